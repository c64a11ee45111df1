// A displacement run drawn: ways as lines, places by their kind, camps as circles whose area goes
// with the people there that day.
import type { GeoPermissibleObjects } from "d3-geo";
import { geoMercator, geoPath } from "d3-geo";
import { scaleSqrt } from "d3-scale";

import { draw, make } from "../base/dom";
import { number, say } from "../base/words";
import type { DisplacementRun } from "./run_files";
import { hasFlows, journeysOn } from "./run_files";

const looks = {
  wide: { width: 640, height: 440, edge: { x: 40, y: 34 }, largest: 26 },
  narrow: { width: 340, height: 340, edge: { x: 44, y: 30 }, largest: 20 },
};

export interface RunMap {
  svg: SVGSVGElement;
  show(day: number): void;
}

function most(run: DisplacementRun): number {
  return Math.max(1, ...run.camps.flatMap((camp) => camp.days.map((day) => day?.median ?? 0)));
}

function shapeOf(kind: string, x: number, y: number): SVGElement {
  if (kind === "conflict") {
    const d = `M${x},${y - 5}L${x + 5},${y + 4}H${x - 5}Z`;
    return draw("path", { class: "zone", d });
  }
  return draw("circle", { class: "town", cx: x, cy: y, r: 2 });
}

/** What the marks are, in words. */
export function runLegend(): HTMLElement {
  const entry = (mark: SVGElement, text: string) => {
    const size = { width: 18, height: 14, "aria-hidden": "true" };
    const sample = draw("svg", { class: "map", ...size }, mark);
    return make("li", {}, sample, text);
  };
  return make(
    "ul",
    { class: "run-legend" },
    entry(draw("circle", { class: "camp", cx: 9, cy: 7, r: 6 }), say("player.mark_camp")),
    entry(shapeOf("conflict", 9, 7), say("player.mark_zone")),
    entry(shapeOf("town", 9, 7), say("player.mark_town")),
    entry(draw("path", { class: "way", d: "M1,7H17", "stroke-width": 3 }), say("player.mark_way")),
  );
}

export function drawRun(run: DisplacementRun, title: string, isNarrow: boolean): RunMap {
  const { width, height, edge, largest } = isNarrow ? looks.narrow : looks.wide;
  const points: GeoPermissibleObjects = {
    type: "MultiPoint",
    coordinates: run.places.map((place) => place.at),
  };
  const projection = geoMercator().fitExtent(
    [[edge.x, edge.y], [width - edge.x, height - edge.y]], points);
  const radius = scaleSqrt([0, most(run)], [0, largest]);
  const busiest = Math.max(1, ...run.routes.map((route) => route.journeys));
  const path = geoPath(projection);
  const lines = run.routes.map((route) =>
    draw("path", {
      class: "way",
      d: path({ type: "LineString", coordinates: [route.from, route.to] }),
      "stroke-width": (0.7 + (5 * route.journeys) / busiest).toFixed(2),
    }),
  );
  const flowing = hasFlows(run);
  const busiestStep = Math.max(
    1, ...run.routes.flatMap((route) => route.flows.map((flow) => flow.journeys)),
  );
  const towns = run.places
    .filter((place) => place.kind !== "camp")
    .map((place) => {
      const [x, y] = projection(place.at) ?? [0, 0];
      const shape = shapeOf(place.kind, Number(x.toFixed(1)), Number(y.toFixed(1)));
      shape.append(draw("title", {}, place.name));
      return shape;
    });
  const camps = run.camps.flatMap((camp) => {
    const at = camp.at && projection(camp.at);
    if (!at) return [];
    const circle = draw("circle", { class: "camp", cx: at[0], cy: at[1], r: 0 });
    const middle = { x: at[0], y: at[1], "text-anchor": "middle" };
    const label = draw("text", { class: "place-name", ...middle });
    return [{ camp, circle, label, y: at[1] }];
  });
  const svg = draw(
    "svg",
    { class: "chart map run", viewBox: `0 0 ${width} ${height}`, role: "img", width, height,
      "aria-label": title },
    ...lines,
    ...towns,
    ...camps.map((one) => one.circle),
    ...camps.map((one) => one.label),
  );
  const show = (day: number) => {
    if (flowing) {
      run.routes.forEach((route, i) => {
        const share = journeysOn(route, day) / busiestStep;
        lines[i]!.setAttribute("stroke-width", (share > 0 ? 1.5 + 6 * share : 0.75).toFixed(2));
      });
    }
    for (const { camp, circle, label, y } of camps) {
      const people = camp.days[day]?.median ?? 0;
      circle.setAttribute("r", radius(people).toFixed(1));
      label.setAttribute("y", (y - radius(people) - 5).toFixed(1));
      label.textContent = people > 0 ? `${camp.name} ${number(people)}` : camp.name;
    }
  };
  return { svg, show };
}
