#include "scenario/indicators/compute.h"

#include "base/file.h"
#include "base/text.h"
#include "scenario/indicators/evidence_inputs.h"
#include "scenario/indicators/published.h"
#include "scenario/indicators/slices.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

struct Given {
  std::string_view option;
  const std::string& path;
};

/// The one input that the request names; empty where the workspace is to be asked.
Result<std::string_view> input_of(const ComputeRequest& request) {
  std::string_view chosen;
  for (const auto& [option, path] :
       {Given{"--answers", request.answers}, Given{"--codes", request.codes},
        Given{"--figures", request.figures}, Given{"--values", request.values},
        Given{"--place", request.place}}) {
    if (path.empty()) continue;
    if (!chosen.empty()) {
      return fail({ErrorKind::usage,
                   fmt::format("{} and {} are two answers to from what", chosen, option),
                   {},
                   "Leave one of them out."});
    }
    chosen = option;
  }
  return chosen;
}

Error does_not_take(const Calculator& calculator, std::string_view option) {
  std::string takes;
  const auto add = [&](bool does, std::string_view name) {
    if (does) takes += fmt::format("{}{}", takes.empty() ? "" : ", ", name);
  };
  add(calculator.from_answers != nullptr, "--answers F.csv");
  add(calculator.from_codes != nullptr, "--codes F.csv");
  add(!calculator.columns.empty(), "--figures F.csv");
  add(calculator.area_rule != Calculator::AreaRule::none, "--values F.csv");
  add(calculator.from_store != nullptr, "--place PLACE");
  return {ErrorKind::usage,
          option.empty() ? fmt::format("{} is computed from something", calculator.code)
                         : fmt::format("{} is not computed from {}", calculator.code, option),
          {},
          fmt::format("Give {}.", takes)};
}

Result<Unpacked> open_input(const std::string& path) {
  return unpack(path, TRY(read_file(path, MeasuredTable::largest_bytes)));
}

/// Says, in rows of areas, how many places there are in all.
void add_slices(const Calculator& calculator, const MeasuredTable& table,
                std::span<const Area> areas, ComputedRows& rows) {
  for (const auto& slice : slices_of(table, calculator, areas)) {
    calculator.from_slice({table, slice.rows, slice.of, !areas.empty()}, rows);
  }
}

Result<Table> from_figures(const Calculator& calculator, ComputeRequest request) {
  if (request.figures.empty()) request.figures = request.answers;
  const auto file = TRY(open_input(request.figures));
  ComputedRows rows(calculator.code, calculator.title, calculator.digits);
  if (!request.group_by.empty() && !calculator.no_areas.empty()) {
    return fail(
        {ErrorKind::usage,
         fmt::format("{} has no figure for areas: {}", calculator.code, calculator.no_areas),
         {},
         "Leave out --group-by."});
  }
  if (calculator.from_other_layout != nullptr &&
      TRY(calculator.from_other_layout(request, file.text(), rows))) {
    return std::move(rows).table();
  }
  const auto table = TRY(MeasuredTable::read(request.figures, file.text(), calculator.columns));
  if (calculator.from_table != nullptr) {
    TRY(calculator.from_table(request, table, rows));
    return std::move(rows).table();
  }
  std::vector<Area> areas;
  if (!request.group_by.empty()) areas = TRY(areas_by(request.group_by, request.year));
  add_slices(calculator, table, areas, rows);
  if (!rows.empty()) return std::move(rows).table();
  return fail({ErrorKind::not_found,
               fmt::format("no place of the file is in {}", request.group_by),
               {request.figures},
               "Choose another area, or region for all of them."});
}

Result<Table> from_store(const Calculator& calculator, const ComputeRequest& request,
                         const OpenWorkspace& open) {
  const Place place = TRY(Gazetteer::get().parse_place(request.place));
  const auto workspace = TRY(open());
  const StoreJob job{workspace, request, place};
  ComputedRows rows(calculator.code, calculator.title, calculator.digits);
  TRY(calculator.from_store(job, rows));
  TRY(EvidenceInputs(job).add_published(rows, calculator));
  if (!rows.empty()) return std::move(rows).table();
  return fail({ErrorKind::not_found,
               fmt::format("the workspace has nothing to compute {} of {} from", calculator.code,
                           Gazetteer::get().name(place)),
               {},
               fmt::format("`corridor compute {}` says what it takes; `corridor sources --known` "
                           "lists the files that may be loaded.",
                           calculator.code)});
}

}  // namespace

Result<Table> compute(const ComputeRequest& request, const OpenWorkspace& open) {
  const Calculator& calculator = *TRY(find_calculator(request.indicator));
  const auto input = TRY(input_of(request));
  if (input == "--answers" && calculator.from_answers != nullptr) {
    return calculator.from_answers(request, TRY(open_input(request.answers)).text());
  }
  if (input == "--codes" && calculator.from_codes != nullptr) {
    return calculator.from_codes(request, TRY(open_input(request.codes)).text());
  }
  const bool own_columns = !calculator.columns.empty();
  if (own_columns && (input == "--figures" || input == "--answers")) {
    return from_figures(calculator, request);
  }
  if (input == "--values") {
    ComputedRows rows(calculator.code, calculator.title, calculator.digits);
    TRY(recompute_areas(calculator, request, open, rows));
    return std::move(rows).table();
  }
  if (input == "--place" && calculator.from_store != nullptr) {
    return from_store(calculator, request, open);
  }
  if (input.empty() && !request.group_by.empty() && calculator.areas_from_store != nullptr) {
    const auto workspace = TRY(open());
    return calculator.areas_from_store(request, workspace);
  }
  if (input.empty() && request.group_by.empty()) return calculator_table(calculator);
  return fail(does_not_take(calculator, input));
}

Table calculators_table() {
  Table table;
  table.title = "Indicators that are computed";
  table.columns = {{"code", "Code"},
                   {"title", "Title"},
                   {"unit", "Unit"},
                   {"refuses", "What it does not say"},
                   {"reference", "Method"}};
  for (const Calculator* calculator : all_calculators()) {
    table.rows.push_back({std::string(calculator->code), std::string(calculator->title),
                          std::string(calculator->unit), std::string(calculator->refuses),
                          std::string(calculator->reference)});
  }
  return table;
}

Table calculator_table(const Calculator& calculator) {
  Table table;
  table.title = fmt::format("{}: what a file for it holds", calculator.title);
  table.columns = {
      {"column", "Column"}, {"needed", "Needed"}, {"meaning", "Meaning"}, {"words", "One of"}};
  for (const auto& column : calculator.columns) {
    table.rows.push_back({std::string(column.name), column.needed ? "yes" : "no",
                          std::string(column.meaning), std::string(column.words)});
  }
  if (calculator.columns.empty()) {
    table.rows = {{"place", "yes", "the country that answers", ""},
                  {"domain", "yes", "1 to 6", ""},
                  {"subcategory", "yes", "a to e", ""},
                  {"answer", "yes", "domain 1: regardless, legal or no; others: yes or no", ""}};
  }
  table.notes = {fmt::format("Method: {}.", calculator.reference),
                 fmt::format("What it does not say: {}.", calculator.refuses)};
  return table;
}

}  // namespace corridor
