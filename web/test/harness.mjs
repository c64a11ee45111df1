// What the tests of the pages share: the real program serving a workspace of its own on loopback, a
// browser, and a count of what passed. A test that waits for what never comes fails by itself.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const token = "a-word-of-the-tests-that-is-long-enough";
export const chromiumPath = process.env.CORRIDOR_CHROMIUM ?? "/usr/bin/chromium";

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Several at once, in the order in which they come, because a browser mostly waits. */
const lanes = 2;
let running = [];

/** Runs something beside what runs already. Awaited, it only waits until there is room. */
export async function lane(run) {
  while (running.length >= lanes) await Promise.race(running);
  const one = run().finally(() => (running = running.filter((o) => o !== one)));
  running.push(one);
}

/** Runs one test in a lane; its name says what it proves. */
export const test = (name, run) => lane(() => runTest(name, run));

/** Until all that began are over. */
export const settled = () => Promise.all(running);

/** One test, here and now: of several that share a lane. */
export async function runTest(name, run) {
  const began = Date.now();
  try {
    const skipped = await run();
    if (skipped) console.log(`SKIPPED ${name}: ${skipped}`);
    counts[skipped ? "skipped" : "passed"] += 1;
    if (!skipped) console.log(`passed  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED  ${name}\n        ${String(error.message).split("\n").join("\n        ")}`);
  }
}

export function finish() {
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

export function same(seen, wanted, what) {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(wanted)];
  expect(a === b, `${what}: expected ${b}, saw ${a}`);
}

/** The program on a free port, with the embedded default and one token. */
export async function serve(program) {
  const folder = mkdtempSync(join(tmpdir(), "corridor-web-"));
  const workspace = join(folder, "workspace.corridor");
  const made = spawnSync(program, ["--workspace", workspace, "init"], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`no workspace: ${made.stderr}`);
  writeFileSync(join(folder, "tokens"), `tests editor ${token}\n`, { mode: 0o600 });
  const words = ["--workspace", workspace, "serve", "--listen", "127.0.0.1:0"];
  const server = spawn(program, [...words, "--token-file", join(folder, "tokens")]);
  const address = await new Promise((resolve, reject) => {
    let said = "";
    const hear = (bytes) => {
      said += String(bytes);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("exit", () => reject(new Error(`the server ended: ${said}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      server.removeAllListeners("exit");
      server.on("exit", () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      server.kill("SIGTERM");
    });
  return { address, folder, stop };
}

export async function openBrowser() {
  if (!existsSync(chromiumPath)) return null;
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: chromiumPath, args });
}

/** Counts how far things move after they were shown, from before the page's own script; and says
 * when the page as the server wrote it has been painted. */
function watchShifts() {
  window.shifted = 0;
  const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => window.painted?.()));
  document.addEventListener("readystatechange", painted, { once: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** A machine may be busy; what never comes fails all the same. */
const patienceMs = 60_000;

export class Visit {
  complaints = [];
  #paint = Promise.resolve();

  static async open(browser, address, options = {}) {
    const { width = 1440, script = true, ...rest } = options;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: script,
      reducedMotion: "no-preference",
      ...rest,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    const visit = new Visit();
    Object.assign(visit, { context, page, address });
    page.on("console", (said) => {
      if (["error", "warning"].includes(said.type())) visit.complaints.push(said.text());
    });
    page.on("pageerror", (error) => visit.complaints.push(error.message));
    page.on("dialog", (dialog) => {
      visit.complaints.push(`a dialog opened: ${dialog.message()}`);
      void dialog.dismiss();
    });
    if (script) await page.addInitScript(watchShifts);
    return visit;
  }

  /** From now on script comes only when the page stands painted without it, as on a slow network:
   * what it adds without room being kept for it then always moves what is there. */
  async scriptComesLate() {
    let painted = () => {};
    await this.page.exposeFunction("painted", () => painted());
    await this.page.route(/\/assets\/page\.js/, async (route) => {
      await this.#paint;
      await route.continue();
    });
    this.late = () => (this.#paint = new Promise((resolve) => (painted = resolve)));
  }

  async go(path) {
    this.late?.();
    const response = await this.page.goto(this.address + path);
    await this.ready();
    return response;
  }

  /** Until the script has taken hold. */
  ready() {
    return this.page.waitForSelector("html[data-script=ready]", { state: "attached" });
  }

  quiet() {
    same(this.complaints, [], "what the console was told");
  }

  close() {
    return this.context.close();
  }
}

/** Opens a visit, hands it to `run`, and looks whether the console was told anything. */
export async function visiting(browser, address, options, run) {
  const visit = await Visit.open(browser, address, options);
  try {
    await run(visit, visit.page);
    visit.quiet();
  } finally {
    await visit.close();
  }
}
