#include "scenario/population/place_inputs.h"

#include "models/cohort_projection/rogers_castro.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

using cohort_projection::BySex;
using cohort_projection::MigrationTiming;
using cohort_projection::Step;
using Item = ProjectionItem;

constexpr std::array<std::string_view, 2> sex_names{"males", "females"};

/// Puts one place together, step by step.
class Assembly {
 public:
  Assembly(const PlaceTables& place, const ProjectionRequest& request)
      : place_(place), request_(request) {}

  Result<PlaceInputs> assemble() {
    found_.code = std::string(place_.code());
    found_.first_year = TRY(first_year());
    TRY(people());
    for (int year = found_.first_year; year < request_.to_year; year += width_) {
      found_.inputs.steps.push_back(TRY(step(year)));
    }
    found_.inputs.timing = TRY(timing());
    return std::move(found_);
  }

 private:
  Result<int> first_year() const {
    if (request_.from_year) return *request_.from_year;
    for (const int year : place_.years(Item::population)) {
      if (year < request_.not_before) continue;
      if (place_.has(Item::death_rate, year) && has_fertility(year) && has_migration(year)) {
        return year;
      }
    }
    const int year = place_.years(Item::population).front();
    return fail(place_.wrong(
        Item::population, year,
        fmt::format("expected death rates, fertility and migration from that year on, saw {}{}{}",
                    place_.has(Item::death_rate, year) ? "" : "no death rates ",
                    has_fertility(year) ? "" : "no fertility ",
                    has_migration(year) ? "" : "no migration"),
        "Give the tables of the period that begins in the year of the people."));
  }

  bool has_fertility(int year) const {
    return place_.has(Item::fertility, year) ||
           (place_.has(Item::fertility_share, year) && place_.has(Item::total_fertility, year));
  }

  bool has_migration(int year) const {
    return place_.has(Item::net_migrants, year) || place_.has(Item::net_migrants_total, year);
  }

  /// Both sexes of an item, or an error that names the one that is missing.
  Result<std::array<AgeVector, 2>> both(Item item, int year) const {
    std::array<AgeVector, 2> sexes;
    for (int sex = 0; sex < 2; ++sex) {
      auto one = TRY(place_.by_age(item, sex, year, width_));
      if (!one) {
        return fail(place_.wrong(
            item, year, fmt::format("expected males and females, saw no {}", sex_names.at(sex)),
            "A projection needs both sexes; one is never made up from the other."));
      }
      sexes.at(sex) = std::move(*one);
    }
    if (sexes[0].values.size() != sexes[1].values.size()) {
      return fail(place_.wrong(*sexes[1].first_cell,
                               fmt::format("expected {} age groups as of males, saw {}",
                                           sexes[0].values.size(), sexes[1].values.size()),
                               "Give both sexes by the same ages."));
    }
    return sexes;
  }

  Result<void> people() {
    const int year = found_.first_year;
    // Single years and five-year groups differ in the second group's age.
    const auto wide = place_.by_age(Item::population, 0, year, 5);
    width_ = wide ? 5 : 1;
    if (!wide && !place_.by_age(Item::population, 0, year, 1)) return std::unexpected(wide.error());
    found_.inputs.width_years = width_;
    if ((request_.to_year - year) % width_ != 0 || request_.to_year <= year) {
      return fail({ErrorKind::usage,
                   fmt::format("expected a last year that is {} and a multiple of {}, saw {}", year,
                               width_, request_.to_year),
                   {},
                   "Steps are as long as the age groups are wide."});
    }
    const auto sexes = TRY(both(Item::population, year));
    for (std::size_t sex = 0; sex < 2; ++sex) {
      if (!sexes[sex].open) {
        return fail(place_.wrong(*sexes[sex].first_cell, "expected an open last age, saw none",
                                 "Write the last age as 100+."));
      }
      for (const double value : sexes[sex].values) {
        if (value < 0) {
          return fail(place_.wrong(*sexes[sex].first_cell,
                                   fmt::format("expected people, saw {}", value),
                                   "No age group is below zero."));
        }
      }
      found_.inputs.population[sex] = sexes[sex].values;
    }
    people_open_ = sexes[0].open_age;
    return {};
  }

  Result<Step> step(int year) {
    Step step;
    TRY(deaths(year, step));
    TRY(births(year, step));
    TRY(migration(year, step));
    return step;
  }

