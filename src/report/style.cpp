#include "report/style.h"

namespace corridor {
namespace {

// Colours are set once here and once in each of the dark scheme and the paper; all text keeps a
// contrast of at least 4.5 to 1, all lines and bars of 3 to 1.
constexpr std::string_view parts =
    R"css(:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --surface: #f3f5f3; --ink: #1f282c; --quiet: #566168; --rule: #d5dbd9;
  --accent: #14606a; --ochre: #8a5a0b; --ochre-surface: #fbf5e8;
  --series-1: #1b6b72; --series-2: #a06a12; --series-3: #4a5568; --series-4: #7a4a78;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15191b; --surface: #1d2326; --ink: #e3e7e6; --quiet: #a7b1b4; --rule: #384145;
    --accent: #7cc7cd; --ochre: #e2b565; --ochre-surface: #272219;
    --series-1: #5fb4bb; --series-2: #dda94c; --series-3: #a9b6ca; --series-4: #cc98c8;
  }
}
* { box-sizing: border-box; }
html { font-size: 106.25%; scroll-padding-block-start: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic",
    "Noto Sans Bengali", "Noto Sans SC", "DejaVu Sans", sans-serif;
}
h1 { font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.5rem); line-height: 1.15; margin-block: 0;
  font-weight: 700; letter-spacing: -0.015em; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.3; margin-block: 0 0.75rem; text-wrap: balance; }
[dir="rtl"] h1 { letter-spacing: 0; }
.subtitle { color: var(--quiet); font-size: 1.05rem; margin-block: 0.6rem 0; }
p, ul, ol { margin-block: 0 1rem; }
ul, ol { padding-inline-start: 1.4rem; }
li { margin-block-end: 0.3rem; }
li::marker { color: var(--quiet); }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 0.12em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -5rem;
  background: var(--paper); padding: 0.5rem 1rem; }
.skip:focus { inset-block-start: 0.5rem; }
section { margin-block-end: 3rem; }
.lead { font-size: 1.25rem; line-height: 1.5; text-wrap: pretty; }
.caution { border: 1px solid var(--ochre); border-inline-start-width: 0.35rem; border-radius: 4px;
  background: var(--ochre-surface); padding: 0.7rem 1rem; }
.caution strong { color: var(--ochre); }
.note { unicode-bidi: isolate; direction: ltr; }
.note { font-size: 0.7em; line-height: 0; font-weight: 400; font-variant-numeric: tabular-nums; }
.note a { text-decoration: none; padding: 0.6em 0.14em; }
.note a:hover { text-decoration: underline; }
)css"
    R"css(figure { margin: 2rem 0; }
figcaption { font-weight: 650; line-height: 1.35; margin-block-end: 0.75rem; }
svg.chart { display: block; inline-size: 100%; block-size: auto; overflow: visible;
  font-variant-numeric: tabular-nums; }
.narrow { display: none; }
@media (max-width: 40rem) {
  .wide { display: none; }
  .narrow { display: block; max-inline-size: 24rem; }
}
.chart .m { text-anchor: middle; } .chart .e { text-anchor: end; }
.chart .tick, .chart .unit, .chart .absent { fill: var(--quiet); }
.chart .absent { font-style: italic; }
.chart .name { font-weight: 650; }
svg.chart { direction: ltr; font: 13px system-ui, sans-serif; fill: currentColor; }
.chart .grid, .chart .axis, .chart .event { fill: none; stroke: var(--ink); stroke-opacity: 0.15; }
.chart .axis { stroke-opacity: 0.6; }
.chart .event { stroke-opacity: 0.5; stroke-dasharray: 2 3; }
.chart .line, .chart .leader { fill: none; stroke-width: 2.25; }
.chart .leader { stroke-width: 1; stroke-opacity: 0.6; }
.chart .series-2.line { stroke-dasharray: 7 4; } .chart .series-3.line { stroke-dasharray: 2 3; }
.chart .series-4.line { stroke-dasharray: 11 3 2 3; }
.series-1 { --series: var(--series-1); } .series-2 { --series: var(--series-2); }
.series-3 { --series: var(--series-3); } .series-4 { --series: var(--series-4); }
.chart .stroke, .chart .bar, .chart path.full, .chart path.hollow { stroke: var(--series); }
.chart .full { fill: var(--series); }
.chart .hollow { fill: var(--paper); stroke-width: 2; }
.chart .band { stroke: none; }
.description { color: var(--quiet); font-size: 0.95rem; margin-block: 0.75rem 0.25rem; }
details { margin-block: 0.5rem 1rem; }
details caption { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden;
  clip-path: inset(50%); }
