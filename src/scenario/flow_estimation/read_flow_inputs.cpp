#include "scenario/flow_estimation/read_flow_inputs.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

using flow_estimation::Inputs;
using flow_estimation::Matrix;

Error invalid(Where where, std::string message, std::string hint) {
  return {ErrorKind::invalid, std::move(message), std::move(where), std::move(hint)};
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (n == 12) return list + fmt::format(" and {} more", names.size() - n);
    list += (n == 0 ? "" : ", ") + names[n];
  }
  return list;
}

/// Line of the first row that names the place; 0 where none does.
std::uint64_t line_of(const PairTable& table, std::size_t place) {
  for (const auto& cell : table.cells) {
    if (cell.first == place || cell.second == place) return cell.line;
  }
  return 0;
}

/// Places of `table` that are not among `places`.
Result<void> check_known(const PairTable& table, const PlaceList& places, std::string_view other) {
  std::vector<std::string> unknown;
  std::uint64_t line = 0;
  for (std::size_t p = 0; p < table.places.size(); ++p) {
    if (places.find(table.places.names()[p])) continue;
    if (unknown.empty()) line = line_of(table, p);
    unknown.push_back(table.places.names()[p]);
  }
  if (unknown.empty()) return {};
  return fail(invalid({table.file, line, 1},
                      fmt::format("places that {} does not have: {}", other, listed(unknown)),
                      "Every table must have the same places; write them alike, or leave these "
                      "out of all."));
}

Result<void> check_has_all(const PlaceList& places, const PairTable& table,
                           std::string_view other) {
  std::vector<std::string> absent;
  for (const auto& name : places.names()) {
    if (!table.places.find(name)) absent.push_back(name);
  }
  if (absent.empty()) return {};
  return fail(invalid({table.file},
                      fmt::format("places of {} are not in it: {}", other, listed(absent)),
                      "Every table must have the same places; a place without people has rows with "
                      "0."));
}

struct Filled {
  Matrix table;
  std::vector<std::uint64_t> lines;  // of each cell; 0: not in the file
  bool writes_zeros = false;
};

Filled fill(const PairTable& table, const PlaceList& places) {
  const std::size_t n = places.size();
  Filled filled{Matrix(n, n), std::vector<std::uint64_t>(n * n), false};
  for (const auto& cell : table.cells) {
    const auto first = places.find(table.places.names()[cell.first]);
    const auto second = places.find(table.places.names()[cell.second]);
    filled.table.at(*first, *second) = cell.value;
    filled.lines[*first * n + *second] = cell.line;
    filled.writes_zeros |= cell.value == 0;
  }
  return filled;
}

/// Cells that are not in the file, where they should be.
Result<void> check_complete(const PairTable& table, const Filled& filled, const PlaceList& places) {
  const std::size_t n = places.size();
  const bool dense = filled.writes_zeros || table.cells.size() * 10 >= n * n * 9;
  std::vector<std::string> absent;
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      if (filled.lines[i * n + j] != 0 || (!dense && i != j)) continue;
      absent.push_back(fmt::format("{} {} with {} {}", table.first_column, places.names()[i],
                                   table.second_column, places.names()[j]));
    }
  }
  if (absent.empty()) return {};
  return fail(invalid({table.file, table.cells.back().line + 1, 1},
                      fmt::format("missing: {}", listed(absent)),
                      "Write a row for each of them, with 0 where nobody is."));
}

/// Fewer than none is only what natives may be: where more were born elsewhere than live there.
Result<void> check_signs(const PairTable& table) {
  for (const auto& cell : table.cells) {
    if (cell.value >= 0 || cell.first == cell.second) continue;
    const auto& names = table.places.names();
    return fail(invalid(
        table.where(cell),
        fmt::format("fewer than none: {} ({} {}, {} {})", format_shortest(cell.value),
                    table.first_column, names[cell.first], table.second_column, names[cell.second]),
        "Write zero or more."));
  }
  return {};
}

/// More deaths than people at the start, or births than people at the end.
Result<void> check_events(const FlowTables& tables, const Inputs& inputs) {
  const auto start = inputs.start.column_sums(), end = inputs.end.column_sums();
  const auto& vitals = *tables.vitals;
  const auto refuse = [&](std::size_t r, bool deaths) {
    const double events = deaths ? inputs.deaths[r] : inputs.births[r];
    const double people = deaths ? start[r] : end[r];
    return fail(invalid(
        {vitals.file, vitals.rows[r].line, deaths ? vitals.deaths_field : vitals.births_field},
        fmt::format("{} {} in {}, where {} people lived at the {}", format_shortest(events),
                    deaths ? "deaths" : "births", inputs.places[r], format_shortest(people),
                    deaths ? "start" : "end"),
        "Compare the files: persons, of the same place and period?"));
  };
  for (std::size_t r = 0; r < start.size(); ++r) {
    if (inputs.deaths[r] > std::max(start[r], 0.0)) return refuse(r, true);
    if (inputs.births[r] > std::max(end[r], 0.0)) return refuse(r, false);
  }
  return {};
}

