// The world as outlines: an equal-area projection, borders thin, those in dispute dashed, and a
// middle for each place, so that the small ones can be seen too.
import type { GeoPath, GeoPermissibleObjects, GeoProjection } from "d3-geo";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

import { askOnce } from "../base/ask";
import { draw } from "../base/dom";

interface Outlines {
  atlas: Topology<{ countries: GeometryCollection }>;
  middles: Record<string, [number, number]>;
}

export interface World {
  projection: GeoProjection;
  path: GeoPath;
  outlines: Outlines;
  width: number;
  height: number;
  whole: boolean; // or a part, that fills its frame
}

export const readOutlines = (): Promise<Outlines> =>
  askOnce<Outlines>(new URL("outlines.json", import.meta.url).href);

export interface View {
  width: number;
  height: number;
  around: [number, number][]; // middles to be seen; empty for the whole world
}

/** Near to what is to be seen, yet never so near that nobody knows where it is; and what is spread
 * over most of the world is shown on the whole of it: a world cut at two edges looks broken. */
const nearest = 4;
const farthest = 1.7;

export function world(outlines: Outlines, view: View): World {
  const { width, height } = view;
  const projection = geoEqualEarth().rotate([-11, 0]);
  const sphere = { type: "Sphere" } as const;
  projection.fitExtent([[2, 2], [width - 2, height - 2]], sphere);
  if (view.around.length > 0) {
    const least = projection.scale();
    const points: GeoPermissibleObjects = { type: "MultiPoint", coordinates: view.around };
    projection.fitExtent([[36, 30], [width - 36, height - 30]], points);
    if (projection.scale() < farthest * least) {
      projection.fitExtent([[2, 2], [width - 2, height - 2]], sphere);
      return { projection, path: geoPath(projection), outlines, width, height, whole: true };
    }
    if (projection.scale() > nearest * least) {
      const [x, y] = geoPath(projection).centroid(points);
      const middle = projection.invert?.([x, y]) ?? [0, 0];
      projection.scale(nearest * least).translate([0, 0]);
      const [u, v] = projection(middle) ?? [0, 0];
      projection.translate([width / 2 - u, height / 2 - v]);
    }
    projection.clipExtent([[-4, -4], [width + 4, height + 4]]);
  }
  const whole = view.around.length === 0;
  return { projection, path: geoPath(projection), outlines, width, height, whole };
}

export function pointOf(at: World, m49: string): [number, number] | null {
  const middle = at.outlines.middles[m49];
  const point = middle ? at.projection(middle) : null;
  return point ? [point[0], point[1]] : null;
}

/** Not drawn as a border like others: Western Sahara, and what has no code of its own. */
const disputed = (id: string | number | undefined) =>
  id === undefined || id === "732" || id === "XKX";

export function drawBorders(at: World): SVGElement[] {
  const { countries } = at.outlines.atlas.objects;
  const line = (css: string, wanted: boolean) => {
    const between = mesh(
      at.outlines.atlas,
      countries,
      (a, b) => a !== b && (disputed(a.id) || disputed(b.id)) === wanted,
    );
    return draw("path", { class: css, d: at.path(between) });
  };
  return [line("border", false), line("border disputed", true)];
}

/** Outlines by code, in the order of the atlas; a place without a code is drawn and not named. */
export function drawCountries(at: World, css: (m49: string) => string): SVGElement[] {
  return feature(at.outlines.atlas, at.outlines.atlas.objects.countries).features.map((country) => {
    const m49 = String(country.id ?? "");
    return draw("path", { class: `land ${css(m49)}`, d: at.path(country), "data-m49": m49 });
  });
}
