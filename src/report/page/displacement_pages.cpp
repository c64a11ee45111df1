// Displacement: the scenarios there are, a kept run day by day and camp by camp, and two runs
// beside each other. Without script a run is read in tables and bars; with it, days pass on a map.

#include "base/text.h"
#include "report/displacement_kept.h"
#include "report/page/assets.h"
#include "report/page/displacement_sections.h"
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
  const auto document = displacement_run(request, run);
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
  const auto document = displacement_difference(request, first, second);
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
