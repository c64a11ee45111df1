#pragma once
// Uncertainty of estimated flows, by drawing again what is uncertain in them and estimating anew:
//
//   stocks     each count of migrants, by an error that two dates share and one of its own, larger
//              where few were counted; and one error for all counts of a country and date
//   births, deaths   each country's
//   method     how much of minimum migration there is in the mix, and whether the world is closed
//   the rest   what no method sees, as a factor of each pair; and populations that are counted
//              anew, as people of each place: half of them more arrivals, half fewer departures
//
// An interval is a range of quantiles over the draws, rounded outwards to whole people. The sizes
// of the errors are ours: they were chosen so that intervals around estimates from one release of
// the stocks hold estimates made by others from an earlier release (docs/models/flow_estimation.md
// shows how well, also on periods they were not chosen on).
//
// Draws are streams of (seed, replicate, place), places in order of names, so neither the order of
// places nor the number of threads changes them.

#include "models/flow_estimation/flow_estimation.h"

#include <cstdint>

namespace corridor::flow_estimation {

struct ErrorSizes {
  double stock_shared = 0.10;   // log of a count, both dates alike
  double stock_own = 0.04;      // log of a count, each date
  double stock_few = 3;         // people, in the variance: few / count
  double stock_country = 0.03;  // log of all counts of a country and date
  double births = 0.03;         // log; stands for errors of population too, as do deaths
  double deaths = 0.05;         // log
  double weight_lowest = 0.74;  // of minimum migration in the mix
  double weight_highest = 1.0;
  double rest = 0.35;             // log of a pair's flow
  double rest_few = 2;            // people, in its variance: few / flow
  double rest_tails = 0.7;        // log of how much that differs between pairs
  double population = 0.007;      // of a place's people: how far its net may be off beside
  double population_tails = 1.0;  // log of how much that differs between places
};

struct UncertaintyRule {
  ErrorSizes sizes;
  std::uint64_t seed = 1;
  std::uint32_t replicates = 200;
};

/// The inputs with errors drawn; places must be in order of names.
Inputs with_errors(const Inputs& inputs, const ErrorSizes& sizes, std::uint64_t seed,
                   std::uint32_t replicate);

/// One draw of all flows, in the caller's order of places, without what no method sees. The mix
/// draws its weight, and how far it is closed; other methods are estimated as they are.
Result<Matrix> draw_flows(const Inputs& inputs, const Parameters& parameters,
                          const UncertaintyRule& rule, std::uint32_t replicate);

struct Interval {
  double low = 0, high = 0;
};
/// Of one number: the estimate, and what 80 and 95 of 100 draws lie within.
struct RangeOf {
  double value = 0;
  Interval within_80, within_95;
};
/// People who arrived, who left, and the former less the latter.
struct PlaceRanges {
  RangeOf in, out, net;
};
struct FlowIntervals {
  std::vector<Interval> within_80, within_95;  // of each cell, by rows
  std::vector<Interval> net_80;                // of each cell less the one the other way
  std::vector<PlaceRanges> places;
  RangeOf total;
  std::uint32_t draws = 0;
};

struct Estimated {
  const std::vector<std::string>& places;
  const Matrix& flows;
  const std::vector<double>& residents;  // of each place
};

/// From draws in order of replicates, around the estimate, which every interval holds. What no
/// method sees is drawn here: pair by pair, which evens out in the sums of places, and place by
/// place, so that no people are made in all. In, out and net are of the same draws: in each, who
/// came less who left is the net.
FlowIntervals intervals_of(const Estimated& estimate, const std::vector<Matrix>& draws,
                           const UncertaintyRule& rule);

/// Share of pairs whose other estimate lies within the interval.
double coverage(const std::vector<Interval>& intervals, const Matrix& other);

}  // namespace corridor::flow_estimation
