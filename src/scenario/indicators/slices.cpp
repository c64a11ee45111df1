#include "scenario/indicators/slices.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <map>
#include <set>
#include <tuple>

namespace corridor {
namespace {

/// What the slices of one place or area are told apart by.
struct Margin {
  std::string sex = "total";
  std::string group = {};
};

class Slicer {
 public:
  Slicer(const MeasuredTable& table, const Calculator& calculator, std::span<const Area> areas)
      : table_(table), calculator_(calculator), areas_(areas) {
    if (calculator.breakdowns.empty()) return;
    for (const auto name : split(calculator.breakdowns, ' ')) {
      if (table.has(name)) breakdowns_.push_back(name);
    }
  }

  std::vector<Slice> run() {
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (areas_.empty()) {
        put(row, places_.try_emplace(table_.place(row), places_.size()).first->second);
        continue;
      }
      for (std::size_t i = 0; i < areas_.size(); ++i) {
        if (areas_[i].has(table_.place(row))) put(row, i);
      }
    }
    std::vector<Slice> slices;
    for (auto& [key, slice] : slices_) slices.push_back(std::move(slice));
    for (auto& slice : slices) count_places(slice);
    return slices;
  }

 private:
  void put(std::size_t row, std::size_t where) {
    const std::string period = period_of(row);
    for (const auto& margin : margins_of(row)) {
      const std::string sex = margin.sex == "total" ? "" : margin.sex;  // first
      auto [entry, is_new] = slices_.try_emplace(std::tuple(where, period, margin.group, sex));
      Slice& slice = entry->second;
      if (is_new) {
        const Place place = areas_.empty() ? table_.place(row) : areas_[where].place;
        slice.of = {.place = std::string(areas_.empty() ? place.code() : areas_[where].code),
                    .name = Gazetteer::get().name(place),
                    .period = period,
                    .sex = margin.sex,
                    .group = margin.group};
        if (!areas_.empty()) slice.members = areas_[where].members.size();
      }
      slice.rows.push_back(row);
    }
  }

  /// Cases of days and months are those of a year.
  std::string period_of(std::size_t row) const {
    const auto& written = table_.text(row, "year");
    return calculator_.rows_are_cases ? written.substr(0, 4) : written;
  }

  std::vector<Margin> margins_of(std::size_t row) const {
    std::vector<Margin> margins(1);
    for (const auto name : breakdowns_) {
      const auto& value = table_.text(row, name);
      if (value.empty() || value == "total") continue;
      Margin& margin = calculator_.rows_are_cases ? margins.emplace_back() : margins.front();
      if (name == "sex") {
        margin.sex = value;
      } else {
        margin.group += fmt::format("{}{}={}", margin.group.empty() ? "" : ";", name, value);
      }
    }
    return margins;
  }

  void count_places(Slice& slice) const {
    std::set<Place> places;
    for (const auto row : slice.rows) places.insert(table_.place(row));
    slice.places = places.size();
  }

  const MeasuredTable& table_;
  const Calculator& calculator_;
  std::span<const Area> areas_;
  std::vector<std::string_view> breakdowns_;
  std::map<Place, std::size_t> places_;  // in the order of the file
  std::map<std::tuple<std::size_t, std::string, std::string, std::string>, Slice> slices_;
};

}  // namespace

std::vector<Slice> slices_of(const MeasuredTable& table, const Calculator& calculator,
                             std::span<const Area> areas) {
  return Slicer(table, calculator, areas).run();
}

}  // namespace corridor
