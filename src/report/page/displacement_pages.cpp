// Displacement: the scenarios there are, a kept run day by day and camp by camp, and two runs
// beside each other. Without script a run is read in tables and bars; with it, days pass on a map.

#include "base/text.h"
#include "report/displacement_kept.h"
#include "report/frame.h"
#include "report/page/assets.h"
#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"
#include "report/runs_report.h"
#include "scenario/displacement/scenarios.h"
#include "scenario/run_model.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using displacement::Interval;

constexpr std::size_t most_bars = 20;

std::string run_page_address(std::string_view run) {
  return fmt::format("/displacement?run={}", run);
}

/// What a run is called: its scenario and what was changed in it.
std::string run_title(const PageRequest& request, const RunRecord& run) {
  std::string title(run.settings["scenario"]);
  for (const auto& line : run.settings.lines()) {
    if (line.name.starts_with("change ")) title += " + " + line.value;
  }
  if (run.settings["leak_free"] == "yes") title += ", " + request.say("leak-free");
  return title;
}

/// A day among words of any direction.
std::string isolated(std::string_view day) { return fmt::format("\u2066{}\u2069", day); }

Column people_column(const PageRequest& request, std::string name, std::string_view title) {
  return {.name = std::move(name), .title = request.say(title), .align = Align::end};
}

std::string range_text(const PageRequest& request, const Interval& interval) {
  return request.say("{low} to {high}", {{"low", request.words.number(interval.low)},
                                         {"high", request.words.number(interval.high)}});
}

Cell counted_cell(const PageRequest& request, const KeptCamp& camp) {
  return camp.counted ? Cell(*camp.counted) : Cell::nothing(request.say("not counted"));
}

Table camps_table(const PageRequest& request, const KeptDisplacement& run) {
  Table table;
  table.columns = {{"camp", request.say("Camp")},
                   people_column(request, "median", "Computed (median)"),
                   people_column(request, "range", "Middle 95 percent"),
                   people_column(request, "counted", "Counted")};
  for (const auto& camp : run.camps) {
    table.rows.push_back({camp.name, camp.people.median, range_text(request, camp.people),
                          counted_cell(request, camp)});
  }
  return table;
}

ChartPoint bar_of(const PageRequest& request, const std::string& label, double value) {
  return {.label = label, .value = Cell(value), .shown = request.words.number(value)};
}

/// Bars of two figures a camp, the largest first.
struct TwoBars {
  std::string name;
  double first = 0, second = 0;
};

Chart bars_chart(const PageRequest& request, std::string title, std::vector<TwoBars> bars,
                 const std::array<std::string, 2>& series) {
  std::ranges::stable_sort(bars, std::ranges::greater(),
                           [](const TwoBars& one) { return std::max(one.first, one.second); });
  bars.resize(std::min(bars.size(), most_bars));
  Chart chart{.kind = Chart::Kind::bar, .title = std::move(title)};
  chart.unit = request.say("people");
  chart.label_title = request.say("Camp");
  chart.empty_text = request.say("No figures");
  chart.numbers = number_words(request.words);
  chart.series = {{series[0], {}}, {series[1], {}}};
  for (const auto& one : bars) {
    chart.series[0].points.push_back(bar_of(request, one.name, one.first));
    chart.series[1].points.push_back(bar_of(request, one.name, one.second));
  }
  if (bars.empty()) return chart;
  chart.description = request.say("{series}: most in {camp}, {count} people.",
                                  {{"series", series[0]},
                                   {"camp", bars.front().name},
                                   {"count", request.words.number(bars.front().first)}});
  return chart;
}

Chart camps_chart(const PageRequest& request, const KeptDisplacement& run) {
  std::vector<TwoBars> bars;
  for (const auto& camp : run.camps) {
    bars.push_back({camp.name, camp.people.median, camp.counted.value_or(0)});
  }
  return bars_chart(request, request.say("People in camps on {day}", {{"day", isolated(run.date)}}),
                    std::move(bars), {request.say("Computed (median)"), request.say("Counted")});
}

