#include "models/cohort_projection/age_profile.h"

#include <doctest/doctest.h>

namespace corridor::cohort_projection::age_profile_test {
namespace {

AgeProfile profile_of(const RogersCastro& schedule, int ages, int width) {
  AgeProfile profile{.first_age = 0, .width_years = width, .rates = {}};
  for (int start = 0; start < ages; start += width) {
    double rate = 0;
    for (int year = 0; year < width; ++year) rate += rogers_castro(schedule, start + year + 0.5);
    profile.rates.push_back(rate / width);
  }
  return profile;
}

}  // namespace

TEST_CASE("indices of a profile of single years, worked by hand") {
  // Ages 15 to 34: 1, 2, 5, 9, 10, 8, 7, ... down by one to 1, and 1 from then on.
  AgeProfile profile{.first_age = 15, .width_years = 1, .rates = {1, 2, 5, 9, 10, 8, 7, 6, 5, 4,
                                                                  3, 2, 1, 1, 1,  1, 1, 1, 1, 1}};
  const auto found = age_indices(profile);
  CHECK(found.gross_intensity == 70);
  CHECK(found.peak_intensity == 10);
  CHECK(found.peak_age == 19.5);
  // Ages 14 to 24, of which 14 is not there: 1 + 2 + 5 + 9 + 10 + 8 + 7 + 6 + 5 + 4.
  CHECK(found.breadth == 57);
  CHECK(found.breadth_percent == doctest::Approx(100.0 * 57 / 70));
  CHECK(found.upward == 4);       // from 5 at 17 to 9 at 18
  CHECK(found.upward_age == 18);  // between 17.5 and 18.5
  CHECK(found.downward == 2);     // from 10 at 19 to 8 at 20
  CHECK(found.downward_age == 20);
  CHECK(*found.asymmetry == 2);
}

TEST_CASE("groups of five years count their rate for each of their years") {
  const AgeProfile profile{.first_age = 0, .width_years = 5, .rates = {2, 1, 6, 4}};
  const auto found = age_indices(profile);
  CHECK(found.gross_intensity == 65);
  CHECK(found.peak_age == 12.5);
  // Ages 7 to 18: three years at 1, five at 6, three at 4.
  CHECK(found.breadth == doctest::Approx(3 + 30 + 12));
  CHECK(found.upward == 1);  // 5 in 5 years
  CHECK(found.downward == doctest::Approx(0.4));
  CHECK(*found.asymmetry == doctest::Approx(2.5));
}

TEST_CASE("a profile that only rises has no asymmetry, and one group no change") {
  CHECK_FALSE(age_indices({.first_age = 0, .width_years = 1, .rates = {1, 2}}).asymmetry);
  CHECK(age_indices({.first_age = 0, .width_years = 1, .rates = {3}}).upward == 0);
}

TEST_CASE("ratios of the standard schedule are those of its parameters") {
  const auto found = schedule_ratios({});
  CHECK(*found.children_to_floor == doctest::Approx(20.0 / 3));
  CHECK(*found.child_dependency == doctest::Approx(1.0 / 3));
  CHECK(*found.labour_asymmetry == doctest::Approx(4));
  CHECK(*found.regularity == doctest::Approx(1));
  CHECK(found.peaking_age == 20);
  CHECK_FALSE(found.retired_to_workers);
  RogersCastro older;
  older.retired = 0.03;
  older.retired_fall = 0.5;
  older.retired_age = 62;
  older.retired_rise = 0.75;
  CHECK(*schedule_ratios(older).retired_to_workers == doctest::Approx(0.5));
  CHECK(*schedule_ratios(older).retirement_asymmetry == doctest::Approx(1.5));
  older.floor = 0;
  CHECK_FALSE(schedule_ratios(older).children_to_floor);
}

TEST_CASE("a schedule is found again from its own profile, in single years and in fives") {
  RogersCastro schedule;
  schedule.workers_age = 23;
  schedule.children_fall = 0.07;
  for (const int width : {1, 5}) {
    const auto fit = fit_schedule(profile_of(schedule, 90, width), false);
    REQUIRE(fit.has_value());
    CHECK(fit->error_percent < 0.01);
    CHECK(fit->schedule.workers_age == doctest::Approx(23).epsilon(1e-3));
    CHECK(*schedule_ratios(fit->schedule).regularity == doctest::Approx(0.7).epsilon(1e-2));
    CHECK(*schedule_ratios(fit->schedule).child_dependency ==
          doctest::Approx(1.0 / 3).epsilon(1e-2));
  }
}

TEST_CASE("retired people's moves are found where they are asked for") {
  RogersCastro schedule;
  schedule.retired = 0.01;
  schedule.retired_fall = 0.3;
  schedule.retired_age = 63;
  schedule.retired_rise = 0.6;
  const auto profile = profile_of(schedule, 90, 1);
  const auto without = fit_schedule(profile, false), with = fit_schedule(profile, true);
  REQUIRE(with.has_value());
  CHECK(with->error_percent < 0.1);
  CHECK(without->error_percent > 1);
  CHECK(*schedule_ratios(with->schedule).retired_to_workers ==
        doctest::Approx(1.0 / 6).epsilon(0.02));
  CHECK(*schedule_ratios(with->schedule).retirement_asymmetry == doctest::Approx(2).epsilon(0.02));
}

TEST_CASE("fewer groups than parameters have no schedule") {
  CHECK_FALSE(fit_schedule(profile_of({}, 35, 5), false));
  CHECK(fit_schedule(profile_of({}, 40, 5), false));
  CHECK_FALSE(fit_schedule(profile_of({}, 55, 5), true));
}

}  // namespace corridor::cohort_projection::age_profile_test
