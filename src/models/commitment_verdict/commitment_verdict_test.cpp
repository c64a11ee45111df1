#include "models/commitment_verdict/commitment_verdict.h"

#include "base/random.h"

#include <cmath>

#include <doctest/doctest.h>

namespace corridor::commitment_verdict::commitment_verdict_test {
namespace {

using Answer = TwoPoint::Answer;
using Why = TwoPoint::Why;

/// One figure a year from `first` on.
Inputs yearly(int first, std::initializer_list<double> values, Wanted wanted = Wanted::down) {
  Inputs inputs{.series = {}, .wanted = wanted};
  for (const double value : values)
    inputs.series.push_back({.year = double(first++), .value = value});
  return inputs;
}

Inputs with_target(Inputs inputs, double target) {
  inputs.target = target;
  return inputs;
}

/// Falls or rises by so many percent a year, exactly.
Inputs steady(double percent, int figures, Wanted wanted) {
  Inputs inputs{.series = {}, .wanted = wanted};
  for (int i = 0; i < figures; ++i) {
    inputs.series.push_back({.year = 2015.0 + i, .value = 10 * std::pow(1 + percent / 100, i)});
  }
  return inputs;
}

}  // namespace

TEST_CASE("met: the latest figure has reached the target") {
  const auto down = run(with_target(yearly(2015, {5, 4, 3, 2.9}), 3));
  CHECK(down.verdict == Verdict::met);
  CHECK(down.rule == Rule::reached);
  CHECK(run(with_target(yearly(2015, {5, 4, 3}), 3)).verdict == Verdict::met);  // at it is enough
  CHECK(run(with_target(yearly(2019, {80}, Wanted::up), 80)).verdict ==
        Verdict::met);  // one figure
  CHECK(run(with_target(yearly(2015, {2, 2.5, 3.1}), 3)).verdict != Verdict::met);
}

TEST_CASE("without a target, what cannot get better is met, however slowly it moves") {
  auto inputs = yearly(2015, {0.3, 0.3, 0.4, 0.2});
  CHECK(run(inputs).verdict != Verdict::met);
  inputs.best = 0;
  CHECK(run(inputs).verdict != Verdict::met);
  inputs.as_good_within = 0.5;
  CHECK(run(inputs).verdict == Verdict::met);
  CHECK(run(inputs).rule == Rule::at_best);
  auto share = yearly(2015, {99.5, 99.8, 99.98}, Wanted::up);
  share.best = 100;
  share.as_good_within = 0.05;
  CHECK(run(share).rule == Rule::at_best);
  share.series.back().value = 99.9;
  CHECK(run(share).rule != Rule::at_best);
}

TEST_CASE("met by a figure whose own interval does not reach the target cannot be told") {
  auto inputs = with_target(yearly(2015, {5, 4, 2.9}), 3);
  inputs.series.back().low = 2.5;
  inputs.series.back().high = 3.3;
  const auto found = run(inputs);
  CHECK(found.verdict == Verdict::cannot_tell);
  CHECK(found.rule == Rule::reached_unsure);
  inputs.series.back().high = 2.95;
  CHECK(run(inputs).verdict == Verdict::met);
}

TEST_CASE("moving away: all of the trend's interval goes the wrong way") {
  // Logarithms of 4, 4.4, 4.84, 5.324: up by exactly 10 percent a year.
  const auto found = run(with_target(yearly(2015, {4, 4.4, 4.84, 5.324}), 3));
  CHECK(found.verdict == Verdict::moving_away);
  CHECK(found.rule == Rule::wrong_way);
  REQUIRE(found.trend);
  CHECK(found.trend->percent_per_year.value == doctest::Approx(10));
  CHECK(found.trend->of_logarithms);
}

TEST_CASE("on track: what the trend leads to on the day reaches the target, all of its interval") {
  // 10 falling by 8 percent a year is 10 * 0.92 ^ 15 = 2.863 in 2030.
  const auto found = run(with_target(steady(-8, 6, Wanted::down), 3));
  CHECK(found.verdict == Verdict::on_track);
  CHECK(found.rule == Rule::reaches_target);
  CHECK(found.trend->at_deadline.value == doctest::Approx(2.86297).epsilon(1e-5));
  // From 10 * 0.92 ^ 5 = 6.5908 in 2020 to 3 in ten years: (3 / 6.5908) ^ 0.1 - 1.
  CHECK(found.trend->required_percent_per_year == doctest::Approx(-7.5686).epsilon(1e-4));
}

TEST_CASE("off track: all of what the trend leads to falls short of the target") {
  // 10 falling by 7 percent a year is 3.367 in 2030.
  const auto found = run(with_target(steady(-7, 6, Wanted::down), 3));
  CHECK(found.verdict == Verdict::off_track);
  CHECK(found.rule == Rule::falls_short);
}

TEST_CASE("without a target 1.5 percent a year is required, the right way") {
  CHECK(run(steady(-2, 6, Wanted::down)).rule == Rule::fast_enough);
  CHECK(run(steady(-1, 6, Wanted::down)).rule == Rule::too_slow);
  CHECK(run(steady(-1, 6, Wanted::down)).verdict == Verdict::off_track);
  CHECK(run(steady(2, 6, Wanted::up)).verdict == Verdict::on_track);
  CHECK(run(steady(2, 6, Wanted::down)).verdict == Verdict::moving_away);
  CHECK(run(steady(0, 6, Wanted::down)).verdict == Verdict::off_track);  // standing still
  CHECK(run(steady(0, 6, Wanted::up)).rule == Rule::too_slow);
}

TEST_CASE("an interval with several verdicts in it cannot be told") {
  const auto found = run(with_target(yearly(2015, {8, 5, 9, 4, 8, 5}), 3));
  CHECK(found.verdict == Verdict::cannot_tell);
  CHECK(found.rule == Rule::interval_crosses);
  REQUIRE(found.trend);
  CHECK(found.trend->percent_per_year.low < 0);
  CHECK(found.trend->percent_per_year.high > 0);
}

TEST_CASE("when the day has passed there is nothing left to be on track for") {
  auto inputs = with_target(steady(-8, 6, Wanted::down), 3);
  inputs.deadline = 2020;
  const auto found = run(inputs);
  CHECK(found.verdict == Verdict::off_track);
  CHECK(found.rule == Rule::deadline_passed);
}

TEST_CASE("no figure, one, or two: nothing, or too few for a trend") {
  CHECK(run(Inputs{}).rule == Rule::nothing_known);
  CHECK(run(with_target(yearly(2015, {5}), 3)).rule == Rule::too_few);
  const auto two = run(with_target(yearly(2015, {10, 9, 8}), 3));
  CHECK(two.rule != Rule::too_few);
  CHECK(run(with_target(yearly(2015, {10, 9}), 3)).rule == Rule::too_few);
  CHECK(run(yearly(2015, {5})).two_point.why == Why::too_few);
}

TEST_CASE("figures before a break count for nothing") {
  auto inputs = with_target(yearly(2013, {1, 1, 1, 10, 9, 8, 7}), 3);
  inputs.series[3].breaks = true;  // 2016
  const auto found = run(inputs);
  REQUIRE(found.trend);
  CHECK(found.trend->from_year == 2016);
  CHECK(found.trend->percent_per_year.value < 0);
  CHECK(found.two_point.answer == Answer::not_defined);
  CHECK(found.two_point.why == Why::across_a_break);
  // A break in the latest figure leaves one: too few.
  inputs.series[3].breaks = false;
  inputs.series.back().breaks = true;
  CHECK(run(inputs).rule == Rule::too_few);
}

TEST_CASE("with a zero, or on both sides of zero, the line goes through the figures themselves") {
  // 4, 2, 0: down by 2 a year of a mean size of 2, which is 100 percent.
  const auto zero = run(yearly(2015, {4, 2, 0}));
  REQUIRE(zero.trend);
  CHECK_FALSE(zero.trend->of_logarithms);
  CHECK(zero.trend->percent_per_year.value == doctest::Approx(-100));
  CHECK(zero.verdict == Verdict::on_track);
  CHECK(zero.two_point.why == Why::not_positive);
  const auto both = run(yearly(2015, {-3, -1, 1, 3}, Wanted::up));
  CHECK(both.trend->percent_per_year.value == doctest::Approx(100));
  CHECK(both.verdict == Verdict::on_track);
  CHECK(both.two_point.why == Why::not_positive);
  // A target of zero cannot be reached by a rate of growth: 10, 8.5, 7, 5.5 are 0 in 2022.
  const auto target = run(with_target(yearly(2015, {10, 8.5, 7, 5.5}), 0));
  CHECK_FALSE(target.trend->of_logarithms);
  CHECK(target.verdict == Verdict::on_track);
  CHECK(target.two_point.why == Why::not_positive);
  CHECK(run(yearly(2015, {0, 0, 0, 0})).verdict == Verdict::off_track);  // no mean size, no move
}

TEST_CASE("figures that are rounded do not stand still for sure") {
  // 1, 1, 1, 1, 1: errors of 1 / sqrt(12) = 0.2887; of the slope that over sqrt(10), times 2.3534.
  const auto rounded = run(yearly(2015, {1, 1, 1, 1, 1}));
  CHECK(rounded.verdict == Verdict::cannot_tell);
  CHECK(rounded.trend->percent_per_year.high ==
        doctest::Approx(100 * std::expm1(0.288675 / std::sqrt(10) * 2.35336)).epsilon(1e-4));
  // The same to three decimals is known to stand still.
  CHECK(run(yearly(2015, {1, 1.001, 1, 0.999, 1})).rule == Rule::too_slow);
}

TEST_CASE("figures since the base year count; where they are few, the last five of ten years") {
  const auto since = run(yearly(2010, {1, 2, 3, 4, 5, 10, 9, 8, 7, 6}));
  CHECK(since.trend->from_year == 2015);
  CHECK_FALSE(since.trend->before_base);
  const auto few = run(yearly(2010, {9, 8, 7, 6, 5, 4, 3}));
  CHECK(few.trend->from_year == 2012);
  CHECK(few.trend->figures == 5);
  CHECK(few.trend->before_base);
  auto sparse = yearly(2016, {5});
  for (const double year : {1990.0, 2000.0, 2010.0}) {
    sparse.series.insert(sparse.series.end() - 1, {.year = year, .value = 6});
  }
  CHECK(run(sparse).rule == Rule::too_few);  // 2010 and 2016: the others are too old
}

TEST_CASE("levels are met, fall back, or cannot be told") {
  auto inputs = with_target(yearly(2019, {2, 3}, Wanted::up), 3);
  inputs.kind = Kind::level;
  CHECK(run(inputs).verdict == Verdict::met);
  inputs.target = 4;
  CHECK(run(inputs).rule == Rule::levels_only);
  CHECK_FALSE(run(inputs).trend);
  CHECK(run(inputs).two_point.why == Why::no_rate);
  inputs.series.back().value = 1;
  CHECK(run(inputs).verdict == Verdict::moving_away);
  CHECK(run(inputs).rule == Rule::fell_back);
}

TEST_CASE("of a count of the least there was no verdict is told, whatever it does") {
  auto inputs = with_target(yearly(2015, {100, 50, 20, 0}), 0);
  inputs.kind = Kind::least;
  const auto found = run(inputs);
  CHECK(found.verdict == Verdict::cannot_tell);
  CHECK(found.rule == Rule::least_only);
  CHECK_FALSE(found.trend);
}

TEST_CASE("two points by hand: the cost of remittances in the world, 7.5 in 2015, 6.9 in 2018") {
  auto inputs = yearly(2015, {7.5});
  inputs.series.push_back({.year = 2018, .value = 6.9});
  inputs.target = 3;
  const auto found = two_point(inputs);
  // (6.9 / 7.5) ^ (1 / 3) - 1 and (3 / 7.5) ^ (1 / 15) - 1
  CHECK(found.actual_percent_per_year == doctest::Approx(-2.7410).epsilon(1e-4));
  CHECK(*found.required_percent_per_year == doctest::Approx(-5.9260).epsilon(1e-4));
  CHECK(*found.ratio == doctest::Approx(0.46254).epsilon(1e-4));
  CHECK(found.answer == Answer::limited);
}

TEST_CASE("two points: 0.95, 0.60 and 0 of the growth required are the thresholds") {
  // Required from 100 to 200 in 15 years: 2 ^ (1 / 15) - 1 = 4.729 percent a year.
  const auto answer = [](double share) {
    const double required = std::pow(2, 1.0 / 15) - 1;
    Inputs inputs = yearly(2015, {100}, Wanted::up);
    inputs.series.push_back({.year = 2020, .value = 100 * std::pow(1 + share * required, 5)});
    inputs.target = 200;
    return two_point(inputs).answer;
  };
  CHECK(answer(0.951) == Answer::substantial);
  CHECK(answer(0.949) == Answer::fair);
  CHECK(answer(0.601) == Answer::fair);
  CHECK(answer(0.599) == Answer::limited);
  CHECK(answer(0.001) == Answer::limited);
  CHECK(answer(-0.001) == Answer::deterioration);
}

TEST_CASE("two points without a target: above 1.5 and above 0.5 percent a year, down to -0.5") {
  CHECK(two_point(steady(1.51, 6, Wanted::up)).answer == Answer::substantial);
  CHECK(two_point(steady(1.49, 6, Wanted::up)).answer == Answer::fair);
  CHECK(two_point(steady(0.51, 6, Wanted::up)).answer == Answer::fair);
  CHECK(two_point(steady(0.49, 6, Wanted::up)).answer == Answer::limited);
  CHECK(two_point(steady(-0.49, 6, Wanted::up)).answer == Answer::limited);
  CHECK(two_point(steady(-0.51, 6, Wanted::up)).answer == Answer::deterioration);
  CHECK(two_point(steady(-1.51, 6, Wanted::down)).answer == Answer::substantial);
  CHECK_FALSE(two_point(steady(1, 6, Wanted::up)).ratio);
}

TEST_CASE("two points: which figures, and when there is no answer") {
  auto inputs = yearly(2013, {10, 9});
  CHECK(two_point(inputs).why == Why::too_near);
  inputs.series.push_back({.year = 2016, .value = 8});
  inputs.series.push_back({.year = 2020, .value = 5});
  const auto found = two_point(inputs);
  CHECK(found.first_year == 2016);  // as near as 2014, and later
  CHECK(found.last_year == 2020);
  CHECK(two_point(yearly(2005, {3, 2, 1})).why == Why::no_base);
  // Reached at the base already: kept or lost.
  CHECK(two_point(with_target(yearly(2015, {2, 2, 2.5}), 3)).answer == Answer::substantial);
  CHECK(two_point(with_target(yearly(2015, {2, 2, 3.5}), 3)).answer == Answer::deterioration);
}

TEST_CASE("a group that gets worse under a total that gets better is hidden") {
  const auto whole = run(steady(-4, 6, Wanted::down));
  const auto worse = run(steady(3, 6, Wanted::down)), better = run(steady(-5, 6, Wanted::down));
  CHECK(is_hidden(whole, worse, Wanted::down));
  CHECK_FALSE(is_hidden(whole, better, Wanted::down));
  CHECK_FALSE(is_hidden(worse, worse, Wanted::down));  // nothing hides it
  // Two figures are enough to ask: by two points.
  auto two = yearly(2015, {4});
  two.series.push_back({.year = 2019, .value = 5});
  CHECK(is_hidden(whole, run(two), Wanted::down));
}

TEST_CASE("each of many groups is judged with more confidence than one alone") {
  CHECK(confidence_of_each(0.90, 1) == 0.90);
  CHECK(confidence_of_each(0.90, 20) == doctest::Approx(0.995));
  const auto series = yearly(2015, {4.0, 4.3, 4.1, 4.5, 4.4, 4.6});
  const auto alone = run(series), of_many = run(series, {.confidence = 0.9995});
  CHECK(alone.verdict == Verdict::moving_away);
  CHECK(of_many.verdict != Verdict::moving_away);
  CHECK(of_many.trend->confidence == 0.9995);
}

TEST_CASE("a promise with several measures is as good as its worst, and no surer") {
  using enum Verdict;
  CHECK(together({met, on_track}) == on_track);
  CHECK(together({met, met}) == met);
  CHECK(together({met, cannot_tell}) == cannot_tell);
  CHECK(together({cannot_tell, off_track}) == off_track);
  CHECK(together({on_track, moving_away, off_track}) == moving_away);
  CHECK(together({}) == cannot_tell);
}

TEST_CASE("where nothing moves, moving away is said of no more than one series in twenty" *
          doctest::test_suite("many draws")) {
  constexpr int replicates = 2'000;
  int wrong = 0;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    RandomStream stream(7, {2, replicate, 0});
    Inputs inputs{.series = {}, .wanted = Wanted::down};
    for (int i = 0; i < 8; ++i) {
      double noise = -6;  // the sum of twelve is nearly normal, of deviation 1
      for (int k = 0; k < 12; ++k) noise += stream.uniform();
      inputs.series.push_back({.year = 2015.0 + i, .value = 10 * std::exp(0.05 * noise)});
    }
    wrong += run(inputs).verdict == Verdict::moving_away ? 1 : 0;
  }
  CHECK(wrong <= replicates / 20);
  CHECK(wrong >= replicates / 200);  // it is a test of something
}

}  // namespace corridor::commitment_verdict::commitment_verdict_test
