// The player of a displacement run: days pass on a map and along a line, by key, by pointer or by
// themselves. Who asked for less motion gets steps instead. The files stay on this computer.
import { keepState, stateOf } from "../base/address";
import { ask } from "../base/ask";
import { all, button, make } from "../base/dom";
import { day as written, number, say } from "../base/words";
import { shownTrouble } from "../models/job";
import { drawRun, runLegend } from "./run_map";
import type { DisplacementRun } from "./run_files";
import { joined, peopleOn } from "./run_files";
import type { RunLines } from "./run_lines";
import { drawLines } from "./run_lines";

const dayMs = 120;
const stepDays = 10;
const narrowest = 480;

class Player {
  private day = 0;
  private timer = 0;
  private lines: RunLines;
  private readonly map;
  private readonly isNarrow;
  private readonly slider = make("input", { type: "range", min: 0, step: 1 });
  private readonly said = make("output", {});
  private readonly table = make("div", {});
  private readonly linesBox = make("div", {});
  private readonly play = button(say("player.play"), () => this.toggle());

  constructor(
    private readonly run: DisplacementRun,
    private readonly place: HTMLElement,
  ) {
    this.isNarrow = place.clientWidth < narrowest;
    this.map = drawRun(run, say("player.map"), this.isNarrow);
    this.lines = drawLines(run, "", this.isNarrow);
    this.slider.max = String(run.dates.length - 1);
    this.slider.addEventListener("input", () => this.move(Number(this.slider.value)));
  }

  start(): void {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = (days: number) => button(
      say(days > 0 ? "player.later" : "player.earlier", { count: Math.abs(days) }),
      () => this.move(this.day + days),
    );
    const moving = calm ? [step(-stepDays), step(stepDays)] : [this.play];
    this.linesBox.append(this.lines.svg);
    this.place.replaceChildren(
      make("div", { class: "player-controls" }, ...moving,
        make("label", {}, make("span", {}, say("player.day"), " ", this.said), this.slider)),
      make("div", { class: "map-surface", dir: "ltr" }, this.map.svg),
      runLegend(),
      this.chooser(),
      this.linesBox,
      make("details", {}, make("summary", {}, say("player.table")), this.table),
    );
    const asked = stateOf("day");
    if (asked === null) this.show(0);
    else this.move(Number(asked));
  }

  private chooser(): HTMLElement {
    const list = make("select", {}, make("option", { value: "" }, say("player.all_camps")));
    for (const camp of this.run.camps) list.append(make("option", { value: camp.name }, camp.name));
    list.addEventListener("change", () => {
      this.lines = drawLines(this.run, list.value, this.isNarrow);
      this.linesBox.replaceChildren(this.lines.svg);
      this.lines.show(this.day);
    });
    return make("label", { class: "player-camp" }, make("span", {}, say("player.camp")), list);
  }

  /** Another day, by hand: what compares this run with others does it on that day. */
  private move(wanted: number): void {
    this.show(wanted);
    if (!this.timer) keepState({ day: this.day });
    for (const field of all<HTMLInputElement>("form[data-follows=day] input[name=day]")) {
      field.value = String(this.day);
    }
  }

  private show(wanted: number): void {
    const last = this.run.dates.length - 1;
    this.day = Math.max(0, Math.min(last, Number.isFinite(wanted) ? wanted : 0));
    const date = this.run.dates[this.day] ?? "";
    const people = number(peopleOn(this.run, this.day));
    const text = say("player.now", { day: number(this.day), date: written(date), people });
    this.slider.value = String(this.day);
    this.slider.setAttribute("aria-valuetext", text);
    this.said.textContent = text;
    this.map.show(this.day);
    this.lines.show(this.day);
    this.table.replaceChildren(this.rows());
    if (this.day === last) this.pause();
  }

  private rows(): HTMLElement {
    const head = ["player.camp", "player.model", "player.range", "player.counted"].map((key, i) =>
      make("th", { scope: "col", class: i > 0 ? "number" : null }, say(key)),
    );
    const rows = this.run.camps.map((camp) => {
      const day = camp.days[this.day];
      const cells = day
        ? [number(day.median), `${number(day.low)}–${number(day.high)}`,
           day.counted === null ? say("table.empty") : number(day.counted)]
        : ["", "", ""];
      return make("tr", {}, make("th", { scope: "row", dir: "auto" }, camp.name),
        ...cells.map((text) => make("td", { class: "number" }, text)));
    });
    return make("table", { class: "data" }, make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...rows));
  }

  private toggle(): void {
    if (this.timer) return this.pause();
    if (this.day === this.run.dates.length - 1) this.day = -1;
    this.timer = window.setInterval(() => this.show(this.day + 1), dayMs);
    this.play.textContent = say("player.pause");
  }

  private pause(): void {
    const wasPlaying = this.timer !== 0;
    window.clearInterval(this.timer);
    this.timer = 0;
    this.play.textContent = say("player.play");
    if (wasPlaying) this.move(this.day);
  }
}

/** The two files among those that were chosen, by what their names end with, and the third where
 * it is there. */
async function chosen(files: File[]): Promise<[string, string, string]> {
  const find = (ending: RegExp) => files.find((file) => ending.test(file.name));
  const [arrivals, places] = [find(/arrivals.*\.csv$/i), find(/\.geojson$/i)];
  const flows = find(/flows.*\.csv$/i);
  if (!arrivals || !places) throw new Error(say("player.two_files"));
  return [await arrivals.text(), await places.text(), flows ? await flows.text() : ""];
}

export async function startPlayer(slot: HTMLElement): Promise<void> {
  const shown = make("div", { class: "player" });
  const open = (arrivals: string, places: string, flows: string) => {
    try {
      new Player(joined(arrivals, places, flows), shown).start();
    } catch (error) {
      const text = error instanceof Error ? error.message : "";
      shown.replaceChildren(make("p", { class: "caution", role: "alert" }, text));
    }
  };
  const input = make("input", { type: "file", multiple: true, accept: ".csv,.geojson" });
  input.addEventListener("change", () => {
    chosen([...(input.files ?? [])])
      .then(([arrivals, places, flows]) => open(arrivals, places, flows))
      .catch((error: Error) =>
        shown.replaceChildren(make("p", { class: "caution", role: "alert" }, error.message)),
      );
  });
  const label = make("label", {}, make("span", {}, say("player.open")), input);
  const { arrivals, routes, flows } = slot.dataset;
  // The page of a kept run is of that run alone.
  if (!arrivals?.startsWith("/api/")) {
    slot.append(label, make("p", { class: "small" }, say("player.stays_here")));
  }
  slot.append(shown);
  if (!arrivals || !routes) return;
  const textAt = async (address: string) => (await ask(address)).text();
  try {
    const days = flows ? textAt(flows).catch(() => "") : Promise.resolve("");
    open(...(await Promise.all([textAt(arrivals), textAt(routes), days])));
  } catch (error) {
    shown.replaceChildren(shownTrouble(error));
  }
}
