#include "sources/projection_tables.h"

#include "base/csv.h"
#include "base/hash.h"
#include "base/text.h"

#include <fmt/core.h>

#include <array>
#include <optional>
#include <span>
#include <unordered_map>

namespace corridor {
namespace projection_tables_parts {
namespace {

/// A column with a figure, and what it is.
struct ValueColumn {
  std::string_view name;
  ProjectionItem item;
  std::uint8_t sex = 0;
  bool required = true;
};

/// One kind of file: by what a row is named, and the figures in it.
struct Layout {
  std::string_view time;  // "year", "period", or "" where a row holds for all time
  bool by_age;
  std::vector<ValueColumn> values;
};

const std::vector<Layout>& layouts() {
  using enum ProjectionItem;
  static const std::vector<Layout> all{
      {"year", true, {{"male_k", population, 0}, {"female_k", population, 1}}},
      {"period", true, {{"mxM", death_rate, 0}, {"mxF", death_rate, 1}}},
      {"period", true, {{"pct_asfr", fertility_share}}},
      {"period", true, {{"migM", net_migrants, 0}, {"migF", net_migrants, 1}}},
      {"period",
       false,
       {{"tfr", total_fertility},
        {"srb", boys_per_girl},
        {"netmig_k", net_migrants_total, 0, false}}},
      {"", false, {{"MigCode", timing}}},
  };
  return all;
}

constexpr std::array<ValueColumn, 9> items{{{"mxm", ProjectionItem::death_rate, 0},
                                            {"mxf", ProjectionItem::death_rate, 1},
                                            {"asfert", ProjectionItem::fertility},
                                            {"pasfert", ProjectionItem::fertility_share},
                                            {"migm", ProjectionItem::net_migrants, 0},
                                            {"migf", ProjectionItem::net_migrants, 1},
                                            {"btm", ProjectionItem::births, 0},
                                            {"btf", ProjectionItem::births, 1},
                                            {"srb", ProjectionItem::boys_per_girl}}};

/// Reads one file into the tables.
class Reading {
 public:
  Reading(const std::string& name, std::string_view text, ProjectionTables& tables)
      : text_(text), csv_(name, text, csv_separator(text)), tables_(tables) {
    file_ = static_cast<std::uint16_t>(tables.files.size());
    for (std::size_t i = 0; i < tables.places.size(); ++i) {
      places_.emplace(tables.places[i], static_cast<std::uint32_t>(i));
    }
  }

  Result<bool> read(const std::string& name) {
    if (auto header = csv_.read_header(); !header) return false;
    place_ = csv_.column("country_code");
    if (place_ < 0) return false;
    if (csv_.column("item") >= 0 && csv_.column("value") >= 0 && csv_.column("period") >= 0 &&
        csv_.column("age") >= 0) {
      begin_file(name, true);
      TRY(read_items());
      return true;
    }
    for (const auto& layout : layouts()) {
      if (!TRY(fits(layout))) continue;
      begin_file(name, false);
      TRY(read_columns(layout));
      return true;
    }
    return false;
  }

 private:
  void begin_file(const std::string& name, bool one_figure_a_row) {
    tables_.files.push_back({name, sha256_hex(text_), one_figure_a_row});
    // A figure takes about 16 bytes of text; growing step by step would copy them all again.
    tables_.cells.reserve(tables_.cells.size() + text_.size() / 16);
  }

  Result<bool> fits(const Layout& layout) const {
    if (!layout.time.empty() && csv_.column(layout.time) < 0) return false;
    if (layout.by_age != (csv_.column("age") >= 0)) return false;
    int needed = 0, there = 0;
    std::string missing, seen;
    for (const auto& value : layout.values) {
      if (!value.required) continue;
      ++needed;
      const bool has = csv_.column(value.name) >= 0;
      there += has ? 1 : 0;
      (has ? seen : missing) = std::string(value.name);
    }
    if (there == needed) return true;
    if (there == 0 || !layout.by_age) return false;
    return fail(
        csv_.error_at(0, fmt::format("expected a column {} beside {}, saw none", missing, seen),
                      "A projection needs both sexes; one is never made up from the other."));
  }

  Result<void> read_items() {
    const int item = csv_.column("item"), value = csv_.column("value");
    age_ = csv_.column("age");
    time_ = csv_.column("period");
    while (TRY(csv_.next())) {
      const auto written = trim(field(item));
      const ValueColumn* known = nullptr;
      for (const auto& one : items) {
        if (one.name == written) known = &one;
      }
      // deathsm, deathsf and whatever else stands beside is no part of a projection.
      if (known == nullptr || !TRY(read_names())) continue;
      TRY(add(*known, value));
    }
    return {};
  }

