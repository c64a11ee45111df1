#pragma once
// Calculator: one indicator that Corridor computes, as a record. From it come the list of them, the
// reading of files, the grouping by place, sex and area, and what is taken from the workspace. The
// arithmetic itself is a model's (models/); a calculator feeds it and says what is missing.

#include "evidence/series.h"
#include "evidence/series_reader.h"
#include "scenario/indicators/areas.h"
#include "scenario/indicators/computed.h"
#include "sources/measured_table.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace corridor {

struct ComputeRequest {
  std::string indicator;  // "10.7.2" or another name of it
  // Paths of files; empty where there is none.
  std::string answers = {};  // answers to questions
  std::string codes = {};    // levels as published
  std::string figures = {};  // inputs of the calculator, in its own columns
  std::string values = {};   // published values: m49,name,year,value
  std::string weights = {};  // of such values, in the same columns
  std::string group_by = {};
  std::string place = {};  // from the workspace
  std::optional<int> year = {}, from_year = {}, to_year = {};
  std::string as_of = {};
  std::string edition = {};  // of the integration score: 2015 or 2020
};

/// Rows of a file that belong together: one place or area, period, sex and group.
struct FileSlice {
  const MeasuredTable& table;
  std::span<const std::size_t> rows;
  const ComputedOf& of;
  bool is_area;
};

struct StoreJob {
  const Workspace& workspace;
  const ComputeRequest& request;
  Place place;  // of the request
  /// Where many places are asked for in a row: what each question starts with is read once.
  SeriesReader* reader = nullptr;
};

struct Calculator {
  std::string_view code;   // "10.7.4"
  std::string_view names;  // other names, by spaces
  std::string_view title;
  std::string_view unit;
  int digits;  // that a person is shown
  std::string_view reference;
  std::string_view refuses;    // what it does not say, and why
  std::string_view published;  // indicator under which publishers give it; empty: none
  /// Of the rows from the workspace, those that are the indicator itself; empty: none are.
  std::string_view main_measure = {};
  /// Indicators of the workspace that the main measure is made of, by spaces: all of them, of
  /// "one|other" any.
  std::string_view made_of = {};

  // From a file of one's own.
  std::span<const MeasuredColumn> columns;
  std::string_view breakdowns = {};  // columns, by spaces, whose values are told apart
  /// Rows are cases (people, incidents) that a total is made of; else each is a figure already.
  bool rows_are_cases = false;
  /// Null where the file needs more than slices: see from_table.
  void (*from_slice)(const FileSlice& slice, ComputedRows& rows) = nullptr;
  Result<void> (*from_table)(const ComputeRequest& request, const MeasuredTable& table,
                             ComputedRows& rows) = nullptr;
  /// A second layout that its files may have: false where the text is not of it.
  Result<bool> (*from_other_layout)(const ComputeRequest& request, std::string_view text,
                                    ComputedRows& rows) = nullptr;
  /// Why there are no areas; empty where there are.
  std::string_view no_areas = {};

  /// From a file of answers, or of levels as published: tables of their own.
  Result<Table> (*from_answers)(const ComputeRequest& request, std::string_view text) = nullptr;
  Result<Table> (*from_codes)(const ComputeRequest& request, std::string_view text) = nullptr;
  /// From the workspace, by area: a table of its own.
  Result<Table> (*areas_from_store)(const ComputeRequest& request,
                                    const Workspace& workspace) = nullptr;

  /// From the workspace; null where nothing in it will do.
  Result<void> (*from_store)(const StoreJob& job, ComputedRows& rows) = nullptr;

  /// How published values of places make that of an area.
  enum class AreaRule { none, sum, weighted, rate_of_people } area_rule = AreaRule::none;
  std::string_view weight = {};  // indicator that weighs them
};

std::span<const Calculator* const> all_calculators();
/// The one that computes an indicator from the workspace, by its name or the publishers'; null
/// where none does.
const Calculator* calculator_of(std::string_view indicator);
/// By code or name. ErrorKind::not_found with a "did you mean".
Result<const Calculator*> find_calculator(std::string_view written);

/// Where inputs of fewer than half of the places in a file are there, an area has no total that
/// would not pretend. Says so in the row.
bool covers_enough(int used, int missing);
/// For a row of an area: its status, and whether its value is withheld.
void judge_coverage(ComputedRow& row, bool is_area);

}  // namespace corridor
