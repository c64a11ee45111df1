// Five questions that a new user brings, each answered in at most four clicks from the start page.
import { expect, test, visiting } from "./harness.mjs";

const mostClicks = 4;

class Path {
  clicks = 0;
  constructor(page) {
    this.page = page;
  }
  async click(selector, options = {}) {
    this.clicks += 1;
    await this.page.locator(selector, options).first().click();
    await this.page.waitForLoadState("load");
  }
  async sees(pattern, what) {
    const { source, flags } = pattern;
    const found = ({ source, flags }) => {
      const text = document.querySelector("main")?.innerText ?? "";
      return new RegExp(source, flags).test(text.replace(/\s+/g, " "));
    };
    await this.page.waitForFunction(found, { source, flags }).catch(() => {
      throw new Error(`${what}: not on ${this.page.url()}`);
    });
    expect(this.clicks <= mostClicks, `${what}: took ${this.clicks} clicks`);
  }
}

async function task(browser, address, name, walk) {
  await test(`a new user finds ${name}`, () =>
    visiting(browser, address, {}, async (visit, page) => {
      await visit.go("/");
      await walk(new Path(page), page);
    }));
}

const example = (path) => path.click(".card a", { hasText: "Bangladesh to Malaysia" });

export async function taskTests(browser, address) {
  const ask = (name, walk) => task(browser, address, name, walk);
  await ask("what protects a domestic worker from Bangladesh in Malaysia", async (path, page) => {
    await page.fill("input[name=from]", "Bangladesh");
    await page.fill("input[name=to]", "Malaysia");
    await path.click("form.way button");
    await path.sees(/If you go from Bangladesh to Malaysia/, "the way");
    await page.selectOption("select[name=for]", "domestic_worker");
    await path.click("form:has(select[name=for]) button");
    await path.sees(/What protects you: domestic workers/, "protection of domestic workers");
  });
  await ask("how many Bangladeshis live in Malaysia, and where that comes from", async (path) => {
    await example(path);
    await path.sees(/416,000 people from Bangladesh/, "the number");
    await path.click("#people a.figure");
    await path.sees(/415,717.*UN DESA/, "the proof");
  });
  await ask("what sending 200 dollars costs", async (path) => {
    await example(path);
    await path.sees(/US\$ 200 from Malaysia to Bangladesh cost 3\.5 percent/, "the cost");
  });
  await ask("which conventions both have ratified, and since when", async (path) => {
    await example(path);
    await path.click("a[href*='/law/BGD-MYS#both']");
    await path.sees(/Convention on the Rights of the Child.*19\d\d/, "treaties of both");
  });
  await ask("what Bangladesh promised under target 10.7, and how it stands", async (path) => {
    await path.click(".card a[href*='commitment=10.7']");
    await path.sees(/SDG 10\.7: Orderly, safe, regular.*Verdict/, "the promise");
  });
}
