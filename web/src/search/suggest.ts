// What may be meant by the words so far: ways, places, then what the search finds.
import { askJson } from "../base/ask";
import { language, say } from "../base/words";
import type { Suggestion } from "./places";
import { countries, matching, ways } from "./places";

interface Hit {
  kind: string;
  address: string;
  part_of: string;
  title: { pieces: string[] };
}

const folders: Record<string, string> = {
  instrument: "/law",
  provision: "/law",
  term: "/glossary",
  actor: "/chain",
  commitment: "/chain",
  recommendation: "/chain",
  practice: "/chain",
  initiative: "/chain",
  indicator: "/chain",
  service: "/chain",
  protection: "/chain",
};

/** The page of what was found: a provision stands on the page of its instrument. */
export function pageOf(address: string): string {
  const [kind = "", code = ""] = address.split(/:(.*)/s);
  const folder = folders[kind];
  if (!folder || !code) return "";
  const [instrument = "", part] = code.split("/");
  if (kind === "provision" && part) return `/law/${encodeURIComponent(instrument)}#${part}`;
  if (folder !== "/chain") return `${folder}/${encodeURIComponent(code)}`;
  return `/chain/${encodeURIComponent(address)}`;
}

/** The language of the page stays with whoever asked for it in the address. */
export function here(href: string): string {
  const named = new URL(window.location.href).searchParams.get("lang");
  if (!named || href.startsWith("#")) return href;
  const address = new URL(href, window.location.href);
  address.searchParams.set("lang", named);
  return address.pathname + address.search + address.hash;
}

async function found(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const words = encodeURIComponent(text);
  const address = `/api/v1/search?q=${words}&limit=6&format=json`;
  const { hits } = await askJson<{ hits: Hit[] }>(address, { signal });
  return hits.flatMap((hit) => {
    const href = pageOf(hit.address);
    const kind = say(`kind.${hit.kind}`);
    const detail = hit.part_of ? `${kind} · ${hit.part_of}` : kind;
    return href ? [{ label: hit.title.pieces.join(""), detail, href: here(href) }] : [];
  });
}

async function named(text: string): Promise<Suggestion[]> {
  const places = await countries();
  const way = ways(places, text, 4).map(([from, to]) => ({
    label: say("search.way", { from: from.name, to: to.name }),
    detail: say("kind.corridor"),
    href: here(`/corridor/${from.place}-${to.place}`),
  }));
  const single = matching(places, text, 4).map((place) => ({
    label: place.name,
    detail: say("kind.place"),
    href: here(`/place/${place.place}`),
  }));
  return [...way, ...single];
}

export async function suggestions(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const words = text.trim();
  const long = words.length > (/^(zh)/.test(language()) ? 0 : 2);
  const [places, hits] = await Promise.all([
    named(words).catch(() => []),
    long ? found(words, signal).catch(() => []) : [],
  ]);
  // Who writes two places means the way between them.
  const rest = places.some((one) => one.href.startsWith("/corridor/")) ? [] : hits;
  return [...places, ...rest].slice(0, 8);
}
