// A crisis on its whole way through the pages: sent, run from the form, looked at day by day, and
// held against another run. It keeps a scenario and runs in the workspace of the tests.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, runTest, same, token, visiting } from "./harness.mjs";
import { chartsOf, faults } from "./pages_test.mjs";

const example = new URL("../../data/displacement/example/", import.meta.url).pathname;

/** The shipped example under another name, with one more closure, so that it is one of its own. */
function crisis(above) {
  const folder = join(above, "border-crisis");
  for (const part of ["input_csv", "source_data"]) {
    mkdirSync(join(folder, part), { recursive: true });
    for (const name of readdirSync(join(example, part))) {
      let text = readFileSync(join(example, part, name), "utf8");
      if (name === "closures.csv") text += "link,Hill,Crossing,30,34\n";
      writeFileSync(join(folder, part, name), text);
    }
  }
  return folder;
}

async function withToken(page, within = "") {
  await page.waitForSelector(`${within} .token input`, { state: "attached" });
  const field = page.locator(`${within} .token input`);
  if (await field.inputValue() === token) return;
  await field.fill(token);
}

async function sent(page, visit, folder) {
  await visit.go("/displacement");
  await withToken(page, "[data-scenario]");
  await page.setInputFiles("[data-scenario] input[webkitdirectory]", folder);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.waitForSelector("[data-scenario] .run-state p");
  same(await page.locator("[data-scenario] .run-state a").count(), 0, "a check keeps nothing");
  await page.getByRole("button", { name: "Check and keep" }).click();
  await page.locator("[data-scenario] .run-state a").click();
  await page.waitForURL("**/models/displacement?scenario=*");
  await visit.ready();
  const id = new URL(page.url()).searchParams.get("scenario");
  same(await page.inputValue("select[name=scenario]"), id, "the form has the scenario chosen");
  return id;
}

/** Runs what stands in the form and opens the page of the run; its id. */
async function kept(page, visit, values) {
  for (const [name, value] of Object.entries(values)) await page.fill(`[name=${name}]`, value);
  await withToken(page, ".run-panel");
  // Progress is held in place for a moment, so that it can be looked at.
  let goOn = () => {};
  const looked = new Promise((resolve) => (goOn = resolve));
  await page.route("**/api/v1/runs", async (route) => {
    await looked;
    await route.continue();
  });
  await page.getByRole("button", { name: "Run and keep" }).click();
  await page.waitForSelector(".run-state progress");
  await page.getByRole("button", { name: /take back|cancel|stop/i }).waitFor();
  goOn();
  await page.waitForSelector(".run-result a");
  await page.unroute("**/api/v1/runs");
  await page.locator(".run-result a").click();
  await page.waitForURL("**/displacement?run=*");
  await visit.ready();
  return new URL(page.url()).searchParams.get("run");
}

async function holds(page) {
  for (const chart of await chartsOf(page)) {
    expect(chart.table && chart.words && chart.key && chart.saved,
      `chart ${chart.id} has not all: ${JSON.stringify(chart)}`);
  }
  same(await faults(page), [], "axe");
}

async function resultShown(page) {
  const text = await page.innerText("main");
  for (const part of ["Camp by camp", "Refuge", "How far off", "No model: equal split",
    "arrivals.csv", "What went in"]) {
    expect(text.includes(part), `the page says “${part}”`);
  }
  await page.locator("[data-player]").scrollIntoViewIfNeeded();
  await page.waitForSelector(".map.run .camp", { state: "attached" });
  expect(await page.locator(".map.run .way").count() > 5, "the ways of the scenario are drawn");
  same(await page.locator("[data-player] input[type=file]").count(), 0,
    "the page of a run opens no other");
  const slider = page.locator(".player-controls input[type=range]");
  const last = Number(await slider.getAttribute("max"));
  expect(last > 30, `${last} days`);
  await slider.focus();
  await page.keyboard.press("End");
  same(new URL(page.url()).searchParams.get("day"), String(last), "day in the address");
  // What the player says of the last day is what the table of the server has.
  const shown = await page.locator(".player table tbody tr").first().locator("th, td")
    .evaluateAll((cells) => cells.slice(0, 2).map((cell) => cell.textContent));
  const row = page.locator("#camps table.data, #camps table").last()
    .locator("tr", { has: page.locator(`text="${shown[0]}"`) });
  expect((await row.first().textContent()).includes(shown[1]), `${shown.join(" ")} in the table`);
  await holds(page);
}

