#include "evidence/reconcile.h"

#include "base/text.h"
#include "evidence/stored.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace corridor {
namespace {

/// Figures of one place for all origins together, by period and sex.
using Totals = std::map<std::pair<Period, Sex>, double>;

std::string shown(double number) {
  return format_grouped(number, number == std::floor(number) ? 0 : 1);
}

/// A publisher's release uses one list of members for all its years: that which was in force when
/// the year of the release began. With it, UN DESA's release of 2019 adds up to the person.
std::string day_of(const std::string& version) {
  const auto period = Period::parse(version);
  return period ? fmt::format("{}-01-01", period->start_year()) : std::string();
}

class EditionTotals {
 public:
  EditionTotals(const Edition& edition, std::string_view indicator)
      : edition_(edition), indicator_(indicator), day_(day_of(edition.citation.version)) {}

  /// Reads the totals that are printed, and the sums of the origins beside them.
  Result<void> read(const StoredFigures& stored) {
    const auto& gazetteer = Gazetteer::get();
    for (const Place place : TRY(stored.places(edition_))) {
      auto& printed = printed_[place];
      auto& summed = summed_[place];
      TRY(stored.of_place(edition_, place, [&](const Observation& o) {
        if (o.state != State::value) return;
        const std::pair when(o.key.period, o.key.sex);
        if (o.key.origin == world)
          printed[when] += o.value;
        else if (gazetteer.is_part_of_a_total(o.key.origin))
          summed[when] += o.value;
      }));
    }
    return {};
  }

  /// A destination's printed total against the sum of its origins.
  void compare_origins(std::vector<Difference>& differences) const {
    for (const auto& [place, sums] : summed_) {
      compare({place, "its origins", sums}, differences);
    }
  }

  /// A world, area or group total against the printed totals of its members.
  void compare_members(std::vector<Difference>& differences) const {
    const auto& gazetteer = Gazetteer::get();
    for (const auto& [whole, printed] : printed_) {
      if (gazetteer.is_part_of_a_total(whole)) continue;
      Totals sums;
      for (const auto& [part, totals] : printed_) {
        if (!gazetteer.is_part_of_a_total(part)) continue;
        for (const auto& [when, value] : totals) {
          if (belongs(part, whole)) sums[when] += value;
        }
      }
      compare({whole, "its members", sums}, differences);
    }
  }

 private:
  bool belongs(Place part, Place whole) const {
    if (whole == world) return true;
    auto& members = members_[whole];
    if (members.empty()) {
      const auto list = Gazetteer::get().members(whole, day_);
      members.insert(list.begin(), list.end());
    }
    return members.contains(part);
  }

  /// Lists where the printed totals of a place differ from the sums of `parts`.
  struct Comparison {
    Place place;
    std::string_view parts;
    const Totals& sums;
  };
  void compare(const Comparison& comparison, std::vector<Difference>& differences) const {
    const auto& [place, parts, sums] = comparison;
    for (const auto& [when, value] : printed_.at(place)) {
      const auto sum = sums.find(when);
      if (sum == sums.end() || std::abs(sum->second - value) < 1) continue;
      differences.push_back(
          {edition_.short_id(),
           fmt::format("{} {} ({}), {}, {}", indicator_, place.code(), Gazetteer::get().name(place),
                       when.first.text(), name_of(when.second)),
           fmt::format("the publisher prints {}, {} make {}: {}{}", shown(value), parts,
                       shown(sum->second), sum->second > value ? "+" : "",
                       shown(sum->second - value))});
    }
  }

  const Edition& edition_;
  std::string_view indicator_;
  std::map<Place, Totals> printed_, summed_;
  std::string day_;  // on which the groups have the members that the release gave them
  mutable std::map<Place, std::set<Place>> members_;
};

}  // namespace

Result<std::vector<Difference>> reconcile_totals(const Workspace& workspace) {
  const auto editions = current_editions(TRY(all_editions(workspace)));
  const StoreNames names = TRY(StoreNames::read(workspace));
  std::vector<Difference> differences;
  for (const auto& indicator : all_indicators()) {
    if (!indicator.of_corridor || !indicator.adds_up) continue;
    const auto number = TRY(indicator_number(workspace, indicator.id));
    if (!number) continue;
    const StoredFigures stored(workspace, names, indicator.id, *number);
    for (const auto& edition : TRY(editions_with(workspace, editions, *number))) {
      if (!edition.complete) continue;
      EditionTotals totals(edition, indicator.id);
      TRY(totals.read(stored));
      totals.compare_origins(differences);
      totals.compare_members(differences);
    }
  }
  return differences;
}

}  // namespace corridor
