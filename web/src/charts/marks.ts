// Where the points of a table stand in the drawing that the server made. A drawing says so in one
// of two ways: lines by the corners of their paths, bars and bands by one shape for each figure.
import { all, textOf } from "../base/dom";
import type { ChartData, DataPoint } from "./chart_data";

export interface Mark {
  point: DataPoint;
  x: number;
  y: number;
  shape: SVGGraphicsElement | null; // a bar or band, outlined when it is the one
}

export type Layout = "across" | "down" | "both" | "list";

export interface Drawing {
  svg: SVGSVGElement;
  layout: Layout; // which way rows run
  marks: Mark[];
}

const known = (data: ChartData, column: number): DataPoint[] =>
  data.points.filter((point) => point.known && point.column === column);

/** The corners "M1,2L3,4" of a path, and single markers between gaps. */
function corners(svg: SVGSVGElement, series: number): [number, number][] {
  const found = new Map<string, [number, number]>();
  const add = (x: number, y: number) => found.set(x.toFixed(1), [x, y]);
  const ofSeries = `path.series-${series + 1}`;
  for (const path of all<SVGPathElement>(`${ofSeries}.line, ${ofSeries}.point`, svg)) {
    const d = path.getAttribute("d") ?? "";
    const at = /^M([-\d.]+),([-\d.]+)m/.exec(d);
    if (at) add(Number(at[1]), Number(at[2]));
    if (at || !/^M[-\d.]+,[-\d.]+L/.test(d)) continue;
    for (const [, x, y] of d.matchAll(/[ML]([-\d.]+),([-\d.]+)/g)) add(Number(x), Number(y));
  }
  return [...found.values()].sort((a, b) => a[0] - b[0]);
}

function lineMarks(svg: SVGSVGElement, data: ChartData): Mark[] {
  return data.series.flatMap((_, column) => {
    const points = known(data, column);
    const at = corners(svg, column);
    if (at.length !== points.length) return [];
    return points.map((point, i) => ({ point, x: at[i]![0], y: at[i]![1], shape: null }));
  });
}

function middleOf(shape: SVGGraphicsElement): { x: number; y: number } {
  const box = shape.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const markOf = (point: DataPoint, shape: SVGGraphicsElement): Mark => ({
  point,
  ...middleOf(shape),
  shape,
});

function barMarks(svg: SVGSVGElement, data: ChartData): Mark[] {
  const points = data.points.filter((point) => point.known);
  const bars = all<SVGRectElement>("rect.bar", svg);
  const legend = bars.length - points.length; // samples beside the names of the series
  if (legend !== 0 && legend !== data.series.length) return [];
  return points.map((point, i) => markOf(point, bars[i + legend]!));
}

/** Shapes that carry what they show as their title: "name, label: value" or "label: value". */
function titledMarks(shapes: SVGGraphicsElement[], data: ChartData): Mark[] {
  const byTitle = new Map<string, SVGGraphicsElement>();
  for (const shape of shapes) {
    const title = textOf(shape.querySelector("title"));
    byTitle.set(title.slice(0, title.lastIndexOf(": ")), shape);
  }
  return data.points.flatMap((point) => {
    const shape = byTitle.get(`${point.series}, ${point.label}`) ?? byTitle.get(point.label);
    return shape && point.known ? [markOf(point, shape)] : [];
  });
}

/** The bars of a pyramid stand in the order of its table, two a row, without those of nobody. */
function sideMarks(sides: SVGRectElement[], data: ChartData): Mark[] {
  const points = data.points.filter(
    (point) => point.known && point.column < 2 && /[1-9१-९১-৯١-٩]/.test(point.text),
  );
  if (points.length !== sides.length) return titledMarks(sides, data);
  return points.map((point, i) => markOf(point, sides[i]!));
}

export function readDrawing(svg: SVGSVGElement, data: ChartData): Drawing {
  const bands = all<SVGPathElement>("path.band", svg).filter((band) => !band.closest("defs"));
  const sides = all<SVGRectElement>("rect.full:not(.bar):not(.band)", svg);
  if (all("rect.bar", svg).length > 0) {
    return { svg, layout: "down", marks: barMarks(svg, data) };
  }
  const line = lineMarks(svg, data);
  if (line.length > 0) return { svg, layout: "across", marks: line };
  if (sides.length > 0) return { svg, layout: "both", marks: sideMarks(sides, data) };
  return { svg, layout: "list", marks: titledMarks(bands, data) };
}
