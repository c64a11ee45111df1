#include "scenario/chain/place_likeness.h"

#include "vocabulary/gazetteer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace {

constexpr double farthest_income = 10, farthest_share = 10, farthest_size = 100;
// Continents of M49; the Americas and Oceania are one each.
constexpr std::array<std::string_view, 5> continents{"002", "019", "142", "150", "009"};

/// 0 where both are alike, 1 where one is `farthest` times the other or more.
std::optional<double> ratio_distance(std::optional<double> one, std::optional<double> other,
                                     double farthest) {
  if (!one || !other || *one <= 0 || *other <= 0) return std::nullopt;
  return std::min(1.0, std::abs(std::log(*one / *other)) / std::log(farthest));
}

std::optional<double> region_distance(const PlaceFacts& one, const PlaceFacts& other) {
  if (one.continent.empty() || other.continent.empty()) return std::nullopt;
  if (one.subregion == other.subregion) return 0;
  return one.continent == other.continent ? 0.5 : 1;
}

bool is_continent(Place place) {
  return std::ranges::find(continents, place.code()) != continents.end();
}

/// Upwards from the place: the first area is its sub-region.
void find_region(Place place, PlaceFacts& facts) {
  const auto& gazetteer = Gazetteer::get();
  const auto* record = gazetteer.find(place);
  if (record == nullptr || record->kind != PlaceKind::country) return;
  facts.subregion = record->parent;
  for (Place area = record->parent; !area.empty();) {
    if (is_continent(area)) facts.continent = area;
    const auto* above = gazetteer.find(area);
    area = above == nullptr ? Place() : above->parent;
  }
}

}  // namespace

std::optional<Likeness> likeness(const PlaceFacts& one, const PlaceFacts& other) {
  const std::array measured{
      ratio_distance(one.gdp_per_capita, other.gdp_per_capita, farthest_income),
      ratio_distance(one.migrant_share_percent, other.migrant_share_percent, farthest_share),
      ratio_distance(one.population, other.population, farthest_size)};
  double sum = 0;
  int count = 0;
  for (const auto& distance : measured) {
    if (!distance) continue;
    sum += *distance;
    ++count;
  }
  if (count < 2) return std::nullopt;
  if (const auto distance = region_distance(one, other)) {
    sum += *distance;
    ++count;
  }
  return Likeness{1 - sum / count, count};
}

Result<const PlaceFacts*> LikenessReader::facts(Place place) {
  const auto [entry, is_new] = facts_.try_emplace(place);
  auto& facts = entry->second;
  if (!is_new) return &facts;
  const auto value = [&](const char* indicator) -> Result<std::optional<double>> {
    const auto figure = TRY(figures_.of(indicator, place, true));
    return figure ? std::optional(figure->value()) : std::nullopt;
  };
  facts.gdp_per_capita = TRY(value("gdp_per_capita"));
  facts.migrant_share_percent = TRY(value("migrant_share"));
  facts.population = TRY(value("population"));
  find_region(place, facts);
  return &facts;
}

Result<std::optional<LikenessReader::Nearest>> LikenessReader::nearest(
    Place place, std::span<const Place> others) {
  const PlaceFacts own = *TRY(facts(place));
  std::optional<Nearest> nearest;
  for (const Place other : others) {
    const auto* record = Gazetteer::get().find(other);
    if (record == nullptr || record->kind != PlaceKind::country) continue;
    const auto like = likeness(own, *TRY(facts(other)));
    if (!like || (nearest && nearest->likeness.value >= like->value)) continue;
    nearest = Nearest{other, *like};
  }
  return nearest;
}

}  // namespace corridor
