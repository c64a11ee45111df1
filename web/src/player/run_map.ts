// A displacement run drawn: ways as lines, places by their kind, camps as circles whose area goes
// with the people there that day.
import type { GeoPermissibleObjects } from "d3-geo";
import { geoMercator, geoPath } from "d3-geo";
import { scaleSqrt } from "d3-scale";

import { draw } from "../base/dom";
import { number } from "../base/words";
import type { DisplacementRun } from "./run_files";
import { hasFlows, journeysOn } from "./run_files";

const width = 640;
const height = 440;

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

export function drawRun(run: DisplacementRun, title: string): RunMap {
  const points: GeoPermissibleObjects = {
    type: "MultiPoint",
    coordinates: run.places.map((place) => place.at),
  };
  const projection = geoMercator().fitExtent([[40, 34], [width - 40, height - 34]], points);
  const radius = scaleSqrt([0, most(run)], [0, 26]);
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
        lines[i]!.setAttribute("stroke-width", (share > 0 ? 1 + 6 * share : 0.5).toFixed(2));
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
