#include "models/displacement/score.h"

#include "base/quantile.h"
#include "models/displacement/observed.h"

#include <algorithm>
#include <cmath>

namespace corridor::displacement {
namespace {

double four_digits(double value) { return std::round(value * 1e4) / 1e4; }

std::vector<double> on_day(const std::vector<CampSeries>& camps, std::size_t day, bool simulated) {
  std::vector<double> counts;
  for (const auto& camp : camps) {
    counts.push_back(static_cast<double>(simulated ? camp.simulated[day] : camp.counted[day]));
  }
  return counts;
}

double sum_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

/// The mean error of shares that may change from day to day.
template <class Shares> double error_of(const Findings& findings, const Shares& shares_on) {
  double sum = 0;
  for (std::size_t day = 0; day < std::size_t(findings.days); ++day) {
    const auto counted = on_day(findings.camps, day, false);
    sum += error_of_day(shares_on(day), counted).rescaled;
  }
  return findings.days > 0 ? sum / findings.days : 0;
}

}  // namespace

DayError error_of_day(std::span<const double> simulated, std::span<const double> counted) {
  const double people = sum_of(counted), moved = sum_of(simulated);
  const double factor = moved > 0 ? people / moved : 1;
  double normal = 0, rescaled = 0;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    normal += std::abs(simulated[i] - counted[i]);
    rescaled += std::abs(simulated[i] * factor - counted[i]);
  }
  const double scale = std::max(1.0, people);
  return {four_digits(normal / scale), four_digits(rescaled / scale)};
}

Score score_of(const Findings& findings) {
  Score score;
  for (std::size_t day = 0; day < std::size_t(findings.days); ++day) {
    const auto simulated = on_day(findings.camps, day, true);
    const auto counted = on_day(findings.camps, day, false);
    score.days.push_back(error_of_day(simulated, counted));
    score.normal += score.days.back().normal;
    score.rescaled += score.days.back().rescaled;
  }
  if (findings.days > 0) {
    score.normal /= findings.days;
    score.rescaled /= findings.days;
  }
  return score;
}

NaiveScores naive_scores(const World& world, const Findings& findings) {
  NaiveScores scores;
  std::vector<double> capacities, equal(findings.camps.size(), 1);
  for (const auto& camp : findings.camps) {
    capacities.push_back(world.places[std::size_t(camp.place)].size);
  }
  scores.has_capacity = sum_of(capacities) > 0;
  scores.capacity_split = error_of(findings, [&](std::size_t) { return capacities; });
  scores.equal_split = error_of(findings, [&](std::size_t) { return equal; });
  const auto first = on_day(findings.camps, 0, false);
  scores.first_shares =
      error_of(findings, [&](std::size_t) { return sum_of(first) > 0 ? first : equal; });
  // Reports of the days before, uncorrected: nothing of the future is in them.
  scores.last_shares = error_of(findings, [&](std::size_t day) {
    std::vector<double> last;
    for (const auto& camp : findings.camps) {
      last.push_back(camp.observed < 0 ? 0
                                       : known_on(world.camps[std::size_t(camp.observed)],
                                                  static_cast<int>(day) - 1));
    }
    return last;
  });
  return scores;
}

double crps_of(std::span<const Findings> members, bool rescaled) {
  if (members.empty() || members.front().days == 0) return 0;
  const auto& first = members.front();
  double total = 0;
  for (std::size_t day = 0; day < std::size_t(first.days); ++day) {
    const auto counted = on_day(first.camps, day, false);
    const double people = sum_of(counted);
    std::vector<std::vector<double>> values(counted.size());
    for (const auto& member : members) {
      const auto simulated = on_day(member.camps, day, true);
      const double moved = sum_of(simulated);
      const double factor = rescaled && moved > 0 ? people / moved : 1;
      for (std::size_t i = 0; i < counted.size(); ++i) values[i].push_back(simulated[i] * factor);
    }
    double sum = 0;
    for (std::size_t i = 0; i < counted.size(); ++i) {
      std::ranges::sort(values[i]);
      const auto m = static_cast<double>(values[i].size());
      for (std::size_t k = 0; k < values[i].size(); ++k) {
        sum += std::abs(values[i][k] - counted[i]) / m;
        sum -= values[i][k] * (2 * static_cast<double>(k) + 1 - m) / (m * m);
      }
    }
    total += sum / std::max(1.0, people);
  }
  return total / first.days;
}

Interval interval_of(std::vector<double> values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  return {quantile(values, 0.025), quantile(values, 0.5), quantile(values, 0.975)};
}

}  // namespace corridor::displacement
