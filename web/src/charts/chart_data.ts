// What a chart shows, read from the table behind it: the table is the one truth that the drawing,
// the cursor and the downloads share.
import { all, one, textOf } from "../base/dom";

export interface DataPoint {
  row: number;
  column: number; // of series, from 0
  label: string; // of the row: a year, a place
  series: string;
  text: string; // as shown
  unit: string;
  known: boolean; // false: missing, hidden ...
  proof: string; // address of the page that proves it, or empty
}

export interface ChartData {
  title: string;
  first: string; // what the labels are
  series: string[];
  labels: string[];
  points: DataPoint[];
  rows: string[][]; // head first, for files
}

/** Without the references to notes, which are no part of what a cell says. */
function shown(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const note of all("sup.note, .marks .note", copy)) note.remove();
  return textOf(copy);
}

function proofOf(cell: Element): string {
  const link = one<HTMLAnchorElement>("a.figure", cell);
  if (link) return link.href;
  const id = cell.getAttribute("data-proof");
  return id ? `/proof/${encodeURIComponent(id)}` : "";
}

function rawOf(cell: Element): string {
  return cell.getAttribute("data-value") ?? shown(cell);
}

function headOf(cell: Element): { name: string; unit: string } {
  const unit = textOf(one(".unit", cell));
  const name = shown(cell);
  return { name: unit && name.endsWith(unit) ? name.slice(0, -unit.length).trim() : name, unit };
}

function pointsOf(row: Element, at: number, heads: { name: string; unit: string }[]): DataPoint[] {
  const cells = [...row.children];
  const label = cells[0] ? shown(cells[0]) : "";
  return cells.slice(1).map((cell, column) => ({
    row: at,
    column,
    label,
    series: heads[column + 1]?.name ?? "",
    text: shown(cell),
    unit: heads[column + 1]?.unit ?? "",
    known: one(".absent", cell) === null && /\d/.test(shown(cell)),
    proof: proofOf(cell),
  }));
}

export function readChart(figure: Element): ChartData | null {
  const table = one<HTMLTableElement>("table", figure);
  if (!table) return null;
  const head = all("thead th", table);
  const heads = head.map(headOf);
  const body = all("tbody tr", table);
  return {
    title: textOf(one("figcaption", figure)) || textOf(one("caption", table)),
    first: heads[0]?.name ?? "",
    series: heads.slice(1).map((one) => one.name),
    labels: body.map((row) => (row.children[0] ? shown(row.children[0]) : "")),
    points: body.flatMap((row, at) => pointsOf(row, at, heads)),
    rows: [
      heads.map((one) => (one.unit ? `${one.name} (${one.unit})` : one.name)),
      ...body.map((row) => [...row.children].map(rawOf)),
    ],
  };
}