Table errors_table(const PageRequest& request, const KeptDisplacement& run) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{
      {{"this_run", "This run"},
       {"standard_deviation", "Standard deviation over its members"},
       {"not_rescaled", "This run, not rescaled"},
       {"crps_rescaled", "This run, probability score of its members (CRPS)"},
       {"capacity_split", "No model: split by listed capacity"},
       {"equal_split", "No model: equal split"},
       {"first_shares", "No model: shares of the first day"},
       {"last_shares", "No model: shares of the last reports"}}};
  Table table;
  table.columns = {
      {"what", request.say("Shares of camps")},
      {.name = "error", .title = request.say("Error"), .digits = 3, .align = Align::end}};
  for (const auto& [name, sentence] : names) {
    const auto found = std::ranges::find(run.errors, name, &std::pair<std::string, double>::first);
    if (found != run.errors.end()) table.rows.push_back({request.say(sentence), found->second});
  }
  return table;
}

Document document_of(const PageRequest& request) {
  Document document;
  frame_in(document, request.words);
  return document;
}

Document run_document(const PageRequest& request, const KeptDisplacement& run) {
  auto document = document_of(request);
  DocumentSection camps{"camps", request.say("Camp by camp"), {}};
  camps.blocks = {camps_chart(request, run), camps_table(request, run)};
  document.sections.push_back(std::move(camps));
  if (run.errors.empty()) return document;
  DocumentSection errors{"errors", request.say("How far off"), {}};
  errors.blocks = {
      Paragraph{request.say("0 is no error, 2 is everybody in the wrong camp. What no model at all "
                            "would say stands beside it.")},
      errors_table(request, run)};
  if (run.record.settings["leak_free"] != "yes") {
    errors.blocks.push_back(Paragraph{
        request.say("Capacities of camps and the number of people often come from the counts that "
                    "are being predicted; a leak-free run does without both."),
        {},
        Paragraph::Tone::caution});
  }
  document.sections.push_back(std::move(errors));
  return document;
}

std::string player_of(std::string_view arrivals, std::string_view routes, std::string_view flows) {
  return fmt::format(
      "<div id=\"player\" data-player=\"displacement\" data-arrivals=\"{}\" data-routes=\"{}\" "
      "data-flows=\"{}\"></div>\n",
      arrivals, routes, flows);
}

/// A run of an invented crisis, where the program has its script: how one looks.
std::string example_player(const PageRequest& request) {
  const auto arrivals = asset_address("example_arrivals.csv");
  const auto routes = asset_address("example_routes.geojson");
  if (arrivals.empty() || routes.empty()) return {};
  return html_paragraph(request.say("What is shown here first is an invented crisis: three towns "
                                    "in conflict, three camps, 59 days.")) +
         player_of(arrivals, routes, asset_address("example_flows.csv"));
}

/// The other runs of the model, the latest first.
Result<std::vector<RunRecord>> runs_beside(const PageRequest& request, std::string_view id) {
  auto runs = TRY(kept_runs(*request.workspace));
  std::erase_if(
      runs, [&](const RunRecord& run) { return run.model != "displacement" || run.id() == id; });
  std::ranges::reverse(runs);
  return runs;
}

std::string compare_form(const PageRequest& request, const KeptDisplacement& run,
                         const std::vector<RunRecord>& others) {
  if (others.empty()) return {};
  ChoiceField choice{.name = "other", .label = request.say("Another run"), .choices = {}};
  for (const auto& other : others) {
    choice.choices.push_back(
        {other.id(), fmt::format("{} · {}", run_title(request, other), other.id())});
  }
  return html_heading(request.say("Compare two runs"), "compare") +
         html_form({.action = "/displacement",
                    .button = request.say("Compare"),
                    .fields = html_hidden("run", run.record.id()) +
                              html_hidden("day", std::to_string(run.day)) + html_choice(choice),
                    .data = " data-follows=\"day\""});
}

std::string file_links(const PageRequest& request, std::string_view run,
                       const std::vector<KeptFile>& files) {
  if (files.empty()) return {};
  std::string list;
  for (const auto& file : files) {
    const auto address = fmt::format("/api/v1/runs/{}/files/{}", run, file.name);
    list += fmt::format("<li dir=\"ltr\">{}</li>\n", html_link(address, file.name));
  }
  return html_heading(request.say("Files of this run"), "files") + "<ul class=\"list\">\n" + list +
         "</ul>\n";
}

Page page_in_site(const PageRequest& request, std::string title) {
  Page page{.kind = "displacement", .title = std::move(title)};
  page.trail = {{"/models", request.say("Models")}, {"/displacement", request.say("Displacement")}};
  return page;
}

