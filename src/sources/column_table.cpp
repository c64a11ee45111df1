#include "sources/column_table.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace corridor {
namespace {

/// A column of figures with where it and its bounds stand in the file.
struct Bound {
  const FigureColumn* column;
  std::size_t index;
  std::optional<std::size_t> low, high;
  Period period;  // empty where the row says it
};

struct Bindings {
  std::optional<std::size_t> place, origin, period, sex, age, dimension;
  std::vector<Bound> figures;
};

std::optional<std::size_t> find_column(const CsvReader& csv, std::string_view name) {
  const int index = name.empty() ? -1 : csv.column(name);
  if (index < 0) return std::nullopt;
  return static_cast<std::size_t>(index);
}

Result<Bindings> find_columns(const ColumnTable& table, const CsvReader& csv,
                              const std::string& file) {
  const auto at = [&](std::string_view name) { return find_column(csv, name); };
  Bindings bindings{.place = at(table.keys.place),
                    .origin = at(table.keys.origin),
                    .period = at(table.keys.period),
                    .sex = at(table.keys.sex),
                    .age = at(table.keys.age),
                    .dimension = at(table.keys.dimension)};
  for (const auto& column : table.columns) {
    const auto index = at(column.name);
    if (!index) continue;
    const auto period = column.period.empty() ? table.period : column.period;
    bindings.figures.push_back({&column, *index, at(column.low), at(column.high),
                                period.empty() ? Period() : TRY(Period::parse(period))});
  }
  const bool has_place = bindings.place || !table.place.empty();
  const bool has_period = bindings.period || table.keys.period.empty();
  if (has_place && has_period && !bindings.figures.empty()) return bindings;
  return fail({ErrorKind::invalid,
               "expected columns that say where and when, and at least one with figures",
               {file, 1, 0},
               "Check that the file has its header line."});
}

int end_year(Period period) {
  const bool is_run = period.kind() == Period::Kind::years;
  return period.start_year() + (is_run ? period.length_years() : 0);
}

std::string step_of(const FigureColumn& column) {
  std::string step = column.scale == 1
                         ? std::string("taken as it is")
                         : fmt::format("multiplied by {}", format_grouped(column.scale, 0));
  if (!column.remark.empty()) step += fmt::format("; {}", column.remark);
  return step;
}

/// Two dimensions in the order of their names.
std::string joined(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return std::string(a.empty() ? b : a);
  return a < b ? fmt::format("{};{}", a, b) : fmt::format("{};{}", b, a);
}

class Walk {
 public:
  Walk(const ColumnTable& table, const SourceInput& input, Sink& sink)
      : table_(table), file_(input.name), sink_(sink), pass_(input, sink), places_(table.scheme) {}

  Result<Reading> run(const std::string& release) {
    if (table_.last_estimate != nullptr) last_estimate_ = table_.last_estimate(release);
    bool bound = false;
    const auto rows = TRY(pass_.over_rows([&]() -> Result<void> {
      if (!bound) columns_ = TRY(find_columns(table_, pass_.csv(), file_));
      bound = true;
      read_row();
      return {};
    }));
    name_unknown_places();
    Reading reading{.citation = citation_of(*table_.publication),
                    .part = std::string(table_.part),
                    .complete = table_.complete,
                    .rows = rows};
    reading.citation.version = !release.empty()  ? release
                               : latest_end_ > 0 ? std::to_string(latest_end_)
                                                 : "undated";
    for (const auto& figure : columns_.figures) {
      reading.steps.push_back({static_cast<std::uint16_t>(figure.index + 1),
                               std::string(figure.column->name), step_of(*figure.column)});
    }
    return reading;
  }

 private:
  /// What is read from a field, or nothing and a rejection.
  template <class Parse> auto parsed(std::size_t index, Parse parse) {
    auto value = parse(pass_.field(index));
    if (!value) pass_.reject(index, value.error().message);
    return value;
  }

  std::optional<Place> place_at(std::size_t index) {
    if (!table_.unknown_places_once) return pass_.place(index, places_);
    const auto& place = places_(pass_.field(index));
    if (place) return place;
    const auto [entry, is_new] =
        unknown_.try_emplace(std::string(clip(pass_.field(index), 80)), pass_.cell(index), 0u);
    ++entry->second.second;
    return std::nullopt;
  }

  void name_unknown_places() {
    for (const auto& [written, first] : unknown_) {
      sink_.reject({first.first, written,
                    fmt::format("no place is called \"{}\"; {} rows of it are left out", written,
                                first.second)});
    }
  }

