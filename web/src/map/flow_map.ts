// The map of a place: where its people live, and from where those who live there are. Year and way
// are chosen beside it and stand in the address; the table below follows what is shown.
import { keepState, pushState, stateOf } from "../base/address";
import { all, draw, freshId, make, one, settled } from "../base/dom";
import { listing, number, say, year as written } from "../base/words";
import { readChart } from "../charts/chart_data";
import { addCursor } from "../charts/cursor";
import type { Drawing, Mark } from "../charts/marks";
import { addTools } from "../charts/start_charts";
import { countries } from "../search/places";
import type { NamedPlace } from "../search/places";
import { here } from "../search/suggest";
import type { Arc, Scene } from "./arcs";
import { drawArcs } from "./arcs";
import { mapControls } from "./controls";
import type { Flows, Partner, Way } from "./flows";
import { inYear, readFlows, valueOf, ways } from "./flows";
import { Names } from "./names";
import { flowTable } from "./table";
import { drawBorders, drawCountries, pointOf, readOutlines, world } from "./world";

/** A small map has an aspect and a part of the world of its own, and fewer names. */
const looks = {
  wide: { width: 960, height: 418, named: 10, share: 1 },
  // `share` of the people have their places on it.
  narrow: { width: 340, height: 340, named: 6, share: 0.95 },
};
const narrowest = 560;

class FlowMap {
  private readonly box = make("div", { class: "map-box" });
  private readonly below = make("div", { class: "map-table" });
  private flows: Flows | null = null;
  private year = 0;
  private shown: Way[] = ways;
  private drawnFor: (typeof looks)[keyof typeof looks] = looks.wide;
  private readonly m49: Map<string, string>;

  constructor(
    private readonly figure: HTMLElement,
    private readonly places: NamedPlace[],
  ) {
    this.m49 = new Map(places.map((place) => [place.place, place.m49 || place.place]));
  }

  async start(): Promise<void> {
    one("figcaption", this.figure)?.after(this.box);
    this.figure.dataset.ready = "yes";
    if (!one(".description", this.figure)) this.box.after(make("p", { class: "description" }));
    const behind = one("details", this.figure);
    for (const old of all(":scope > :not(summary)", behind ?? this.below)) old.remove();
    behind?.append(this.below);
    await this.choose(this.figure.dataset.place || stateOf("place") || "BGD");
    const turned = settled(150, () => {
      if (this.look() !== this.drawnFor) void this.redraw();
    });
    window.addEventListener("resize", turned);
  }

  private look() {
    return this.box.clientWidth < narrowest ? looks.narrow : looks.wide;
  }

  private async choose(code: string): Promise<void> {
    const place = this.places.find((one) => one.place === code) ?? this.places[0];
    if (!place) return;
    this.flows = await readFlows(place, this.places);
    const { years } = this.flows;
    const wanted = Number(stateOf("year"));
    this.year = years.includes(wanted) ? wanted : (years.at(-1) ?? 0);
    const way = stateOf("way");
    this.shown = ways.filter((one) => way === null || one === way);
    if (this.shown.length === 0) this.shown = ways;
    await this.show();
  }

  private async show(): Promise<void> {
    const { flows } = this;
    if (!flows) return;
    const controls = mapControls({
      flows,
      places: this.figure.dataset.place ? [] : this.places,
      year: this.year,
      shown: this.shown,
      onYear: (year) => void this.turn(year),
      onWay: (shown) => void this.filter(shown),
      onPlace: (code) => void this.move(code),
    });
    const drawing = make("div", { class: "map-drawing" });
    this.box.replaceChildren(controls, drawing);
    await this.redraw();
  }

  private turn(year: number): Promise<void> {
    this.year = year;
    keepState({ year });
    return this.redraw();
  }

  private filter(shown: Way[]): Promise<void> {
    this.shown = shown;
    keepState({ way: shown.length === 1 ? shown[0]! : null });
    return this.redraw();
  }

  private async move(code: string): Promise<void> {
    pushState({ place: code });
    await this.choose(code);
    one("select", this.box)?.focus();
  }

  private async redraw(): Promise<void> {
    const { flows } = this;
    const holder = one(".map-drawing", this.box);
    if (!flows || !holder) return;
    const { year, shown } = this;
    const partners = inYear(flows, year, shown);
    const outlines = await readOutlines();
    const look = this.look();
    this.drawnFor = look;
    const { width, height } = look;
    const codes = this.mostOf(partners, look.share);
    const at = world(outlines, {
      width,
      height,
      place: outlines.middles[this.m49.get(flows.place.place) ?? ""] ?? null,
      partners: codes
        .map((code) => outlines.middles[this.m49.get(code) ?? ""])
        .filter((middle) => middle !== undefined),
      needsAll: look === looks.wide,
    });
    const scene: Scene = { at, flows, year, shown, m49: this.m49 };
    const { arcs, drawn } = drawArcs(scene);
    const svg = this.svgOf(scene, arcs, drawn);
    const table = flowTable(scene);
    const text = this.summary(flows);
    svg.prepend(draw("title", {}, this.title()), draw("desc", {}, text));
    const surface = make("div", { class: "map-surface", dir: "ltr" }, svg);
    holder.replaceChildren(surface, make("p", { class: "map-borders small" }, say("map.borders")));
    for (const old of all(".description", this.figure)) old.textContent = text;
    this.headed();
    this.below.replaceChildren(table);
    this.readable(surface, svg, arcs);
  }

