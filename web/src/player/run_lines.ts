// People of one camp, or of all, over the days: the median of the members within their middle 95
// percent, beside what was counted, with the day that is shown.
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";

import { draw } from "../base/dom";
import { say, shortNumber } from "../base/words";
import type { Day, DisplacementRun } from "./run_files";

const widths = { wide: 640, narrow: 340 };
const height = 220;
const edge = { left: 52, right: 12, top: 26, bottom: 24 };

export function daysOf(run: DisplacementRun, name: string): Day[] {
  const camps = run.camps.filter((camp) => name === "" || camp.name === name);
  return run.dates.map((_, day) => {
    const all = camps.map((camp) => camp.days[day]).filter((one) => one !== undefined);
    const sum = (of: (one: Day) => number) => all.reduce((whole, one) => whole + of(one), 0);
    const counted = all.every((one) => one.counted === null) ? null : sum((d) => d.counted ?? 0);
    const median = sum((d) => d.median);
    return { counted, low: sum((d) => d.low), median, high: sum((d) => d.high) };
  });
}

export interface RunLines {
  svg: SVGSVGElement;
  show(day: number): void;
}

/** Side by side, or below each other where there is less room. */
function legend(isNarrow: boolean): SVGElement[] {
  const [x, y] = isNarrow ? [edge.left, 28] : [252, 10];
  return [
    draw("path", { class: "series-1 stroke", d: "M52,10H78", "stroke-width": 2.25 }),
    draw("text", { x: 84, y: 14 }, say("player.model")),
    draw("path", {
      class: "series-2 stroke", d: `M${x},${y}h26`, "stroke-width": 2.25, "stroke-dasharray": "7 4",
    }),
    draw("text", { x: x + 32, y: y + 4 }, say("player.counted")),
  ];
}

export function drawLines(run: DisplacementRun, name: string, isNarrow: boolean): RunLines {
  const width = isNarrow ? widths.narrow : widths.wide;
  const top = isNarrow ? edge.top + 18 : edge.top;
  const days = daysOf(run, name);
  const highest = Math.max(1, ...days.flatMap((day) => [day.high, day.counted ?? 0]));
  const x = scaleLinear([0, Math.max(1, days.length - 1)], [edge.left, width - edge.right]);
  const y = scaleLinear([0, highest], [height - edge.bottom, top]).nice();
  const band = area<Day>((_, i) => x(i), (d) => y(d.low), (d) => y(d.high));
  const median = line<Day>((_, i) => x(i), (d) => y(d.median));
  const counted = line<Day>((_, i) => x(i), (d) => y(d.counted ?? 0));
  counted.defined((d) => d.counted !== null);
  const ticks = y.ticks(4).flatMap((value) => [
    draw("line", {
      class: "grid", x1: edge.left, x2: width - edge.right, y1: y(value), y2: y(value),
      "stroke-opacity": 0.15,
    }),
    draw(
      "text",
      { class: "tick", x: edge.left - 8, y: y(value) + 4.5, "text-anchor": "end" },
      shortNumber(value),
    ),
  ]);
  const now = draw("line", { class: "now", y1: top, y2: height - edge.bottom });
  const dashed = { "stroke-dasharray": "7 4" };
  const plain = { fill: "none", "stroke-width": 2.25 };
  const svg = draw(
    "svg",
    {
      class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", width, height,
      direction: "ltr", "font-size": 13, fill: "currentColor",
      "aria-label": name || say("player.all_camps"),
    },
    ...legend(isNarrow),
    ...ticks,
    draw("path", { class: "series-1 full band", d: band(days), "fill-opacity": 0.2 }),
    draw("path", { class: "series-2 stroke", d: counted(days), ...plain, ...dashed }),
    draw("path", { class: "series-1 stroke", d: median(days), ...plain }),
    now,
  );
  const show = (day: number) => {
    now.setAttribute("x1", x(day).toFixed(1));
    now.setAttribute("x2", x(day).toFixed(1));
  };
  return { svg, show };
}
