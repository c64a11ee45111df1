// The word that lets a person keep runs and load files. It stays in this tab only, and is sent to
// no one but the server of this page.
import { freshId, make } from "../base/dom";
import { say } from "../base/words";

const name = "corridor-token";

export function token(): string {
  try {
    return window.sessionStorage.getItem(name) ?? "";
  } catch {
    return ""; // storage is closed to this page
  }
}

function keep(word: string): void {
  try {
    if (word) window.sessionStorage.setItem(name, word);
    else window.sessionStorage.removeItem(name);
  } catch {
    // It is asked for again on the next page.
  }
}

/** A field for the word, closed where there is one already. */
export function tokenField(): HTMLElement {
  const id = freshId("token");
  const input = make("input", {
    id, type: "password", autocomplete: "off", spellcheck: "false", dir: "ltr", value: token(),
  });
  input.addEventListener("input", () => keep(input.value.trim()));
  const form = make(
    "form",
    {},
    make("label", { for: id }, make("span", {}, say("token.label")), input),
    make("p", { class: "small" }, say("token.what")),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  const title = make("summary", {}, say("token.title"));
  return make("details", { class: "token", open: token() === "" }, title, form);
}
