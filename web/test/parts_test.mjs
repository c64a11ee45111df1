// The parts that are fetched when they are needed - map, runs, player, upload - each in a page of
// the markup that docs/web.md names.
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, same, test, token, visiting } from "./harness.mjs";

const slot = (body, lang = "en") => `<!DOCTYPE html><html lang="${lang}"
  dir="${lang === "ar" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><title>Part</title>
  <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/style.css"><link rel="stylesheet" href="/assets/page.css">
  <script type="module" src="/assets/page.js"></script></head><body>
  <div class="page"><main><h1>Part</h1>${body}</main></div></body></html>`;

/** A page with that markup, at an address of the server under test. */
function holding(name, body, run, look = {}) {
  return (browser, address) => test(name, () =>
    visiting(browser, address, look, async (visit, page) => {
      const part = { contentType: "text/html", body: slot(body, look.lang) };
      await page.route(`${address}/part*`, (route) => route.fulfill(part));
      await visit.go("/part" + (look.query ?? ""));
      await run(page, visit, address);
    }));
}

const map = `<figure class="chart" data-chart="map" id="map"><figcaption>Map</figcaption>
  <details><summary>Figures</summary></details></figure>`;

async function mapped(page) {
  await page.waitForSelector(".map .arc", { state: "attached" });
}

const mapTests = [
  holding("a map shows both ways, names its figures, and keeps year and way in the address", map,
    async (page) => {
      await mapped(page);
      const both = await page.locator(".map .arc").count();
      expect(await page.locator(".map .arc.from").count() > 5, "people who left");
      expect(await page.locator(".map .arc.to").count() > 5, "people who came");
      expect(await page.locator(".map .land.unknown").count() > 20, "no figure is hatched");
      const rows = await page.locator("#map table.data tbody tr").count();
      const figures = await page.locator("#map table a.figure").count();
      same(figures, both, `arcs and figures of the table (${rows} rows)`);
      await page.focus("#map input[type=range]");
      await page.keyboard.press("ArrowLeft");
      same(new URL(page.url()).searchParams.get("year"), "2015", "year in the address");
      await page.waitForFunction(
        () => document.querySelector(".map desc").textContent.includes("2015"));
      await page.locator("#map input[value=to]").check();
      same(new URL(page.url()).searchParams.get("way"), "to", "way in the address");
      await page.waitForFunction(() => document.querySelectorAll(".map .arc.from").length === 0);
    }),
  holding("a map is walked from the largest on, and each figure is said", map, async (page) => {
    await mapped(page);
    await page.locator(".map-surface").focus();
    await page.keyboard.press("ArrowDown");
    const said = await page.textContent("#said");
    expect(/India/.test(said) && /2,488,471/.test(said), said);
  }),
  holding("a shared map opens as it was sent", map, async (page) => {
    await mapped(page);
    same(await page.locator("#map select").inputValue(), "MLT", "place");
    same(await page.locator("#map output").textContent(), "2000", "year");
    // Malta is too small for an outline.
    expect(await page.locator(".map .dot.own").isVisible(), "a small state has its dot");
  }, { query: "?place=MLT&year=2000" }),
  holding("a map in Arabic on a telephone keeps within the window", map, async (page) => {
    await mapped(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide <= 360, `${wide} wide`);
    const shifted = await page.evaluate(() => window.shifted);
    expect(shifted < 0.01, `things moved by ${shifted}`);
  }, { lang: "ar", width: 360 }),
  holding("a map on a telephone is as high as it is wide, its names are apart, and it says who is beyond",
    map, async (page) => {
      await mapped(page);
      const { width, height } = await page.locator("svg.map").boundingBox();
      expect(width > 300 && Math.abs(width - height) < 2, `${width} by ${height}`);
      const boxes = await page.locator(".map .place-name").evaluateAll((names) =>
        names.map((name) => {
          const { left, right, top, bottom } = name.getBoundingClientRect();
          return { text: name.textContent, left, right, top: top + 3, bottom: bottom - 3 };
        }));
      expect(boxes.length > 3 && boxes.length < 9, `${boxes.length} names`);
      for (const [i, a] of boxes.entries()) {
        for (const b of boxes.slice(i + 1)) {
          const over = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          expect(!over, `“${a.text}” is in the way of “${b.text}”`);
        }
      }
      const own = await page.textContent(".map .place-name.own");
      same(own, "Fiji", "the place has its name");
      const beyond = await page.locator(".map .place-name.beyond").allTextContents();
      expect(beyond.some((name) => /[←→↑↓]/.test(name)), `beyond: ${beyond.join(", ")}`);
      const caution = page.locator(".map-borders");
      expect((await caution.textContent()).includes("Borders") && await caution.isVisible(), "caution");
    }, { query: "?place=FJI", width: 360 }),
  holding("a map that is turned to stand wide is drawn anew for its width", map,
    async (page) => {
      await mapped(page);
      const frame = () => page.getAttribute("svg.map", "viewBox");
      const narrow = await frame();
      await page.setViewportSize({ width: 1000, height: 700 });
      await page.waitForFunction(
        (old) => document.querySelector("svg.map").getAttribute("viewBox") !== old, narrow);
      same(await page.locator(".map .place-name.beyond").count(), 0, "all are on the whole world");
    }, { query: "?place=FJI", width: 360 }),
  holding("a map says so where the server is gone", map, async (page, visit, address) => {
    await page.route("**/api/v1/**", (route) => route.abort());
    await page.goto(`${address}/part`);
    await page.waitForSelector("[role=status]:has-text('server cannot be reached')");
    visit.complaints = visit.complaints.filter((one) => !one.includes("ERR_FAILED"));
  }),
];

