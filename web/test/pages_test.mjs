// Every page, as different people meet it: wide and narrow, in English, Arabic and Bengali, without
// script; axe looks for faults, and nothing may move once it is shown.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

import { expect, lane, runTest, same, test, visiting } from "./harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** An address for each page; the name is what its body says it is. */
export const pages = [
  ["start", "/"],
  ["search", "/search?q=equal+pay"],
  ["place", "/place/BGD"],
  ["corridor", "/corridor/BGD-MYS"],
  ["map", "/map?place=MLT"],
  ["law", "/law/BGD-MYS"],
  ["instrument", "/law/icrmw"],
  ["commitments", "/commitments/BGD?commitment=10.7"],
  ["chain", "/chain/indicator:remittance_cost"],
  ["actors", "/actors"],
  ["services", "/services/BGD"],
  ["practices", "/practices?subject=BGD-MYS"],
  ["claims", "/claims"],
  ["models", "/models"],
  ["model", "/models/remittance_kept"],
  ["runs", "/runs"],
  ["displacement", "/displacement"],
  ["assessment", "/assessment/BGD"],
  ["data", "/data"],
  ["glossary", "/glossary/remittance"],
];

/** How different people meet a page; one browser window each, which goes from page to page. */
const looks = [
  { lang: "en", width: 1440, colorScheme: "light" },
  { lang: "ar", width: 360, colorScheme: "light" },
  { lang: "bn", width: 360, colorScheme: "dark" },
];

/** Of shift as Chromium counts it; of bytes as they are before they are packed; of script, packed. */
const most = { shift: 0.01, page: 200_000, script: 80_000 };

export const inLanguage = (path, lang) => `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`;

export async function faults(page) {
  // Through the protocol, because the policy of the page lets no script in.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] };
    const { violations } = await window.axe.run(document, rules);
    const nodes = (one) => one.nodes.slice(0, 3).map((node) => node.target).join(" | ");
    return violations
      .filter((one) => ["serious", "critical"].includes(one.impact))
      .map((one) => `${one.id}: ${one.help}: ${nodes(one)}`);
  });
}

/** Each chart: a table, words, and a way in by key. */
export function chartsOf(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("figure.chart")].map((figure) => ({
      id: figure.id,
      table: figure.querySelector("details table tbody tr") !== null,
      words: figure.querySelector("figcaption, .description") !== null,
      key: figure.querySelector("[role=application][tabindex='0']") !== null,
      saved: figure.querySelector(".chart-tools button") !== null,
    })),
  );
}

async function looked(visit, page, [kind, path], look) {
  await visit.go(inLanguage(path, look.lang));
  same(await page.getAttribute("body", "data-page"), kind, "data-page");
  same(await page.getAttribute("html", "dir"), look.lang === "ar" ? "rtl" : "ltr", "direction");
  for (const map of await page.locator("figure[data-chart=map]").all()) {
    await map.scrollIntoViewIfNeeded();
    await map.locator(".arc").first().waitFor({ state: "attached" });
  }
  const shifted = await page.evaluate(shiftsUntilNow);
  expect(shifted < most.shift, `things moved by ${shifted}`);
  for (const chart of await chartsOf(page)) {
    expect(chart.table && chart.words && chart.key && chart.saved,
      `chart ${chart.id} has not all: ${JSON.stringify(chart)}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= look.width, `the page is ${wide} wide in a window of ${look.width}`);
  same(await faults(page), [], "axe");
  visit.quiet();
}

/** After two more frames, because a shift is told when the frame after it is drawn. */
function shiftsUntilNow() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  return frame().then(frame).then(() => window.shifted);
}

async function unscripted(page, address, [, path]) {
  const response = await page.goto(address + path);
  same(response.status(), 200, "status");
  const text = await page.innerText("main");
  expect(text.length > 50, `the page says next to nothing: ${text}`);
  const empty = await page.locator("figure.chart:not(:has(table tbody tr))").count();
  same(empty, 0, "charts without a table");
  for (const lang of ["en", "ar", "bn"]) {
    const body = await (await fetch(address + inLanguage(path, lang), asBrowser)).arrayBuffer();
    expect(body.byteLength < most.page, `in ${lang} the page has ${body.byteLength} bytes`);
  }
}

export const asBrowser = { headers: { accept: "text/html" } };

/** What a first view loads: the script, what it names at once, and the words of one language. */
export async function scriptSize(address) {
  const seen = new Map();
  const read = async (name) => {
    if (seen.has(name)) return;
    seen.set(name, 0);
    const text = await (await fetch(`${address}/assets/${name}`)).text();
    seen.set(name, gzipSync(text, { level: 9 }).length);
    const words = text.match(/bn-\w+\.js/)?.[0];
    const statics = [...text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)].map((found) => found[1]);
    await Promise.all([...statics, ...(words ? [words] : [])].map(read));
  };
  await read("page.js");
  expect([...seen.keys()].some((name) => name.startsWith("bn-")), "the words are counted in");
  return [...seen.values()].reduce((sum, size) => sum + size, 0);
}

export async function pageTests(browser, address) {
  await test("a first view loads less than 80 KB of script", async () => {
    const size = await scriptSize(address);
    console.log(`        script of a first view: ${size} bytes compressed`);
    expect(size > 2000 && size < most.script, `${size} bytes`);
  });
  for (const look of looks) {
    await lane(() => visiting(browser, address, look, async (visit, page) => {
      await visit.scriptComesLate();
      for (const one of pages) {
        visit.complaints = [];
        await runTest(`${one[1]} holds in ${look.lang} at ${look.width}, ${look.colorScheme}`, () =>
          looked(visit, page, one, look));
      }
      visit.complaints = [];
    }));
  }
  await lane(() => visiting(browser, address, { script: false, width: 360 }, async (_, page) => {
    for (const one of pages) {
      await runTest(`${one[1]} is read without script, and is light`, () =>
        unscripted(page, address, one));
    }
  }));
}
