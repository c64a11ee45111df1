// Persons one by one, 28 bytes each. Random numbers are named by (seed, replicate, day, person), so
// that what one person draws does not depend on who else is there.

#include "models/displacement/engine.h"
#include "models/displacement/people.h"

#include <algorithm>
#include <cmath>

namespace corridor::displacement {
namespace {

struct Person {
  int where = 0;  // a place, or ~link
  int along = 0, route = -1, recent = 0;
  int recent_day = 0;  // the day to whose evening `recent` belongs
  bool first = true;
};

class PersonEngine : public Engine {
 public:
  PersonEngine(Landscape& land, Router& router, EngineOptions options)
      : Engine(land, router),
        serial_(options.serial),
        insert_draws_(options.insert_key),
        people_told_(land.world(), land.rules()) {}

  void insert(int place, std::int64_t people) override {
    for (std::int64_t i = 0; i < people; ++i) {
      Person person;
      person.where = place;
      person.recent_day = today_ - 1;
      persons_.push_back(person);
      people_told_.add(place, insert_draws_);
    }
    land_.places()[std::size_t(place)].present += people;
    people_ += people;
  }
  void spawn(std::int64_t people, std::span<const double> weights) override;
  void move(int day, std::uint64_t key) override;
  std::size_t states() const override { return persons_.size(); }

 private:
  bool decide(std::size_t index, bool sure, Draws& draws);
  int choose(std::size_t index, Draws& draws, int& route);
  void travel(std::size_t index, Draws& draws);
  void count(int place, int change);
  void settle();

  bool serial_;
  Draws insert_draws_;
  People people_told_;
  std::vector<Person> persons_;
  std::vector<std::uint64_t> bound_;  // chance of leaving a place, of 2^64
  std::vector<std::uint32_t> travelling_;
  std::vector<std::int64_t> arrived_;
  std::vector<double> weights_;
  int today_ = 0;
};

void PersonEngine::spawn(std::int64_t people, std::span<const double> weights) {
  std::vector<double> cumulative;
  double sum = 0;
  for (const double weight : weights) cumulative.push_back(sum += weight);
  for (std::int64_t i = 0; i < people; ++i) {
    const double wanted = insert_draws_.uniform() * sum;
    const auto found = std::ranges::upper_bound(cumulative, wanted);
    insert(static_cast<int>(found - cumulative.begin()), 1);
  }
}

void PersonEngine::count(int place, int change) {
  if (!serial_) {
    arrived_[std::size_t(place)] += change;
    return;
  }
  auto& state = land_.places()[std::size_t(place)];
  state.present += change;
  if (state.capacity > 0) router_.set_room(place, land_.room(place, state.present));
}

void PersonEngine::settle() {
  if (serial_) return;
  for (std::size_t i = 0; i < arrived_.size(); ++i) land_.places()[i].present += arrived_[i];
  std::ranges::fill(arrived_, 0);
  refresh_rooms();
}

void PersonEngine::move(int day, std::uint64_t key) {
  today_ = day;
  arrived_.assign(land_.places().size(), 0);
  refresh_rooms();
  bound_.resize(land_.places().size());
  for (std::size_t i = 0; i < bound_.size(); ++i) {
    const double chance =
        router_.forced_link(static_cast<int>(i)) >= 0 ? 1 : land_.places()[i].chance;
    bound_[i] = chance >= 1 ? UINT64_MAX : static_cast<std::uint64_t>(std::ldexp(chance, 64));
  }
  travelling_.clear();
  for (std::size_t i = 0; i < persons_.size(); ++i) {
    const auto& person = persons_[i];
    if (person.where >= 0) {
      Draws draws = person_draws(key, i);
      if (person.route < 0 && draws.next() >= bound_[std::size_t(person.where)]) continue;
      decide(i, true, draws);
    }
    if (person.where < 0) travelling_.push_back(static_cast<std::uint32_t>(i));
  }
  settle();
  for (const auto index : travelling_) {
    Draws draws = person_draws(~key, index);
    travel(index, draws);
  }
  settle();
  today_ = day + 1;
}

/// Lets a person at a place go; `sure` where the chance has been drawn already, or is 1.
bool PersonEngine::decide(std::size_t index, bool sure, Draws& draws) {
  Person& person = persons_[index];
  const int place = person.where;
  if (!sure && person.route < 0 && draws.next() >= bound_[std::size_t(place)]) return false;
  int link = -1, route = -1;
  if (person.route >= 0) {
    if (!drops(person.route)) link = router_.link_between(place, router_.book().next(person.route));
    route = link < 0 ? -1 : router_.book().rest(person.route);
  } else if (const int forced = router_.forced_link(place); forced >= 0) {
    link = forced;
  } else {
    link = choose(index, draws, route);
  }
  person.route = route;
  if (link < 0) return false;
  count(place, -1);
  ++entered_[std::size_t(link)];
  person.where = ~link;
  person.along = 0;
  return true;
}

int PersonEngine::choose(std::size_t index, Draws& draws, int& route) {
  const auto& choices = router_.choices(persons_[index].where);
  if (choices.candidates.empty()) return -1;
  const Candidate* chosen = nullptr;
  if (people_told_.empty()) {
    chosen = &choices.at(draws.uniform());
  } else {
    people_told_.weigh(index, choices, router_, weights_);
    double wanted = draws.uniform() * weights_.back();
    const auto found = std::ranges::upper_bound(weights_, wanted);
    chosen =
        &choices.candidates[std::min(std::size_t(found - weights_.begin()), weights_.size() - 1)];
  }
  if (chosen->full) return -1;
  route = chosen->rest;
  return chosen->first_link;
}

void PersonEngine::travel(std::size_t index, Draws& draws) {
  Person& person = persons_[index];
  const auto& rules = land_.rules();
  const bool one_day = rules.repairs.one_day_travel;
  // Every night since halved what was remembered.
  const int nights = std::min(today_ - 1 - person.recent_day, 31);
  const int recent = person.recent >> nights;
  int moved = 0;
  for (int hop = 0; hop < most_hops_a_day; ++hop) {
    const auto& link = land_.links()[std::size_t(~person.where)];
    int speed = rules.start_on_foot && person.first ? land_.walk_speed() : link.speed;
    if (link.walk_probability > 0 && draws.uniform() < link.walk_probability) {
      speed = land_.walk_speed();
    }
    const int step = one_day ? std::max(0, speed - moved) : speed;
    person.along += step;
    moved += step;
    if (one_day ? person.along < link.length : person.along <= link.length) break;
    person.first = false;
    moved -= person.along - link.length;
    person.along = 0;
    person.where = link.closed ? link.from : link.to;
    count(person.where, 1);
    if (link.closed || moved >= speed) break;
    const bool short_stint = rules.avoid_short_stints && recent + moved < land_.max_speed();
    const bool town = land_.places()[std::size_t(person.where)].town;
    if (!decide(index, short_stint && town, draws)) break;
  }
  person.recent = (recent + moved) >> 1;
  person.recent_day = today_;
}

}  // namespace

std::unique_ptr<Engine> make_person_engine(Landscape& land, Router& router, EngineOptions options) {
  return std::make_unique<PersonEngine>(land, router, options);
}

}  // namespace corridor::displacement
