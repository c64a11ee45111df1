#pragma once
// What persons differ in, where a rule asks: sex, age, religion, ethnicity, where home is. Nothing
// is kept where no rule does.

#include "models/displacement/draws.h"
#include "models/displacement/router.h"

#include <array>
#include <cstdint>
#include <vector>

namespace corridor::displacement {

class People {
 public:
  People(const World& world, const Rules& rules);

  bool empty() const { return !kept_; }
  /// One more person, from that place; attributes are drawn by the place's weights.
  void add(int place, Draws& draws);
  /// Cumulative weights of the choices for this person.
  void weigh(std::size_t person, const Choices& choices, const Router& router,
             std::vector<double>& cumulative) const;
  /// "gender" and the like: index of the value in World::demographics, by person.
  const std::vector<std::array<std::int16_t, 4>>& values() const { return values_; }

 private:
  double score_for(std::size_t person, int place, const PlaceState& state) const;
  bool has(std::size_t person, std::size_t attribute, std::string_view value) const;
  double age_of(std::size_t person) const;
  double share_alike(std::size_t person, int place) const;

  const World* world_;
  const Rules* rules_;
  bool kept_;
  int gender_ = -1, age_ = -1, religion_ = -1, ethnicity_ = -1;  // index of World::demographics
  std::vector<int> homes_;
  std::vector<std::array<std::int16_t, 4>> values_;
};

}  // namespace corridor::displacement
