// A displacement scenario to send: a zip, or a folder whose files are read here and go as one
// object of texts by name. The server checks it first and says what is wrong, and where.
import { stateOf } from "../base/address";
import { askJson } from "../base/ask";
import { announce, button, make } from "../base/dom";
import { number, say } from "../base/words";
import { shownTrouble } from "../models/job";
import { token, tokenField } from "../models/token";

interface Kept {
  id?: string;
  name: string;
  account: string;
  files: number;
  passed_over: string[];
}

const largestBytes = 32 * 1024 * 1024;
const wanted = /\.(csv|yml)$/i;

/** What is sent of the files that were chosen. */
async function bodyOf(files: File[]): Promise<Blob> {
  const [first] = files;
  if (files.length === 1 && first && /\.zip$/i.test(first.name)) return first;
  const texts: Record<string, string> = {};
  for (const file of files.filter((one) => wanted.test(one.name))) {
    texts[file.webkitRelativePath || file.name] = await file.text();
  }
  return new Blob([JSON.stringify({ files: texts })], { type: "application/json" });
}

class ScenarioForm {
  private readonly state = make("div", { class: "run-state", role: "status" });
  private readonly look = button(say("scenario.check"), () => void this.send("/check"));
  private readonly keep = button(say("scenario.keep"), () => void this.send(""));
  private files: File[] = [];

  constructor(
    private readonly slot: HTMLElement,
    private readonly address: string,
  ) {}

  start(): void {
    const zip = make("input", { type: "file", accept: ".zip" });
    const folder = make("input", { type: "file", multiple: true, webkitdirectory: true });
    for (const input of [zip, folder]) {
      input.addEventListener("change", () => this.chosen([...(input.files ?? [])]));
    }
    this.slot.append(
      tokenField(),
      make("label", {}, make("span", {}, say("scenario.zip")), zip),
      make("label", {}, make("span", {}, say("scenario.folder")), folder),
      make("p", { class: "upload-buttons" }, this.look, " ", this.keep),
      this.state,
    );
    this.chosen([]);
  }

  private chosen(files: File[]): void {
    this.files = files;
    this.look.disabled = this.keep.disabled = files.length === 0;
    this.state.replaceChildren();
  }

  private async send(what: string): Promise<void> {
    this.state.replaceChildren(make("progress", {}));
    try {
      const body = await bodyOf(this.files);
      if (body.size > largestBytes) {
        this.state.replaceChildren(say("scenario.large", { size: number(largestBytes / 1048576) }));
        return;
      }
      const address = `${this.address}${what}`;
      const kept = await askJson<Kept>(address, {
        method: "POST", body, token: token(), patienceMs: 120_000,
      });
      this.show(kept);
    } catch (error) {
      this.state.replaceChildren(shownTrouble(error));
    }
  }

  private show(kept: Kept): void {
    const parts: HTMLElement[] = [
      make("p", { dir: "auto" }, kept.account),
      make("p", { class: "small" }, say("scenario.files", { count: kept.files })),
    ];
    if (kept.id) {
      const words = new URLSearchParams({ scenario: kept.id });
      const language = stateOf("lang");
      if (language) words.set("lang", language);
      const href = `/models/displacement?${words.toString()}`;
      parts.unshift(make("p", {}, make("a", { href }, say("scenario.run"))));
    }
    this.state.replaceChildren(...parts);
    announce(say(kept.id ? "scenario.kept" : "scenario.sound"));
  }
}

export async function startScenario(slot: HTMLElement): Promise<void> {
  new ScenarioForm(slot, slot.dataset.scenario ?? "").start();
}