Result<void> take_vitals(const FlowTables& tables, const flow_estimation::Parameters& parameters,
                         FlowInputs& read) {
  auto& inputs = read.inputs;
  const std::size_t n = inputs.places.size();
  inputs.births.assign(n, 0);
  inputs.deaths.assign(n, 0);
  if (!tables.vitals) return {};
  std::vector<double> before, after;
  for (std::size_t r = 0; r < n; ++r) {
    const auto& row = tables.vitals->rows[r];
    inputs.births[r] = row.births;
    inputs.deaths[r] = row.deaths;
    if (row.population_start) before.push_back(*row.population_start);
    if (row.population_end) after.push_back(*row.population_end);
  }
  if (before.size() == n && after.size() == n) {
    inputs.population_start = before;
    inputs.population_end = after;
  }
  const bool counts_events = flow_estimation::is_accounting(parameters.method);
  if (counts_events && !parameters.compat) TRY(check_events(tables, inputs));
  return {};
}

Result<Matrix> take_stock(const PairTable& table, const PlaceList& places,
                          std::string_view reference) {
  TRY(check_known(table, places, reference));
  TRY(check_has_all(places, table, reference));
  TRY(check_signs(table));
  Filled filled = fill(table, places);
  TRY(check_complete(table, filled, places));
  return std::move(filled.table);
}

/// Who stays needs a seed too where staying is a move like others (independence).
Result<Matrix> take_seed(const PairTable& table, const PlaceList& places,
                         const std::string& reference, bool with_stayers) {
  TRY(check_known(table, places, reference));
  const Filled filled = fill(table, places);
  for (const auto& cell : table.cells) {
    if (cell.value >= 0) continue;
    return fail(
        invalid(table.where(cell), "a seed is zero or more", "It says how likely a move is."));
  }
  const std::size_t n = places.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if ((i == j && !with_stayers) || filled.lines[i * n + j] != 0) continue;
      return fail(invalid({table.file, table.cells.back().line + 1, 1},
                          fmt::format("missing: {} {} with {} {}", table.first_column,
                                      places.names()[i], table.second_column, places.names()[j]),
                          "A seed has a row for every origin and destination; 0 where nobody can "
                          "have moved."));
    }
  }
  return filled.table;
}

void remark_on_growth(FlowInputs& read) {
  const auto& inputs = read.inputs;
  const double start = inputs.start.total(), end = inputs.end.total();
  const double natural =
      flow_estimation::total_of(inputs.births) - flow_estimation::total_of(inputs.deaths);
  const double gap = natural - (end - start);
  if (std::abs(gap) <= 0.001 * std::max(start, end)) return;
  read.remarks.push_back(fmt::format(
      "Together the places grew by {} people, but births less deaths are {}: that is {} "
      "% of the people. Are all tables in persons, of the same places and period?",
      format_grouped(end - start, 0), format_grouped(natural, 0),
      format_shortest(std::round(1000 * std::abs(gap) / std::max(start, end)) / 10)));
}

}  // namespace

Result<FlowInputs> flow_inputs(const FlowTables& tables,
                               const flow_estimation::Parameters& parameters) {
  const PlaceList& places = tables.vitals ? tables.vitals->places : tables.start.places;
  const std::string& reference = tables.vitals ? tables.vitals->file : tables.start.file;
  FlowInputs read;
  read.inputs.places = places.names();
  read.inputs.start = TRY(take_stock(tables.start, places, reference));
  read.inputs.end = TRY(take_stock(tables.end, places, reference));
  TRY(take_vitals(tables, parameters, read));
  using flow_estimation::Method;
  const bool with_stayers =
      parameters.method == Method::da_pb_closed || parameters.method == Method::da_ind_closed ||
      parameters.method == Method::da_ind_open || parameters.method == Method::da_ind_open_dr;
  if (tables.seed) {
    read.inputs.seed = TRY(take_seed(*tables.seed, places, reference, with_stayers));
  }
  const bool balanced = flow_estimation::is_accounting(parameters.method);
  if (balanced) remark_on_growth(read);
  return read;
}

}  // namespace corridor
