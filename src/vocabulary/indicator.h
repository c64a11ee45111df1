#pragma once
// Indicator: what a figure measures. One table holds the indicators that Corridor's own pages speak
// of, in every language; the tables by theme beside it hold what sources bring further, in English.
// A publisher's series that stands in none keeps the publisher's code as its id.

#include "base/result.h"

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Indicator {
  std::string_view id;
  std::string_view title;
  std::string_view unit;  // persons, US$, percent, ...
  std::string_view meaning;
  /// Decimals a person is shown.
  int digits = 0;
  /// Between an origin and a destination, rather than about one place.
  bool of_corridor = false;
  /// Whether the figures of places may be added up: people yes, percentages no.
  bool adds_up = false;
  /// Publishers' codes for the same thing, separated by spaces: "SP.POP.TOTL".
  std::string_view aliases = {};
  /// What a figure cannot be below or above. A count of persons is never below zero unless its
  /// `lowest` says so (net migration).
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();
  /// People counted in their own country: origin and destination are alike by definition.
  bool at_home = false;
  /// People counted at one moment, who are part of a population: never more of them than of it.
  bool stock = false;
};

/// `lowest` where the table gives it; zero for people and for money; else no bound.
double lowest_of(const Indicator& indicator);
/// `highest` where the table gives it; 100 for a share of people; else no bound.
double highest_of(const Indicator& indicator);

std::span<const Indicator> all_indicators();
/// Those that Corridor's own pages speak of, a part of all.
std::span<const Indicator> page_indicators();
/// By id or alias; null where it is not one of ours.
const Indicator* find_indicator(std::string_view id_or_alias);
/// The id under which a publisher's code is kept: ours where there is one, the code itself if not.
std::string_view canonical_indicator(std::string_view code);

}  // namespace corridor
