// The world as outlines: an equal-area projection, borders thin, those in dispute dashed, and a
// middle for each place, so that the small ones can be seen too.
import type { GeoPath, GeoProjection } from "d3-geo";
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

type Pair = [number, number];

export interface View {
  width: number;
  height: number;
  place: Pair | null; // middles, as degrees
  partners: Pair[]; // those that matter most first
  needsAll: boolean; // or the nearest that fit, where the window is small
}

/** What is drawn of the world from north to south: people live nowhere beyond. */
const [northernmost, southernmost] = [84, -57];
const widthOfWorld = 5.413; // of the projection, at scale 1
/** How much nearer than the whole world: never so near that nobody knows where it is; and what is
 * spread over most of the world is shown on the whole of it, for a world cut at two edges looks
 * broken. */
const [farthest, nearest] = [1.7, 4];
const usual = 11; // the meridian in the middle: the world is cut in the Bering Strait
const pacific = 150; // and for whom that would cut off the neighbours
const edge = { x: 34, y: 30 };

type Box = { x1: number; y1: number; x2: number; y2: number };

const around = (longitude: number): GeoProjection =>
  geoEqualEarth().rotate([-longitude, 0]).scale(1).translate([0, 0]);

function boxOf(projection: GeoProjection, points: Pair[]): Box {
  const at = points.map((point): Pair => projection(point) ?? [0, 0]);
  const [x, y] = [at.map((one) => one[0]), at.map((one) => one[1])];
  return { x1: Math.min(...x), y1: Math.min(...y), x2: Math.max(...x), y2: Math.max(...y) };
}

/** How large a box can be drawn in a frame. */
function scaleFor(box: Box, { width, height }: View): number {
  const [wide, tall] = [box.x2 - box.x1, box.y2 - box.y1];
  return Math.min((width - 2 * edge.x) / wide, (height - 2 * edge.y) / tall);
}

const heightOfBand = (): number => {
  const at = (latitude: number) => around(0)([0, latitude])?.[1] ?? 0;
  return at(southernmost) - at(northernmost);
};

/** The world from side to side. */
function wholeWorld(view: View): GeoProjection {
  const [longitude] = view.place ?? [usual, 0];
  const middle = Math.abs(longitude) > pacific ? Math.sign(longitude) * pacific : usual;
  const projection = around(middle);
  const scale = Math.min((view.width - 4) / widthOfWorld, view.height / heightOfBand());
  projection.scale(scale).translate([view.width / 2, 0]);
  const top = projection([middle, northernmost])?.[1] ?? 0;
  return projection.translate([view.width / 2, -top]);
}

/** A part of the world that fills its frame, with the place and those partners that fit. */
function partOf(view: View, points: Pair[], scales: [number, number]): GeoProjection {
  const first = boxOf(around(view.place?.[0] ?? 0), points);
  const turned = around(view.place?.[0] ?? 0).invert?.([(first.x1 + first.x2) / 2, 0]);
  const projection = around(turned?.[0] ?? 0);
  const box = boxOf(projection, points);
  const scale = Math.min(scales[1], Math.max(scales[0], scaleFor(box, view)));
  projection.scale(scale);
  const y = (latitude: number) => projection([0, latitude])?.[1] ?? 0;
  const middle = view.height / 2 - (scale * (box.y1 + box.y2)) / 2;
  const down = Math.min(-y(northernmost), Math.max(view.height - y(southernmost), middle));
  return projection.translate([view.width / 2 - (scale * (box.x1 + box.x2)) / 2, down]);
}

/** Those that a frame has room for beside the place, no farther than a scale. */
function fitting(view: View, least: number): Pair[] {
  if (!view.place) return [];
  const projection = around(view.place[0]);
  const kept = [view.place];
  for (const partner of view.partners) {
    if (scaleFor(boxOf(projection, [...kept, partner]), view) >= least) kept.push(partner);
  }
  return kept;
}

export function world(outlines: Outlines, view: View): World {
  const { width, height, partners, needsAll } = view;
  const whole = width / widthOfWorld;
  const least = Math.max(needsAll ? farthest * whole : 0, height / heightOfBand());
  const kept = fitting(view, least);
  const isPart = kept.length > 0 && (!needsAll || kept.length > partners.length);
  const projection = isPart
    ? partOf(view, kept, [least, Math.max(least, (needsAll ? 1 : 1.5) * nearest * whole)])
    : wholeWorld(view);
  projection.clipExtent([[-4, -4], [width + 4, height + 4]]);
  return { projection, path: geoPath(projection), outlines, width, height, whole: !isPart };
}

export function pointOf(at: World, m49: string): [number, number] | null {
  const middle = at.outlines.middles[m49];
  const point = middle ? at.projection(middle) : null;
  return point ? [point[0], point[1]] : null;
}

const antarctica = "010";

/** Not drawn as a border like others: Western Sahara, and what has no code of its own. */
const disputed = (id: string | number | undefined) =>
  id === undefined || id === "732" || id === "XKX";

interface Shapes {
  countries: { m49: string; d: string }[];
  borders: [plain: string, disputed: string];
}

let lastShapes: { view: string; shapes: Shapes } | null = null;

/** Outlines and borders as paths. The dearest part of a map: from year to year the world is mostly
 * seen from the same place, so those of the last view are kept. */
function shapesOf(at: World): Shapes {
  const { projection, outlines, width, height, path } = at;
  const place = [projection.rotate(), projection.scale(), projection.translate()];
  const view = JSON.stringify([width, height, place]);
  if (lastShapes?.view === view) return lastShapes.shapes;
  const { countries } = outlines.atlas.objects;
  const line = (wanted: boolean) => path(mesh(outlines.atlas, countries,
    (a, b) => a !== b && (disputed(a.id) || disputed(b.id)) === wanted)) ?? "";
  const shapes: Shapes = {
    countries: feature(outlines.atlas, countries).features
      .filter((country) => country.id !== antarctica)
      .map((country) => ({ m49: String(country.id ?? ""), d: path(country) ?? "" })),
    borders: [line(false), line(true)],
  };
  lastShapes = { view, shapes };
  return shapes;
}

export function drawBorders(at: World): SVGElement[] {
  const [plain, inDispute] = shapesOf(at).borders;
  return [
    draw("path", { class: "border", d: plain }),
    draw("path", { class: "border disputed", d: inDispute }),
  ];
}

/** Outlines by code, in the order of the atlas; a place without a code is drawn and not named. What
 * lies under those of which nothing is known is drawn once for all of them. */
export function drawCountries(at: World, css: (m49: string) => string): SVGElement[] {
  const below: string[] = [];
  const lands = shapesOf(at).countries.map(({ m49, d }) => {
    const kind = css(m49);
    if (kind === "unknown") below.push(d);
    return draw("path", { class: `land ${kind}`, d, "data-m49": m49 });
  });
  return [draw("path", { class: "nothing-known", d: below.join("") }), ...lands];
}
