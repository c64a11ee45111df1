// The form of a model: beside "run", which works without script, it can keep a run on the server,
// follow it, show what it found, and hold two runs against each other.
import { keepState, stateOf } from "../base/address";
import { askJson } from "../base/ask";
import { announce, button, make } from "../base/dom";
import { moment, say } from "../base/words";
import { comparison, findingBars, findingsOf, findingTable } from "./findings";
import { runJob, shownTrouble } from "./job";
import { tokenField } from "./token";

interface KeptRun {
  id: string;
  model: string;
  kept: string;
  settings: string;
}

/** What is filled in; what is left empty keeps its usual value. */
function settingsOf(form: HTMLFormElement): Record<string, string | number> {
  const settings: Record<string, string | number> = {};
  for (const field of form.querySelectorAll<HTMLInputElement>("input[name], select[name]")) {
    const hidden = field.type === "hidden" || field.type === "checkbox" || field.disabled;
    if (hidden || field.value === "") continue;
    settings[field.name] = field.type === "number" ? Number(field.value) : field.value;
  }
  return settings;
}

/** The page of a kept run, or of two, in the language of this one. */
function pageOf(page: string, runs: Record<string, string>): string {
  const words = new URLSearchParams(runs);
  const language = stateOf("lang");
  if (language) words.set("lang", language);
  return `${page}?${words.toString()}`;
}

const codeOf = (address: string) => address.split("/").pop() ?? "";

class RunPanel {
  private readonly state = make("div", { class: "run-state", role: "status" });
  private readonly result = make("div", { class: "run-result" });
  private readonly compared = make("div", {});
  private readonly runPage: string;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly model: string,
  ) {
    this.runPage = form.dataset.runPage ?? "";
    const keep = button(say("run.keep"), () => void this.run());
    // At the end, so that what there is does not move.
    (form.closest("main") ?? form.parentElement)?.append(
      make(
        "section",
        { class: "run-panel" },
        make("h2", {}, say("run.title")),
        tokenField(),
        keep,
        this.state,
        this.result,
        this.compared,
      ),
    );
  }

  async start(): Promise<void> {
    const run = stateOf("run");
    if (run) await this.show(run).catch((error: unknown) => this.fail(error));
    await this.choices();
  }

  private async run(): Promise<void> {
    if (!this.form.reportValidity()) return;
    const body = JSON.stringify({ model: this.model, settings: settingsOf(this.form) });
    try {
      const run = codeOf(await runJob("/api/v1/runs", body, this.state));
      keepState({ run });
      await this.show(run);
      await this.choices();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.state.replaceChildren(shownTrouble(error));
  }

  private async show(run: string): Promise<void> {
    if (this.runPage) {
      const link = make("a", { href: pageOf(this.runPage, { run }) }, say("run.open"));
      const kept = make("p", { class: "small" }, say("run.kept_as", { run }));
      this.result.replaceChildren(make("p", {}, link), kept);
      announce(say("run.ready"));
      return;
    }
    const findings = await findingsOf(run);
    this.result.replaceChildren(
      make("h3", {}, say("run.found")),
      make("p", { class: "small" }, say("run.kept_as", { run })),
      findingTable(findings),
      ...findingBars(say("run.found"), [say("run.value")], [findings]),
    );
    announce(say("run.ready"));
  }

  /** Two lists of the runs kept of this model, where there are two. */
  private async choices(): Promise<void> {
    const { rows } = await askJson<{ rows: KeptRun[] }>("/api/v1/runs?format=json");
    const runs = rows.filter((one) => one.model === this.model).reverse();
    if (runs.length < 2) return;
    const select = (label: string, at: number) => {
      const list = make("select", {});
      for (const [i, run] of runs.entries()) {
        const text = `${moment(new Date(run.kept))} · ${run.settings || say("run.usual")}`;
        list.append(make("option", { value: run.id, selected: i === at }, text));
      }
      return { list, field: make("label", {}, make("span", {}, label), list) };
    };
    const [one, other] = [select(say("run.one"), 1), select(say("run.other"), 0)];
    const shown = make("div", { class: "compared" });
    const show = async () => {
      const chosen = { run: one.list.value, other: other.list.value };
      if (this.runPage) return window.location.assign(pageOf(this.runPage, chosen));
      try {
        shown.replaceChildren(...(await comparison(one.list.value, other.list.value)));
      } catch (error) {
        shown.replaceChildren(shownTrouble(error));
      }
    };
    this.compared.replaceChildren(
      make("h3", {}, say("run.compare")),
      make("div", { class: "filters" }, one.field, other.field,
        button(say("run.compare"), () => void show())),
      shown,
    );
  }
}

export async function startModel(form: HTMLFormElement): Promise<void> {
  await new RunPanel(form, form.dataset.model ?? "").start();
}
