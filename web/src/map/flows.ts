// People of a place who live elsewhere, and people from elsewhere who live there, by year.
import { askOnce } from "../base/ask";
import type { NamedPlace } from "../search/places";

export interface Figure {
  value: number;
  proof: string;
}

export type Way = "from" | "to";
export const ways: Way[] = ["from", "to"];

interface Row {
  origin: string;
  place: string;
  period: string;
  value: number | null;
  state: string;
  proof: string;
}

export interface Partner {
  code: string;
  name: string;
  from: Map<number, Figure>; // from the place, living with the partner
  to: Map<number, Figure>; // from the partner, living in the place
}

export interface Flows {
  place: NamedPlace;
  years: number[];
  partners: Partner[];
}

const bulk = (query: string): Promise<{ figures: Row[] }> =>
  askOnce(`/api/v1/figures?indicator=migrant_stock&sex=total&${query}&format=json`);

/** Flows of a place with countries; world totals and "other" are no places on a map. */
export async function readFlows(place: NamedPlace, places: NamedPlace[]): Promise<Flows> {
  const names = new Map(places.map((one) => [one.place, one.name]));
  const partners = new Map<string, Partner>();
  const years = new Set<number>();
  const add = (row: Row, way: Way): void => {
    const code = way === "from" ? row.place : row.origin;
    const name = names.get(code);
    if (name === undefined || code === place.place || row.state !== "value") return;
    const partner = partners.get(code) ?? { code, name, from: new Map(), to: new Map() };
    partners.set(code, partner);
    years.add(Number(row.period));
    partner[way].set(Number(row.period), { value: row.value ?? 0, proof: row.proof });
  };
  const [away, here] = await Promise.all([
    bulk(`origin=${place.place}`),
    bulk(`place=${place.place}`),
  ]);
  for (const row of away.figures) add(row, "from");
  for (const row of here.figures) add(row, "to");
  return {
    place,
    years: [...years].filter(Number.isFinite).sort((a, b) => a - b),
    partners: [...partners.values()],
  };
}

export function valueOf(partner: Partner, way: Way, year: number): number {
  return partner[way].get(year)?.value ?? 0;
}

/** Those with a figure in a year, the largest first. */
export function inYear(flows: Flows, year: number, shown: Way[]): Partner[] {
  const size = (partner: Partner) =>
    Math.max(...shown.map((way) => valueOf(partner, way, year)));
  return flows.partners
    .filter((partner) => shown.some((way) => partner[way].has(year)))
    .sort((a, b) => size(b) - size(a));
}
