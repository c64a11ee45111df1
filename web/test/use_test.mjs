// The parts that script adds, used by keyboard and read as a person would.
import { readFileSync } from "node:fs";

import { expect, same, test, visiting } from "./harness.mjs";

const said = (page) => page.textContent("#said");

async function keys(page, ...names) {
  for (const name of names) await page.keyboard.press(name);
}

async function saved(page, item) {
  await page.locator(".chart-tools > button").first().click();
  const waiting = page.waitForEvent("download");
  await page.locator(".chart-tools li button", { hasText: item }).first().click();
  return readFileSync(await (await waiting).path());
}

async function chartTests(browser, address) {
  const visit = (name, path, run) => test(name, () =>
    visiting(browser, address, {}, async (v, page) => {
      await v.go(path);
      await run(page);
    }));
  const way = "/corridor/BGD-MYS";
  await visit("a line is walked by key, and each point is said", way, async (page) => {
    await page.locator("#people figure .wide").first().focus();
    await keys(page, "ArrowRight", "ArrowRight");
    same(await said(page), "Bangladesh to Malaysia, 1995: 33,453 persons (3 of 14)", "second year");
    await keys(page, "ArrowUp");
    expect((await said(page)).startsWith("Malaysia to Bangladesh, 1995"), await said(page));
    await keys(page, "End");
    expect((await said(page)).includes("2020"), "End is the last");
    expect(await page.locator("#people figure .tip").first().isVisible(), "the readout is shown");
    await keys(page, "Escape");
    expect(await page.locator("#people figure .tip").first().isHidden(), "Escape hides it");
  });
  await visit("time runs left to right in Arabic too, and keys follow it",
    "/corridor/BGD-MYS?lang=ar", async (page) => {
      await page.locator("#people figure .wide").first().focus();
      await keys(page, "ArrowRight", "ArrowRight");
      expect((await said(page)).includes("1995"), await said(page));
      await keys(page, "ArrowLeft");
      expect((await said(page)).includes("1990"), await said(page));
    });
  await visit("the figures of a chart are saved as they stand in its table", "/corridor/BGD-MYS",
    async (page) => {
      const text = String(await saved(page, "CSV"));
      expect(text.startsWith("\ufeff"), "a byte order mark comes first");
      expect(/\r\n1990,/.test(text) && /\r\n2020,/.test(text), text.slice(0, 200));
    });
  await visit("a drawing and a picture are saved", "/corridor/BGD-MYS", async (page) => {
    const svg = String(await saved(page, "SVG"));
    expect(svg.includes("<svg") && svg.includes("/corridor/BGD-MYS"), "it says where it is from");
    expect(!svg.includes("var("), "colours stand in the file itself");
    const png = await saved(page, "PNG");
    same([...png.subarray(1, 4)].map((c) => String.fromCharCode(c)).join(""), "PNG", "kind");
    expect(png.length > 10_000, `${png.length} bytes`);
  });
}

async function paperTests(browser, address) {
  const onPaper = (name, path, run) => test(name, () =>
    visiting(browser, address, { colorScheme: "dark" }, async (visit, page) => {
      await visit.go(path);
      await run(page, () => page.emulateMedia({ media: "print", colorScheme: "dark" }));
      same(await page.locator("button:visible, header.site:visible, summary:visible").count(), 0,
        "what is there to be pressed");
      const colours = await page.evaluate(() => {
        const { color, backgroundColor } = window.getComputedStyle(document.body);
        return [color, backgroundColor];
      });
      same(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], "ink and paper");
    }));
  await onPaper("paper has the table of each chart, and says where the rest of a cut one is",
    "/law/icrmw", async (page, print) => {
      const rows = page.locator("figure.chart details tbody tr");
      expect(!await rows.first().isVisible(), "on the screen it is closed");
      await print();
      expect(await rows.first().isVisible(), "the table behind the chart");
      const rest = page.locator(".whole a", { hasText: "Show all" }).first();
      expect(await rest.isVisible(), "that there are more rows");
      const shown = await rest.evaluate((link) => window.getComputedStyle(link, "::after").content);
      expect(shown.includes(await rest.getAttribute("href")), `where they are: ${shown}`);
    });
  await onPaper("the map on paper has its legend and its caution, and nothing to choose",
    "/map?place=BGD", async (page, print) => {
      await page.locator(".map .arc").first().waitFor({ state: "attached" });
      await print();
      same(await page.locator(".map-controls input:visible").count(), 0, "inputs");
      same(await page.locator(".map-controls .sample:visible").count(), 3, "samples of the legend");
      expect(await page.locator(".map-borders").isVisible(), "the caution about borders");
      expect(await page.locator("#map table tbody tr").first().isVisible(), "the table");
    });
}

const framesOf = (address) => `<!DOCTYPE html><html lang="en"><title>Elsewhere</title>
  <link rel="icon" href="data:,">
  <iframe id="figure" src="${address}/corridor/BGD-MYS?figure=people-chart-1"></iframe>
  <iframe id="whole" src="${address}/law/icrmw"></iframe>
  <iframe id="token" src="${address}/models/remittance_kept"></iframe>`;

