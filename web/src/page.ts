// The script of every page. A page can be read without it; each part begins where a page has
// something for it, and what is large is fetched only there.
import { stateOf } from "./base/address";
import { all, make } from "./base/dom";
import { startMenus } from "./base/menus";
import { loadWords, say } from "./base/words";
import { keepOne, startCharts } from "./charts/start_charts";
import { startNotes } from "./popovers/contents";
import { startSearch } from "./search/search_box";

/** Begins a part when it comes near the window. Where it cannot, the page stays as it was. */
function whenNear(element: HTMLElement, start: () => Promise<void>): void {
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      start().catch((error: unknown) => {
        const why = error instanceof Error ? error.message : "";
        element.prepend(make("p", { role: "status" }, `${say("trouble.part")} ${why}`));
      });
    },
    { rootMargin: "300px" },
  );
  watcher.observe(element);
}

keepOne(stateOf("figure"));
await loadWords();
startSearch();
startCharts();
startNotes();
startMenus();
for (const figure of all("figure[data-chart=map]")) {
  whenNear(figure, async () => (await import("./map/flow_map")).startMap(figure));
}
for (const form of all<HTMLFormElement>("form.model[data-model]")) {
  whenNear(form, async () => (await import("./models/run_form")).startModel(form));
}
for (const slot of all("[data-player]")) {
  whenNear(slot, async () => (await import("./player/player")).startPlayer(slot));
}
for (const slot of all("[data-load]")) {
  whenNear(slot, async () => (await import("./data/upload")).startUpload(slot));
}
for (const slot of all("[data-scenario]")) {
  whenNear(slot, async () => (await import("./data/scenario")).startScenario(slot));
}
document.documentElement.dataset.script = "ready";
performance.mark("ready");
