// The pages in a real browser: how soon a first view can be used, how long the page takes to answer
// a key, and what it weighs.
//   node bench/page.mjs     exit 1 when a bound is exceeded
// Settings: CORRIDOR (usual: build/release/corridor), CORRIDOR_CHROMIUM (usual: /usr/bin/chromium),
// REPEATS (usual: 9). Needs the packages of the tests: node web/build.mjs --tests
import { existsSync } from "node:fs";
import { loadavg } from "node:os";

import { openBrowser, serve, Visit } from "../web/test/harness.mjs";
import { asBrowser, inLanguage, pages, scriptSize } from "../web/test/pages_test.mjs";

const program = process.env.CORRIDOR ?? "build/release/corridor";
const repeats = Number(process.env.REPEATS ?? 9);
const bounds = { viewMs: 1000, keyMs: 100, pageBytes: 200_000, scriptBytes: 80_000 };
const languages = ["en", "fr", "es", "ar", "ru", "zh", "bn"];
let exceeded = false;

const sorted = (values) => [...values].sort((a, b) => a - b);

function median(values) {
  const order = sorted(values);
  return (order[(order.length - 1) >> 1] + order[order.length >> 1]) / 2;
}

/** A line of what was measured beside its bound. */
function tell(what, seen, bound, unit, besides = "") {
  const holds = seen < bound;
  exceeded ||= !holds;
  const [value, most] = [seen, bound].map((one) => Math.round(one).toLocaleString("en"));
  const figure = `${value} ${unit}`.padStart(14);
  console.log(`${what.padEnd(62)}${figure}  bound ${most}${holds ? "" : "  EXCEEDED"}${besides}`);
}

/** Paint and readiness of script in milliseconds since the address was asked for, nothing kept. */
async function firstView(browser, address, path) {
  const visit = await Visit.open(browser, address);
  try {
    await visit.go(path);
    const names = ["first-contentful-paint", "ready"];
    await visit.page.waitForFunction(
      (all) => all.every((name) => performance.getEntriesByName(name).length > 0), names);
    return await visit.page.evaluate(
      (all) => all.map((name) => performance.getEntriesByName(name)[0].startTime), names);
  } finally {
    await visit.close();
  }
}

async function firstViews(browser, address) {
  const paths = ["/", "/corridor/BGD-MYS", "/place/BGD", "/law/BGD-MYS", "/commitments/BGD",
    "/map?place=BGD", "/displacement"];
  for (const path of paths) {
    await fetch(address + path, asBrowser); // a page that someone has asked for is kept
    const views = [];
    for (let i = 0; i < repeats; i += 1) views.push(await firstView(browser, address, path));
    const ready = views.map((one) => one[1]);
    const shown = Math.round(median(views.map((one) => one[0])));
    tell(`first view ready: ${path}`, median(ready), bounds.viewMs, "ms",
      `  (shown ${shown}, slowest ready ${Math.round(Math.max(...ready))})`);
  }
}

/** Until what an event led to has been painted, as the browser itself counts it, in steps of 8 ms;
 * what is over sooner than it tells counts as 16. */
function watchEvents() {
  window.slowest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.slowest = Math.max(window.slowest, entry.duration);
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}

async function pressed(page, key) {
  await page.evaluate(() => (window.slowest = 0));
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)))));
  return Math.max(16, await page.evaluate(() => window.slowest));
}

const slider = async (page, box, then) => {
  await page.locator(box).first().scrollIntoViewIfNeeded();
  await page.waitForSelector(then, { state: "attached" });
  await page.locator(`${box} input[type=range]`).focus();
};

/** What is done with a page: where, how one gets there, and the keys. */
const uses = [
  ["a step on a line", "/corridor/BGD-MYS",
    (page) => page.locator("#people figure .wide").first().focus(), ["ArrowRight", "ArrowLeft"]],
  ["a step on bars", "/place/BGD",
    (page) => page.locator("figure[data-chart=bars] .wide").first().focus(),
    ["ArrowDown", "ArrowUp"]],
  ["the menu of a chart opens, and closes", "/corridor/BGD-MYS",
    (page) => page.locator(".chart-tools > button").first().focus(), ["Enter", "Escape"]],
  ["a figure tells where it was read", "/corridor/BGD-MYS",
    (page) => page.locator("#people a.figure").first().focus(), ["Tab"]],
  ["a letter in the search box", "/", (page) => page.focus("#search"), [..."bangladesh"]],
  ["a year on the map", "/map?place=BGD",
    (page) => slider(page, "figure[data-chart=map]", ".map .arc"), ["ArrowLeft", "ArrowRight"]],
  ["a day of the player", "/displacement",
    (page) => slider(page, "[data-player]", ".map.run"), ["ArrowRight", "ArrowLeft"]],
];

async function interactions(browser, address) {
  for (const [what, path, begin, keys] of uses) {
    const visit = await Visit.open(browser, address);
    await visit.page.addInitScript(watchEvents);
    await visit.go(path);
    await begin(visit.page);
    const times = [];
    while (times.length < Math.max(repeats, keys.length)) {
      for (const key of keys) times.push(await pressed(visit.page, key));
    }
    await visit.close();
    tell(`${what}, until it is painted`, median(times), bounds.keyMs, "ms",
      `  (slowest of ${times.length}: ${Math.round(Math.max(...times))})`);
  }
}

async function weights(address) {
  for (const lang of languages) {
    let heaviest = { bytes: 0, path: "" };
    for (const path of [...pages.map((one) => one[1]), "/corridor/MEX-USA"]) {
      const body = await (await fetch(address + inLanguage(path, lang), asBrowser)).arrayBuffer();
      if (body.byteLength > heaviest.bytes) heaviest = { bytes: body.byteLength, path };
    }
    tell(`heaviest page in ${lang}, not packed`, heaviest.bytes, bounds.pageBytes, "bytes",
      `  (${heaviest.path})`);
  }
  tell("script of a first view, packed", await scriptSize(address), bounds.scriptBytes, "bytes");
}

if (!existsSync(program)) {
  console.error(`no program at ${program}; build it, or set CORRIDOR`);
  process.exit(2);
}
const browser = await openBrowser();
if (browser === null) {
  console.log("skipped: needs chromium");
  process.exit(0);
}
const server = await serve(program);
console.log(`medians of ${repeats}; load of the machine ${loadavg()[0].toFixed(1)}`);
try {
  await firstViews(browser, server.address);
  await interactions(browser, server.address);
  await weights(server.address);
} finally {
  await browser.close();
  await server.stop();
}
console.log(`load of the machine at the end ${loadavg()[0].toFixed(1)}`);
if (exceeded) {
  console.log("a bound is exceeded");
  process.exitCode = 1;
}