  Result<void> deaths(int year, Step& step) {
    const auto sexes = TRY(both(Item::death_rate, year));
    for (std::size_t sex = 0; sex < 2; ++sex) {
      for (std::size_t i = 0; i < sexes[sex].values.size(); ++i) {
        const double rate = sexes[sex].values[i];
        const bool last = i + 1 == sexes[sex].values.size();
        if (rate >= 0 && rate <= 2 && !(last && rate == 0)) continue;
        return fail(place_.wrong(
            *sexes[sex].first_cell,
            fmt::format("expected deaths per person and year, from 0 to 2, saw {:.6g} at age {}",
                        rate,
                        i == 0   ? 0
                        : i == 1 ? 1
                                 : 5 * (static_cast<int>(i) - 1)),
            rate > 2 ? "These look like deaths per 1,000: divide them by 1,000."
                     : "No rate is below zero, and that of the open age is above it."));
      }
      step.death_rates[sex] = sexes[sex].values;
    }
    int open = sexes[0].open_age;
    if (width_ == 5 && open >= 95 && open < 130 && people_open_ >= 100) {
      step.death_rates = cohort_projection::extend_to_130(step.death_rates);
      open = 130;
    }
    if (people_open_ > open) {
      return fail(place_.wrong(
          *sexes[0].first_cell,
          fmt::format("expected rates up to {}+ as of people, saw {}+", people_open_, open),
          "Close the people's table at the age of the rates, or add rates."));
    }
    if (open == 130 && people_open_ >= 100) {
      // Nobody stands above 100 to 104 yet; they grow into those ages.
      for (auto& people : found_.inputs.population) people.resize(27, 0.0);
    } else {
      for (const auto sex : cohort_projection::sexes) {
        auto& rates = step.death_rates[static_cast<std::size_t>(sex)];
        rates = cohort_projection::close_at(rates, sex, width_, people_open_);
      }
    }
    return {};
  }

  Result<void> births(int year, Step& step) {
    const auto rates = TRY(place_.by_age(Item::fertility, 0, year, width_));
    const auto shares = TRY(place_.by_age(Item::fertility_share, 0, year, width_));
    const auto total = TRY(place_.single(Item::total_fertility, year));
    if (!rates && !(shares && total)) {
      return fail(place_.wrong(Item::fertility, year, "expected births per woman, saw none",
                               "Give asfert, or pasfert (pct_asfr) and tfr."));
    }
    if (shares) TRY(check_shares(*shares));
    const auto& given = rates ? *rates : *shares;
    const double per_woman = rates ? sum_of(*rates) : *total;
    if (per_woman < 0.3 || per_woman > 12) {
      return fail(place_.wrong(
          *given.first_cell,
          fmt::format("expected 0.3 to 12 births per woman in all, saw {:.4g}", per_woman),
          per_woman > 12 ? "These look like births per 1,000 women: divide them by 1,000."
                         : "asfert is births per woman over the years of the age group."));
    }
    if (rates && total && std::abs(*total - per_woman) > 0.01 * per_woman) {
      return fail(place_.wrong(
          *given.first_cell,
          fmt::format("expected the ages to add up to tfr {:.4g}, saw {:.4g}", *total, per_woman),
          "Correct the total or the ages."));
    }
    step.fertility.assign(found_.inputs.population[1].size(), 0.0);
    for (std::size_t i = 0; i < given.values.size(); ++i) {
      const std::size_t at = static_cast<std::size_t>(given.first_age / width_) + i;
      const double births = rates ? given.values[i] : given.values[i] / 100 * per_woman;
      if (births < 0 || at >= step.fertility.size()) {
        return fail(place_.wrong(*given.first_cell, fmt::format("saw {} births", births),
                                 "Births are not below zero, and of women the table has."));
      }
      step.fertility[at] = births / width_;
    }
    step.boys_per_girl = TRY(boys_per_girl(year));
    return {};
  }

  Result<void> check_shares(const AgeVector& shares) const {
    const double all = sum_of(shares);
    if (std::abs(all - 100) <= 0.5) return {};
    return fail(place_.wrong(*shares.first_cell,
                             fmt::format("expected shares that add up to 100, saw {:.5g}", all),
                             std::abs(all - 1) < 0.01 ? "These are shares of 1: multiply by 100."
                                                      : "An age is missing or given twice."));
  }

  static double sum_of(const AgeVector& by_age) { return cohort_projection::sum(by_age.values); }

