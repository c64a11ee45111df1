#include "report/displacement_page.h"

#include "base/text.h"
#include "report/render_axis.h"
#include "report/render_escape.h"
#include "report/style.h"
#include "sources/flee_table.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

using displacement::EngineKind;
using displacement::interval_of;
using displacement::Order;

constexpr std::string_view own_style = R"css(
header, main { max-width: 72rem; }
.maps, .camps { display: grid; gap: 1rem 1.2rem;
  grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); }
figure { margin: 0; } figure svg { width: 100%; height: auto; background: var(--surface);
  border-radius: 4px; display: block; }
figcaption { font-size: 0.9rem; margin-block: 0.3rem 0; }
figcaption span { color: var(--quiet); font-weight: 400; }
svg text { font-size: 9px; fill: var(--ink); } svg .label { paint-order: stroke;
  stroke: var(--surface); stroke-width: 2.5px; } svg text.axis { fill: var(--quiet); }
svg line.road { stroke: var(--rule); } svg line.used { stroke: var(--ochre); stroke-linecap: round;
  opacity: 0.75; } svg line.grid { stroke: var(--rule); stroke-width: 0.6; }
svg circle { stroke: var(--surface); stroke-width: 0.7; } svg circle.town { fill: var(--quiet); }
svg circle.camp { fill: var(--series-1); } svg circle.conflict { fill: var(--series-4); }
svg circle.flood { fill: var(--series-3); } svg .band { fill: var(--series-1); opacity: 0.25; }
svg .model { fill: none; stroke: var(--series-1); stroke-width: 1.8; }
svg .data { fill: none; stroke: var(--series-2); stroke-width: 1.8; stroke-dasharray: 5 3; }
table { border-collapse: collapse; } td, th { padding: 0.2rem 0.8rem 0.2rem 0; text-align: left; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
tr.ours { font-weight: 700; }
)css";

std::string date_text(const DisplacementRun& run, std::size_t day) {
  const auto start = days_of_date(run.prepared.world.start_date).value_or(0);
  return date_of_days(start + static_cast<std::int64_t>(day));
}

std::string error_row(std::string_view name, double value, bool ours = false) {
  return fmt::format("<tr{}><td>{}</td><td class=\"number\">{:.3f}</td></tr>",
                     ours ? " class=\"ours\"" : "", name, value);
}

std::string errors_section(const DisplacementRun& run) {
  const auto& ensemble = run.ensemble;
  std::string html =
      "<section id=\"errors\"><h2>How far off</h2><p>The published measure, the averaged relative "
      "difference after rescaling to the number counted: 0 is no error, 2 is everybody in the "
      "wrong "
      "camp; half of it is the share of people in the wrong camp. Rows without a model stand "
      "beside it.</p><table><tr><th>Shares of camps</th><th class=\"number\">Error</th></tr>";
  html += error_row(run.request.leak_free ? "This run, leak-free" : "This run",
                    ensemble.rescaled.mean, true);
  if (run.naive.has_capacity) {
    html += error_row("No model: split by listed capacity", run.naive.capacity_split);
  }
  html += error_row("No model: equal split", run.naive.equal_split);
  html += error_row("No model: shares of day 0 kept", run.naive.first_shares);
  html += error_row("No model: shares of the last reports kept", run.naive.last_shares);
  html += "</table>";
  if (ensemble.members.size() > 1) {
    html += fmt::format(
        "<p>{} members; standard deviation of the error {:.3f}; continuous ranked "
        "probability score {:.3f}.</p>",
        ensemble.members.size(), ensemble.rescaled.deviation, ensemble.crps_rescaled);
  }
  if (!run.request.leak_free) {
    html +=
        "<p class=\"caution\"><strong>Caution</strong> Listed capacities often are the highest "
        "count "
        "of the camp in the data that are being predicted, and the number of people comes from "
        "them "
        "too. A run with <code>--leak-free</code> does without both.</p>";
  }
  return html + "</section>";
}

std::string maps_section(const DisplacementRun& run) {
  const auto& findings = run.first();
  std::string html =
      "<section id=\"maps\"><h2>Where people are, and which way they went</h2><p>Circles: people "
      "present, by area (camps green-blue, places of conflict violet, others grey). Lines: "
      "journeys "
      "since the map before, by width.</p><div class=\"maps\">";
  const std::size_t days = std::size_t(findings.days), maps = std::min<std::size_t>(6, days);
  std::size_t since = 0;
  for (std::size_t i = 1; i <= maps; ++i) {
    const std::size_t day = days * i / maps - 1;
    const auto& total = findings.totals[day];
    html += fmt::format(
        "<figure>{}<figcaption>{} <span>day {}: {} people, {} in "
        "camps</span></figcaption></figure>",
        displacement_map_svg(run, since, day), date_text(run, day), day,
        format_grouped(static_cast<double>(total.people), 0),
        format_grouped(static_cast<double>(total.in_camps), 0));
    since = day + 1;
  }
  return html + "</div></section>";
}

