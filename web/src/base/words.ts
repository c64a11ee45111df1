// The words of the script in the language of the page, and numbers, days and plurals as that
// language writes them. Digits are those that the server writes, 0 to 9, in every language.

type Entry = string | Record<string, string>;
type Catalogue = Record<string, Entry>;

const catalogues: Record<string, () => Promise<{ default: Catalogue }>> = {
  en: () => import("../../words/en.json"),
  fr: () => import("../../words/fr.json"),
  es: () => import("../../words/es.json"),
  ar: () => import("../../words/ar.json"),
  ru: () => import("../../words/ru.json"),
  zh: () => import("../../words/zh.json"),
  bn: () => import("../../words/bn.json"),
};

let catalogue: Catalogue = {};

export const language = (): string => {
  const wanted = (document.documentElement.lang || "en").slice(0, 2);
  return wanted in catalogues ? wanted : "en";
};
const locale = (): string => `${language()}-u-nu-latn`;

export async function loadWords(): Promise<void> {
  const load = catalogues[language()];
  if (load) catalogue = (await load()).default;
}

/** The sentence of a key with {names} filled in; `count` chooses among its plurals. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const entry = catalogue[key];
  let text = typeof entry === "string" ? entry : undefined;
  if (entry !== undefined && typeof entry !== "string") {
    const kind = new Intl.PluralRules(language()).select(Number(values.count ?? 0));
    text = entry[kind] ?? entry.other;
  }
  return (text ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : value;
  });
}

/** All digits of what is counted, six of what is measured. */
export function number(value: number, digits?: number): string {
  const fixed = digits ?? (Math.abs(value) >= 1000 ? 0 : undefined);
  const options =
    fixed === undefined
      ? { maximumSignificantDigits: 6 }
      : { minimumFractionDigits: fixed, maximumFractionDigits: fixed };
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** A number as an axis shows it: 1.2 million, in short. */
export function shortNumber(value: number): string {
  const options = { notation: "compact", maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(locale(), options).format(value);
}

export function percent(share: number, digits = 0): string {
  const options = { style: "percent", maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale(), options).format(share);
}

/** A year is a name, not a quantity: it has no separators. */
export function year(value: number): string {
  return new Intl.NumberFormat(locale(), { useGrouping: false }).format(value);
}

export function moment(value: Date): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(
    value,
  );
}

/** A day written as 2012-02-29. */
export function day(text: string): string {
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return text;
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" }).format(at);
}

export function listing(parts: string[]): string {
  return new Intl.ListFormat(locale(), { style: "long", type: "conjunction" }).format(parts);
}

export const compare = (a: string, b: string): number => a.localeCompare(b, locale());