  private readable(surface: HTMLElement, svg: SVGSVGElement, arcs: Arc[]): void {
    const data = readChart(this.figure);
    if (!data) return;
    const shown = { ...data, title: this.title() };
    for (const point of shown.points) [point.label, point.series] = [point.series, point.label];
    const marks = shown.points.flatMap((point): Mark[] => {
      const way = this.shown[point.column];
      const arc = arcs.find((one) => one.partner.name === point.series && one.way === way);
      return arc ? [{ point, x: arc.end[0], y: arc.end[1], shape: arc.shape }] : [];
    });
    addCursor(surface, svg, shown, (): Drawing => ({ svg, layout: "list", marks }));
    addTools(this.figure, shown);
  }

  /** The server's heading is of one year; another year has a heading of its own. */
  private headed(): void {
    const heading = one("figcaption", this.figure);
    if (!heading) return;
    heading.dataset.first ??= heading.textContent ?? "";
    const same = !this.figure.dataset.year || this.figure.dataset.year === String(this.year);
    heading.textContent = same ? heading.dataset.first : this.title();
  }

  private title(): string {
    const name = this.flows?.place.name ?? "";
    return say("map.title", { place: name, year: written(this.year) });
  }

  /** Those with so much of the people, the largest first. */
  private mostOf(partners: Partner[], share: number): string[] {
    const people = (one: Partner) =>
      Math.max(...this.shown.map((way) => valueOf(one, way, this.year)));
    const whole = partners.reduce((sum, one) => sum + people(one), 0);
    let counted = 0;
    return partners.flatMap((one) => {
      if (counted > share * whole) return [];
      counted += people(one);
      return [one.code];
    });
  }

  private svgOf(scene: Scene, arcs: Arc[], drawn: SVGElement[]): SVGSVGElement {
    const { at, flows } = scene;
    const hatch = freshId("hatch");
    const partners = inYear(flows, scene.year, scene.shown);
    const known = new Set(partners.map((one) => this.m49.get(one.code)));
    const own = this.m49.get(flows.place.place);
    const css = (m49: string) => (m49 === own ? "own" : known.has(m49) ? "known" : "unknown");
    const frame = `M0,0H${at.width}V${at.height}H0Z`;
    const svg = draw(
      "svg",
      {
        class: "chart map", viewBox: `0 0 ${at.width} ${at.height}`, role: "img",
        width: at.width, height: at.height,
      },
      draw("defs", {}, hatchOf(hatch)),
      draw("path", { class: "sea", d: at.whole ? at.path({ type: "Sphere" }) : frame }),
      ...drawCountries(at, css),
      ...drawBorders(at),
      ...drawn,
      ...this.dots(arcs, at),
      ...this.names(arcs, at),
      ...arcs.map((arc) => arc.shape),
    );
    svg.style.setProperty("--hatch", `url(#${hatch})`);
    svg.addEventListener("click", (event) => this.pressed(event));
    return svg;
  }

  private dots(arcs: Arc[], at: Scene["at"]): SVGElement[] {
    const seen = arcs.filter((arc) => !arc.isBeyond);
    const ends = new Map(seen.map((arc) => [arc.partner.code, arc]));
    const dots = [...ends.values()].map(({ end: [cx, cy], partner }) =>
      draw("circle", { class: "dot", cx, cy, r: 2.6, "data-m49": this.m49.get(partner.code) }),
    );
    const own = this.own(at);
    if (own) dots.push(draw("circle", { class: "dot own", cx: own[0], cy: own[1], r: 5 }));
    return dots;
  }

  private own(at: Scene["at"]): [number, number] | null {
    return pointOf(at, this.m49.get(this.flows?.place.place ?? "") ?? "");
  }

  private names(arcs: Arc[], at: Scene["at"]): SVGElement[] {
    const names = new Names(at);
    const own = this.own(at);
    if (own) names.own(this.flows?.place.name ?? "", own, arcs);
    names.of(arcs, this.drawnFor.named);
    return names.drawn;
  }

  /** A tap only reads off: who touches a land does not yet mean to go there. */
  private pressed(event: MouseEvent): void {
    if (event instanceof PointerEvent && event.pointerType === "touch") return;
    const m49 = (event.target as Element).getAttribute("data-m49");
    const place = this.places.find((one) => (one.m49 || one.place) === m49);
    if (!m49 || !place || place.place === this.flows?.place.place) return;
    if (!this.figure.dataset.place) return void this.move(place.place);
    const isMap = document.body.dataset.page === "map";
    window.location.assign(here(isMap ? `/map?place=${place.place}` : `/place/${place.place}`));
  }

  private summary(flows: Flows): string {
    const sentences = this.shown.flatMap((way) => {
      const most = inYear(flows, this.year, [way]).filter((one) => one[way].has(this.year));
      if (most.length === 0) return [say(`map.none_${way}`, { place: flows.place.name })];
      const list = most
        .slice(0, 3)
        .map((one) => `${one.name} (${number(valueOf(one, way, this.year))})`);
      const values = { place: flows.place.name, year: written(this.year), list: listing(list) };
      return [say(`map.most_${way}`, values)];
    });
    return sentences.join(" ");
  }
}

function hatchOf(id: string): SVGPatternElement {
  const line = draw("path", { class: "hatch", d: "M-1,1L1,-1M0,5L5,0M4,6L6,4" });
  const attributes = { id, width: 5, height: 5, patternUnits: "userSpaceOnUse" };
  const back = draw("rect", { class: "hatch-back", width: 5, height: 5 });
  return draw("pattern", attributes, back, line);
}

export async function startMap(figure: HTMLElement): Promise<void> {
  await new FlowMap(figure, await countries()).start();
}
