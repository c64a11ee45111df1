// Arcs between two points of a map. The two ways between a pair bow to opposite sides, so that
// neither hides the other; width goes with people, and there are no arrow heads, because these are
// people who live somewhere and not moves of a year.
import { draw } from "../base/dom";
import type { Figure, Flows, Partner, Way } from "./flows";
import { inYear, valueOf, ways } from "./flows";
import type { World } from "./world";
import { pointOf } from "./world";

export interface Arc {
  partner: Partner;
  way: Way;
  figure: Figure;
  shape: SVGPathElement; // wide enough to be pointed at
  end: Point; // where the partner is, or where the way there leaves the map
  isBeyond: boolean; // the partner is not on this part of the map
  away: Point; // where the way leads to at its end
}

const widths = { wide: [0.9, 11], narrow: [0.6, 8] } as const;

type Point = [number, number];

const isOn = ([x, y]: Point, at: World): boolean =>
  x >= 0 && y >= 0 && x <= at.width && y <= at.height;

/** The last point within the map of what is drawn from one point to another. */
function lastOn(start: Point, end: Point, at: World): Point {
  const [x, y] = crest(start, end);
  let last = start;
  for (let i = 1; i <= 60; i += 1) {
    const t = i / 60;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    const point: Point = [a * start[0] + b * x + c * end[0], a * start[1] + b * y + c * end[1]];
    if (!isOn(point, at)) break;
    last = point;
  }
  return last;
}

function crest([x1, y1]: Point, [x2, y2]: Point): Point {
  const across = 0.22;
  return [(x1 + x2) / 2 + (y1 - y2) * across, (y1 + y2) / 2 + (x2 - x1) * across];
}

function bow(start: Point, end: Point): string {
  const text = ([x, y]: Point) => `${x.toFixed(1)},${y.toFixed(1)}`;
  return `M${text(start)} Q${text(crest(start, end))} ${text(end)}`;
}

export interface Scene {
  at: World;
  flows: Flows;
  year: number;
  shown: Way[];
  m49: Map<string, string>; // by code
}

/** The same scale for all years and both ways, so that they can be compared. */
export function mostPeople(flows: Flows): number {
  return Math.max(
    1,
    ...flows.partners.flatMap((partner) =>
      ways.flatMap((way) => [...partner[way].values()].map((figure) => figure.value)),
    ),
  );
}

export function drawArcs(scene: Scene): { arcs: Arc[]; drawn: SVGElement[] } {
  const { at, flows, year, shown } = scene;
  const centre = pointOf(at, scene.m49.get(flows.place.place) ?? "");
  const most = mostPeople(flows);
  const arcs: Arc[] = [];
  const drawn: SVGElement[] = [];
  const [thinnest, thickest] = at.width < 500 ? widths.narrow : widths.wide;
  for (const partner of inYear(flows, year, shown)) {
    const goal = pointOf(at, scene.m49.get(partner.code) ?? "");
    if (!centre || !goal) continue;
    const isBeyond = !isOn(goal, at);
    for (const way of shown) {
      const figure = partner[way].get(year);
      if (!figure) continue;
      const d = way === "from" ? bow(centre, goal) : bow(goal, centre);
      const end = isBeyond ? lastOn(centre, goal, at) : goal;
      const width = thinnest + (thickest - thinnest) * (valueOf(partner, way, year) / most);
      const shape = draw("path", { class: "reach", d });
      drawn.unshift(draw("path", { class: `arc ${way}`, d, "stroke-width": width.toFixed(2) }));
      arcs.push({ partner, way, figure, shape, end, isBeyond, away: goal });
    }
  }
  return { arcs, drawn };
}
