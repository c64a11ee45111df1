// The figures behind a map: a row each partner, a column each way, every figure with its proof.
import { make } from "../base/dom";
import { number, say } from "../base/words";
import { here } from "../search/suggest";
import type { Scene } from "./arcs";
import type { Partner, Way } from "./flows";
import { inYear } from "./flows";

function cell(partner: Partner, way: Way, year: number): HTMLElement {
  const figure = partner[way].get(year);
  if (!figure) {
    return make("td", { class: "number" }, make("span", { class: "absent" }, say("map.no_figure")));
  }
  const href = here(`/proof/${encodeURIComponent(figure.proof)}`);
  const link = make("a", { class: "figure", href }, number(figure.value));
  return make("td", { class: "number", "data-value": figure.value }, link);
}

function name(partner: Partner, scene: Scene): HTMLElement {
  const ends = [scene.flows.place.place, partner.code];
  const [from, to] = scene.shown[0] === "to" ? [ends[1], ends[0]] : ends;
  const href = here(`/corridor/${from}-${to}`);
  return make("th", { scope: "row" }, make("a", { href, dir: "auto" }, partner.name));
}

export function flowTable(scene: Scene): HTMLElement {
  const { flows, year, shown } = scene;
  const place = flows.place.name;
  const unit = () => make("span", { class: "unit" }, say("map.persons"));
  const head = make(
    "tr",
    {},
    make("th", { scope: "col" }, say("map.partner")),
    ...shown.map((way) =>
      make("th", { scope: "col", class: "number" }, say(`map.${way}`, { place }), " ", unit()),
    ),
  );
  const rows = inYear(flows, year, shown).map((partner) =>
    make("tr", {}, name(partner, scene), ...shown.map((way) => cell(partner, way, year))),
  );
  const body = make("tbody", {}, ...rows);
  const table = make("table", { class: "data" }, make("thead", {}, head), body);
  const label = say("map.table");
  return make("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": label }, table);
}