  Result<void> read_columns(const Layout& layout) {
    age_ = layout.by_age ? csv_.column("age") : -1;
    time_ = layout.time.empty() ? -1 : csv_.column(layout.time);
    std::vector<int> columns;
    for (const auto& value : layout.values) columns.push_back(csv_.column(value.name));
    while (TRY(csv_.next())) {
      if (!TRY(read_names())) continue;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] >= 0) TRY(add(layout.values[i], columns[i]));
      }
    }
    return {};
  }

  /// Place, time and age of the row; false where it lies in the past.
  Result<bool> read_names() {
    cell_ = {};
    cell_.file = file_;
    cell_.line = static_cast<std::uint32_t>(csv_.line());
    cell_.last_age = ProjectionCell::total;
    if (time_ >= 0) {
      if (field(time_).starts_with("obs")) return false;
      TRY(read_time());
    }
    cell_.place = TRY(place());
    if (age_ >= 0) TRY(read_age());
    return true;
  }

  Result<std::uint32_t> place() {
    const auto written = trim(field(place_));
    if (written.empty())
      return fail(
          wrong(place_, "expected a code of a place, saw nothing", "Write a code in every row."));
    if (written == last_place_) return last_index_;
    const auto found = places_.find(std::string(written));
    if (found != places_.end()) {
      last_index_ = found->second;
    } else {
      last_index_ = static_cast<std::uint32_t>(tables_.places.size());
      tables_.places.emplace_back(written);
      places_.emplace(std::string(written), last_index_);
    }
    last_place_ = std::string(written);
    return last_index_;
  }

  Result<void> read_time() {
    const auto written = trim(field(time_));
    if (written == last_time_) {
      cell_.year = last_year_;
      return {};
    }
    const auto dash = written.find('-');
    const auto first = parse_integer(written.substr(0, dash));
    const auto last = dash == written.npos ? first : parse_integer(written.substr(dash + 1));
    if (!first || !last || *first < 1000 || *last < *first || *last > 2999) {
      return fail(wrong(time_, fmt::format("expected a year or a period, saw \"{}\"", written),
                        "Write 2020 or 2020-2025."));
    }
    last_time_ = std::string(written);
    last_year_ = cell_.year = static_cast<int>(*first);
    return {};
  }

  Result<void> read_age() {
    const auto written = trim(field(age_));
    if (written == "total" || written == "all") return {};
    const bool open = written.ends_with('+');
    const auto dash = written.find('-');
    const auto first =
        parse_integer(open ? written.substr(0, written.size() - 1) : written.substr(0, dash));
    const auto last =
        open || dash == written.npos ? first : parse_integer(written.substr(dash + 1));
    if (!first || !last || *first < 0 || *last < *first || *last > 150) {
      return fail(wrong(age_, fmt::format("expected an age, saw \"{}\"", written),
                        "Write 0-4, 100+, 37 or total."));
    }
    cell_.age = static_cast<int>(*first);
    cell_.last_age = open ? ProjectionCell::open : static_cast<int>(*last);
    // "0-1" is how life tables write the first year of life.
    if (*first == 0 && *last == 1) cell_.last_age = 0;
    return {};
  }

  Result<void> add(const ValueColumn& what, int column) {
    const auto written = trim(field(column));
    const auto number = parse_number(written);
    if (!number && !what.required && written.empty()) return {};
    if (!number) {
      return fail(wrong(column,
                        fmt::format("expected a number for {}, saw \"{}\"", what.name, written),
                        "A figure that is not known cannot be left out of a projection."));
    }
    cell_.item = what.item;
    cell_.sex = what.sex;
    cell_.column = static_cast<std::uint32_t>(column + 1);
    cell_.value = *number;
    tables_.cells.push_back(cell_);
    return {};
  }

  std::string_view field(int column) const { return csv_.field(static_cast<std::size_t>(column)); }
  Error wrong(int column, std::string message, std::string hint) const {
    return csv_.error_at(static_cast<std::size_t>(column), std::move(message), std::move(hint));
  }

  std::string_view text_;
  CsvReader csv_;
  ProjectionTables& tables_;
  std::unordered_map<std::string, std::uint32_t> places_;
  std::uint16_t file_ = 0;
  int place_ = -1, age_ = -1, time_ = -1;
  ProjectionCell cell_;
  std::string last_place_, last_time_;
  std::uint32_t last_index_ = 0;
  int last_year_ = 0;
};

}  // namespace
}  // namespace projection_tables_parts

std::string_view name_of(ProjectionItem item) {
  constexpr std::array<std::string_view, 10> names{
      "population",      "death rates",        "fertility",    "fertility shares",
      "total fertility", "boys per girl",      "net migrants", "net migrants in all",
      "births",          "timing of migration"};
  return names[static_cast<std::size_t>(item)];
}

Result<bool> read_projection_file(const std::string& name, std::string_view text,
                                  ProjectionTables& tables) {
  projection_tables_parts::Reading reading(name, text, tables);
  return reading.read(name);
}

}  // namespace corridor
