// Tables as the server sends them to programs, shown.
import { make } from "./dom";
import { number, say } from "./words";

export type CellValue = string | number | boolean | null;

export interface TableColumn {
  name: string;
  title: string;
  unit: string;
  digits: number;
}

export interface ServedTable {
  title: string;
  columns: TableColumn[];
  rows: Record<string, CellValue>[];
  notes: string[];
}

function cellOf(value: CellValue, column: TableColumn, first: boolean): HTMLElement {
  const isNumber = typeof value === "number";
  const text = isNumber ? number(value, column.digits || undefined) : String(value ?? "");
  const content =
    value === null || text === ""
      ? make("span", { class: "absent" }, say("table.empty"))
      : make("span", { dir: "auto" }, text);
  if (first && !isNumber) return make("th", { scope: "row" }, content);
  const raw = isNumber ? value : null;
  return make("td", { class: isNumber ? "number" : null, "data-value": raw }, content);
}

function headOf(column: TableColumn, isNumber: boolean): HTMLElement {
  const unit = column.unit ? make("span", { class: "unit" }, column.unit) : null;
  const css = isNumber ? "number" : null;
  const title = make("span", { dir: "auto" }, column.title);
  return make("th", { scope: "col", class: css }, title, unit);
}

export function showTable(table: ServedTable): HTMLElement {
  const isNumber = (name: string) => table.rows.some((row) => typeof row[name] === "number");
  const head = table.columns.map((column) => headOf(column, isNumber(column.name)));
  const rows = table.rows.map((row) =>
    make("tr", {}, ...table.columns.map((one, i) => cellOf(row[one.name] ?? null, one, i === 0))),
  );
  const shown = make(
    "table",
    { class: "data" },
    table.title ? make("caption", { dir: "auto" }, table.title) : null,
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...rows),
  );
  const notes = table.notes.map((note) => make("p", { class: "small", dir: "auto" }, note));
  const label = table.title || say("chart.csv");
  return make(
    "div",
    { class: "scroll", role: "region", tabindex: 0, "aria-label": label },
    shown,
    ...notes,
  );
}

/** Comma-separated values with quotes, as RFC 4180 has them. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => (row.push(cell), (cell = ""));
  const endRow = () => (endCell(), rows.push(row), (row = []));
  const plain = text.replace(/^\ufeff/, "");
  for (let i = 0; i < plain.length; i += 1) {
    const c = plain[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (plain[i + 1] === '"') (cell += '"'), (i += 1);
      else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === ",") endCell();
    else if (c === "\n") endRow();
    else if (c !== "\r") cell += c;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}
