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
  end: [number, number];
}

const widest = 11;
const thinnest = 0.9;

type Point = [number, number];

function bow([x1, y1]: Point, [x2, y2]: Point): string {
  const across = 0.22;
  const x = (x1 + x2) / 2 + (y1 - y2) * across;
  const y = (y1 + y2) / 2 + (x2 - x1) * across;
  return [`M${x1.toFixed(1)},${y1.toFixed(1)}`, `Q${x.toFixed(1)},${y.toFixed(1)}`,
    `${x2.toFixed(1)},${y2.toFixed(1)}`].join(" ");
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
  for (const partner of inYear(flows, year, shown)) {
    const end = pointOf(at, scene.m49.get(partner.code) ?? "");
    if (!centre || !end) continue;
    for (const way of shown) {
      const figure = partner[way].get(year);
      if (!figure) continue;
      const d = way === "from" ? bow(centre, end) : bow(end, centre);
      const width = thinnest + (widest - thinnest) * (valueOf(partner, way, year) / most);
      const shape = draw("path", { class: "reach", d });
      drawn.unshift(draw("path", { class: `arc ${way}`, d, "stroke-width": width.toFixed(2) }));
      arcs.push({ partner, way, figure, shape, end });
    }
  }
  return { arcs, drawn };
}

type Box = [left: number, top: number, right: number, bottom: number];

const apart = (a: Box, b: Box): boolean =>
  a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];

/** "Iran (Islamic Republic of)" is Iran here; of Korea there are two. */
function short(name: string): string {
  const rest = / of Great Britain.*$| ?[(（].*$/;
  const plain = /^Kor|^Cor|^Кор/.test(name) ? name : name.replace(rest, "");
  return plain.length > 26 ? `${plain.slice(0, 24).trim()}\u2026` : plain;
}

/** Names of the largest, where none is in the way of another. */
export function drawNames(arcs: Arc[], most: number, at: World): SVGElement[] {
  const taken: Box[] = [];
  const named = new Set<string>();
  const out: SVGElement[] = [];
  for (const { partner, end: [x, y] } of arcs) {
    if (out.length >= most) break;
    const name = short(partner.name);
    const wide = name.length * 6.6;
    const left = x + 6 + wide < at.width ? x + 6 : x - 6 - wide;
    const box: Box = [left, y - 8, left + wide, y + 8];
    const free = taken.every((other) => apart(box, other));
    if (named.has(partner.code) || !free || left < 0 || y < 8 || y > at.height - 8) continue;
    taken.push(box);
    named.add(partner.code);
    const anchor = left > x ? "start" : "end";
    const from = left > x ? left : x - 6;
    out.push(
      draw("text", { class: "place-name", x: from, y: y + 4, "text-anchor": anchor }, name),
    );
  }
  return out;
}