const form = `<form class="model" data-model="remittance_kept" method="get">
  <label><span>Cost</span><input type="number" step="any" name="cost_percent" value="6.5"></label>
  <button>Run</button></form>`;

const runTests = [
  holding("a run is kept with a token, shown, and compared with another", form, async (page) => {
    await page.waitForSelector(".token input");
    await page.fill(".token input", token);
    const keep = page.getByRole("button", { name: "Run and keep" });
    for (const cost of ["6.5", "3"]) {
      await page.fill("input[name=cost_percent]", cost);
      const before = page.url();
      await keep.click();
      await page.waitForFunction((old) => window.location.href !== old, before);
    }
    await page.waitForSelector(".run-result table:has-text('2,328')"); // arrives at 3 percent
    await page.getByRole("button", { name: "Compare two runs" }).click();
    await page.waitForSelector(".compared table");
    const compared = await page.textContent(".compared");
    expect(compared.includes("cost_percent"), "assumptions are compared first");
    expect(compared.includes("2,244") && compared.includes("2,328"), "and what came out");
    await page.reload();
    await page.waitForSelector(".run-result table");
    same(await page.inputValue(".token input"), token, "the token stays in its tab");
  }),
  holding("a run without a token is refused in words that help", form, async (page, visit) => {
    await page.waitForSelector(".token input");
    await page.getByRole("button", { name: "Run and keep" }).click();
    await page.waitForSelector(".run-state [role=alert]");
    expect((await page.textContent(".run-state")).includes("token"), "it says what is missing");
    visit.complaints = visit.complaints.filter((one) => !one.includes("401"));
  }),
];

const arrivals = ["camp,day,date,counted,low,median,high"];
for (let day = 0; day < 12; day += 1) {
  const date = `2030-03-${String(day + 1).padStart(2, "0")}`;
  arrivals.push(`Refuge,${day},${date},${day * 100},${day * 80},${day * 90},${day * 110}`);
  arrivals.push(`Haven,${day},${date},,${day * 8},${day * 9},${day * 11}`);
}
const point = (name, kind, at) => ({
  type: "Feature", geometry: { type: "Point", coordinates: at }, properties: { name, kind },
});
const places = {
  type: "FeatureCollection",
  features: [point("Old Town", "conflict", [1, 10]), point("Refuge", "camp", [2.4, 11]),
    point("Haven", "camp", [2.2, 9.2]),
    { type: "Feature", geometry: { type: "LineString", coordinates: [[1, 10], [2.4, 11]] },
      properties: { from: "Old Town", to: "Refuge", journeys: 5 } }],
};

