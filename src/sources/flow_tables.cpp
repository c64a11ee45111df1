#include "sources/flow_tables.h"

#include "base/csv.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace flow_tables_parts {
namespace {

constexpr std::array<std::string_view, 8> missing_words{"",    "NA",  "N/A", "n/a",
                                                        "NaN", "nan", "..",  "-"};

/// What both kinds of files have in common.
class Reading {
 public:
  Reading(const std::string& file, std::string_view text) : csv_(file, text, csv_separator(text)) {}

  Result<void> begin() { return csv_.read_header(); }
  Result<bool> next() { return csv_.next(); }
  std::uint64_t line() const { return csv_.line(); }
  int column(std::string_view name) const { return csv_.column(name); }

  Result<std::size_t> needed(std::string_view name, std::string_view layout) const {
    const int column = csv_.column(name);
    if (column >= 0) return static_cast<std::size_t>(column);
    std::string seen;
    for (const auto& one : csv_.header()) seen += (seen.empty() ? "" : ",") + one;
    Error error = csv_.error_at(0, fmt::format("expected a column \"{}\", saw {}", name, seen),
                                fmt::format("The columns are {}.", layout));
    error.where.line = 1;
    return fail(std::move(error));
  }

  Result<std::string_view> name(std::size_t field) const {
    const auto text = trim(csv_.field(field));
    if (!text.empty()) return text;
    return fail(csv_.error_at(field,
                              fmt::format("expected the name of a place in the column \"{}\", saw "
                                          "none",
                                          csv_.header()[field]),
                              "Write the place, or leave the row out."));
  }

  /// `cell` is how messages call it: "born in A, living in B".
  Result<double> number(std::size_t field, const std::string& cell) const {
    const auto text = trim(csv_.field(field));
    if (std::ranges::find(missing_words, text) != missing_words.end()) {
      return fail(
          wrong(field, fmt::format("the cell is missing: {}", cell),
                "Write 0 where there are none; what is not known must be estimated first."));
    }
    const auto value = parse_number(text);
    if (!value) {
      return fail(csv_.error_at(
          field, fmt::format("expected a number of people, saw \"{}\" ({})", clip(text, 40), cell),
          "Write digits without separators, such as 1234.5."));
    }
    if (std::abs(*value) > 1e12) {
      return fail(wrong(field, fmt::format("more people than there are: {} ({})", text, cell),
                        "Write persons."));
    }
    return *value;
  }

  Error wrong(std::size_t field, std::string message, std::string hint) const {
    return {ErrorKind::invalid, std::move(message), csv_.error_at(field, {}).where,
            std::move(hint)};
  }
  Result<void> check_places(std::size_t count, std::size_t field) const {
    if (count <= most_flow_places) return {};
    return fail({ErrorKind::limit, fmt::format("more than {} places", most_flow_places),
                 csv_.error_at(field, {}).where, "Bring places together first."});
  }
  Error no_rows() const {
    return {ErrorKind::malformed, "expected rows below the header, saw none",
            csv_.error_at(0, {}).where, "Is the file complete?"};
  }

 private:
  CsvReader csv_;
};

/// A number of events, or of people, that may be fewer than none nowhere.
Result<double> count_of(const Reading& csv, std::size_t field, const std::string& cell) {
  const double value = TRY(csv.number(field, cell));
  if (value >= 0) return value;
  return fail(csv.wrong(field,
                        fmt::format("fewer than none: {} ({})", format_shortest(value), cell),
                        "Write zero or more."));
}

Result<std::optional<double>> optional_count(const Reading& csv, int column,
                                             const std::string& cell) {
  if (column < 0) return std::nullopt;
  return TRY(count_of(csv, static_cast<std::size_t>(column), cell));
}

}  // namespace
}  // namespace flow_tables_parts

std::size_t PlaceList::add(std::string_view name) {
  if (const auto found = index_.find(name); found != index_.end()) return found->second;
  names_.emplace_back(name);
  index_.emplace(names_.back(), names_.size() - 1);
  return names_.size() - 1;
}

std::optional<std::size_t> PlaceList::find(std::string_view name) const {
  const auto found = index_.find(name);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

Result<PairTable> read_pair_table(const std::string& file, std::string_view text,
                                  PairColumns columns) {
  flow_tables_parts::Reading csv(file, text);
  TRY(csv.begin());
  const std::string layout = fmt::format("{},{},value", columns.first, columns.second);
  const std::size_t first = TRY(csv.needed(columns.first, layout));
  const std::size_t second = TRY(csv.needed(columns.second, layout));
  const std::size_t value = TRY(csv.needed("value", layout));
  PairTable table{file, std::string(columns.first), std::string(columns.second), {}, {}, value + 1};
  std::unordered_map<std::uint64_t, std::uint64_t> line_of;  // of pairs already read
  while (TRY(csv.next())) {
    PairCell cell;
    cell.first = table.places.add(TRY(csv.name(first)));
    cell.second = table.places.add(TRY(csv.name(second)));
    TRY(csv.check_places(table.places.size(), first));
    cell.line = csv.line();
    const auto& names = table.places.names();
    const std::string which = fmt::format("{} {}, {} {}", columns.first, names[cell.first],
                                          columns.second, names[cell.second]);
    cell.value = TRY(csv.number(value, which));
    const std::uint64_t pair = cell.first * most_flow_places * 2 + cell.second;
    const auto [seen, is_new] = line_of.emplace(pair, cell.line);
    if (!is_new) {
      return fail(
          csv.wrong(first, fmt::format("{} stands twice: here and in line {}", which, seen->second),
                    "Keep one of the two, or their sum."));
    }
    table.cells.push_back(cell);
  }
  if (table.cells.empty()) return fail(csv.no_rows());
  return table;
}

Result<VitalsTable> read_vitals_table(const std::string& file, std::string_view text) {
  flow_tables_parts::Reading csv(file, text);
  TRY(csv.begin());
  constexpr std::string_view layout = "region,births,deaths and, if wanted, pop_start,pop_end";
  const std::size_t region = TRY(csv.needed("region", layout));
  const std::size_t births = TRY(csv.needed("births", layout));
  const std::size_t deaths = TRY(csv.needed("deaths", layout));
  const int before = csv.column("pop_start"), after = csv.column("pop_end");
  VitalsTable table{file, {}, {}, births + 1, deaths + 1};
  while (TRY(csv.next())) {
    const auto name = TRY(csv.name(region));
    if (const auto seen = table.places.find(name)) {
      return fail(csv.wrong(
          region, fmt::format("{} stands twice: here and in line {}", name, table.rows[*seen].line),
          "Keep one of the two."));
    }
    table.places.add(name);
    TRY(csv.check_places(table.places.size(), region));
    const std::string place(name);
    VitalRow row;
    row.line = csv.line();
    row.births = TRY(flow_tables_parts::count_of(csv, births, "births in " + place));
    row.deaths = TRY(flow_tables_parts::count_of(csv, deaths, "deaths in " + place));
    row.population_start =
        TRY(flow_tables_parts::optional_count(csv, before, "population at the start in " + place));
    row.population_end =
        TRY(flow_tables_parts::optional_count(csv, after, "population at the end in " + place));
    table.rows.push_back(row);
  }
  if (table.rows.empty()) return fail(csv.no_rows());
  return table;
}

}  // namespace corridor