summary { cursor: pointer; color: var(--accent); font-size: 0.95rem; padding-block: 0.35rem; }
.scroll { overflow-x: auto; margin-block: 0.75rem 1.5rem; }
table { border-collapse: collapse; inline-size: 100%; font-size: 0.95rem; line-height: 1.4;
  font-variant-numeric: lining-nums tabular-nums; }
caption { text-align: start; font-weight: 650; padding-block-end: 0.6rem; }
th, td { text-align: start; vertical-align: baseline; padding: 0.45rem 0.6rem;
  border-block-end: 1px solid var(--rule); }
th:first-child, td:first-child { padding-inline-start: 0; }
th:last-child, td:last-child { padding-inline-end: 0.3rem; }
thead th { vertical-align: bottom; border-block-end: 2px solid var(--quiet); font-size: 0.9rem; }
tbody th { font-weight: 400; }
.number { text-align: end; white-space: nowrap; }
thead .number { white-space: normal; }
.number.marked, th.number.marked:last-child, td.number.marked:last-child {
  padding-inline-end: 2.3rem; }
.number .marks { display: inline-block; inline-size: 2.1rem; margin-inline-end: -2.1rem;
  text-align: start; }
th .unit { display: block; font-weight: 400; color: var(--quiet); }
.absent { color: var(--quiet); font-style: italic; }
time { white-space: nowrap; }
.status { color: var(--quiet); font-size: 0.8em; margin-inline-start: 0.3em; }
tfoot td { border: 0; color: var(--quiet); font-size: 0.9rem; padding-inline: 0; }
tfoot p { margin-block: 0.2rem 0; }
.notes { font-size: 0.92rem; overflow-wrap: anywhere; }
.notes h2 { font-size: 1.15rem; }
.notes li { padding-inline-start: 0.25rem; margin-block-end: 0.5rem; }
.notes li:target { background: var(--ochre-surface); }
.notes code, .licence { color: var(--quiet); font-size: 0.92em; }
.notes code { display: inline-block; }
.licence { display: block; }
.back { padding-inline: 0.4rem; }
@media print {
  @page {
    size: A4; margin: 18mm 17mm 20mm;
    @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
  }
  :root {
    color-scheme: light;
    --paper: #ffffff; --surface: #ffffff; --ink: #000000; --quiet: #444444; --rule: #bbbbbb;
    --accent: #000000; --ochre: #5c3c06; --ochre-surface: #ffffff;
    --series-1: #1b6b72; --series-2: #a06a12; --series-3: #4a5568; --series-4: #7a4a78;
  }
  html { font-size: 10.5pt; }
  .skip, .back, summary { display: none; }
  a { text-decoration: none; }
  section { margin-block-end: 1.75rem; }
  h2, h3, figcaption, caption, .description { break-after: avoid; }
  svg.chart, tr, li, .caution { break-inside: avoid; }
  figcaption + .wide { break-before: avoid; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .wide { display: block; }
  .narrow { display: none; }
  .scroll { overflow: visible; margin-block: 0.5rem 1rem; }
  details.more { break-inside: avoid; }
  details table { font-size: 0.8rem; }
  th, td { padding-block: 0.25rem; }
  details::details-content { content-visibility: visible; block-size: auto; opacity: 1; }
}
)css";

// Where things stand in a document that is one file.
constexpr std::string_view layout =
    R"css(header, nav, main { max-width: 46rem; margin-inline: auto; padding-inline: 1.25rem; }
header { padding-block: 3rem 0; }
nav { margin-block: 1.75rem 0; }
nav > p { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden;
  clip-path: inset(50%); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.1rem 1.4rem; list-style: none; margin: 0;
  padding: 0.55rem 0; border-block: 1px solid var(--rule); font-size: 0.95rem; }
nav li { margin: 0; }
nav a { display: inline-block; padding-block: 0.25rem; text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { padding-block: 2rem 4rem; }
@media print {
  header, nav, main { max-width: none; padding-inline: 0; }
  header { padding-block-start: 0; }
  nav { display: none; }
  main { padding-block: 1.25rem 0; }
}
)css";

}  // namespace

std::string page_style() { return std::string(parts).append(layout); }

std::string_view parts_style() { return parts; }

}  // namespace corridor