Result<Page> one_run(const PageRequest& request) {
  const auto run = TRY(kept_displacement(*request.workspace, request.text("run")));
  const auto id = run.record.id();
  auto page = page_in_site(
      request, fmt::format("{}: {}", request.say("Displacement"), run_title(request, run.record)));
  page.lead = request.say("Who would arrive where, and when, in a crisis.");
  const auto document = run_document(request, run);
  DocumentBody body(request, document);
  const auto api = fmt::format("/api/v1/runs/{}/files/", id);
  const auto files = TRY(run_files(*request.workspace, id));
  const bool has_map = std::ranges::find(files, "routes.geojson", &KeptFile::name) != files.end();
  if (has_map) page.body += "<p>" + html_link("#days", request.say("Day by day")) + "</p>\n";
  for (const auto& section : document.sections) page.body += body.section(section);
  page.body +=
      compare_form(request, run, TRY(runs_beside(request, id))) + file_links(request, id, files) +
      fmt::format("<p>{}</p>\n", html_link(page_address("/runs", id), request.say("What went in")));
  if (has_map) {
    page.body += html_heading(request.say("Day by day"), "days") +
                 player_of(api + "arrivals.csv", api + "routes.geojson", api + "flows.csv");
  }
  page.forms = {{api + "out.csv", "CSV"}, {api + "summary.json", "JSON"}};
  return page;
}

Table differences_table(const PageRequest& request, const std::vector<CampDifference>& camps) {
  Table table;
  table.columns = {{"camp", request.say("Camp")},
                   people_column(request, "first", "First run"),
                   people_column(request, "second", "Second run"),
                   people_column(request, "difference", "Difference"),
                   people_column(request, "range", "Middle 95 percent")};
  for (const auto& camp : camps) {
    table.rows.push_back({camp.name, camp.first.median, camp.second.median, camp.difference.median,
                          camp.is_paired ? Cell(range_text(request, camp.difference))
                                         : Cell::nothing(request.say("not known"))});
  }
  return table;
}

/// The day that a page asks for.
Result<std::optional<std::int64_t>> asked_day(const PageRequest& request) {
  if (!request.has("day")) return std::nullopt;
  const auto day = parse_integer(request.text("day"));
  if (day) return day;
  return fail({ErrorKind::usage,
               fmt::format("'{}' is not the number of a day", request.text("day")),
               {},
               "Days are counted from 0."});
}

/// Another day of the same two.
std::string day_form(const PageRequest& request, const KeptDisplacement& first,
                     const KeptDisplacement& second) {
  const auto last = std::to_string(std::min(first.last_day, second.last_day));
  return html_form(
      {.action = "/displacement",
       .button = request.say("Show"),
       .fields = html_hidden("run", first.record.id()) + html_hidden("other", second.record.id()) +
                 html_field({.name = "day",
                             .label = request.say("Day, from 0 to {last}", {{"last", last}}),
                             .value = std::to_string(first.day),
                             .kind = "number",
                             .required = true})});
}

/// What was assumed otherwise, without what came out.
Table assumptions_table(const RunRecord& first, const RunRecord& second) {
  auto table = compare_runs_table(first, second);
  std::erase_if(table.rows, [](const std::vector<Cell>& row) {
    const auto* part = std::get_if<std::string>(&row.front().value);
    return part != nullptr && *part == "finding";
  });
  table.title.clear();
  table.notes.clear();
  return table;
}

