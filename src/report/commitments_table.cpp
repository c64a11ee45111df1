// The table of measures: what scripts and spreadsheets take.

#include "report/commitment_words.h"
#include "report/commitments_report.h"

#include <fmt/format.h>

namespace corridor {
namespace {

using commitment_verdict::code_of;
using commitment_verdict::TwoPoint;

std::vector<Column> columns() {
  std::vector<Column> columns{{"place", "Place"},
                              {"name", "Name"},
                              {"commitment", "Commitment"},
                              {"framework", "Framework"},
                              {"number", "Number"},
                              {"title", "Title"},
                              {"commitment_verdict", "Verdict"},
                              {"indicator", "Indicator"},
                              {"measure", "Measured by"},
                              {"sdg_indicator", "SDG indicator"},
                              {"unit", "Unit"},
                              {"wanted", "Wanted"}};
  const auto number = [&](std::string name, std::string title, int digits = 1) {
    columns.push_back({.name = std::move(name),
                       .title = std::move(title),
                       .digits = digits,
                       .align = Align::end});
  };
  number("target", "Target");
  number("by", "By", 0);
  columns.push_back({"verdict", "Verdict of the measure"});
  columns.push_back({"rule", "Rule"});
  columns.push_back({"latest_period", "Latest"});
  number("latest_value", "Value");
  number("latest_age_years", "Years old", 0);
  number("trend_percent_per_year", "Change a year, percent");
  number("trend_low", "Low");
  number("trend_high", "High");
  number("trend_figures", "Figures", 0);
  number("trend_from", "From");
  number("at_deadline", "On the day");
  number("at_deadline_low", "Low");
  number("at_deadline_high", "High");
  number("required_percent_per_year", "Required a year, percent");
  columns.push_back({"two_point", "Two points"});
  number("two_point_actual_percent_per_year", "Actual a year, percent");
  number("two_point_required_percent_per_year", "Required a year, percent");
  number("two_point_ratio", "Ratio", 2);
  columns.push_back({"hidden_groups", "Groups that get worse"});
  columns.push_back({"way", "How"});
  columns.push_back({"source", "Source"});
  columns.push_back({"proofs", "Proofs of the latest"});
  return columns;
}

Cell number_or_nothing(const std::optional<double>& number) {
  return number ? Cell(*number) : Cell::nothing("missing");
}

void add_trend(const JudgedMeasure& measure, std::vector<Cell>& row) {
  const auto& trend = measure.found.trend;
  const auto add = [&](auto value_of) {
    row.push_back(trend ? Cell(static_cast<double>(value_of(*trend))) : Cell::nothing("no trend"));
  };
  using Trend = commitment_verdict::Trend;
  add([](const Trend& t) { return t.percent_per_year.value; });
  add([](const Trend& t) { return t.percent_per_year.low; });
  add([](const Trend& t) { return t.percent_per_year.high; });
  add([](const Trend& t) { return t.figures; });
  add([](const Trend& t) { return t.from_year; });
  add([](const Trend& t) { return t.at_deadline.value; });
  add([](const Trend& t) { return t.at_deadline.low; });
  add([](const Trend& t) { return t.at_deadline.high; });
  add([](const Trend& t) { return t.required_percent_per_year; });
}

void add_two_point(const TwoPoint& two, std::vector<Cell>& row) {
  row.emplace_back(std::string(code_of(two.answer)));
  const bool defined = two.answer != TwoPoint::Answer::not_defined;
  row.push_back(defined ? Cell(two.actual_percent_per_year)
                        : Cell::nothing(std::string(code_of(two.why))));
  row.push_back(number_or_nothing(two.required_percent_per_year));
  row.push_back(number_or_nothing(two.ratio));
}

void add_measure(const JudgedMeasure& measure, std::vector<Cell>& row) {
  row.emplace_back(measure.asked.indicator);
  row.emplace_back(measure.measured.title);
  row.emplace_back(measure.asked.of);
  row.emplace_back(measure.measured.unit);
  row.emplace_back(measure.asked.wanted_down ? "down" : "up");
  row.push_back(number_or_nothing(measure.asked.target));
  row.emplace_back(static_cast<double>(measure.asked.by));
  row.emplace_back(std::string(code_of(measure.found.verdict)));
  row.emplace_back(std::string(code_of(measure.found.rule)));
  const auto& figures = measure.measured.whole.figures;
  row.emplace_back(figures.empty() ? std::string() : figures.back().period.text());
  row.push_back(figures.empty() ? Cell::nothing("missing") : Cell(figures.back().value));
  row.push_back(figures.empty() ? Cell::nothing("missing")
                                : Cell(static_cast<double>(measure.age_years)));
  add_trend(measure, row);
  add_two_point(measure.found.two_point, row);
  std::vector<std::string> hidden;
  for (const auto& group : measure.hidden) hidden.push_back(group.name);
  row.emplace_back(fmt::format("{}", fmt::join(hidden, " | ")));
  row.emplace_back(measure.measured.way.text());
  row.emplace_back(measure.measured.source);
  row.emplace_back(figures.empty() ? std::string()
                                   : fmt::format("{}", fmt::join(figures.back().proofs, " ")));
}

}  // namespace

Table promises_table(const std::vector<PlacePromises>& places) {
  Table table;
  table.title = "What was promised, and where it stands";
  table.columns = columns();
  for (const auto& place : places) {
    for (const auto& judged : place.commitments) {
      const auto& commitment = judged.commitment;
      const std::vector<Cell> head{std::string(place.place.code()),
                                   place.name,
                                   commitment.code,
                                   commitment.framework,
                                   commitment.number,
                                   commitment.title,
                                   std::string(code_of(judged.verdict))};
      for (const auto& measure : judged.measures) {
        table.rows.push_back(head);
        add_measure(measure, table.rows.back());
      }
      if (!judged.measures.empty()) continue;
      table.rows.push_back(head);
      table.rows.back().resize(table.columns.size(), Cell::nothing("no measure"));
    }
  }
  return table;
}

}  // namespace corridor
