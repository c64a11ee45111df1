#include "scenario/population/place_tables.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace corridor {
namespace {

auto key(const ProjectionCell& cell) { return std::tuple(cell.item, cell.sex, cell.year); }

int common_start(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i]) ++i;
  return static_cast<int>(i);
}

std::string age_text(const ProjectionCell& cell) {
  if (cell.last_age == ProjectionCell::total) return "total";
  if (cell.last_age == ProjectionCell::open) return fmt::format("{}+", cell.age);
  if (cell.last_age == cell.age) return fmt::format("{}", cell.age);
  return fmt::format("{}-{}", cell.age, cell.last_age);
}

/// The age that follows `age` where groups are `width` wide; rates of five-year tables begin 0,
/// 1-4.
int next_age(const ProjectionCell& cell, int width) {
  if (width == 5 && cell.item == ProjectionItem::death_rate && cell.age < 5) {
    return cell.age == 0 ? 1 : 5;
  }
  return cell.age + width;
}

}  // namespace

PlaceTables::PlaceTables(const ProjectionTables& tables, std::vector<const ProjectionCell*> cells)
    : tables_(tables), cells_(std::move(cells)) {
  if (cells_.empty()) return;
  code_ = tables.places[cells_.front()->place];
  for (const auto* cell : cells_) {
    if (cell->item != ProjectionItem::population) continue;
    population_file_ = tables.files[cell->file].name;
    break;
  }
  std::stable_sort(cells_.begin(), cells_.end(), [&](const auto* a, const auto* b) {
    if (key(*a) != key(*b)) return key(*a) < key(*b);
    const int mine = a->file == b->file ? 0 : rank(*a) - rank(*b);
    if (mine != 0) return mine < 0;
    if (a->file != b->file) return a->file < b->file;
    const bool total = a->last_age == ProjectionCell::total;
    const bool other = b->last_age == ProjectionCell::total;
    return total != other ? other : a->age < b->age;
  });
}

/// Which of two files is nearer to what is meant: one figure a row first, then the one whose name
/// begins most like that of the people's file (an edition has one beginning).
int PlaceTables::rank(const ProjectionCell& cell) const {
  const auto& file = tables_.files[cell.file];
  if (cell.item == ProjectionItem::population) return 0;
  if (file.one_figure_a_row) return 0;
  return 10000 - common_start(file.name, population_file_);
}

PlaceTables::Cells PlaceTables::cells_of(ProjectionItem item, int sex, int year) const {
  const std::tuple wanted(item, static_cast<std::uint8_t>(sex), year);
  const auto range =
      std::equal_range(cells_.begin(), cells_.end(), wanted, [](const auto& a, const auto& b) {
        const auto key_of = [](const auto& one) {
          if constexpr (std::is_pointer_v<std::remove_cvref_t<decltype(one)>>) {
            return key(*one);
          } else {
            return one;
          }
        };
        return key_of(a) < key_of(b);
      });
  return {range.first, range.second};
}

std::vector<int> PlaceTables::years(ProjectionItem item) const {
  std::vector<int> years;
  for (const auto* cell : cells_) {
    if (cell->item == item && (years.empty() || years.back() != cell->year)) {
      years.push_back(cell->year);
    }
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

/// The cells of the file that counts. Another that counts as much must say the same.
Result<PlaceTables::Cells> PlaceTables::one_file(Cells cells) const {
  const auto* first = cells.front();
  std::size_t count = 0;
  while (count < cells.size() && cells[count]->file == first->file) ++count;
  const auto mine = cells.first(count);
  for (const auto* other : cells.subspan(count)) {
    if (rank(*other) != rank(*first)) break;
    for (const auto* cell : mine) {
      if (cell->age != other->age || cell->last_age == ProjectionCell::total) continue;
      if (std::abs(cell->value - other->value) <= 1e-6 * std::abs(cell->value)) continue;
      auto error = wrong(*other,
                         fmt::format("expected {} at age {} as in {}, saw {}", cell->value,
                                     age_text(*cell), tables_.files[cell->file].name, other->value),
                         "Keep one of the two files in the folder.");
      error.kind = ErrorKind::conflict;
      return fail(std::move(error));
    }
  }
  return mine;
}

Result<std::optional<AgeVector>> PlaceTables::by_age(ProjectionItem item, int sex, int year,
                                                     int width) const {
  auto cells = cells_of(item, sex, year);
  if (cells.empty()) return std::nullopt;
  cells = TRY(one_file(cells));
  AgeVector by_age;
  by_age.first_cell = cells.front();
  double all = 0;
  int expected = item == ProjectionItem::fertility || item == ProjectionItem::fertility_share ||
                         item == ProjectionItem::births
                     ? cells.front()->age
                     : 0;
  by_age.first_age = expected;
  for (const auto* cell : cells) {
    if (cell->last_age == ProjectionCell::total) {
      const double off = std::abs(cell->value - all);
      if (item == ProjectionItem::death_rate || off <= 0.005 * std::abs(cell->value) + 1e-3) {
        continue;
      }
      return fail(
          wrong(*cell,
                fmt::format("expected the total of the ages, {:.6g}, saw {:.6g}", all, cell->value),
                "Correct the total or the ages; which is right cannot be told here."));
    }
    if (by_age.open || cell->age != expected) {
      return fail(wrong(
          *cell,
          fmt::format("expected age {}, saw {}",
                      by_age.open ? "to end with the open group" : fmt::format("{}", expected),
                      age_text(*cell)),
          "Give every age once, without gaps, the last one open (100+)."));
    }
    by_age.open = cell->last_age == ProjectionCell::open;
    by_age.open_age = cell->age;
    expected = next_age(*cell, width);
    if (cell->last_age > cell->age && cell->last_age != expected - 1) {
      return fail(wrong(
          *cell, fmt::format("expected an age group of {} years, saw {}", width, age_text(*cell)),
          "All tables of a place have age groups of one width."));
    }
    all += cell->value;
    by_age.values.push_back(cell->value);
  }
  if (by_age.values.empty()) return std::nullopt;
  return by_age;
}

Result<std::optional<double>> PlaceTables::single(ProjectionItem item, int year) const {
  const auto cells = cells_of(item, 0, year);
  if (cells.empty()) return std::nullopt;
  return TRY(one_file(cells)).front()->value;
}

Error PlaceTables::wrong(const ProjectionCell& cell, std::string message, std::string hint) const {
  return {ErrorKind::invalid,
          fmt::format("{}, {} of {}{}: {}", code_, name_of(cell.item), cell.year,
                      cell.item == ProjectionItem::population ||
                              cell.item == ProjectionItem::death_rate ||
                              cell.item == ProjectionItem::net_migrants
                          ? (cell.sex == 0 ? ", males" : ", females")
                          : "",
                      message),
          tables_.where(cell), std::move(hint)};
}

Error PlaceTables::wrong(ProjectionItem item, int year, std::string message,
                         std::string hint) const {
  for (int sex = 0; sex < 2; ++sex) {
    const auto cells = cells_of(item, sex, year);
    if (!cells.empty()) return wrong(*cells.front(), std::move(message), std::move(hint));
  }
  return {ErrorKind::invalid,
          fmt::format("{}, {} of {}: {}", code_, name_of(item), year, message),
          {},
          std::move(hint)};
}

}  // namespace corridor
