#include "models/labour_rights/labour_rights.h"

#include "models/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace corridor {
namespace labour_rights {
namespace {

constexpr double worst = 10;

struct Mean {
  double sum = 0, weight = 0;
  void add(double value, double by) {
    sum += value * by;
    weight += by;
  }
  std::optional<double> value() const {
    return weight > 0 ? std::optional(sum / weight) : std::nullopt;
  }
};

}  // namespace

Findings run(std::span<const Criterion> criteria, const Parameters& parameters) {
  Findings found{.criteria = static_cast<int>(criteria.size())};
  for (const auto& criterion : criteria) {
    const bool forced = criterion.general_prohibition && criterion.in_law == true;
    const bool in_practice = forced || criterion.in_practice == true;
    found.coded += criterion.in_law.has_value() && (forced || criterion.in_practice.has_value());
    if (criterion.in_law == true) found.weighted_sum += criterion.law_weight;
    if (in_practice) found.weighted_sum += criterion.practice_weight;
    const bool violated = criterion.in_law == true || in_practice;
    found.all_taken_away = found.all_taken_away || (criterion.takes_all_away && violated);
  }
  found.score = found.all_taken_away
                    ? worst
                    : worst * std::min(found.weighted_sum, parameters.cap) / parameters.cap;
  return found;
}

AreaFindings area(std::span<const Country> countries, const Parameters& parameters) {
  AreaFindings found;
  Mean all, ratified, others;
  bool knows_all = true;
  for (const auto& country : countries) {
    if (!country.score || country.labour_force.value_or(0) <= 0) {
      ++found.left_out;
      continue;
    }
    ++found.used;
    all.add(*country.score, *country.labour_force);
    knows_all = knows_all && country.ratified.has_value();
    (country.ratified == true ? ratified : others).add(*country.score, *country.labour_force);
  }
  found.score = all.value();
  found.labour_force = all.weight;
  if (!found.score || !knows_all) return found;
  found.ratified_share = ratified.weight / all.weight;
  if (ratified.value() && others.value()) {
    found.difference = std::abs(*ratified.value() - *others.value());
  }
  const bool alike = found.difference && *found.difference <= parameters.most_difference;
  found.may_be_told = *found.ratified_share >= parameters.least_ratified_share || alike;
  return found;
}

namespace {

constexpr std::array<Parameter, 2> parameters{{
    {"weighted_sum", "points", "weights of the violations found, added up", 0, 30, 1000,
     "unverified default; 30 of 95 is near the world's score of 2017 (SDG database, October 2020)"},
    {"cap", "points", "where the sum is cut off", 1, 95, 1000, "SDG indicator 8.8.2 metadata"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Criterion all{.law_weight = values[0], .in_law = true, .in_practice = false};
  const Findings found = run(std::span(&all, 1), {.cap = values[1]});
  return {{"score", "Score, 0 best to 10 worst", "score", 1, found.score}};
}

}  // namespace
}  // namespace labour_rights

extern const Model labour_rights_model;
const Model labour_rights_model{
    "labour_rights",
    "Labour rights (SDG 8.8.2)",
    "How far are freedom of association and collective bargaining violated?",
    "SDG indicator 8.8.2 metadata (ILO)",
    labour_rights::parameters,
    labour_rights::run_erased};

}  // namespace corridor
