#include "sources/unhcr_table.h"

#include "base/text.h"
#include "sources/named_values.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

// The ISO column stands behind each of UNHCR's codes.
constexpr std::size_t year_column = 0, origin_column = 2, asylum_column = 5;
constexpr std::string_view everybody = "-";

/// What UNHCR writes in the ISO columns for its codes of no country, which ISO does not have.
bool is_special(Place place, std::string_view iso) {
  if (place == unknown_place) return iso == "UNK" || iso == "UKN" || iso == "XXX";
  return place == Place("XXA") && iso == "STA";
}

}  // namespace

struct UnhcrReader::Row {
  std::uint32_t number;
  const Fields& fields;
  std::string_view text(std::size_t column) const { return fields(column).value_or(""); }
};

UnhcrReader::UnhcrReader(const UnhcrTable& table, Cells cells, Sink& sink)
    : table_(table), cells_(cells), sink_(sink) {
  for (const auto name : split(table.header, ',')) columns_.emplace_back(name);
  ENSURE(columns_.size() > table.measures.size() + asylum_column, "places stand before measures");
  first_measure_ = columns_.size() - table.measures.size();
}

std::optional<std::size_t> UnhcrReader::column(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name);
  if (name.empty() || found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::uint16_t UnhcrReader::cell_column(std::size_t column) const {
  if (cells_ == Cells::columns) return static_cast<std::uint16_t>(column + 1);
  return static_cast<std::uint16_t>(column < first_measure_ ? 0 : column - first_measure_ + 1);
}

void UnhcrReader::reject(const Row& row, std::size_t column, std::string reason) {
  sink_.reject({{row.number, cell_column(column)},
                std::string(clip(row.text(column), 80)),
                std::move(reason)});
}

/// The place of a UNHCR code; where the ISO column beside it says otherwise, the row is rejected.
std::optional<Place> UnhcrReader::place(const Row& row, std::size_t code_column) {
  const auto code = row.text(code_column), iso = row.text(code_column + 1);
  if (code == everybody && iso == everybody) return world;
  const auto& place = unhcr_(code);
  if (!place) {
    reject(row, code_column, fmt::format("no place is called \"{}\"", clip(code, 80)));
    return std::nullopt;
  }
  if (iso == place->code() || is_special(*place, iso)) return place;
  if (iso_(iso) == place) return place;
  reject(
      row, code_column,
      fmt::format("UNHCR's code means {}, the ISO column says {}", place->code(), clip(iso, 80)));
  return std::nullopt;
}

std::optional<ObservationKey> UnhcrReader::key(const Row& row) {
  const auto origin = place(row, origin_column), asylum = place(row, asylum_column);
  const auto year = Period::parse(row.text(year_column));
  if (!year) reject(row, year_column, year.error().message);
  if (!origin || !asylum || !year) return std::nullopt;
  ObservationKey key{.indicator = {},
                     .origin = *origin,
                     .place = *asylum,
                     .period = *year,
                     .reporter = table_.reporter};
  if (table_.about_one_place) {
    if (*origin == world)
      key.place = *asylum;
    else if (*asylum == world || *asylum == *origin)
      key.place = *origin;
    else {
      reject(row, asylum_column, "expected people counted in their own place");
      return std::nullopt;
    }
    key.origin = {};
  }
  std::vector<std::pair<std::string_view, std::string_view>> dimensions;
  for (const auto& dimension : table_.dimensions) {
    const auto value = row.text(*column(dimension.column));
    if (value != everybody) dimensions.emplace_back(dimension.name, value);
  }
  key.dimensions = join_named(std::move(dimensions));
  return key;
}

std::optional<bool> UnhcrReader::counts_cases(const Row& row) {
  const auto unit = column(table_.unit_column);
  if (!unit) return false;
  const auto code = row.text(*unit);
  if (code == "P" || code == "C") return code == "C";
  reject(row, *unit, "expected P (persons) or C (cases)");
  return std::nullopt;
}

const UnhcrKind* UnhcrReader::kind(const Row& row) {
  const auto column = this->column(table_.kind_column);
  const auto found = std::ranges::find(table_.kinds, row.text(*column), &UnhcrKind::code);
  if (found != table_.kinds.end()) return &*found;
  reject(row, *column,
         row.fields(*column) ? fmt::format("no such {} is known", table_.kind_column)
                             : fmt::format("the row does not say its {}", table_.kind_column));
  return nullptr;
}

void UnhcrReader::read_measures(const Row& row, ObservationKey key) {
  const auto cases = counts_cases(row);
  const UnhcrKind* of_row = table_.kinds.empty() ? nullptr : kind(row);
  if (!cases || (of_row == nullptr && !table_.kinds.empty())) return;
  numbers_.clear();
  for (std::size_t i = 0; i < table_.measures.size(); ++i) {
    numbers_.push_back(read_number(row.text(first_measure_ + i)));
  }
  bool any = false;
  for (std::size_t i = 0; i < table_.measures.size(); ++i) {
    const auto& measure = table_.measures[i];
    if (!row.fields(first_measure_ + i)) continue;
    any = true;
    NumberCell number = numbers_[i];
    if (number.malformed) {
      reject(row, first_measure_ + i,
             fmt::format("expected a number in column {}", measure.column));
      continue;
    }
    const bool zero = number.state == State::value && number.value == 0;
    if (zero && table_.zero_is_unknown != nullptr && table_.zero_is_unknown(numbers_, i)) {
      number.state = State::missing;
    }
    const auto& [code, persons, of_cases] = of_row != nullptr ? *of_row : UnhcrKind{};
    key.indicator = *cases ? (measure.of_cases.empty() ? of_cases : measure.of_cases)
                           : (measure.indicator.empty() ? persons : measure.indicator);
    key.sex = measure.sex;
    key.age = measure.age;
    sink_.observe({.key = key,
                   .state = number.state,
                   .value = number.value,
                   .status = default_status(number.state),
                   .cell = {row.number, cell_column(first_measure_ + i)}});
  }
  if (!any) reject(row, year_column, fmt::format("has none of the figures of {}", table_.dataset));
}

void UnhcrReader::read(std::uint32_t number, const Fields& fields) {
  const Row row{number, fields};
  auto key = this->key(row);
  if (!key) return;
  latest_.see(key->period);
  read_measures(row, std::move(*key));
}

Reading UnhcrReader::reading(const std::string& version) const {
  Reading reading{.citation = {.publisher = std::string(table_.publisher),
                               .dataset = std::string(table_.dataset),
                               .title = std::string(table_.title),
                               .version = version,
                               .licence = std::string(table_.licence),
                               .url = "https://www.unhcr.org/refugee-statistics",
                               .retrieved = {}}};
  for (std::size_t i = 0; i < table_.measures.size(); ++i) {
    reading.steps.push_back({cell_column(first_measure_ + i),
                             std::string(table_.measures[i].column),
                             table_.zero_is_unknown == nullptr
                                 ? "taken as it is"
                                 : "taken as it is; missing where 0 stands for what is not known"});
  }
  return reading;
}

Result<Reading> read_unhcr_csv(const UnhcrTable& table, const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  UnhcrReader reader(table, UnhcrReader::Cells::columns, sink);
  const UnhcrReader::Fields fields = [&](std::size_t column) {
    return std::optional(pass.field(column));
  };
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    reader.read(static_cast<std::uint32_t>(pass.csv().row()), fields);
    return {};
  }));
  Reading reading = reader.reading(reader.latest().version(input.version));
  reading.rows = rows;
  return reading;
}

}  // namespace corridor
