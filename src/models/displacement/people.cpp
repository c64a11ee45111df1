#include "models/displacement/people.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace corridor::displacement {
namespace {

int find_attribute(const World& world, std::string_view name) {
  for (std::size_t i = 0; i < world.demographics.size() && i < 4; ++i) {
    if (world.demographics[i].attribute == name) return static_cast<int>(i);
  }
  return -1;
}

const std::vector<double>& weights_at(const Demographic& attribute, int place) {
  const auto found = attribute.where.find(place);
  return found == attribute.where.end() ? attribute.usual : found->second;
}

}  // namespace

People::People(const World& world, const Rules& rules)
    : world_(&world), rules_(&rules), kept_(needs_persons(rules)) {
  gender_ = find_attribute(world, "gender");
  age_ = find_attribute(world, "age");
  religion_ = find_attribute(world, "religion");
  ethnicity_ = find_attribute(world, "ethnicity");
}

void People::add(int place, Draws& draws) {
  if (!kept_) return;
  homes_.push_back(place);
  std::array<std::int16_t, 4> drawn{-1, -1, -1, -1};
  for (std::size_t i = 0; i < world_->demographics.size() && i < drawn.size(); ++i) {
    const auto& weights = weights_at(world_->demographics[i], place);
    double sum = 0;
    for (const double weight : weights) sum += weight;
    double wanted = draws.uniform() * sum;
    for (std::size_t v = 0; v < weights.size(); ++v) {
      wanted -= weights[v];
      if (wanted < 0 || v + 1 == weights.size()) {
        drawn[i] = static_cast<std::int16_t>(v);
        break;
      }
    }
  }
  values_.push_back(drawn);
}

bool People::has(std::size_t person, std::size_t attribute, std::string_view value) const {
  const auto index = values_[person][attribute];
  return index >= 0 && world_->demographics[attribute].values[std::size_t(index)] == value;
}

double People::age_of(std::size_t person) const {
  if (age_ < 0 || values_[person][std::size_t(age_)] < 0) return 30;
  const auto index = std::size_t(values_[person][std::size_t(age_)]);
  return parse_number(world_->demographics[std::size_t(age_)].values[index]).value_or(30);
}

/// Share of people at home in a place who have this person's religion (or ethnicity).
double People::share_alike(std::size_t person, int place) const {
  const auto& state_rules = *rules_;
  double share = 1;
  const auto by = [&](int attribute) {
    if (attribute < 0) return;
    const auto value = values_[person][std::size_t(attribute)];
    const auto& weights = weights_at(world_->demographics[std::size_t(attribute)], place);
    double sum = 0;
    for (const double weight : weights) sum += weight;
    if (value >= 0 && sum > 0) share *= weights[std::size_t(value)] / sum;
  };
  const Kind kind = world_->places[std::size_t(place)].kind;
  if (state_rules.match_camp_religion && is_camp(kind)) by(religion_);
  const bool ethnic = (state_rules.match_camp_ethnicity && is_camp(kind)) ||
                      (state_rules.match_town_ethnicity && kind == Kind::town) ||
                      (state_rules.match_conflict_ethnicity && kind == Kind::conflict);
  if (ethnic) by(ethnicity_);
  return share;
}

double People::score_for(std::size_t person, int place, const PlaceState& state) const {
  double score = state.score;
  const double age = age_of(person);
  const bool woman = gender_ >= 0 && has(person, std::size_t(gender_), "female");
  const bool man = gender_ >= 0 && has(person, std::size_t(gender_), "male");
  const bool careful = (rules_->women_avoid_hazards && woman) ||
                       (rules_->children_avoid_hazards && age < 15) ||
                       (rules_->elderly_avoid_hazards && age >= 65);
  const bool daring = rules_->boys_take_risk && man && age >= 15 && age <= 25;
  if (state.intensity > 0 && careful) score *= score;
  if (state.intensity > 0 && daring) score = 1;
  score *= share_alike(person, place);
  if (rules_->stay_close_to_home && rules_->repairs.home_distance) {
    const double km = great_circle_km(world_->places[std::size_t(place)],
                                      world_->places[std::size_t(homes_[person])]);
    score *= std::pow(std::max(1.0, km), -rules_->home_distance_power);
  }
  return score;
}

void People::weigh(std::size_t person, const Choices& choices, const Router& router,
                   std::vector<double>& cumulative) const {
  cumulative.clear();
  double sum = 0;
  for (const auto& candidate : choices.candidates) {
    const auto& state = router.land().places()[std::size_t(candidate.end)];
    const double score = score_for(person, candidate.end, state);
    double weight = (rules_->weight_softening + score * candidate.nearness) / candidate.resistance *
                    router.room(candidate.end);
    if (rules_->weight_power != 1) weight = std::pow(weight, rules_->weight_power);
    cumulative.push_back(sum += weight);
  }
  if (sum > 0) return;
  for (auto& weight : cumulative) weight = sum += 1;
}

}  // namespace corridor::displacement
