// The tests of the pages in a real browser:  node web/test/run.mjs PROGRAM
// Needs Debian's chromium; without it only what needs no browser is tested.
import { displacementTests } from "./displacement_test.mjs";
import { finish, openBrowser, serve, settled, test } from "./harness.mjs";
import { pageTests } from "./pages_test.mjs";
import { loadTests, partTests } from "./parts_test.mjs";
import { taskTests } from "./tasks_test.mjs";
import { useTests } from "./use_test.mjs";
import { wordTests } from "./words_test.mjs";

const program = process.argv[2];
if (program === undefined) {
  console.error("usage: node web/test/run.mjs PROGRAM");
  process.exit(2);
}

await wordTests();
const browser = await openBrowser();
if (browser === null) {
  await test("pages in a browser", () => "no chromium");
} else {
  const server = await serve(program);
  try {
    await pageTests(browser, server.address);
    await useTests(browser, server.address);
    await partTests(browser, server);
    await taskTests(browser, server.address);
    await settled();
    await displacementTests(browser, server);
    await loadTests(browser, server);
  } finally {
    await settled();
    await browser.close();
    await server.stop();
  }
}
await settled();
finish();
