#include "evidence/population_sizes.h"

#include "evidence/stored.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace corridor {
namespace {

constexpr std::string_view population = "population";

}  // namespace

Result<void> PopulationSizes::read(const Workspace& workspace, const Wanted& wanted) {
  const auto number = TRY(indicator_number(workspace, population));
  if (!number) return {};
  const StoreNames names = TRY(StoreNames::read(workspace));
  const auto current = current_editions(TRY(all_editions(workspace)));
  // Everybody, whatever age and sex, and from nowhere in particular; then the next period, so that
  // an edition with all ages costs no more than one with totals only.
  auto next = TRY(workspace.database().prepare(
      "SELECT period, value FROM observation WHERE edition = ? AND indicator = ? AND place = ?"
      " AND origin = 0 AND period > ? AND sex = 0 AND age = 999 ORDER BY period LIMIT 1"));
  const auto first_year = Period::year(std::max(1000, wanted.from_year - years_away)).key();
  for (const auto& edition : TRY(editions_with(workspace, current, *number))) {
    for (const Place place : wanted.places) {
      const auto place_number = names.number_of(place);
      if (!place_number) continue;
      std::int64_t period = first_year - 1;
      for (;;) {
        next.reset();
        next.bind(1, edition.id).bind(2, *number).bind(3, *place_number).bind(4, period);
        if (!TRY(next.step())) break;
        period = next.integer(0);
        const int year = Period::from_key(period).start_year();
        if (year > wanted.to_year + years_away) break;
        if (!next.is_null(1)) add(place, {year, next.real(1)});
      }
    }
  }
  return {};
}

void PopulationSizes::arrange() {
  for (auto& [place, sizes] : by_place_) {
    std::ranges::sort(sizes, [](const PeopleInYear& a, const PeopleInYear& b) {
      return std::tuple(a.year, -a.persons) < std::tuple(b.year, -b.persons);
    });
    const auto [first, last] = std::ranges::unique(sizes, {}, &PeopleInYear::year);
    sizes.erase(first, last);
  }
}

std::span<const PeopleInYear> PopulationSizes::of(Place place) const {
  const auto found = by_place_.find(place);
  if (found == by_place_.end()) return {};
  return found->second;
}

const PeopleInYear* nearest(std::span<const PeopleInYear> sizes, int year) {
  const auto after = std::ranges::lower_bound(sizes, year, {}, &PeopleInYear::year);
  const PeopleInYear* best = nullptr;
  const auto consider = [&](const PeopleInYear& one) {
    const int away = std::abs(one.year - year);
    if (away > PopulationSizes::years_away) return;
    if (best == nullptr || away < std::abs(best->year - year)) best = &one;
  };
  if (after != sizes.begin()) consider(*std::prev(after));
  if (after != sizes.end()) consider(*after);
  return best;
}

}  // namespace corridor
