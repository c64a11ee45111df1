// The search box as a combobox: suggestions below it, walked by arrow keys, opened by Enter.
// Without a choice Enter sends the form, as it does without script.
import { all, announce, freshId, make, settled } from "../base/dom";
import { say } from "../base/words";
import type { Suggestion } from "./places";
import { suggestions } from "./suggest";

class SearchBox {
  private readonly list = make("ul", { role: "listbox", class: "suggestions", hidden: true });
  private shown: Suggestion[] = [];
  private at = -1;
  private asking = new AbortController();

  constructor(private readonly input: HTMLInputElement) {
    this.list.id = freshId("suggestions");
    this.list.setAttribute("aria-label", say("search.suggestions"));
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";
    const holder = input.parentElement;
    holder?.classList.add("with-suggestions");
    holder?.append(this.list);
    input.addEventListener("input", settled(150, () => void this.ask()));
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
  }

  private async ask(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const text = this.input.value;
    if (text.trim() === "") return this.close();
    const found = await suggestions(text, signal);
    if (signal.aborted || document.activeElement !== this.input) return;
    this.show(found);
  }

  private show(found: Suggestion[]): void {
    this.shown = found;
    this.list.replaceChildren(...found.map((one, i) => this.option(one, i)));
    this.choose(-1);
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    announce(say("search.count", { count: found.length }));
  }

  private option(one: Suggestion, i: number): HTMLElement {
    const link = make(
      "a",
      { href: one.href, tabindex: -1 },
      make("span", { dir: "auto" }, one.label),
      make("small", { dir: "auto" }, one.detail),
    );
    const id = `${this.list.id}-${i}`;
    const option = make("li", { role: "option", id, "aria-selected": "false" }, link);
    // A press keeps the words in focus, so that the list is still there when it ends.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    return option;
  }

  private choose(i: number): void {
    this.at = i;
    [...this.list.children].forEach((option, k) => {
      option.setAttribute("aria-selected", String(k === i));
      if (k === i) option.scrollIntoView({ block: "nearest" });
    });
    if (i < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${i}`);
  }

  private key(event: KeyboardEvent): void {
    const count = this.shown.length;
    const open = !this.list.hidden && count > 0;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && !open) void this.ask();
    if (step !== 0 && open) {
      event.preventDefault();
      this.choose(((this.at + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && open && this.at >= 0) {
      event.preventDefault();
      window.location.assign(this.shown[this.at]!.href);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.close();
    }
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }
}

export function startSearch(): void {
  for (const input of all<HTMLInputElement>("form[role=search] input[name=q]")) {
    new SearchBox(input);
  }
}
