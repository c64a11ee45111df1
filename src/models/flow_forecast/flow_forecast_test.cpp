#include "models/flow_forecast/flow_forecast.h"

#include "base/random.h"
#include "models/flow_forecast/scores.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::flow_forecast::flow_forecast_test {
namespace {

/// Flows of `places` places over `periods`, most of them small.
std::vector<Flows> any_flows(std::size_t places, std::size_t periods, std::uint32_t replicate = 0) {
  std::vector<Flows> flows(periods, Flows(places * places, 0));
  for (std::size_t x = 0; x < places * places; ++x) {
    if (x / places == x % places) continue;
    RandomStream random(
        11, {.model = 2, .replicate = replicate, .entity = static_cast<std::uint32_t>(x)});
    const double size = std::exp(12 * random.uniform() - 3);
    for (auto& period : flows) period[x] = std::floor(size * std::exp(random.uniform() - 0.5));
  }
  return flows;
}

}  // namespace

TEST_CASE("by hand: what never changed goes on, with the growth of the six members") {
  // 1,000 one way and 200 the other, three times: the level is the last flow, nothing departs.
  const Flows flows{0, 1000, 200, 0};
  const std::vector<Flows> periods(3, flows);
  const auto found = forecast(periods, 2);
  double growth = 0;
  for (const double member : {0.031, 0.060, 0.025, 0.058, 0.043, 0.050}) {
    growth += std::exp(member) / 6;
  }
  CHECK(found[1] == doctest::Approx(1000 * growth));
  CHECK(found[2] == doctest::Approx(200 * growth));
  CHECK(found[0] == 0);
}

TEST_CASE("a flow that was suddenly great falls back, one that fell stays low, and some go home") {
  const std::vector<Flows> rose{{0, 1000, 500, 0}, {0, 1000, 500, 0}, {0, 1'000'000, 500, 0}};
  const auto after = forecast(rose, 2);
  CHECK(after[1] < 800'000);
  CHECK(after[1] > 100'000);
  CHECK(after[2] > 20'000);
  const std::vector<Flows> fell{{0, 1'000'000, 0, 0}, {0, 1'000'000, 0, 0}, {0, 1000, 0, 0}};
  CHECK(forecast(fell, 2)[1] < 2000);
}

TEST_CASE("names do not matter: places in another order have the same forecast") {
  constexpr std::size_t places = 9;
  const auto flows = any_flows(places, 4);
  std::vector<Flows> turned(4, Flows(places * places));
  const auto turn = [](std::size_t x) {
    return (places - 1 - x / places) * places + places - 1 - x % places;
  };
  for (std::size_t t = 0; t < 4; ++t) {
    for (std::size_t x = 0; x < flows[t].size(); ++x) turned[t][turn(x)] = flows[t][x];
  }
  const auto one = forecast(flows, places), other = forecast(turned, places);
  for (std::size_t x = 0; x < one.size(); ++x) CHECK(other[turn(x)] == doctest::Approx(one[x]));
}

TEST_CASE("intervals hold the median, the wider the narrower, and nobody is below zero") {
  constexpr std::size_t places = 40;
  const auto findings = run({.places = places, .periods = any_flows(places, 5)});
  CHECK(findings.backcasts == 3);
  for (std::size_t x = 0; x < findings.flows.size(); ++x) {
    const auto& bounds = findings.intervals[x];
    const double middle = findings.flows[x][median];
    CHECK(bounds.lower_95 >= 0);
    CHECK(bounds.lower_95 <= bounds.lower_80);
    CHECK(bounds.lower_80 <= middle + 0.5);
    CHECK(middle - 0.5 <= bounds.upper_80);
    CHECK(bounds.upper_80 <= bounds.upper_95);
    CHECK(std::is_sorted(findings.flows[x].begin(), findings.flows[x].end()));
  }
  for (const auto& margins : findings.margins) {
    CHECK(margins.net[median] == doctest::Approx(margins.in[median] - margins.out[median]));
  }
}

TEST_CASE("further ahead is less sure") {
  constexpr std::size_t places = 30;
  const auto flows = any_flows(places, 5);
  const auto near = run({.places = places, .periods = flows});
  const auto far = run({.places = places, .periods = flows, .periods_ahead = 4});
  double wider = 0;
  for (std::size_t i = 0; i < places; ++i) {
    const auto width = [&](const Findings& f) {
      return std::log(f.margins[i].in[upper_95] + 1000) -
             std::log(f.margins[i].in[lower_95] + 1000);
    };
    wider += width(far) / width(near) / places;
  }
  CHECK(wider > 1.5);
}

TEST_CASE("by hand: scores of two places, one flow ten too high and one five too low") {
  const Flows forecast{0, 110, 45, 0}, seen{0, 100, 50, 0};
  const auto scores = score(forecast, seen, 2);
  CHECK(scores.flow.mean_absolute_error == doctest::Approx(7.5));
  CHECK(scores.in.mean_absolute_error == doctest::Approx(7.5));
  // Net of the first: 45 - 110 against 50 - 100, 15 off; of the second the same.
  CHECK(scores.net.mean_absolute_error == doctest::Approx(15));
}

TEST_CASE("by hand: CRPS of a forecast without doubt is its error, of the truth nothing") {
  Quantiles sure{};
  sure.fill(40);
  CHECK(crps(sure, 40) == 0);
  CHECK(crps(sure, 100) == doctest::Approx(60).epsilon(0.03));
  CHECK(crps(sure, 10) == doctest::Approx(30).epsilon(0.03));
  // A forecast in doubt about the truth is better than a sure one that is far off.
  Quantiles doubtful{};
  for (std::size_t k = 0; k < levels.size(); ++k) doubtful[k] = 100 * levels[k];
  CHECK(crps(doubtful, 50) < crps(sure, 100));
}

TEST_CASE("the mean of the past and the last period are what they are called") {
  const std::vector<Flows> periods{{0, 2, 4, 0}, {0, 4, 8, 0}};
  CHECK(mean_of(periods)[1] == 3);
  CHECK(persistence(periods)[2] == 8);
  // Two places: all leave one and arrive in the other, so totals spread to 4 * 4 / 12.
  CHECK(gravity_of_totals(periods, 2)[1] == doctest::Approx(4.0 * 4 / 12));
}

}  // namespace corridor::flow_forecast::flow_forecast_test
