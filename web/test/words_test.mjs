// The catalogues: the same keys, names in braces and plurals in every language.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, same, test } from "./harness.mjs";

const folder = new URL("../words/", import.meta.url).pathname;
const sources = new URL("../src/", import.meta.url).pathname;
const languages = ["en", "fr", "es", "ar", "ru", "zh", "bn"];
const read = (language) => JSON.parse(readFileSync(join(folder, `${language}.json`), "utf8"));
const english = read("en");

const names = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const texts = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry));

function checkEntry(language, key) {
  const [wanted, entry] = [english[key], read(language)[key]];
  for (const text of texts(entry)) {
    expect(text.trim() !== "", `${language}.json, ${key}: is empty`);
    same(names(text), names(texts(wanted).at(-1)), `${language}.json, ${key}: names in braces`);
  }
  if (typeof wanted === "string") return;
  const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  same(Object.keys(entry).sort(), [...plurals].sort(), `${language}.json, ${key}: plurals`);
}

/** Keys that the source names, but for those it puts together. */
function keysOfSource() {
  const groups = new Set(Object.keys(english).map((key) => key.split(".")[0]));
  const files = readdirSync(sources, { recursive: true }).filter((name) => name.endsWith(".ts"));
  const all = files.map((name) => readFileSync(join(sources, name), "utf8")).join("\n");
  const found = [...all.matchAll(/say\(\s*"([a-z]+\.[a-z_]+)"/g)].map((one) => one[1]);
  expect(found.length > 50 && found.every((key) => groups.has(key.split(".")[0])), "groups");
  return new Set(found);
}

export async function wordTests() {
  for (const language of languages) {
    await test(`${language}: no word of the script is missing, and none too many`, () => {
      same(Object.keys(read(language)).sort(), Object.keys(english).sort(), "keys");
      for (const key of Object.keys(english)) checkEntry(language, key);
    });
  }
  await test("words that are said in another language are not the English ones", () => {
    for (const language of languages.slice(1)) {
      const own = read(language);
      const left = Object.keys(english).filter(
        (key) => JSON.stringify(own[key]) === JSON.stringify(english[key]) &&
          texts(english[key]).some((text) => /[a-z]{3}/.test(text.replace(/\{\w+\}/g, ""))),
      );
      const shared = { fr: 8, es: 4, ar: 0, ru: 0, zh: 0, bn: 0 };
      expect(left.length <= shared[language], `${language}: still English: ${left.join(", ")}`);
    }
  });
  await test("every word that the source asks for is in the catalogue", () => {
    const missing = [...keysOfSource()].filter((key) => !(key in english));
    same(missing, [], "missing");
  });
}
