// Charts that the server drew become ones to walk through, read off and take along.
import { all, announce, button, freshId, make, one } from "../base/dom";
import { say } from "../base/words";
import type { ChartData } from "./chart_data";
import { readChart } from "./chart_data";
import { addCursor } from "./cursor";
import { save } from "./downloads";

/** Of the drawings of a figure the one that has a place on the screen. */
function shownSvg(figure: HTMLElement): SVGSVGElement | null {
  const drawings = all<SVGSVGElement>("svg.chart", figure);
  return drawings.find((svg) => svg.getClientRects().length > 0) ?? drawings[0] ?? null;
}

function addressOf(figure: HTMLElement): string {
  const address = new URL(window.location.href);
  address.hash = figure.id;
  return address.href;
}

/** The same page with nothing on it but the figure. */
function embedAddress(figure: HTMLElement): string {
  const address = new URL(window.location.href);
  address.hash = "";
  address.searchParams.set("figure", figure.id);
  return address.href;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(say("chart.copied"));
  } catch {
    window.prompt(say("chart.copy_this"), text);
  }
}

function menuOf(figure: HTMLElement, data: ChartData, close: () => void): HTMLElement {
  const item = (label: string, act: () => void) =>
    make("li", {}, button(label, () => (close(), act())));
  const saving = (kind: "csv" | "svg" | "png") => () => {
    const svg = shownSvg(figure);
    if (svg) save(kind, svg, data).catch(() => announce(say("trouble.save")));
  };
  const address = embedAddress(figure).replaceAll("&", "&amp;");
  const frame = `<iframe src="${address}" width="720" height="600"></iframe>`;
  return make(
    "ul",
    { hidden: true },
    item(say("chart.png"), saving("png")),
    item(say("chart.svg"), saving("svg")),
    item(say("chart.csv"), saving("csv")),
    item(say("chart.link"), () => void copy(addressOf(figure))),
    figure.id ? item(say("chart.embed"), () => void copy(frame)) : null,
  );
}

function tools(figure: HTMLElement, data: ChartData): HTMLElement {
  const id = freshId("save");
  let menu: HTMLElement;
  const opener = button(say("chart.save"), () => toggle(menu.hidden !== false), {
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-label": say("chart.save_what", { title: data.title }),
  });
  function toggle(open: boolean): void {
    menu.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) one("button", menu)?.focus();
  }
  menu = menuOf(figure, data, () => {
    toggle(false);
    opener.focus();
  });
  menu.id = id;
  const box = make("div", { class: "chart-tools" }, opener, menu);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.hidden) return;
    toggle(false);
    opener.focus();
  });
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget as Node | null)) toggle(false);
  });
  return box;
}

/** The tools of a figure, in place of those it may have had. */
export function addTools(figure: HTMLElement, data: ChartData): void {
  one(".chart-tools", figure)?.remove();
  one("details", figure)?.before(tools(figure, data));
}

export function startChart(figure: HTMLElement): void {
  const data = readChart(figure);
  if (!data || figure.dataset.ready) return;
  figure.dataset.ready = "yes";
  for (const svg of all<SVGSVGElement>("svg.chart", figure)) {
    if (svg.parentElement) addCursor(svg.parentElement, svg, data);
  }
  addTools(figure, data);
}

/** A page asked for one figure, to stand in another page, is that figure and a way to the whole. */
export function keepOne(id: string | null): void {
  const figure = id === null ? null : document.getElementById(id);
  if (!figure?.matches("figure.chart") || one("main.only")) return;
  const whole = new URL(window.location.href);
  whole.searchParams.delete("figure");
  whole.hash = figure.id;
  const source = make("a", { href: whole.href, target: "_top" }, document.title);
  const main = make("main", { class: "only" }, figure, make("p", { class: "small" }, source));
  document.body.replaceChildren(main);
}

export function startCharts(): void {
  for (const figure of all("figure")) {
    if (figure.dataset.chart !== "map" && one("svg.chart", figure)) startChart(figure);
  }
}
