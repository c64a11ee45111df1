// What a run found, as table and bars; and two runs side by side, assumptions first.
import { ask, askJson } from "../base/ask";
import { make } from "../base/dom";
import { number, say } from "../base/words";
import type { ServedTable } from "../base/table";
import { readCsv, showTable } from "../base/table";
import { barFigure } from "../charts/draw_bars";

export interface Finding {
  name: string;
  value: number | null;
  unit: string;
}

export async function findingsOf(run: string): Promise<Finding[]> {
  const response = await ask(`/api/v1/runs/${encodeURIComponent(run)}/findings`);
  const [head, ...rows] = readCsv(await response.text());
  const at = (name: string) => head?.indexOf(name) ?? -1;
  const [name, value, unit] = [at("finding"), at("value"), at("unit")];
  if (name < 0 || value < 0) return [];
  return rows.map((row) => {
    const figure = row[value] ?? "";
    const known = figure !== "" && Number.isFinite(Number(figure));
    return { name: row[name] ?? "", value: known ? Number(figure) : null, unit: row[unit] ?? "" };
  });
}

/** Only what has one unit stands in one drawing, and one figure alone is better read. */
export function findingBars(title: string, series: string[], runs: Finding[][]): HTMLElement[] {
  const first = runs[0] ?? [];
  const units = [...new Set(first.map((finding) => finding.unit))];
  return units.flatMap((unit) => {
    const labels = first.filter((one) => one.unit === unit).map((one) => one.name);
    if (labels.length * runs.length < 2) return [];
    const values = labels.map((label) =>
      runs.map((run) => run.find((one) => one.name === label)?.value ?? null),
    );
    return [barFigure({ title, first: say("run.finding"), unit, series, labels, values })];
  });
}

export function findingTable(findings: Finding[]): HTMLElement {
  const rows = findings.map((one) =>
    make(
      "tr",
      {},
      make("th", { scope: "row", dir: "auto" }, one.name),
      make("td", { class: "number" }, one.value === null ? "–" : number(one.value)),
      make("td", { dir: "auto" }, one.unit),
    ),
  );
  const head = ["run.finding", "run.value", "run.unit"].map((key, i) =>
    make("th", { scope: "col", class: i === 1 ? "number" : null }, say(key)),
  );
  const table = make(
    "table",
    { class: "data" },
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...rows),
  );
  const label = say("run.found");
  return make("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": label }, table);
}

export async function comparison(one: string, other: string): Promise<HTMLElement[]> {
  const address = `/api/v1/runs/${encodeURIComponent(one)}/compare/${encodeURIComponent(other)}`;
  const [table, first, second] = await Promise.all([
    askJson<ServedTable>(`${address}?format=json`),
    findingsOf(one),
    findingsOf(other),
  ]);
  return [showTable(table), ...findingBars(say("run.both"), [one, other], [first, second])];
}
