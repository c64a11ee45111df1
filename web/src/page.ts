// The script of every page. A page can be read without it; each part begins where a page has
// something for it, and what is large is fetched only there.
import { loadWords } from "./base/words";
import { startCharts } from "./charts/start_charts";
import { startNotes } from "./popovers/contents";
import { startSearch } from "./search/search_box";

await loadWords();
startSearch();
startCharts();
startNotes();
document.documentElement.dataset.script = "ready";