function files(above, first) {
  const folder = mkdtempSync(join(above, "run-"));
  const paths = [join(folder, "arrivals.csv"), join(folder, "routes.geojson")];
  writeFileSync(paths[0], first);
  writeFileSync(paths[1], JSON.stringify(places));
  return paths;
}

const player = "<div data-player></div>";
const playerInput = "[data-player] input[type=file]";

const playerTests = (folder) => [
  holding("days pass by key and by themselves, and the address keeps the day", player,
    async (page) => {
      await page.setInputFiles(playerInput, files(folder, arrivals.join("\n")));
      await page.waitForSelector(".run .way");
      const slider = page.locator(".player-controls input[type=range]");
      await slider.focus();
      await page.keyboard.press("ArrowRight");
      same(await slider.getAttribute("aria-valuetext"),
        "1 (March 2, 2030): 99 people in camps", "the day in words");
      same(new URL(page.url()).searchParams.get("day"), "1", "day in the address");
      await page.locator(".player-controls button").click();
      await page.waitForFunction(() => new URL(window.location).searchParams.get("day") === "11");
      const button = page.locator(".player-controls button");
      same(await button.textContent(), "Play", "it ends by itself");
    }),
  holding("who asked for less motion gets steps instead of a film", player,
    async (page) => {
      await page.setInputFiles(playerInput, files(folder, arrivals.join("\n")));
      await page.locator(".player-controls button").nth(1).click();
      same(new URL(page.url()).searchParams.get("day"), "10", "ten days on");
      same(await page.locator(".player-controls button").count(), 2, "no play button");
    }, { reducedMotion: "reduce" }),
  holding("a wrong file is told with its line", player, async (page) => {
    const wrong = [...arrivals.slice(0, 3), "Haven,1,2030-03-02,,8,many,11"].join("\n");
    await page.setInputFiles(playerInput, files(folder, wrong));
    await page.waitForSelector(".player [role=alert]");
    same(await page.textContent(".player [role=alert]"),
      "Line 4: a number was expected, “many” was found.", "the message");
  }),
];

const uploadTests = (folder) => [
  holding("a file is looked through before it is loaded: rows that would be rejected are named",
    "<div data-load></div>", async (page) => {
      const path = join(folder, "stock.csv");
      writeFileSync(path, "orig,dest,year,male,female,total\nBGD,MYS,2020,6,4,10\n" +
        "IND,MYS,2020,6,4,10\nNPL,MYS,2020,6,<b>many</b>,10\n");
      await page.fill(".token input", token);
      await page.setInputFiles("[data-load] input[type=file]", path);
      await page.waitForSelector("[data-load] table");
      expect((await page.textContent("[data-load]")).includes("<b>many</b>"), "text stays text");
      await page.getByRole("button", { name: "Look through it" }).click();
      await page.waitForSelector("h3:has-text('Would be rejected')");
      const text = await page.textContent("[data-load]");
      expect(/3 rows were read/.test(text) && /1 rejected/.test(text), text);
      await page.getByRole("button", { name: "Load it" }).click();
      await page.waitForSelector(".run-state:has-text('It is loaded')");
    }),
  holding("a file of no known form is refused kindly", "<div data-load></div>",
    async (page, visit) => {
      const path = join(folder, "nonsense.csv");
      writeFileSync(path, "a,b\n1,2\n");
      await page.fill(".token input", token);
      await page.setInputFiles("[data-load] input[type=file]", path);
      await page.getByRole("button", { name: "Look through it" }).click();
      await page.waitForSelector("[data-load] [role=alert]");
      visit.complaints = visit.complaints.filter((one) => !one.includes("422"));
    }),
];

export async function partTests(browser, { address, folder }) {
  const all = [...mapTests, ...runTests, ...playerTests(folder)];
  for (const run of all) await run(browser, address);
}

/** The last, because what is loaded changes what pages say. */
export async function loadTests(browser, { address, folder }) {
  for (const run of uploadTests(folder)) await run(browser, address);
}