std::string camps_section(const DisplacementRun& run) {
  const auto& findings = run.first();
  std::string html =
      "<section id=\"camps\"><h2>Camp by camp</h2><p>Solid: simulated (median; the band is the "
      "middle 95 percent of the members). Dashed: counted.</p><div class=\"camps\">";
  for (std::size_t c = 0; c < findings.camps.size(); ++c) {
    const auto& camp = findings.camps[c];
    const auto& place = run.prepared.world.places[std::size_t(camp.place)];
    html += fmt::format(
        "<figure>{}<figcaption>{} <span>{}: {} simulated, {} on the last "
        "day</span></figcaption></figure>",
        displacement_camp_svg(run, c), escape_html(place.name), escape_html(place.country),
        format_grouped(static_cast<double>(camp.simulated.back()), 0),
        camp.observed < 0
            ? "not counted"
            : format_grouped(static_cast<double>(camp.counted.back()), 0) + " counted");
  }
  return html + "</div></section>";
}

std::string notes_section(const DisplacementRun& run) {
  const auto& prepared = run.prepared;
  std::string html = fmt::format(
      "<section id=\"how\"><h2>How this was made</h2><p>Corridor {}, {} engine, {} order, {}, seed "
      "{}; "
      "{:.2f} seconds. The same inputs, rules and seed give the same numbers.</p>",
      CORRIDOR_VERSION, prepared.options.engine == EngineKind::person ? "person" : "cohort",
      prepared.options.order == Order::serial ? "serial" : "phase",
      run.request.compat.empty() ? "repaired rules" : "rules as the Flee program has them",
      prepared.options.seed, run.wall_seconds);
  if (!prepared.remarks.empty() || !prepared.doubts.empty()) html += "<ul>";
  for (const auto& doubt : prepared.doubts) {
    html += fmt::format("<li>{}:{}: {}</li>", escape_html(doubt.where.file), doubt.where.line,
                        escape_html(doubt.message));
  }
  for (const auto& remark : prepared.remarks)
    html += fmt::format("<li>{}</li>", escape_html(remark));
  if (!prepared.remarks.empty() || !prepared.doubts.empty()) html += "</ul>";
  return html + "</section>";
}

}  // namespace

std::string displacement_camp_svg(const DisplacementRun& run, std::size_t camp) {
  constexpr double width = 320, height = 170, left = 46, right = 8, top = 10, bottom = 22;
  const auto& counted = run.first().camps[camp].counted;
  const std::size_t days = counted.size(), step = std::max<std::size_t>(1, days / 300);
  std::vector<displacement::Interval> bands;
  double most = 1;
  for (std::size_t day = 0; day < days; day += step) {
    std::vector<double> values;
    for (const auto& member : run.ensemble.members) {
      values.push_back(static_cast<double>(member.camps[camp].simulated[day]));
    }
    bands.push_back(interval_of(std::move(values)));
    most = std::max({most, bands.back().high, static_cast<double>(counted[day])});
  }
  const auto axis = value_axis(0, most, 4);
  const auto labels = tick_labels(axis, {});
  const auto x = [&](std::size_t day) {
    return left + (width - left - right) * static_cast<double>(day) /
                      static_cast<double>(std::max<std::size_t>(1, days - 1));
  };
  const auto y = [&](double value) {
    return height - bottom - (height - top - bottom) * value / axis.high;
  };
  std::string svg = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">", width,
                                height, "People simulated and counted");
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    svg += fmt::format(
        "<line class=\"grid\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>"
        "<text class=\"axis\" text-anchor=\"end\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
        left, width - right, y(axis.ticks[i]), y(axis.ticks[i]), left - 4, y(axis.ticks[i]) + 3,
        escape_html(labels[i]));
  }
  std::string upper, lower, model, data;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const std::size_t day = i * step;
    upper += fmt::format("{:.1f},{:.1f} ", x(day), y(bands[i].high));
    lower.insert(0, fmt::format("{:.1f},{:.1f} ", x(day), y(bands[i].low)));
    model += fmt::format("{:.1f},{:.1f} ", x(day), y(bands[i].median));
    data += fmt::format("{:.1f},{:.1f} ", x(day), y(static_cast<double>(counted[day])));
  }
  svg += fmt::format("<polygon class=\"band\" points=\"{}{}\"/>", upper, lower);
  if (run.first().camps[camp].observed >= 0) {
    svg += fmt::format("<polyline class=\"data\" points=\"{}\"/>", data);
  }
  svg += fmt::format("<polyline class=\"model\" points=\"{}\"/>", model);
  for (const std::size_t day : {std::size_t{0}, days / 2, days - 1}) {
    const char* anchor = day == 0 ? "start" : day == days - 1 ? "end" : "middle";
    svg +=
        fmt::format("<text class=\"axis\" text-anchor=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                    anchor, x(day), height - 7, date_text(run, day));
  }
  return svg + "</svg>";
}

std::string displacement_page(const DisplacementRun& run) {
  const auto& world = run.prepared.world;
  const auto& total = run.first().totals.back();
  const std::string title = fmt::format("Displacement: {}", escape_html(world.name));
  std::string html = fmt::format(
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{}{}</style></head>"
      "<body><header><h1>{}</h1><p class=\"subtitle\">From {} on, {} days</p></header><main>",
      title, page_style(), own_style, title, escape_html(world.start_date), run.first().days);
  html += fmt::format(
      "<p class=\"lead\">By the end {} people have had to leave; {} of them are in camps "
      "and {} elsewhere or on the way.</p>",
      format_grouped(static_cast<double>(total.people), 0),
      format_grouped(static_cast<double>(total.in_camps), 0),
      format_grouped(static_cast<double>(total.people - total.in_camps), 0));
  html += errors_section(run);
  html += maps_section(run);
  html += camps_section(run);
  html += notes_section(run);
  return html + "</main></body></html>\n";
}

}  // namespace corridor
