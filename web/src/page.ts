// The script of every page. A page can be read without it; each part begins where a page has
// something for it, and what is large is fetched only there.
import { loadWords } from "./base/words";
import { startCharts } from "./charts/start_charts";

await loadWords();
startCharts();
document.documentElement.dataset.script = "ready";