  /// Fills in what the row is about; false where something of it cannot be read.
  bool read_key(ObservationKey& key, std::string& dimension) {
    key.reporter = table_.reporter;
    key.place = table_.place;
    bool whole = true;
    const auto take = [&](const auto& value, auto& target) {
      if (value) target = *value;
      whole = whole && value.has_value();
    };
    if (columns_.place) take(place_at(*columns_.place), key.place);
    if (whole && columns_.origin) take(place_at(*columns_.origin), key.origin);
    if (!whole) return false;
    if (columns_.period) take(parsed(*columns_.period, table_.period_of), key.period);
    if (columns_.sex) take(parsed(*columns_.sex, parse_sex), key.sex);
    if (columns_.age) take(parsed(*columns_.age, table_.age_of), key.age);
    if (columns_.dimension) take(parsed(*columns_.dimension, table_.dimension_of), dimension);
    return whole;
  }

  void read_row() {
    ObservationKey row;
    std::string dimension;
    if (!read_key(row, dimension)) return;
    Observation figure{.key = row};
    for (const auto& bound : columns_.figures) {
      const FigureColumn& column = *bound.column;
      if (!aim(figure.key, row, bound)) continue;
      figure.key.dimensions = joined(column.dimensions, dimension);
      const int end = end_year(figure.key.period);
      const bool forecast = end > last_estimate_;
      if (!forecast) latest_end_ = std::max(latest_end_, end);
      figure.status = forecast ? 'F' : table_.status;
      figure.interval = interval_of(bound);
      pass_.figure(bound.index, figure, column.scale);
    }
  }

  /// Where the column says more of what its figure is about than the row does; false where it leads
  /// out of time.
  bool aim(ObservationKey& key, const ObservationKey& row, const Bound& bound) {
    const FigureColumn& column = *bound.column;
    key.indicator = column.indicator;
    key.period = bound.period.empty() ? row.period : bound.period;
    if (column.year_offset) {
      const auto moved =
          Period::parse(std::to_string(key.period.start_year() + *column.year_offset));
      if (!moved) {
        pass_.reject(bound.index, moved.error().message);
        return false;
      }
      key.period = *moved;
    }
    if (!columns_.sex) key.sex = column.sex;
    if (!columns_.age) key.age = column.age;
    const bool from = column.margin == Margin::from_place;
    key.origin = column.margin == Margin::none ? row.origin : from ? row.place : world;
    key.place = from ? world : row.place;
    return true;
  }

  /// A bound that is no number is rejected; the figure stands without its interval.
  std::optional<double> bound_at(std::size_t index, double scale) {
    const NumberCell cell = read_number(pass_.field(index));
    const double value = scaled(cell.value, scale);
    const bool is_number = !cell.malformed && std::isfinite(value);
    if (!is_number) pass_.reject(index, "expected a number as a bound");
    if (!is_number || cell.state != State::value) return std::nullopt;
    return value;
  }

  std::optional<Interval> interval_of(const Bound& bound) {
    if (!bound.low || !bound.high) return std::nullopt;
    const auto low = bound_at(*bound.low, bound.column->scale);
    const auto high = bound_at(*bound.high, bound.column->scale);
    if (!low || !high) return std::nullopt;
    return Interval{*low, *high};
  }

  const ColumnTable& table_;
  std::string file_;
  Sink& sink_;
  CsvPass pass_;
  PlaceReader places_;
  Bindings columns_;
  int last_estimate_ = 9999;
  int latest_end_ = 0;
  std::map<std::string, std::pair<FileCell, std::size_t>> unknown_;
};

}  // namespace

Citation citation_of(const Publication& p) {
  return {.publisher = std::string(p.publisher),
          .dataset = std::string(p.dataset),
          .title = std::string(p.title),
          .version = {},
          .licence = std::string(p.licence),
          .url = std::string(p.url),
          .retrieved = {}};
}

Result<std::string> release_of(const ColumnTable& table, const SourceInput& input) {
  if (!input.version.empty()) return input.version;
  if (table.releases.empty()) return std::string(table.version);
  const auto release = meaning_of_mark(input.text, table.releases);
  if (!release.empty()) return std::string(release);
  return fail({ErrorKind::invalid,
               fmt::format("the file does not state its release of {}, and its figures are none of "
                           "the known releases'",
                           table.publication->title),
               {input.name},
               "Say which release it is: --release 2024."});
}

Result<Reading> read_columns(const ColumnTable& table, const SourceInput& input, Sink& sink) {
  return Walk(table, input, sink).run(TRY(release_of(table, input)));
}

}  // namespace corridor