Result<Page> two_runs(const PageRequest& request) {
  const auto [first, second] = TRY(kept_beside_each_other(
      *request.workspace, {request.text("run"), request.text("other")}, TRY(asked_day(request))));
  auto page = page_in_site(request, request.say("Two runs side by side"));
  const bool alike = have_same_random_numbers(first.record, second.record);
  page.lead = alike
                  ? request.say(
                        "Both drew the same random numbers: what differs comes from what "
                        "was changed.")
                  : request.say("They drew other random numbers: part of what differs is chance.");
  auto document = document_of(request);
  const auto differences = camp_differences(first, second);
  std::vector<TwoBars> bars;
  for (const auto& one : differences)
    bars.push_back({one.name, one.first.median, one.second.median});
  DocumentSection camps{"camps", request.say("Camp by camp"), {}};
  camps.blocks = {
      bars_chart(request, request.say("People in camps on {day}", {{"day", isolated(second.date)}}),
                 std::move(bars), {request.say("First run"), request.say("Second run")}),
      differences_table(request, differences)};
  if (alike && first.day != first.last_day) {
    camps.blocks.push_back(Paragraph{request.say(
        "Members are kept one by one on the last day only: on others the range of the difference "
        "is not known.")});
  }
  document.sections.push_back(std::move(camps));
  DocumentBody body(request, document);
  std::string list;
  for (const auto& [label, run] : {std::pair("First run", &first), {"Second run", &second}}) {
    list +=
        fmt::format("<li>{}: {}</li>\n", escape_html(request.say(label)),
                    html_link(run_page_address(run->record.id()), run_title(request, run->record)));
  }
  page.body = "<ul class=\"list\">\n" + list + "</ul>\n" + day_form(request, first, second) +
              body.section(document.sections.front());
  Document english;
  DocumentBody assumed(request, english);
  page.body += html_heading(request.say("What was assumed otherwise"), "assumed") +
               fmt::format("<div lang=\"en\" dir=\"ltr\">\n{}</div>\n",
                           assumed.table(assumptions_table(first.record, second.record)));
  page.forms = {
      {fmt::format("/api/v1/runs/{}/compare/{}?format=csv", first.record.id(), second.record.id()),
       "CSV"}};
  return page;
}

/// What is in it, without its name before it.
std::string contents_of(const DisplacementScenario& scenario) {
  const auto summary = scenario.summary();
  const auto name = scenario.kept.name + ": ";
  return summary.starts_with(name) ? summary.substr(name.size()) : summary;
}

Result<std::string> scenario_list(const PageRequest& request) {
  std::string list;
  for (const auto& scenario : TRY(displacement_scenarios(*request.workspace))) {
    const bool named_so = scenario.kept.name == scenario.id;
    list += fmt::format(
        "<li><strong dir=\"auto\">{}</strong>{} · {}<br><span class=\"small\" lang=\"en\" "
        "dir=\"ltr\">{}</span></li>\n",
        escape_html(scenario.kept.name),
        named_so ? "" : fmt::format(" <code dir=\"ltr\">{}</code>", scenario.id),
        html_link(fmt::format("/models/displacement?scenario={}", scenario.id), request.say("Run")),
        escape_html(contents_of(scenario)));
  }
  return html_heading(request.say("Scenarios"), "scenarios") + "<ul class=\"list\">\n" + list +
         "</ul>\n";
}

Result<std::string> run_list(const PageRequest& request) {
  const auto runs = TRY(runs_beside(request, {}));
  if (runs.empty()) return std::string();
  std::string list;
  for (const auto& run : runs) {
    list += fmt::format("<li>{} <code dir=\"ltr\">{}</code> <span class=\"small\">{}</span></li>\n",
                        html_link(run_page_address(run.id()), run_title(request, run)), run.id(),
                        escape_html(request.say("kept {day}", {{"day", run.kept.substr(0, 10)}})));
  }
  return html_heading(request.say("Kept runs"), "runs") + "<ul class=\"list\">\n" + list +
         "</ul>\n";
}

}  // namespace

Result<Page> displacement_page(const PageRequest& request) {
  if (request.has("run")) return request.has("other") ? two_runs(request) : one_run(request);
  Page page{.kind = "displacement", .title = request.say("Displacement")};
  page.lead = request.say("Who would arrive where, and when, in a crisis.");
  page.trail = {{"/models", request.say("Models")}};
  page.asks_token = true;
  const auto* model = TRY(find_model("displacement"));
  page.body = html_paragraph(request.say(
      "A folder describes the crisis: places, ways between them, when fighting began where. A run "
      "gives how many arrive where on each day, with ranges, and an honest score against what was "
      "counted."));
  page.body += html_said(request, "p", model->reference) + "\n";
  page.body += TRY(scenario_list(request)) + TRY(run_list(request));
  page.body += html_heading(request.say("Send a scenario"), "send");
  page.body += html_paragraph(request.say(
      "A zip of the folder, or the folder itself: input_csv, source_data and simsetting.yml. It is "
      "checked before it is kept; a mistake is told with its file, line and column."));
  page.body += "<section data-scenario=\"/api/v1/displacement/scenarios\"></section>\n";
  page.body += "<noscript><pre>corridor scenarios --add FOLDER</pre></noscript>\n";
  page.body += html_heading(request.say("How a run looks"), "example") + example_player(request);
  page.forms = {{"/api/v1/displacement/scenarios?format=json", "JSON"}};
  return page;
}

}  // namespace corridor
