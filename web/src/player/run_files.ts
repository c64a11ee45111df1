// What a displacement run wrote: arrivals.csv, people by camp and day with the middle 95 percent of
// the members, and routes.geojson, places and the ways that were used.
import { readCsv } from "../base/table";
import { say } from "../base/words";

export interface Day {
  counted: number | null;
  low: number;
  median: number;
  high: number;
}

export interface Camp {
  name: string;
  at: [number, number] | null;
  days: Day[];
}

export interface Place {
  name: string;
  kind: string;
  at: [number, number];
}

export interface Route {
  from: [number, number];
  to: [number, number];
  journeys: number;
}

export interface DisplacementRun {
  dates: string[];
  camps: Camp[];
  places: Place[];
  routes: Route[];
}

type Properties = Record<string, string | number | undefined>;
interface Collection {
  type: string;
  features: {
    geometry: { type: string; coordinates: unknown };
    properties: Properties;
  }[];
}

const wanted = ["camp", "day", "date", "counted", "low", "median", "high"];

function numberAt(row: string[], at: number, line: number): number {
  const value = Number(row[at]);
  if (row[at] !== "" && Number.isFinite(value)) return value;
  throw new Error(say("player.bad_number", { line, seen: row[at] ?? "" }));
}

/** Camps and dates of arrivals.csv; an Error that says what is wrong where it is another file. */
export function readArrivals(text: string): Pick<DisplacementRun, "camps" | "dates"> {
  const [head = [], ...rows] = readCsv(text);
  const missing = wanted.filter((name) => !head.includes(name));
  if (missing.length > 0) throw new Error(say("player.bad_head", { names: missing.join(", ") }));
  const [camp, day, date, counted, low, median, high] = wanted.map((name) => head.indexOf(name));
  const camps = new Map<string, Camp>();
  const dates: string[] = [];
  rows.forEach((row, i) => {
    const line = i + 2;
    const name = row[camp!] ?? "";
    const at = numberAt(row, day!, line);
    const known = camps.get(name) ?? { name, at: null, days: [] };
    camps.set(name, known);
    dates[at] = row[date!] ?? "";
    known.days[at] = {
      counted: row[counted!] === "" ? null : numberAt(row, counted!, line),
      low: numberAt(row, low!, line),
      median: numberAt(row, median!, line),
      high: numberAt(row, high!, line),
    };
  });
  if (dates.length === 0) throw new Error(say("player.empty"));
  return { camps: [...camps.values()], dates };
}

function isPoint(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every(Number.isFinite);
}

export function readPlaces(text: string): Pick<DisplacementRun, "places" | "routes"> {
  const collection = JSON.parse(text) as Collection;
  if (collection.type !== "FeatureCollection") throw new Error(say("player.bad_places"));
  const places: Place[] = [];
  const routes: Route[] = [];
  for (const { geometry, properties } of collection.features) {
    const ends = geometry.coordinates;
    if (geometry.type === "Point" && isPoint(ends)) {
      const [name, kind] = [String(properties.name ?? ""), String(properties.kind ?? "town")];
      places.push({ name, kind, at: [ends[0], ends[1]] });
    }
    const line = geometry.type === "LineString" && Array.isArray(ends) ? ends : [];
    if (isPoint(line[0]) && isPoint(line[1])) {
      routes.push({ from: line[0], to: line[1], journeys: Number(properties.journeys ?? 0) });
    }
  }
  return { places, routes };
}

/** Both files as one run: camps get their places by name. */
export function joined(arrivals: string, places: string): DisplacementRun {
  const run = { ...readArrivals(arrivals), ...readPlaces(places) };
  const at = new Map(run.places.map((place) => [place.name, place.at]));
  for (const camp of run.camps) camp.at = at.get(camp.name) ?? null;
  return run;
}

export function peopleOn(run: DisplacementRun, day: number): number {
  return run.camps.reduce((sum, camp) => sum + (camp.days[day]?.median ?? 0), 0);
}