  Result<double> boys_per_girl(int year) const {
    auto ratio = TRY(place_.single(Item::boys_per_girl, year));
    if (!ratio && place_.has(Item::births, year)) {
      const auto sexes = TRY(both(Item::births, year));
      const double girls = sum_of(sexes[1]);
      if (girls > 0) ratio = sum_of(sexes[0]) / girls;
    }
    if (!ratio) {
      return fail(place_.wrong(Item::boys_per_girl, year, "expected boys per girl, saw none",
                               "Give srb (around 1.05), or births of both sexes (btm, btf)."));
    }
    if (*ratio < 0.9 || *ratio > 1.3) {
      return fail(place_.wrong(Item::boys_per_girl, year,
                               fmt::format("expected 0.9 to 1.3 boys per girl, saw {:.4g}", *ratio),
                               *ratio > 50 ? "This looks like boys per 100 girls."
                                           : "Write boys per girl, around 1.05."));
    }
    return *ratio;
  }

  Result<void> migration(int year, Step& step) {
    const std::size_t groups = found_.inputs.population[0].size();
    if (!place_.has(Item::net_migrants, year)) {
      const auto total = TRY(place_.single(Item::net_migrants_total, year));
      if (!total) {
        return fail(place_.wrong(Item::net_migrants, year, "expected net migrants, saw none",
                                 "Write zeros where nobody moves."));
      }
      const auto shares =
          cohort_projection::rogers_castro_shares({}, static_cast<int>(groups), width_);
      for (auto& migrants : step.net_migrants) {
        for (const double share : shares) migrants.push_back(share * *total / 2);
      }
      found_.ages_by_rogers_castro = true;
      return {};
    }
    const auto sexes = TRY(both(Item::net_migrants, year));
    const double people = cohort_projection::total(found_.inputs.population);
    for (std::size_t sex = 0; sex < 2; ++sex) {
      if (sexes[sex].values.size() > groups || std::abs(sum_of(sexes[sex])) > people) {
        return fail(place_.wrong(
            *sexes[sex].first_cell,
            fmt::format("expected fewer migrants than the {:.6g} thousand people, in {} ages at "
                        "most, saw {:.6g} in {}",
                        people, groups, sum_of(sexes[sex]), sexes[sex].values.size()),
            "Migrants are in thousands, as people are."));
      }
      step.net_migrants[sex] = sexes[sex].values;
    }
    return {};
  }

  /// As stated; else the way that gives the births the tables hold; else spread.
  Result<MigrationTiming> timing() {
    const auto years = place_.years(Item::timing);
    if (!years.empty()) {
      const double code = *TRY(place_.single(Item::timing, years.front()));
      if (code == 0) return MigrationTiming::spread;
      if (code == 9) return MigrationTiming::at_end;
      return fail(place_.wrong(Item::timing, years.front(),
                               fmt::format("expected 0 (spread) or 9 (at the end), saw {}", code),
                               "Write 0 or 9."));
    }
    const int year = found_.first_year;
    if (!place_.has(Item::births, year)) {
      found_.timing_assumed = true;
      return MigrationTiming::spread;
    }
    const auto sexes = TRY(both(Item::births, year));
    const double given = sum_of(sexes[0]) + sum_of(sexes[1]);
    std::array<double, 2> off{};
    for (std::size_t way = 0; way < 2; ++way) {
      auto inputs = found_.inputs;
      inputs.steps.resize(1);
      inputs.timing = static_cast<MigrationTiming>(way);
      const auto outcome = cohort_projection::run(inputs).outcomes.front();
      off[way] = std::abs(outcome.births[0] + outcome.births[1] - given);
    }
    found_.births_off = std::min(off[0], off[1]) / std::max(given, 1e-9);
    if (found_.births_off > 0.2) {
      return fail(place_.wrong(
          Item::births, year,
          fmt::format("expected the births that women and fertility give, saw {:.4g} thousand, "
                      "{:.0f} percent off",
                      given, 100 * found_.births_off),
          "Births, women and fertility contradict one another: which is right?"));
    }
    return off[0] <= off[1] ? MigrationTiming::spread : MigrationTiming::at_end;
  }

  const PlaceTables& place_;
  const ProjectionRequest& request_;
  PlaceInputs found_;
  int width_ = 5;
  int people_open_ = 100;
};

}  // namespace

Result<PlaceInputs> place_inputs(const PlaceTables& place, const ProjectionRequest& request) {
  return Assembly(place, request).assemble();
}

}  // namespace corridor
