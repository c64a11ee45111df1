#include "sources/measured_table.h"

#include "base/csv.h"
#include "base/text.h"
#include "sources/named_values.h"
#include "sources/reading.h"
#include "sources/sdg_codes.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace corridor {
namespace {

using Kind = MeasuredColumn::Kind;

constexpr std::array<std::string_view, 3> passed_over{"name", "note", "source"};
constexpr std::array yes{"yes", "true", "1", "y"};
constexpr std::array no{"no", "false", "0", "n"};

bool stands_in(const auto& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

Result<Place> place_written(std::string_view written) {
  const auto trimmed = trim(written);
  const auto& gazetteer = Gazetteer::get();
  const bool digits =
      !trimmed.empty() && std::ranges::all_of(trimmed, [](char c) { return c >= '0' && c <= '9'; });
  SdgAreas areas;
  const auto place = digits ? areas(trimmed) : gazetteer.match(trimmed);
  if (place) return *place;
  std::string hint = "Write a code of three letters, a name, or an M49 number.";
  const auto near = gazetteer.suggestions(trimmed);
  if (!near.empty()) hint = fmt::format("Did you mean {}?", near.front());
  return fail({ErrorKind::invalid, fmt::format("no place is called \"{}\"", trimmed), {}, hint});
}

/// Reads one file against its columns.
class MeasuredReader {
 public:
  MeasuredReader(const std::string& file, std::string_view text,
                 std::span<const MeasuredColumn> columns)
      : columns_(columns), csv_(file, text, csv_separator(text)) {}

  Result<MeasuredTable> read() {
    TRY(csv_.read_header());
    TRY(match_header());
    while (TRY(csv_.next())) {
      if (table_.rows() == MeasuredTable::most_rows) {
        return fail({ErrorKind::limit, fmt::format("more than {} rows", MeasuredTable::most_rows),
                     where(0), "Split the file."});
      }
      TRY(read_row());
    }
    if (table_.rows() == 0) {
      return fail({ErrorKind::malformed, "expected rows below the header, saw none", where(0),
                   "Is the file complete?"});
    }
    return std::move(table_);
  }

 private:
  struct Found {
    const MeasuredColumn* column;
    std::size_t field;
  };

  Where where(std::size_t field) const { return csv_.error_at(field, {}).where; }
  Error wrong(std::size_t field, std::string message, std::string hint) const {
    return {ErrorKind::invalid, std::move(message), where(field), std::move(hint)};
  }

  const MeasuredColumn* known(std::string_view name) const {
    if (name == "m49") name = "place";
    const auto found = std::ranges::find(columns_, name, &MeasuredColumn::name);
    return found == columns_.end() ? nullptr : &*found;
  }

  Result<void> match_header() {
    for (std::size_t i = 0; i < csv_.header().size(); ++i) {
      const std::string name(trim(csv_.header()[i]));
      if (stands_in(passed_over, name)) continue;
      const MeasuredColumn* column = known(name);
      if (column == nullptr) return fail(unknown_column(i, name));
      if (std::ranges::find(found_, column, &Found::column) != found_.end()) {
        return fail(csv_.error_at(i, fmt::format("the column \"{}\" stands twice", column->name),
                                  "Keep one of the two."));
      }
      found_.push_back({column, i});
      table_.names_.emplace_back(column->name);
    }
    for (const auto& column : columns_) {
      if (!column.needed || std::ranges::find(found_, &column, &Found::column) != found_.end()) {
        continue;
      }
      return fail(
          csv_.error_at(0, fmt::format("expected a column \"{}\": {}", column.name, column.meaning),
                        fmt::format("The columns are {}.", names())));
    }
    return {};
  }

  std::string names() const {
    std::string list;
    for (const auto& column : columns_) {
      list += fmt::format("{}{}{}", list.empty() ? "" : ", ", column.name,
                          column.needed ? "" : " (optional)");
    }
    return list;
  }

  Error unknown_column(std::size_t field, const std::string& name) const {
    std::vector<std::string> candidates;
    for (const auto& column : columns_) candidates.emplace_back(column.name);
    const auto hint = did_you_mean(name, candidates);
    return csv_.error_at(field, fmt::format("no column is called \"{}\" here", name),
                         hint.empty() ? fmt::format("The columns are {}.", names()) : hint);
  }

  Result<void> read_row() {
    Place place = world;
    bool place_read = false;
    std::string key;
    std::vector<MeasuredTable::Field> fields;
    for (const auto& [column, index] : found_) {
      auto field = TRY(read_field(*column, index));
      if (column->needed && field.text.empty()) {
        return fail(csv_.error_at(
            index, fmt::format("expected a {} ({}), saw nothing", column->name, column->meaning),
            "Fill it in, or take the row out."));
      }
      if (column->kind == Kind::place && !place_read && !field.text.empty()) {
        place = Place(field.text);
        place_read = true;
      }
      if (column->in_key) key += field.text + '\n';
      fields.push_back(std::move(field));
    }
    TRY(claim(key));
    table_.fields_.push_back(std::move(fields));
    table_.places_.push_back(place);
    return {};
  }

  Result<void> claim(const std::string& key) {
    if (key.empty()) return {};
    const auto [entry, is_new] = lines_.try_emplace(key, csv_.line());
    if (is_new) return {};
    std::string said = key;
    said.pop_back();
    std::ranges::replace(said, '\n', ' ');
    return fail({ErrorKind::invalid,
                 fmt::format("\"{}\" is given twice, first in line {}", said, entry->second),
                 where(0), "Keep the row that is right."});
  }

  Result<MeasuredTable::Field> read_field(const MeasuredColumn& column, std::size_t index) {
    const std::string_view written = trim(csv_.field(index));
    // "NA" is missing, but as a place it is Namibia.
    const auto as_number = read_number(written);
    const bool says_missing = as_number.state == State::missing && !as_number.malformed;
    if (written.empty() || (says_missing && column.kind != Kind::place)) {
      return MeasuredTable::Field{};
    }
    switch (column.kind) {
      case Kind::number:
        return number_field(column, index);
      case Kind::truth:
        return truth_field(column, index);
      case Kind::place:
        return place_field(index);
      case Kind::word:
        return word_field(column, index);
      case Kind::period:
        return period_field(index);
      case Kind::sex:
        return sex_field(index);
      case Kind::text:
        break;
    }
    return MeasuredTable::Field{.text = std::string(written)};
  }

  Result<MeasuredTable::Field> number_field(const MeasuredColumn& column, std::size_t index) {
    const auto written = trim(csv_.field(index));
    const auto number = parse_number(written);
    if (!number) {
      return fail(csv_.error_at(
          index, fmt::format("expected a number for {}, saw \"{}\"", column.name, written),
          "Digits with a point, no signs between thousands; empty where it is missing."));
    }
    if (*number < column.lowest || *number > column.highest) {
      const bool low = *number < column.lowest;
      return fail(wrong(index, fmt::format("{} is {}, which it cannot be", column.name, written),
                        fmt::format("{} {} or {}.", low ? "Expected" : "At most",
                                    format_shortest(low ? column.lowest : column.highest),
                                    low ? "more" : "less")));
    }
    return MeasuredTable::Field{.text = std::string(written), .number = number};
  }

  Result<MeasuredTable::Field> truth_field(const MeasuredColumn& column, std::size_t index) {
    const std::string word = fold(csv_.field(index));
    if (stands_in(yes, word)) return MeasuredTable::Field{.text = "yes", .number = 1};
    if (stands_in(no, word)) return MeasuredTable::Field{.text = "no", .number = 0};
    return fail(wrong(
        index, fmt::format("expected yes or no for {}, saw \"{}\"", column.name, csv_.field(index)),
        "Write yes, no, or nothing where it is not known."));
  }

  Result<MeasuredTable::Field> place_field(std::size_t index) {
    const std::string written(csv_.field(index));
    const auto [entry, is_new] = places_.try_emplace(written);
    if (is_new) {
      auto place = place_written(written);
      if (!place) {
        Error error = place.error();
        error.where = where(index);
        return fail(error);
      }
      entry->second = std::string(place->code());
    }
    return MeasuredTable::Field{.text = entry->second};
  }

  Result<MeasuredTable::Field> word_field(const MeasuredColumn& column, std::size_t index) {
    const std::string word = snake_case(csv_.field(index));
    std::vector<std::string> known;
    for (const auto one : split(column.words, ' ')) known.emplace_back(one);
    if (stands_in(known, word)) return MeasuredTable::Field{.text = word};
    const auto hint = did_you_mean(word, known);
    std::string list;
    for (const auto& one : known) list += (list.empty() ? "" : ", ") + one;
    return fail(wrong(index,
                      fmt::format("expected a {} ({}), saw \"{}\"", column.name, column.meaning,
                                  csv_.field(index)),
                      hint.empty() ? fmt::format("Write one of {}.", list) : hint));
  }

  Result<MeasuredTable::Field> period_field(std::size_t index) {
    const auto period = Period::parse(trim(csv_.field(index)));
    if (period) return MeasuredTable::Field{.text = period->text()};
    return fail(wrong(index, period.error().message, "Write 2019, 2019-Q3 or 2019-07."));
  }

  Result<MeasuredTable::Field> sex_field(std::size_t index) {
    const auto sex = parse_sex(trim(csv_.field(index)));
    if (sex) return MeasuredTable::Field{.text = std::string(name_of(*sex))};
    return fail(wrong(index, sex.error().message, sex.error().hint));
  }

  std::span<const MeasuredColumn> columns_;
  CsvReader csv_;
  std::vector<Found> found_;
  std::unordered_map<std::string, std::uint64_t> lines_;  // of keys
  std::unordered_map<std::string, std::string> places_;   // codes, by spelling
  MeasuredTable table_;
};

Result<MeasuredTable> MeasuredTable::read(const std::string& file, std::string_view text,
                                          std::span<const MeasuredColumn> columns) {
  return MeasuredReader(file, text, columns).read();
}

std::optional<std::size_t> MeasuredTable::index_of(std::string_view column) const {
  const auto found = std::ranges::find(names_, column);
  if (found == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names_.begin());
}

std::optional<double> MeasuredTable::number(std::size_t row, std::string_view column) const {
  const auto index = index_of(column);
  return index ? fields_[row][*index].number : std::nullopt;
}

std::optional<bool> MeasuredTable::truth(std::size_t row, std::string_view column) const {
  const auto value = number(row, column);
  return value ? std::optional(*value != 0) : std::nullopt;
}

const std::string& MeasuredTable::text(std::size_t row, std::string_view column) const {
  static const std::string none;
  const auto index = index_of(column);
  return index ? fields_[row][*index].text : none;
}

Place MeasuredTable::place(std::size_t row, std::string_view column) const {
  const auto& code = text(row, column);
  return code.empty() ? world : Place(code);
}

}  // namespace corridor
