#include "report/page/displacement_sections.h"

#include "report/frame.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using displacement::Interval;

constexpr std::size_t most_bars = 20;

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

}  // namespace

Document displacement_run(const PageRequest& request, const KeptDisplacement& run) {
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

Document displacement_difference(const PageRequest& request, const KeptDisplacement& first,
                                 const KeptDisplacement& second) {
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
  if (have_same_random_numbers(first.record, second.record) && first.day != first.last_day) {
    camps.blocks.push_back(Paragraph{request.say(
        "Members are kept one by one on the last day only: on others the range of the difference "
        "is not known.")});
  }
  document.sections.push_back(std::move(camps));
  return document;
}

}  // namespace corridor
