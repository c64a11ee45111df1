#include "models/displacement/displacement.h"

#include "models/displacement/draws.h"
#include "models/displacement/made_worlds.h"
#include "models/displacement/score.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

namespace corridor::displacement::displacement_test {
namespace {

std::vector<std::int64_t> camp_counts(const World& world, const Rules& rules, EngineKind engine,
                                      Order order = Order::phase) {
  return simulate(world, rules, {.engine = engine, .order = order}).camps.front().simulated;
}

TEST_CASE("people who flee reach a camp within a day's way on the same day") {
  const auto world = one_road(150, 10, 4);
  Rules rules;
  rules.camp_chance = 0;
  rules.max_move_speed = 200;
  for (const auto engine : {EngineKind::cohort, EngineKind::person}) {
    CHECK(camp_counts(world, rules, engine) == std::vector<std::int64_t>{0, 10, 20, 30});
  }
}

TEST_CASE("a road as long as a day's way takes two days as in the reference, one when repaired") {
  const auto world = one_road(200, 10, 4);
  Rules rules;
  rules.camp_chance = 0;
  rules.max_move_speed = 200;
  CHECK(camp_counts(world, rules, EngineKind::cohort) == std::vector<std::int64_t>{0, 0, 10, 20});
  rules.repairs.one_day_travel = true;
  CHECK(camp_counts(world, rules, EngineKind::cohort) == std::vector<std::int64_t>{0, 10, 20, 30});
}

TEST_CASE("the reference travels nearly two days' way in a day, the repair does not") {
  World world = one_road(150, 10, 3);
  world.places.push_back(made_place("Beyond", Kind::camp, 0, "Abroad"));
  world.places[1] = made_place("Hub", Kind::forwarding_hub, 0);
  world.routes = {{0, 1, 150}, {1, 2, 190}};
  Rules rules;
  rules.max_move_speed = 200;
  rules.camp_chance = 0;
  rules.conflict_weight = 0;  // nobody turns back
  CHECK(camp_counts(world, rules, EngineKind::person) == std::vector<std::int64_t>{0, 10, 20});
  rules.repairs.one_day_travel = true;
  CHECK(camp_counts(world, rules, EngineKind::person) == std::vector<std::int64_t>{0, 0, 10});
}

TEST_CASE("a forecast is the last report of days before and part of what has changed since") {
  auto world = one_road(150, 10, 7);
  world.camps.push_back({"Camp", 1, {{0, 0}, {3, 100}, {6, 500}}});
  Rules rules;
  rules.camp_chance = 0;
  rules.max_move_speed = 200;
  rules.spawn.sum_from_camps = false;
  CHECK(camp_counts(world, rules, EngineKind::cohort) ==
        std::vector<std::int64_t>{0, 10, 20, 30, 40, 50, 60});
  rules.own.change_weight = 0.5;
  CHECK(camp_counts(world, rules, EngineKind::cohort) ==
        std::vector<std::int64_t>{0, 5, 10, 15, 105, 110, 115});
}

TEST_CASE("nobody is lost, in either engine and order, under all that closes and fills") {
  const auto world = made_network(50, 20);
  for (const auto engine : {EngineKind::cohort, EngineKind::person}) {
    for (const auto order : {Order::serial, Order::phase}) {
      const auto findings =
          simulate(world, made_rules(), {.engine = engine, .order = order, .record_places = true});
      for (std::size_t day = 0; day < findings.totals.size(); ++day) {
        const auto& counts = findings.place_counts[day];
        const auto at_places = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        CHECK(at_places + findings.totals[day].on_links == findings.totals[day].people);
        CHECK(findings.totals[day].people == 50 * static_cast<std::int64_t>(day));
      }
    }
  }
}

TEST_CASE("a full camp takes nobody who could still choose") {
  auto world = one_road(10, 1, 60);
  world.places[1].size = 50;
  Rules rules;
  rules.camp_chance = 0;
  const auto counts = camp_counts(world, rules, EngineKind::person, Order::serial);
  // From 95 percent on (less than half of the last tenth is free) a plan that ends there is
  // dropped.
  CHECK(counts.back() == 48);
}

TEST_CASE("the same seed gives the same result, another seed another") {
  const auto world = made_network(50, 15);
  for (const auto engine : {EngineKind::cohort, EngineKind::person}) {
    const auto run = [&](std::uint64_t seed) {
      return simulate(world, made_rules(), {.seed = seed, .engine = engine, .record_places = true})
          .place_counts;
    };
    CHECK(run(7) == run(7));
    CHECK(run(7) != run(8));
  }
}

TEST_CASE("a closed link is closed only where that is repaired") {
  auto world = one_road(50, 10, 4);
  Closure closure;
  closure.what = Closure::What::link;
  closure.first = 0;
  closure.second = 1;
  world.closures = {closure};
  Rules rules;
  CHECK(camp_counts(world, rules, EngineKind::cohort).back() > 0);
  rules.repairs.link_closures = true;
  CHECK(camp_counts(world, rules, EngineKind::cohort).back() == 0);
}

TEST_CASE("where no conflict is active people wait, and flee when one begins") {
  auto world = one_road(50, 10, 6);
  world.conflicts = {{0, {{3, 1}}}};
  world.places[0].conflict_day = 3;
  Rules rules;
  rules.camp_chance = 0;
  CHECK(camp_counts(world, rules, EngineKind::cohort) ==
        std::vector<std::int64_t>{0, 0, 0, 30, 40, 50});
}

TEST_CASE("the published error of a day worked by hand") {
  // 30 and 10 simulated against 60 and 60 counted: rescaled by 3, 90 and 30, wrong by 30 each.
  const std::vector<double> simulated{30, 10}, counted{60, 60};
  const auto error = error_of_day(simulated, counted);
  CHECK(error.normal == doctest::Approx(0.6667));
  CHECK(error.rescaled == doctest::Approx(0.5));
}

TEST_CASE("on a day on which nobody is in a camp yet, all who were counted are missing") {
  const std::vector<double> nobody{0, 0}, counted{60, 20};
  CHECK(error_of_day(nobody, counted).rescaled == doctest::Approx(1));
  CHECK(error_of_day(nobody, counted).normal == doctest::Approx(1));
  CHECK(error_of_day(nobody, nobody).rescaled == doctest::Approx(0));
  CHECK(error_of_day(counted, nobody).rescaled == doctest::Approx(0));
}

TEST_CASE("the score of one member is its error; of members around the truth it is smaller") {
  const auto world = made_network(50, 10);
  auto one = simulate(world, made_rules(), {});
  one.camps.resize(1);
  one.camps[0].counted.assign(10, 100);
  one.camps[0].simulated.assign(10, 80);
  const std::vector<Findings> alone{one};
  CHECK(crps_of(alone, false) == doctest::Approx(0.2));
  auto other = one;
  other.camps[0].simulated.assign(10, 120);
  const std::vector<Findings> both{one, other};
  // E|X - y| is 20, E|X - X'| is 20: 20 - 10.
  CHECK(crps_of(both, false) == doctest::Approx(0.1));
}

TEST_CASE("binomial draws have the mean and variance they should, however they are drawn") {
  for (const auto& [n, p] : {std::pair<std::int64_t, double>{1, 0.3},
                             {2, 0.5},
                             {16, 0.3},
                             {17, 0.9},
                             {64, 0.05},
                             {65, 0.3},
                             {128, 0.01},
                             {400, 0.001},
                             {400, 0.2},
                             {1'000'000, 0.7}}) {
    Draws draws(stream_key(5, 0, 0));
    constexpr int count = 20000;
    double sum = 0, squares = 0;
    for (int i = 0; i < count; ++i) {
      const auto drawn = static_cast<double>(draw_binomial(draws, n, p));
      REQUIRE((drawn >= 0 && drawn <= static_cast<double>(n)));
      sum += drawn;
      squares += drawn * drawn;
    }
    const double mean = sum / count, variance = squares / count - mean * mean;
    const double expected = static_cast<double>(n) * p;
    CHECK(std::abs(mean - expected) < 4 * std::sqrt(expected * (1 - p) / count));
    CHECK(variance == doctest::Approx(expected * (1 - p)).epsilon(0.06));
  }
}

TEST_CASE("few trials succeed as often as the binomial distribution says, number by number") {
  for (const int n : {3, 16, 30}) {
    constexpr double p = 0.37;
    constexpr int count = 50000;
    Draws draws(stream_key(6, 0, 0));
    std::vector<double> seen(std::size_t(n) + 1, 0);
    for (int i = 0; i < count; ++i) ++seen[std::size_t(draw_binomial(draws, n, p))];
    double chi_square = 0, freedom = -1;
    for (int k = 0; k <= n; ++k) {
      const double ways = std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
      const double expected = count * std::exp(ways + k * std::log(p) + (n - k) * std::log(1 - p));
      if (expected < 5) continue;
      chi_square +=
          (seen[std::size_t(k)] - expected) * (seen[std::size_t(k)] - expected) / expected;
      ++freedom;
    }
    CHECK(chi_square < freedom + 4 * std::sqrt(2 * freedom));
  }
}

}  // namespace
}  // namespace corridor::displacement::displacement_test
