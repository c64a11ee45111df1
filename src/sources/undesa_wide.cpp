// UN DESA, International Migrant Stock by destination and origin, the workbooks as published.
//
// The releases of 2020 and 2024 have one long sheet, "Table 1": title rows, then a row of headings
// with the location codes of destination and origin and three runs of years, for both sexes, males
// and females in that order (where a title above a run names the sex, the title is followed). The
// release of 2019 has three sheets, for both sexes, males and females, with destinations and years
// down and origins across; which is which is told by the world total of 1990.
//
// Areas and the world stand among the places; regions of two classifications that are the same
// region ("Northern America") repeat each other, and the second is rejected as a repeat. Where the
// type of data says that the destination has none ("I"), the figures have the status I, imputed.
// Cells with ".." and empty cells are missing.
//
// Dataset, keys and figures are those of the re-tabulations that undesa_2020 and undesa_2019 read,
// so a workbook loaded beside one of them takes its place and adds the publisher's own totals. Rows
// of a second and third sheet count on from 1,048,576, the last row a sheet can have.

#include "base/text.h"
#include "base/workbook.h"
#include "sources/reading.h"
#include "sources/undesa.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace corridor {
namespace undesa_wide_parts {
namespace {

/// The headings stand in row 11 (2020, 2024) or 15 and 16 (2019).
constexpr std::uint32_t deepest_heading = 40;
constexpr std::uint16_t most_figure_columns = 1000;

/// One column of figures.
struct FigureColumn {
  std::uint16_t column = 0;
  Place origin = {};  // of a matrix; else each row has its own
  std::string dimensions = {};
  Period period = {};  // of a long table; else each row has its own
  Sex sex = Sex::total;
};

struct Layout {
  std::uint16_t destination = 0, origin = 0, year = 0, type = 0;  // columns; 0: there is none
  std::vector<FigureColumn> figures = {};
  bool is_matrix() const { return year != 0; }
};

/// Rows above the figures, as far as they have been seen.
using Headings = std::map<std::uint32_t, std::map<std::uint16_t, std::string>>;

std::string_view text_at(const SheetReader& sheet, std::uint16_t column) {
  const auto found = std::ranges::lower_bound(sheet.cells(), column, {}, &SheetCell::column);
  const bool there = found != sheet.cells().end() && found->column == column;
  return there ? trim(found->text) : std::string_view();
}

/// The column whose heading, folded, is one of these; 0 where none is.
std::uint16_t column_of(const SheetReader& sheet, std::initializer_list<std::string_view> names) {
  for (const auto& cell : sheet.cells()) {
    const std::string heading = fold(cell.text);
    if (std::ranges::find(names, heading) != names.end()) return cell.column;
  }
  return 0;
}

std::optional<Sex> sex_in(std::string_view title) {
  const std::string folded = fold(title);
  const auto words = split(folded, ' ');
  const auto has = [&](std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  };
  if (has("females") || has("female")) return Sex::female;
  if (has("males") || has("male")) return Sex::male;
  if (has("sexes")) return Sex::total;
  return std::nullopt;
}

/// The sex named above a column: in the nearest title to its left in the three rows above.
std::optional<Sex> titled_sex(const Headings& above, std::uint32_t row, std::uint16_t column) {
  for (auto one = above.lower_bound(row - std::min(row, 3u)); one != above.end(); ++one) {
    auto title = one->second.upper_bound(column);
    if (one->first >= row || title == one->second.begin()) continue;
    if (const auto sex = sex_in(std::prev(title)->second)) return sex;
  }
  return std::nullopt;
}

bool is_year(std::string_view text) {
  const auto number = parse_integer(text);
  return number && *number >= 1950 && *number <= 2100;
}

/// The long table's columns: the same years stand once for each sex.
void find_years(const SheetReader& sheet, const Headings& above, Layout& layout) {
  constexpr std::array<Sex, 3> published{Sex::total, Sex::male, Sex::female};
  std::map<std::string, std::size_t, std::less<>> seen;
  for (const auto& cell : sheet.cells()) {
    const auto text = trim(cell.text);
    if (!is_year(text)) continue;
    const auto run = seen[std::string(text)]++;
    if (run == published.size()) continue;
    layout.figures.push_back(
        {.column = cell.column,
         .period = Period::year(static_cast<int>(*parse_integer(text))),
         .sex = titled_sex(above, sheet.row(), cell.column).value_or(published[run])});
  }
}

std::optional<Layout> long_layout(const SheetReader& sheet, const Headings& above) {
  Layout layout{.destination = column_of(sheet, {"location code of destination"}),
                .origin = column_of(sheet, {"location code of origin"}),
                .type = column_of(sheet, {"type of data of destination", "data type"})};
  if (layout.destination == 0 || layout.origin == 0) return std::nullopt;
  find_years(sheet, above, layout);
  return layout.figures.empty() ? std::nullopt : std::optional(std::move(layout));
}

/// The matrix has its origins in the row below the other headings; they are added there.
std::optional<Layout> matrix_layout(const SheetReader& sheet) {
  Layout layout{.destination = column_of(sheet, {"code"}),
                .year = column_of(sheet, {"year"}),
                .type = column_of(sheet, {"type of data a", "type of data"})};
  const bool named = column_of(sheet, {"country or area of origin"}) != 0;
  if (layout.destination == 0 || layout.year == 0 || !named) return std::nullopt;
  return layout;
}

class UndesaSheet {
 public:
  UndesaSheet(SheetReader sheet, std::uint32_t rows_before, Sink& sink)
      : sheet_(std::move(sheet)), rows_before_(rows_before), sink_(sink) {}

