#include "models/migration_policies/migration_policies.h"

#include <algorithm>
#include <initializer_list>
#include <numeric>
#include <set>

#include <doctest/doctest.h>

namespace corridor::migration_policies::migration_policies_test {
namespace {

/// The last questions yes, as many as it takes; a half left over goes to the first question.
Inputs with_half_points(int half_points) {
  Inputs inputs;
  inputs.half_points.fill(0);
  if (half_points % 2 == 1) inputs.half_points[0] = 1;
  for (int i = 0; i < half_points / 2; ++i) {
    inputs.half_points[question_count - 1 - static_cast<std::size_t>(i)] = 2;
  }
  return inputs;
}

std::vector<std::size_t> all_questions() {
  std::vector<std::size_t> all(question_count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

int total(const Inputs& inputs) {
  int sum = 0;
  for (const auto& answer : inputs.half_points) sum += answer.value_or(0);
  return sum;
}

/// Fewest steps and fewest half points by trying every subset of a domain's raises.
struct Tried {
  int steps = 99, gain = 99;
  std::uint64_t ways = 0;
};
Tried try_all(const std::array<int, per_domain>& now, bool has_half, int needed) {
  Tried best;
  for (int code = 0; code < 243; ++code) {
    int steps = 0, gain = 0, rest = code;
    bool possible = true;
    for (const int answer : now) {
      const int raise = rest % 3;
      rest /= 3;
      if (raise == 0) continue;
      possible = possible && answer + raise <= 2 && (has_half || raise == 2);
      ++steps;
      gain += raise;
    }
    if (!possible || gain < needed) continue;
    if (std::pair(steps, gain) < std::pair(best.steps, best.gain)) best = {steps, gain, 0};
    best.ways += steps == best.steps && gain == best.gain;
  }
  return best;
}

}  // namespace

TEST_CASE("by hand: all of domain 1 at half a point and the rest yes are 27.5 of 30, level 3") {
  Inputs inputs;
  inputs.half_points.fill(2);
  for (std::size_t i = 0; i < per_domain; ++i) inputs.half_points[i] = 1;
  const auto found = run(inputs);
  CHECK(found.overall.half_points == 55);
  CHECK(found.overall.percent() == doctest::Approx(91.6667).epsilon(1e-6));
  CHECK(found.overall.level == 3);
  CHECK(found.by_domain[0].percent() == 50);
  CHECK(found.by_domain[0].level == 2);
  CHECK(found.by_domain[1].level == 4);
}

TEST_CASE("bounds belong to the higher level: 12 of 30 is 2, 24 is 3, 29.5 is still 3, 30 is 4") {
  const auto level = [](int half_points) {
    return run(with_half_points(half_points)).overall.level;
  };
  CHECK(level(23) == 1);
  CHECK(level(24) == 2);
  CHECK(level(47) == 2);
  CHECK(level(48) == 3);
  CHECK(level(59) == 3);
  CHECK(level(60) == 4);
  CHECK(run(with_half_points(59)).overall.percent() == doctest::Approx(98.3333).epsilon(1e-6));
  CHECK(level_of(3, 10) == 1);
  CHECK(level_of(4, 10) == 2);
  CHECK(level_of(8, 10) == 3);
  CHECK(level_of(9, 10) == 3);
}

TEST_CASE("the fewest points for a level reach it, and one half less does not") {
  for (const int of : {10, 60}) {
    for (const int level : {2, 3, 4}) {
      CHECK(level_of(least_for(level, of), of) == level);
      CHECK(level_of(least_for(level, of) - 1, of) == level - 1);
    }
  }
}

TEST_CASE("the overall figure is the mean of the six domains, for all half points") {
  for (int half_points = 0; half_points <= 60; ++half_points) {
    const auto found = run(with_half_points(half_points));
    double sum = 0;
    for (const auto& domain : found.by_domain) sum += domain.percent();
    CHECK(found.overall.percent() == doctest::Approx(sum / 6));
  }
}

TEST_CASE("no answer counts as no, and it is said what the level could be") {
  Inputs inputs = with_half_points(48);
  for (std::size_t i = 25; i < 30; ++i) inputs.half_points[i].reset();
  const auto found = run(inputs);
  CHECK(found.overall.answered == 25);
  CHECK(found.overall.half_points == 38);
  CHECK(found.overall.level == 2);
  CHECK(found.overall.level_at_most == 3);
  CHECK(found.by_domain[5].answered == 0);
  CHECK(found.by_domain[5].level == 1);
  CHECK(found.by_domain[5].level_at_most == 4);
}

TEST_CASE("an area counts those that answered; where nobody did there is no percentage") {
  const Levels good{3, {4, 4, 3, 3, 2, 1}}, poor{2, {1, 2, 3, 0, 2, 2}}, none{};
  const auto shares = shares_of(std::array{good, poor, poor, none});
  CHECK(shares.overall.answered == 3);
  CHECK(*shares.overall.percent() == doctest::Approx(100.0 / 3));
  CHECK(shares.overall.at_level == std::array{0, 2, 1, 0});
  CHECK(*shares.by_domain[2].percent() == 100);
  CHECK(*shares.by_domain[3].percent() == 100);
  CHECK(shares.by_domain[3].answered == 1);
  CHECK_FALSE(shares_of(std::array{none}).overall.percent().has_value());
}

TEST_CASE("levels that no answers could give are told") {
  CHECK(can_be({3, {2, 4, 4, 3, 3, 2}}));        // Albania 2019
  CHECK(can_be({2, {1, 4, 4, 4, 1, 4}}));        // Australia 2019
  CHECK(can_be({4, {4, 4, 4, 4, 4, 4}}));        // Jordan 2019
  CHECK_FALSE(can_be({4, {4, 4, 4, 4, 4, 3}}));  // one point short
  CHECK_FALSE(can_be({1, {4, 4, 4, 4, 4, 4}}));
  CHECK_FALSE(can_be({3, {1, 1, 1, 1, 1, 1}}));
  CHECK(can_be({2, {0, 0, 0, 0, 0, 0}}));
}

TEST_CASE("by hand: one half point short of level 2, the smallest raise is one in domain 1") {
  Inputs inputs = with_half_points(20);  // domains 5 and 6 in full
  inputs.half_points[0] = 1;
  inputs.half_points[1] = 2;
  CHECK(total(inputs) == 23);
  const auto roadmap = next_level(inputs, all_questions(), 5);
  CHECK(roadmap.level == 1);
  CHECK(roadmap.next_level == 2);
  CHECK(roadmap.needed_half_points == 1);
  CHECK(roadmap.steps == 1);
  CHECK(roadmap.gained_half_points == 1);
  CHECK(roadmap.ways == 4);  // 1a to regardless; 1c, 1d, 1e to a legal status
  REQUIRE(roadmap.sets.size() == 4);
  CHECK(roadmap.sets[0][0].question == 0);
  CHECK(roadmap.sets[0][0].to == 2);
  CHECK(roadmap.sets[1][0].question == 2);
  CHECK(roadmap.sets[1][0].to == 1);
}

TEST_CASE("the smallest sets are those that trying every combination finds, in a stable order") {
  for (int code = 0; code < 243; ++code) {
    std::array<int, per_domain> now{};
    for (int i = 0, rest = code; i < 5; ++i, rest /= 3) now[static_cast<std::size_t>(i)] = rest % 3;
    for (const bool first_domain : {true, false}) {
      if (!first_domain && std::ranges::find(now, 1) != now.end()) continue;
      Inputs inputs;
      std::vector<std::size_t> questions;
      for (std::size_t i = 0; i < per_domain; ++i) {
        questions.push_back(first_domain ? i : i + 5);
        inputs.half_points[questions.back()] = now[i];
      }
      const auto roadmap = next_level(inputs, questions, 1000);
      if (roadmap.next_level == 0) {
        CHECK(total(inputs) == 10);
        continue;
      }
      const auto tried = try_all(now, first_domain, roadmap.needed_half_points);
      CAPTURE(code);
      CHECK(roadmap.steps == tried.steps);
      CHECK(roadmap.gained_half_points == tried.gain);
      CHECK(roadmap.ways == tried.ways);
      CHECK(roadmap.sets.size() == tried.ways);
      std::set<std::pair<std::size_t, int>> in_sets, candidates;
      for (const auto& set : roadmap.sets) {
        for (const auto& step : set) in_sets.emplace(step.question, step.to);
      }
      for (const auto& step : roadmap.candidates) candidates.emplace(step.question, step.to);
      CHECK(candidates == in_sets);
    }
  }
}

TEST_CASE("every set of a roadmap reaches the next level, and no set stands twice") {
  for (const int start : {0, 1, 11, 23, 24, 31, 47, 48, 55, 59}) {
    const Inputs inputs = with_half_points(start);
    const auto roadmap = next_level(inputs, all_questions(), 500);
    CAPTURE(start);
    CHECK(roadmap.ways >= roadmap.sets.size());
    std::set<std::vector<std::pair<std::size_t, int>>> seen;
    for (const auto& set : roadmap.sets) {
      Inputs raised = inputs;
      std::vector<std::pair<std::size_t, int>> key;
      for (const auto& step : set) {
        CHECK(step.from == inputs.half_points[step.question].value_or(0));
        raised.half_points[step.question] = step.to;
        key.emplace_back(step.question, step.to);
      }
      CHECK(static_cast<int>(set.size()) == roadmap.steps);
      CHECK(run(raised).overall.level == roadmap.next_level);
      CHECK(seen.insert(key).second);
    }
  }
}

TEST_CASE(
    "from 40 to 80 percent with nothing in domain 1 there are exactly C(n, k) smallest sets") {
  Inputs inputs;
  for (auto& answer : inputs.half_points) answer = 0;
  for (std::size_t i = 5; i < 17; ++i) inputs.half_points[i] = 2;  // 12 of 30
  const auto roadmap = next_level(inputs, all_questions(), 3);
  CHECK(roadmap.needed_half_points == 24);
  CHECK(roadmap.steps == 12);
  CHECK(roadmap.ways == 18564);  // 18 choose 12
  CHECK(roadmap.sets.size() == 3);
}

}  // namespace corridor::migration_policies::migration_policies_test
