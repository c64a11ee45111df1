#pragma once
// Two engines that move people over a landscape, day by day, with the same rules.
//
// PersonEngine keeps every person and moves them one after another: in serial order, where each
// sees the camps as those before have left them, or in phase order, where counts stand still while
// all decide and while all travel. CohortEngine (phase order) keeps how many people share a state,
// and draws how many of them do what: the same distribution, at a cost that does not grow with the
// number of people.

#include "models/displacement/draws.h"
#include "models/displacement/landscape.h"
#include "models/displacement/router.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace corridor::displacement {

/// Links of length 0 could be walked for ever.
inline constexpr int most_hops_a_day = 1000;

/// What the engines need of each other and of the outside.
class Engine {
 public:
  Engine(Landscape& land, Router& router) : land_(land), router_(router) {
    entered_.assign(land.links().size(), 0);
  }
  virtual ~Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Puts people at a place, as from today.
  virtual void insert(int place, std::int64_t people) = 0;
  /// Shares people out over places by weight.
  virtual void spawn(std::int64_t people, std::span<const double> weights) = 0;
  /// Lets everybody decide and travel. `key` names the day's random numbers.
  virtual void move(int day, std::uint64_t key) = 0;

  std::int64_t people() const { return people_; }
  std::int64_t on_links() const;
  /// Entries into each link since the beginning.
  const std::vector<std::int64_t>& entered() const { return entered_; }
  /// States held: persons, or cohorts.
  virtual std::size_t states() const = 0;

 protected:
  /// New rooms from the counts as they are.
  void refresh_rooms();
  bool drops(int route) const;

  Landscape& land_;
  Router& router_;
  std::vector<std::int64_t> entered_;
  std::int64_t people_ = 0;
};

struct EngineOptions {
  bool serial = false;
  std::uint64_t insert_key = 0;  // names the random numbers of spawning
};

std::unique_ptr<Engine> make_person_engine(Landscape& land, Router& router, EngineOptions options);
std::unique_ptr<Engine> make_cohort_engine(Landscape& land, Router& router, EngineOptions options);

}  // namespace corridor::displacement
