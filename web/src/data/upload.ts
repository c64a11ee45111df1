// A file to load: seen before it is sent, looked through by the server before it is loaded. What
// would be rejected is said row by row; nothing is written until the person says so.
import { askJson } from "../base/ask";
import { announce, button, make } from "../base/dom";
import { readCsv } from "../base/table";
import { number, say } from "../base/words";
import { runJob, shownTrouble } from "../models/job";
import { token, tokenField } from "../models/token";

interface Row {
  row: number;
  column: number;
  seen: string;
  reason: string;
}

interface Report {
  summary: string;
  already_loaded: boolean;
  rows_read: number;
  kept: number;
  rejected: number;
  flagged: number;
  rejections: Row[];
  flags: Row[];
}

const glanceBytes = 16_384;
const glanceRows = 6;
const glanceColumns = 12;
const largestFile = 256 * 1024 * 1024;

function region(label: string, table: HTMLElement): HTMLElement {
  return make("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": label }, table);
}

function grid(head: string[], rows: string[][]): HTMLElement {
  const line = (cells: string[], name: "th" | "td") =>
    make("tr", {}, ...cells.map((cell) =>
      make(name, name === "th" ? { scope: "col", dir: "auto" } : { dir: "auto" }, cell)));
  return make("table", { class: "data" }, make("thead", {}, line(head, "th")),
    make("tbody", {}, ...rows.map((row) => line(row, "td"))));
}

/** The first rows as they stand in the file, where it is a text of values. */
async function glance(file: File): Promise<HTMLElement | null> {
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return null;
  const text = await file.slice(0, glanceBytes).text();
  const plain = file.name.toLowerCase().endsWith(".tsv") ? text.replaceAll("\t", ",") : text;
  const [head, ...rows] = readCsv(plain).map((row) => row.slice(0, glanceColumns));
  if (!head) return null;
  return region(say("load.glance"), grid(head, rows.slice(0, glanceRows - 1)));
}

function rowsOf(title: string, rows: Row[], total: number): HTMLElement | null {
  if (total === 0) return null;
  const head = ["load.row", "load.column", "load.seen", "load.reason"].map((key) => say(key));
  const body = rows.map((one) => [number(one.row), number(one.column), one.seen, one.reason]);
  const more = total - rows.length;
  return make("div", {}, make("h3", {}, title), region(title, grid(head, body)),
    more > 0 ? make("p", { class: "small" }, say("load.more", { count: more })) : null);
}

class Upload {
  private readonly state = make("div", { class: "run-state", role: "status" });
  private readonly found = make("div", {});
  private readonly load = button(say("load.load"), () => void this.send(), { disabled: true });
  private readonly look = button(say("load.look"), () => void this.check(), { disabled: true });
  private file: File | null = null;

  constructor(private readonly slot: HTMLElement) {}

  start(): void {
    const input = make("input", { type: "file" });
    input.addEventListener("change", () => void this.chosen(input.files?.[0] ?? null));
    this.slot.append(
      tokenField(),
      make("label", {}, make("span", {}, say("load.file")), input),
      make("p", { class: "upload-buttons" }, this.look, " ", this.load),
      this.state,
      this.found,
    );
  }

  private async chosen(file: File | null): Promise<void> {
    this.file = file;
    this.load.disabled = true;
    const large = file !== null && file.size > largestFile;
    this.look.disabled = file === null || large;
    this.state.replaceChildren();
    this.found.replaceChildren();
    if (!file) return;
    const size = number(largestFile / 1_048_576);
    if (large) this.state.replaceChildren(say("load.large", { size }));
    const first = await glance(file).catch(() => null);
    if (first) this.found.replaceChildren(make("h3", {}, say("load.glance")), first);
  }

  private address(what: string): string {
    return `/api/v1/editions${what}?name=${encodeURIComponent(this.file?.name ?? "")}`;
  }

  private async check(): Promise<void> {
    if (!this.file) return;
    this.state.replaceChildren(make("progress", {}), " ", say("load.looking"));
    try {
      const report = await askJson<Report>(this.address("/check"), {
        method: "POST", body: this.file, token: token(), patienceMs: 300_000,
      });
      this.state.replaceChildren();
      this.show(report);
    } catch (error) {
      this.state.replaceChildren(shownTrouble(error));
    }
  }

  private show(report: Report): void {
    const { rejected, flagged } = report;
    const counts = say("load.counts", {
      rows: number(report.rows_read), kept: number(report.kept),
      rejected: number(rejected), flagged: number(flagged),
    });
    this.found.replaceChildren(
      make("h3", {}, say("load.would")),
      make("p", { dir: "auto" }, counts),
      make("p", { class: "small", dir: "auto" }, report.summary),
    );
    const parts = [
      rowsOf(say("load.rejected"), report.rejections, rejected),
      rowsOf(say("load.flagged"), report.flags, flagged),
    ];
    for (const part of parts) if (part) this.found.append(part);
    this.load.disabled = report.already_loaded;
    announce(counts);
  }

  private async send(): Promise<void> {
    if (!this.file) return;
    this.load.disabled = true;
    try {
      await runJob(this.address(""), this.file, this.state);
      this.state.replaceChildren(say("load.done"));
    } catch (error) {
      this.state.replaceChildren(shownTrouble(error));
    }
  }
}

export async function startUpload(slot: HTMLElement): Promise<void> {
  new Upload(slot).start();
}
