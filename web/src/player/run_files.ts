// What a displacement run wrote: arrivals.csv, people by camp and day with the middle 95 percent of
// the members, routes.geojson, places and the ways that were used, and flows.csv, when they were.
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

/** Journeys along a way in the days from `since` to `until`. */
export interface Flow {
  since: number;
  until: number;
  journeys: number;
}

export interface Route {
  name: string;
  from: [number, number];
  to: [number, number];
  journeys: number;
  flows: Flow[]; // empty: only the sum over all days is known
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

const nameOfWay = (from: string, to: string) => `${from}\n${to}`;

/** Flows by way; none for a file that is something else. */
export function readFlows(text: string): Map<string, Flow[]> {
  const [head = [], ...rows] = readCsv(text);
  const flows = new Map<string, Flow[]>();
  const names = ["from", "to", "since", "until", "journeys"];
  if (names.some((name) => !head.includes(name))) return flows;
  const [from, to, since, until, journeys] = names.map((name) => head.indexOf(name));
  rows.forEach((row, i) => {
    const name = nameOfWay(row[from!] ?? "", row[to!] ?? "");
    const [first, last, count] = [since!, until!, journeys!].map((at) => numberAt(row, at, i + 2));
    const known = flows.get(name) ?? [];
    known.push({ since: first!, until: last!, journeys: count! });
    flows.set(name, known);
  });
  return flows;
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
      const name = nameOfWay(String(properties.from ?? ""), String(properties.to ?? ""));
      const journeys = Number(properties.journeys ?? 0);
      routes.push({ name, from: line[0], to: line[1], journeys, flows: [] });
    }
  }
  return { places, routes };
}

/** Files as one run: camps get their places by name, ways their flows where they are at hand. */
export function joined(arrivals: string, places: string, flows = ""): DisplacementRun {
  const run = { ...readArrivals(arrivals), ...readPlaces(places) };
  const byWay = readFlows(flows);
  for (const route of run.routes) route.flows = byWay.get(route.name) ?? [];
  const at = new Map(run.places.map((place) => [place.name, place.at]));
  for (const camp of run.camps) camp.at = at.get(camp.name) ?? null;
  return run;
}

/** Whether ways are known day by day. */
export const hasFlows = (run: DisplacementRun): boolean =>
  run.routes.some((route) => route.flows.length > 0);

/** People who set out along a way in the days around this one. */
export function journeysOn(route: Route, day: number): number {
  return route.flows.find((flow) => flow.since <= day && day <= flow.until)?.journeys ?? 0;
}

export function peopleOn(run: DisplacementRun, day: number): number {
  return run.camps.reduce((sum, camp) => sum + (camp.days[day]?.median ?? 0), 0);
}
