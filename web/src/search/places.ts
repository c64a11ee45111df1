// Countries by their names, for who begins to type one, and two of them for a way between.
import { askOnce } from "../base/ask";
import { compare, language } from "../base/words";

export interface NamedPlace {
  place: string;
  name: string;
  m49: string;
}

export interface Suggestion {
  label: string;
  detail: string;
  href: string;
}

export async function countries(): Promise<NamedPlace[]> {
  const address = `/api/v1/places?kind=country&format=json&lang=${language()}`;
  return (await askOnce<{ rows: NamedPlace[] }>(address)).rows;
}

/** Without case and marks, so that "cote" finds "Côte". */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();
}

function rank(place: NamedPlace, wanted: string): number {
  const name = folded(place.name);
  if (place.place.toLowerCase() === wanted || name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[\s(,'-]+/).some((word) => word.startsWith(wanted))) return 2;
  return wanted.length > 2 && name.includes(wanted) ? 3 : 9;
}

export function matching(places: NamedPlace[], text: string, most: number): NamedPlace[] {
  const wanted = folded(text);
  if (wanted === "") return [];
  return places
    .map((place) => ({ place, at: rank(place, wanted) }))
    .filter((one) => one.at < 9)
    .sort((a, b) => a.at - b.at || compare(a.place.name, b.place.name))
    .slice(0, most)
    .map((one) => one.place);
}

/** The ends of "Bangladesh to Malay", as people write it in the languages of the pages. */
const between = /^(.+?)(?:\s+(?:to|vers|à|a|hacia|в|إلى|থেকে)\s+|\s*(?:→|->|–|-|到|至)\s*)(.*)$/iu;

/** Ways whose first end is fully written and whose second begins as typed. */
export function ways(places: NamedPlace[], text: string, most: number): [NamedPlace, NamedPlace][] {
  const ends = between.exec(text);
  const from = ends?.[1] ? matching(places, ends[1], 1)[0] : undefined;
  if (!ends || !from || rank(from, folded(ends[1]!)) > 1) return [];
  return matching(places, ends[2] ?? "", most)
    .filter((to) => to.place !== from.place)
    .map((to) => [from, to]);
}
