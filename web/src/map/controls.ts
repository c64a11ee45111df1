// What is chosen beside a map: the place, the year, and which of the two ways are shown.
import { freshId, make } from "../base/dom";
import { compare, say, year as written } from "../base/words";
import type { NamedPlace } from "../search/places";
import type { Flows, Way } from "./flows";
import { ways } from "./flows";

export interface Controls {
  flows: Flows;
  places: NamedPlace[]; // to choose from; none where the page is of one place
  year: number;
  shown: Way[];
  onYear(year: number): void;
  onWay(shown: Way[]): void;
  onPlace(code: string): void;
}

function placeChoice(controls: Controls): HTMLElement | null {
  if (controls.places.length === 0) return null;
  const select = make("select", { name: "place" });
  for (const place of [...controls.places].sort((a, b) => compare(a.name, b.name))) {
    const selected = place.place === controls.flows.place.place;
    select.append(make("option", { value: place.place, selected }, place.name));
  }
  select.addEventListener("change", () => controls.onPlace(select.value));
  return make("label", {}, make("span", {}, say("map.place")), select);
}

function yearChoice(controls: Controls): HTMLElement | null {
  const { years } = controls.flows;
  if (years.length < 2) return null;
  const shown = make("output", {}, written(controls.year));
  const slider = make("input", {
    type: "range", min: 0, max: years.length - 1, step: 1, value: years.indexOf(controls.year),
    "aria-valuetext": written(controls.year),
  });
  slider.addEventListener("input", () => {
    const year = years[Number(slider.value)]!;
    shown.textContent = written(year);
    slider.setAttribute("aria-valuetext", written(year));
    controls.onYear(year);
  });
  return make("label", { class: "years" }, make("span", {}, say("map.year"), " ", shown), slider);
}

function wayChoice(controls: Controls): HTMLElement {
  const name = freshId("way");
  const choice = (value: string, label: string, shown: Way[]) => {
    const checked = shown.length === controls.shown.length && shown[0] === controls.shown[0];
    const radio = make("input", { type: "radio", name, value, checked });
    radio.addEventListener("change", () => controls.onWay(shown));
    const sample = shown.length === 1 ? make("i", { class: `sample ${value}` }) : null;
    return make("label", {}, radio, sample, label);
  };
  return make(
    "fieldset",
    { class: "ways" },
    make("legend", { class: "heard-only" }, say("map.ways")),
    choice("both", say("map.both"), ways),
    choice("from", say("map.only_from"), ["from"]),
    choice("to", say("map.only_to"), ["to"]),
    make("span", { class: "legend" }, make("i", { class: "sample none" }), say("map.unknown")),
  );
}

export function mapControls(controls: Controls): HTMLElement {
  return make(
    "div",
    { class: "map-controls" },
    placeChoice(controls),
    yearChoice(controls),
    wayChoice(controls),
  );
}
