#pragma once
// Plausibility: checks that hold for every source, as one table of records. They are applied to
// each edition when it is loaded, over its figures in the order of the store's key; a figure that
// fails one is kept as it is, and the flag is kept with it (row, column, check, reason).
//
// What they look at are the figures of one indicator at one place from one origin, period after
// period. Cost: linear in the figures, a few bytes a figure of the largest such series; the
// population of the places is read from the store once (population_sizes.h).
//
// What no check of one edition can see, that a printed total differs from its members, is in
// reconcile.h.

#include "evidence/collector.h"
#include "evidence/population_sizes.h"
#include "vocabulary/indicator.h"

#include <span>
#include <string>
#include <string_view>

namespace corridor {

/// What the figures between two neighbours in the key have in common.
struct FigureSubject {
  const Indicator* indicator = nullptr;  // null: a publisher's series that stands in no table
  Place place, origin;
  std::span<const PeopleInYear> people_at_place = {}, people_of_origin = {};
};

/// One figure that has a value, and what stands around it.
struct FigureInContext {
  const FigureSubject& subject;
  const PackedObservation& figure;
  /// All figures of the subject in that period, in the order of the key: sex, age, reporter, ...
  std::span<const PackedObservation> period;
  /// The same series one period earlier, where that has a value; else null.
  const PackedObservation* before;
  /// Periods in a row, up to this one, that say the same.
  int alike;
  const Interval* interval;  // null where the publisher gives none
  std::int64_t today;        // 20261123
};

struct PlausibilityCheck {
  std::string_view name;  // "origin_is_destination"
  std::string_view title;
  std::string_view meaning;  // what it may mean
  std::string_view decided;  // how it is decided, with its thresholds
  bool (*concerns)(const FigureSubject& subject);
  /// Why the figure is implausible; empty where it is not.
  std::string (*look)(const FigureInContext& figure);
};

std::span<const PlausibilityCheck> plausibility_checks();

/// What a check needs beside the collector: under which numbers it was arranged, how many people
/// live where, and the day (ISO date or timestamp) on which it is loaded.
struct PlausibilityGround {
  const Collector::StoreNumbers& numbers;
  const PopulationSizes& sizes;
  std::string_view loaded;
};

/// Flags what is implausible among the figures of an arranged collector.
void flag_implausible(Collector& collector, const PlausibilityGround& ground);

/// The population of the places that a collector has counts of people for: its own figures and the
/// store's. Nothing is read where it has no such counts. Call it before the figures are arranged.
Result<PopulationSizes> population_for(const Collector& collector, const Workspace& workspace);

}  // namespace corridor
