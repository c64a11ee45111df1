#pragma once
// SDG indicator 8.8.1: injuries at work, fatal and not, by sex and migratory status.
//
//   per workers = 100,000 * new cases in the year / workers in the same group
//   per hours   = 200,000,000 * new cases / hours worked: per 100,000 full-time years of 2,000
//                 hours, which allows for part-time work
//
// Fatal and other injuries are never added up. A group without cases counted has no rate; with none
// that happened it has a rate of zero. Rates of groups are not averaged into one of a whole: cases
// and workers are added up first.
//
// Reference: metadata of SDG indicator 8.8.1 (ILO); hours as the US Bureau of Labor Statistics
// does.

#include <optional>
#include <span>

namespace corridor::occupational_injuries {

struct Group {
  std::optional<double> cases, workers, hours;
};

struct Findings {
  std::optional<double> per_100000_workers;
  std::optional<double> per_100000_full_time;  // by hours
  double cases = 0;
  int used = 0, left_out = 0;
};

/// Of one group, or of several that do not overlap.
Findings run(std::span<const Group> groups);

}  // namespace corridor::occupational_injuries
