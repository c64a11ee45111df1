// Bundles the script of the pages. The build calls it:
//   node web/build.mjs TARGET      fetches what package-lock.json names, where it changed since the
//                                  last time, and writes the files of TARGET anew
//   node web/build.mjs --tests     fetches what the tests need too
// Where nothing can be fetched it says so and leaves TARGET empty: pages then go without script. A
// mistake in our own source is an error.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const stamp = join(packages, ".of-lock");

/** What the packages are of: the lock file, and whether those of the tests are with them. */
function wanted(tests) {
  const lock = readFileSync(join(here, "package-lock.json"));
  return createHash("sha256").update(lock).digest("hex") + (tests ? " tests" : "");
}

function installed(tests) {
  const found = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  return found === wanted(tests) || found === wanted(true);
}

/** True when the packages are those of the lock file. */
function install(tests) {
  if (installed(tests)) return true;
  const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  if (!tests) words.push("--omit=dev");
  const npm = spawnSync("npm", words, { cwd: here, encoding: "utf8", timeout: 300_000 });
  if (npm.status !== 0) {
    const why = npm.error ? npm.error.message : npm.stderr.trim().split("\n").pop();
    console.log(`web: the packages could not be fetched (npm ci: ${why})`);
    return false;
  }
  writeFileSync(stamp, wanted(tests));
  return true;
}

/** The largest part of a country: the middle of all of France lies far from most people there. */
function middleOf(shape, { geoArea, geoCentroid }) {
  const parts = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const polygons = parts.map((coordinates) => ({ type: "Polygon", coordinates }));
  const largest = polygons.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
  return geoCentroid(largest).map((degrees) => Number(degrees.toFixed(2)));
}

/** Outlines by numeric codes, coarse, and middles of all places, also of those too small to draw.
 * Names come from the server. */
async function outlines(require) {
  const geo = await import("d3-geo");
  const { feature } = await import("topojson-client");
  const read = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`)));
  const atlas = read("countries-110m");
  const fine = read("countries-50m");
  const middles = {};
  for (const { id, properties, geometry } of feature(fine, fine.objects.countries).features) {
    const code = properties.name === "Kosovo" ? "XKX" : id;
    if (code !== undefined && !(code in middles)) middles[code] = middleOf(geometry, geo);
  }
  for (const country of atlas.objects.countries.geometries) {
    if (country.properties.name === "Kosovo") country.id = "XKX";
    delete country.properties;
  }
  delete atlas.objects.land;
  return JSON.stringify({ atlas, middles });
}

async function bundle(target) {
  const require = createRequire(join(here, "package.json"));
  const esbuild = require("esbuild");
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: ["src/page.ts", "src/page.css"],
    outdir: target,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    chunkNames: "[name]-[hash]",
    entryNames: "[name]",
    logLevel: "warning",
  });
  writeFileSync(join(target, "outlines.json"), await outlines(require));
  // A run of an invented crisis, so that the player has something to show before anyone ran one.
  for (const name of ["example_arrivals.csv", "example_routes.geojson", "example_flows.csv"]) {
    copyFileSync(join(here, "src/player/example", name), join(target, name));
  }
}

const target = process.argv[2];
if (target === undefined) {
  console.error("usage: node web/build.mjs TARGET | --tests");
  process.exit(2);
}
if (target === "--tests") process.exit(install(true) ? 0 : 1);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
if (install(false)) await bundle(target);
else {
  console.log("web: the program is built without script; its pages can be read all the same.");
  console.log("web: to try again: touch web/build.mjs, and build");
}
