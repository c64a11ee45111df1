// Making elements. Text always goes in as text, never as markup.

export type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

const svgSpace = "http://www.w3.org/2000/svg";

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

export function draw<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgSpace, name) as SVGElementTagNameMap[K];
  fill(element, attributes, children);
  return element;
}

export function all<E extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

export function one<E extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E | null {
  return within.querySelector<E>(selector);
}

/** What is read of an element: its text with runs of blanks as one. */
export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

export function button(label: string, onPress: () => void, attributes: Attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", onPress);
  return made;
}

let numbered = 0;
export function freshId(stem: string): string {
  numbered += 1;
  return `${stem}-${numbered}`;
}

export const rightToLeft = (): boolean => document.documentElement.dir === "rtl";

/** Says something to who listens instead of looking. */
export function announce(text: string): void {
  let region = one("#said");
  if (!region) {
    region = make("div", { id: "said", class: "heard-only", "aria-live": "polite" });
    document.body.append(region);
  }
  region.textContent = text;
}

/** Calls `then` once nothing happened for so long. */
export function settled(milliseconds: number, then: () => void): () => void {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(then, milliseconds);
  };
}