async function embedTests(browser, address) {
  await test("a figure stands alone in the page of another, with a way back to its own", () =>
    visiting(browser, address, { width: 720 }, async (visit, page) => {
      await visit.go("/corridor/BGD-MYS?figure=people-chart-1");
      same(await page.locator("figure").count(), 1, "figures");
      same(await page.locator("header, footer, h2, form").count(), 0, "the rest of the page");
      await page.locator("figure .wide").focus();
      await keys(page, "End");
      expect((await said(page)).includes("2020"), "it is walked as ever");
      const back = await page.getAttribute("main > p a", "href");
      expect(back.endsWith("/corridor/BGD-MYS#people-chart-1"), back);
    }));
  await test("a page may show a figure and a page of ours, and none on which a token is written", () =>
    visiting(browser, address, {}, async (visit, page) => {
      await page.route(`${address}/elsewhere`, (route) =>
        route.fulfill({ contentType: "text/html", body: framesOf(address) }));
      await page.goto(`${address}/elsewhere`);
      await page.frameLocator("#figure").locator("svg.chart:visible").first().waitFor();
      await page.frameLocator("#whole").locator("h1").waitFor();
      same(await page.frameLocator("#token").locator("form").count(), 0, "forms for a token");
      const refused = visit.complaints.filter((one) => one.includes("frame-ancestors"));
      same(refused.length, 1, `refused: ${visit.complaints.join(" | ")}`);
      visit.complaints = visit.complaints.filter((one) => !/frame-ancestors|ERR_BLOCKED/.test(one));
    }));
}

async function searchTests(browser, address) {
  await test("two places typed lead to the way between them, by key alone", () =>
    visiting(browser, address, {}, async (visit, page) => {
      await visit.go("/");
      await page.focus("#search");
      await page.keyboard.type("bangladesh to malays");
      await page.waitForSelector("[role=option]:has-text('Bangladesh to Malaysia')");
      await keys(page, "ArrowDown");
      same(await page.getAttribute("#search", "aria-expanded"), "true", "the list is open");
      await keys(page, "Enter");
      await page.waitForURL("**/corridor/BGD-MYS");
    }));
  await test("a place is found by its Arabic name, and Escape closes the list", () =>
    visiting(browser, address, { width: 360 }, async (visit, page) => {
      await visit.go("/?lang=ar");
      await page.fill("#search", "ماليز");
      await page.waitForSelector("[role=option]");
      expect((await page.textContent("[role=option]")).includes("ماليزيا"), "Malaysia comes first");
      await keys(page, "Escape");
      expect(await page.locator("[role=listbox]").first().isHidden(), "closed");
    }));
  await test("script in words that were typed stays text", () =>
    visiting(browser, address, {}, async (visit, page) => {
      const words = "<img src=x onerror=alert(1)><script>alert(2)</script>";
      await visit.go(`/search?q=${encodeURIComponent(words)}`);
      same(await page.inputValue("#search"), words, "the words in the box");
      same(await page.locator("main img, main script").count(), 0, "elements made of words");
    }));
  await test("a search goes on as a form where the server does not suggest", () =>
    visiting(browser, address, {}, async (visit, page) => {
      await page.route("**/api/v1/**", (route) => route.abort());
      await visit.go("/");
      const asked = page.waitForRequest("**/api/v1/**");
      await page.fill("#search", "nepal");
      await asked; // and refused
      await page.press("#search", "Enter");
      await page.waitForURL(/place\/NPL|search/);
      visit.complaints = visit.complaints.filter((one) => !one.includes("ERR_FAILED"));
    }));
}

async function noteTests(browser, address) {
  await test("a figure tells where it was read, on focus, and Escape closes it", () =>
    visiting(browser, address, {}, async (visit, page) => {
      await visit.go("/corridor/BGD-MYS");
      await page.locator("#people a.figure").first().focus();
      await page.waitForSelector("#popover:not([hidden])");
      const text = await page.textContent("#popover");
      expect(/Migrant Stock/i.test(text), text);
      await keys(page, "Escape");
      expect(await page.locator("#popover").isHidden(), "closed");
    }));
  await test("a term explains itself when it is pointed at", () =>
    visiting(browser, address, {}, async (visit, page) => {
      await visit.go("/corridor/BGD-MYS");
      const term = page.locator("a.term").first();
      const code = await term.getAttribute("data-term");
      await term.scrollIntoViewIfNeeded();
      await term.hover();
      await page.waitForSelector("#popover:not([hidden])");
      expect((await page.textContent("#popover")).length > 30, `meaning of ${code}`);
    }));
}

async function kindTests(browser, address) {
  const wrong = [
    ["a place that there is not", "/place/QQQ", 404],
    ["an old address", "/no/such/page", 404],
    ["a way from a place to nowhere", "/corridor/BGD-Q", 0],
    ["a proof that is gone", "/proof/000000000000.1.1", 404],
  ];
  for (const [what, path, status] of wrong) {
    await test(`${what} is answered with a page that helps on`, () =>
      visiting(browser, address, { width: 360 }, async (visit, page) => {
        const response = await visit.go(path);
        const seen = response.status();
        expect(status === 0 ? seen >= 400 && seen < 500 : seen === status, `status ${seen}`);
        expect(await page.locator("form[role=search]").count() > 0, "a search box");
        expect((await page.innerText("main")).length > 40, "words");
        visit.complaints = visit.complaints.filter((one) => !/status of 4\d\d/.test(one));
      }));
  }
  await test("by keyboard alone: past the head, into the menu, to another page", () =>
    visiting(browser, address, {}, async (visit, page) => {
      await visit.go("/place/BGD");
      await keys(page, "Tab", "Enter");
      same(await page.evaluate(() => document.activeElement.id), "content", "the text has focus");
      await page.locator("details.menu summary").focus();
      await keys(page, "Enter", "Tab");
      const link = page.locator("details.menu a").first();
      expect(await link.evaluate((one) => one === document.activeElement), "first of the menu");
      await keys(page, "Escape");
      same(await page.evaluate(() => document.activeElement.closest("details").open), false,
        "Escape closes it, and its name has focus");
    }));
}

export async function useTests(browser, address) {
  await kindTests(browser, address);
  await chartTests(browser, address);
  await paperTests(browser, address);
  await embedTests(browser, address);
  await searchTests(browser, address);
  await noteTests(browser, address);
}
