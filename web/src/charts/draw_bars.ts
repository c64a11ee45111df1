// Bars of what was computed here, drawn as the server draws its own, so that cursor, readout and
// downloads work alike. Bars begin at zero; the second series is striped, not just coloured.
import { scaleLinear } from "d3-scale";

import { draw, freshId, make, rightToLeft } from "../base/dom";
import { number, say } from "../base/words";
import { startChart } from "./start_charts";

export interface Bars {
  title: string;
  first: string; // what the labels are
  unit: string;
  series: string[]; // one or two
  labels: string[];
  values: (number | null)[][]; // by label, then series
}

const row = { bar: 16, gap: 10, label: 20 };

function stripes(id: string): SVGPatternElement {
  return draw(
    "pattern",
    { id, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
    draw("rect", { class: "hollow", width: 6, height: 6 }),
    draw("path", { class: "series-2 stroke", d: "M-1,1L1,-1M0,6L6,0M5,7L7,5", "stroke-width": 2 }),
  );
}

interface Frame {
  bars: Bars;
  width: number;
  mirrored: boolean;
  fill: (series: number) => string | null;
  x: (value: number) => number;
}

function barOf(frame: Frame, value: number, series: number, y: number): SVGElement[] {
  const { width, mirrored, x } = frame;
  const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
  const at = mirrored ? width - to : from;
  const end = mirrored ? width - x(value) : x(value);
  const outward = (value < 0) !== mirrored ? -1 : 1;
  return [
    draw("rect", {
      class: `series-${series + 1} bar${series === 0 ? " full" : ""}`,
      x: at.toFixed(1), y, width: Math.max(1, to - from).toFixed(1), height: row.bar,
      fill: frame.fill(series),
    }),
    draw(
      "text",
      { x: end + 6 * outward, y: y + 12.5, class: "value",
        "text-anchor": outward < 0 ? "end" : "start" },
      number(value),
    ),
  ];
}

function legend(frame: Frame): SVGElement[] {
  const { bars, mirrored, width } = frame;
  const step = width / bars.series.length;
  return bars.series.flatMap((name, i) => {
    const x = mirrored ? width - i * step : i * step;
    return [
      draw("rect", {
        class: `series-${i + 1} bar${i === 0 ? " full" : ""}`,
        x: mirrored ? x - 26 : x, y: 4, width: 26, height: 10, fill: frame.fill(i),
      }),
      draw(
        "text",
        { x: mirrored ? x - 32 : x + 32, y: 14, "text-anchor": mirrored ? "end" : "start" },
        name,
      ),
    ];
  });
}

function svgOf(bars: Bars, width: number): SVGSVGElement {
  const several = bars.series.length > 1;
  const known = bars.values.flat().filter((value): value is number => value !== null);
  const scale = scaleLinear([Math.min(0, ...known), Math.max(0, ...known) || 1], [0, width - 90]);
  const pattern = freshId("stripes");
  const mirrored = rightToLeft();
  const fill = (series: number) => (series === 0 ? null : `url(#${pattern})`);
  const frame: Frame = { bars, width, mirrored, fill, x: scale };
  let y = several ? 24 : 0;
  const parts: SVGElement[] = several ? legend(frame) : [];
  const edge = mirrored ? { x: width, "text-anchor": "end" } : { x: 0, "text-anchor": "start" };
  parts.push(draw("text", { ...edge, y: y + 13, class: "unit" }, bars.unit));
  y += 22;
  bars.labels.forEach((label, i) => {
    parts.push(draw("text", { ...edge, y: y + 14 }, label));
    y += row.label;
    for (const [series, value] of (bars.values[i] ?? []).entries()) {
      if (value !== null) parts.push(...barOf(frame, value, series, y));
      y += row.bar + 3;
    }
    y += row.gap;
  });
  return draw(
    "svg",
    {
      class: "chart", viewBox: `0 0 ${width} ${y}`, width, height: y, role: "img",
      direction: "ltr", "font-size": 13, fill: "currentColor", "aria-label": bars.title,
    },
    draw("defs", {}, stripes(pattern)),
    ...parts,
  );
}

function tableOf(bars: Bars): HTMLElement {
  const unit = () => make("span", { class: "unit" }, bars.unit);
  const head = bars.series.map((name) =>
    make("th", { scope: "col", class: "number" }, name, " ", unit()),
  );
  const rows = bars.labels.map((label, i) =>
    make(
      "tr",
      {},
      make("th", { scope: "row", dir: "auto" }, label),
      ...(bars.values[i] ?? []).map((value) =>
        make("td", { class: "number", "data-value": value }, value === null ? "–" : number(value)),
      ),
    ),
  );
  return make(
    "table",
    { class: "data" },
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, bars.first), ...head)),
    make("tbody", {}, ...rows),
  );
}

export function barFigure(bars: Bars): HTMLElement {
  const figure = make(
    "figure",
    { class: "chart", "data-chart": "bars", id: freshId("drawn") },
    make("figcaption", { dir: "auto" }, bars.title),
    make("div", { class: "wide" }, svgOf(bars, 640)),
    make("div", { class: "narrow" }, svgOf(bars, 320)),
    make("details", {}, make("summary", {}, say("chart.table")), tableOf(bars)),
  );
  startChart(figure);
  return figure;
}