async function compared(page, visit, [first, second]) {
  const slider = page.locator(".player-controls input[type=range]");
  await page.locator("[data-player]").scrollIntoViewIfNeeded();
  await slider.focus();
  await page.keyboard.press("Home");
  for (let i = 0; i < 10; i += 1) await page.keyboard.press("ArrowRight");
  await page.selectOption("form[data-follows=day] select[name=other]", first);
  await page.locator("form[data-follows=day] button").click();
  await page.waitForURL(`**/displacement?run=${second}*`);
  await visit.ready();
  const asked = new URL(page.url()).searchParams;
  same([asked.get("other"), asked.get("day")], [first, "10"], "what is compared, and when");
  const text = await page.innerText("main");
  expect(text.includes("2030-03-11"), "the day of the player");
  expect(text.includes("Both drew the same random numbers"), "what differs was changed");
  expect(text.includes("close_border:Home,Abroad,5"), "what was changed");
  expect(text.includes("on the last day only"), "ranges of another day are not known");
  await holds(page);
  await page.fill("form input[name=day]", "58");
  await page.locator("form:has(input[name=day]) button").click();
  await page.waitForURL("**day=58*");
  const last = await page.innerText("main");
  expect(last.includes("2030-04-28") && !last.includes("on the last day only"), "the last day");
}

async function narrowUnscripted(browser, address, path) {
  await visiting(browser, address, { script: false, width: 360 }, async (_, page) => {
    const response = await page.goto(address + path);
    same(response.status(), 200, "status");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => 0);
    expect(wide <= 360, `${wide} wide`);
    expect((await page.innerText("main")).includes("Refuge"), "camps by name");
    expect(await page.locator("figure.chart table tbody tr").count() > 2, "the table of the chart");
  });
}

export async function displacementTests(browser, { address, folder }) {
  const runs = [];
  await runTest("a crisis is sent as a folder, run from its form, and shown day by day", () =>
    visiting(browser, address, {}, async (visit, page) => {
      const id = await sent(page, visit, crisis(folder));
      runs.push(await kept(page, visit, { replicates: "4" }));
      await resultShown(page);
      await visit.go("/displacement");
      const list = await page.innerText("main");
      expect(list.includes(id) && list.includes(runs[0]), "both stand in the lists");
    }));
  await runTest("two runs stand beside each other on the day that was looked at", () =>
    visiting(browser, address, {}, async (visit, page) => {
      await visit.go("/displacement");
      await page.locator("li:has-text('border-crisis') a, li:has(code) a", { hasText: "Run" })
        .last().click();
      await visit.ready();
      runs.push(await kept(page, visit, { replicates: "4", changes: "close_border:Home,Abroad,5" }));
      expect(runs[1] !== runs[0], "another run");
      await compared(page, visit, runs);
    }));
  await runTest("a kept run and two beside each other are read without script on a telephone",
    async () => {
      await narrowUnscripted(browser, address, `/displacement?run=${runs[0]}`);
      await narrowUnscripted(browser, address,
        `/displacement?run=${runs[0]}&other=${runs[1]}&day=20`);
    });
  await runTest("a day that a run has not, and a run that there is not, are answered kindly", () =>
    visiting(browser, address, {}, async (visit, page) => {
      for (const query of [`run=${runs[0]}&other=${runs[1]}&day=5000`, "run=000000000000"]) {
        const response = await visit.go(`/displacement?${query}`);
        expect(response.status() >= 400 && response.status() < 500, `${response.status()}`);
        expect(await page.locator("form[role=search]").count() > 0, "a search box");
      }
      visit.complaints = visit.complaints.filter((one) => !/status of 4\d\d/.test(one));
    }));
}