  /// False where the sheet is no table of destinations and origins.
  Result<bool> find_layout();
  Result<void> read();

  std::uint64_t rows() const { return rows_; }
  Period latest() const { return latest_; }
  void add_steps(std::vector<ColumnStep>& steps) const;

 private:
  Result<void> find_origins();
  Result<bool> find_sex();
  void read_row();
  std::optional<Place> place(std::uint16_t column);
  FileCell cell(std::uint16_t column) const { return {rows_before_ + sheet_.row(), column}; }
  void reject(std::uint16_t column, std::string reason) {
    sink_.reject({cell(column), std::string(clip(text_at(sheet_, column), 80)), std::move(reason)});
  }

  SheetReader sheet_;
  std::uint32_t rows_before_;
  Sink& sink_;
  Layout layout_;
  PlaceReader places_{Scheme::undesa};
  std::uint64_t rows_ = 0;
  Period latest_;
};

Result<bool> UndesaSheet::find_layout() {
  Headings above;
  while (TRY(sheet_.next()) && sheet_.row() <= deepest_heading) {
    auto found = long_layout(sheet_, above);
    if (!found) found = matrix_layout(sheet_);
    if (found) {
      layout_ = std::move(*found);
      return true;
    }
    for (const auto& one : sheet_.cells()) above[sheet_.row()].emplace(one.column, one.text);
  }
  return false;
}

Result<void> UndesaSheet::find_origins() {
  const auto first = std::max({layout_.destination, layout_.year, layout_.type});
  if (!TRY(sheet_.next())) return {};
  for (const auto& one : sheet_.cells()) {
    if (one.column <= first || layout_.figures.size() == most_figure_columns) continue;
    const auto& origin = places_(trim(one.text));
    if (origin) {
      layout_.figures.push_back(
          {.column = one.column, .origin = *origin, .dimensions = undesa_other_origins(one.text)});
    } else {
      reject(one.column,
             fmt::format("no place is called \"{}\"; the column is not read", clip(one.text, 80)));
    }
  }
  return {};
}

/// Of a matrix: from its first row of figures, the world's in 1990.
Result<bool> UndesaSheet::find_sex() {
  if (!TRY(sheet_.next())) return false;
  const auto total = std::ranges::find(layout_.figures, world, &FigureColumn::origin);
  const bool is_1990 = text_at(sheet_, layout_.year) == "1990";
  const auto* part = total == layout_.figures.end() || !is_1990
                         ? nullptr
                         : undesa_part_of(parse_number(text_at(sheet_, total->column)));
  if (part == nullptr) return fail(no_undesa_part({{}, sheet_.row()}));
  for (auto& figure : layout_.figures) figure.sex = part->sex;
  return true;
}

std::optional<Place> UndesaSheet::place(std::uint16_t column) {
  const auto code = text_at(sheet_, column);
  const auto& found = places_(fmt::format("{:0>3}", code));
  if (!found) reject(column, fmt::format("no place has the location code \"{}\"", clip(code, 80)));
  return found;
}

void UndesaSheet::read_row() {
  if (text_at(sheet_, layout_.destination).empty()) return;  // notes below the table
  ++rows_;
  const auto destination = place(layout_.destination);
  const auto origin = layout_.is_matrix() ? std::optional<Place>(Place{}) : place(layout_.origin);
  if (!destination || !origin) return;
  Period year;
  if (layout_.is_matrix()) {
    const auto period = Period::parse(text_at(sheet_, layout_.year));
    if (!period) return reject(layout_.year, period.error().message);
    year = *period;
  }
  const bool imputed = layout_.type != 0 && text_at(sheet_, layout_.type).starts_with('I');
  for (const auto& figure : layout_.figures) {
    const auto number = read_number(text_at(sheet_, figure.column));
    if (number.malformed) {
      reject(figure.column, "expected a number");
      continue;
    }
    const ObservationKey key{.indicator = "migrant_stock",
                             .origin = layout_.is_matrix() ? figure.origin : *origin,
                             .place = *destination,
                             .period = layout_.is_matrix() ? year : figure.period,
                             .sex = figure.sex,
                             .reporter = Reporter::destination,
                             .dimensions = figure.dimensions};
    latest_ = std::max(latest_, key.period);
    const Status stated = imputed ? 'I' : 'A';
    const bool has_value = number.state == State::value;
    sink_.observe({.key = key,
                   .state = number.state,
                   .value = number.value,
                   .status = has_value ? stated : default_status(number.state),
                   .cell = cell(figure.column)});
  }
}

Result<void> UndesaSheet::read() {
  if (layout_.is_matrix()) {
    TRY(find_origins());
    if (TRY(find_sex())) read_row();
  }
  while (TRY(sheet_.next())) read_row();
  return {};
}

void UndesaSheet::add_steps(std::vector<ColumnStep>& steps) const {
  for (const auto& figure : layout_.figures) {
    const bool known = std::ranges::find(steps, figure.column, &ColumnStep::column) != steps.end();
    if (known) continue;
    if (layout_.is_matrix()) {
      steps.push_back({figure.column, Gazetteer::get().name(figure.origin),
                       "taken as it is; rows beyond 1,048,576 count on in the next sheet"});
    } else {
      steps.push_back({figure.column,
                       fmt::format("{}, {}", figure.period.text(), name_of(figure.sex)),
                       "taken as it is"});
    }
  }
}

/// Calls `each` for every sheet that is such a table; stops where it returns false.
template <class Each>
Result<void> over_tables(const std::string& file, std::string_view bytes, Sink& sink, Each each) {
  auto book = TRY(Workbook::open(file, bytes));
  std::uint32_t rows_before = 0;
  for (std::size_t i = 0; i < book.sheets().size(); ++i) {
    if (!fold(book.sheets()[i].name).starts_with("table ")) continue;
    UndesaSheet sheet(TRY(book.read(i)), rows_before, sink);
    if (!TRY(sheet.find_layout())) continue;
    if (!TRY(each(sheet))) return {};
    rows_before += SheetReader::most_rows;
  }
  return {};
}

class NoSink : public Sink {
 public:
  void observe(const Observation&) override {}
  void reject(Rejection) override {}
  void flag(Flag) override {}
};

bool recognise(const Opening& file) {
  if (file.format != FileFormat::xlsx) return false;
  bool found = false;
  NoSink sink;
  static_cast<void>(over_tables({}, file.text, sink, [&](UndesaSheet&) -> Result<bool> {
    found = true;
    return false;
  }));
  return found;
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  Reading reading{};
  Period latest;
  TRY(over_tables(input.name, input.text, sink, [&](UndesaSheet& sheet) -> Result<bool> {
    TRY(sheet.read());
    sheet.add_steps(reading.steps);
    reading.rows += sheet.rows();
    latest = std::max(latest, sheet.latest());
    return true;
  }));
  reading.citation = undesa_stock_citation(!input.version.empty() ? input.version
                                           : latest.empty()       ? "undated"
                                                                  : latest.text());
  return reading;
}

}  // namespace
}  // namespace undesa_wide_parts

extern const Source undesa_wide;
const Source undesa_wide{
    .name = "undesa_wide",
    .title = "UN DESA International Migrant Stock by destination and origin, as published",
    .shape =
        "XLSX with the location codes of destination and origin and years across (2020, 2024),"
        " or with years and destinations down and origins across (2019)",
    .recognise = undesa_wide_parts::recognise,
    .read = undesa_wide_parts::read,
    .cells_are_csv = false};

}  // namespace corridor
