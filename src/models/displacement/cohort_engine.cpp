// People in the same state are exchangeable: leaving is one binomial draw a cohort, the choice of a
// route one multinomial draw. States are those of cohorts.h.

#include "models/displacement/cohorts.h"
#include "models/displacement/engine.h"

#include <algorithm>

namespace corridor::displacement {
namespace {

class CohortEngine : public Engine {
 public:
  CohortEngine(Landscape& land, Router& router, EngineOptions options)
      : Engine(land, router),
        insert_draws_(options.insert_key),
        crowds_(land.places().size() * 2) {}

  void insert(int place, std::int64_t people) override {
    if (people == 0) return;
    crowd(place, land_.rules().start_on_foot).add(0, people);
    land_.places()[std::size_t(place)].present += people;
    people_ += people;
  }
  void spawn(std::int64_t people, std::span<const double> weights) override {
    draw_multinomial(insert_draws_, people, weights, counts_);
    const auto spawned = counts_;
    for (std::size_t i = 0; i < spawned.size(); ++i) insert(static_cast<int>(i), spawned[i]);
  }
  void move(int day, std::uint64_t key) override;
  std::size_t states() const override {
    std::size_t count = now_.list().size();
    for (const auto& one : crowds_) count += one.list().size();
    return count;
  }

 private:
  Crowd& crowd(int place, bool first) { return crowds_[std::size_t(place) * 2 + (first ? 1 : 0)]; }
  void leave_places();
  void leave_crowd(int place, bool first);
  void leave_few(const State& state, std::int64_t going, Crowd& crowd);
  void decide(const State& state, std::int64_t people, bool short_stint, Cohorts& leaving);
  void go(State state, std::int64_t going, Cohorts& leaving);
  void enter(State state, int link, std::int64_t people, Cohorts& leaving);
  void travel(const State& state, std::int64_t people, Cohorts& onward);
  void advance(State state, std::int64_t people, int speed, Cohorts& onward);
  void rest(State state, std::int64_t people);
  void settle();

  Draws insert_draws_, draws_{0};
  std::vector<Crowd> crowds_;  // by place and whether on the first way; nobody has a plan
  Cohorts now_, leaving_, onward_, next_;  // on links, or at places with a plan
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> arrived_;  // change of counts at places in this phase
};

void CohortEngine::settle() {
  for (std::size_t i = 0; i < arrived_.size(); ++i) land_.places()[i].present += arrived_[i];
  std::ranges::fill(arrived_, 0);
  refresh_rooms();
}

void CohortEngine::move(int, std::uint64_t key) {
  draws_ = Draws(key);
  arrived_.assign(land_.places().size(), 0);
  refresh_rooms();
  leaving_.clear();
  next_.clear();
  for (auto& one : crowds_) one.settle();
  leave_places();
  for (const auto& cohort : now_.list()) {
    const State state = state_of(cohort.key);
    if (state.where < 0) {
      leaving_.add(state, cohort.people);
    } else {
      decide(state, cohort.people, false, leaving_);
    }
  }
  settle();
  for (int hop = 0; !leaving_.list().empty(); ++hop) {
    onward_.clear();
    for (const auto& cohort : leaving_.list()) {
      if (hop < most_hops_a_day) {
        travel(state_of(cohort.key), cohort.people, onward_);
      } else {
        rest(state_of(cohort.key), cohort.people);
      }
    }
    leaving_.swap(onward_);
  }
  settle();
  now_.swap(next_);
}

/// Who stays has passed the night when this is done; who comes to rest later is added after it.
void CohortEngine::leave_places() {
  for (std::size_t place = 0; place < land_.places().size(); ++place) {
    leave_crowd(static_cast<int>(place), false);
    leave_crowd(static_cast<int>(place), true);
  }
}

void CohortEngine::leave_crowd(int place, bool first) {
  auto& here = crowd(place, first);
  auto& list = here.list();
  if (list.empty()) return;
  const double chance =
      router_.forced_link(place) >= 0 ? 1 : land_.places()[std::size_t(place)].chance;
  State state;
  state.where = place;
  state.first = first;
  std::int64_t people = 0;
  for (const auto& one : list) people += one.people;
  if (chance > 0 && chance * static_cast<double>(people) < 0.5 * static_cast<double>(list.size())) {
    leave_few(state, draw_binomial(draws_, people, chance), here);
  } else if (chance > 0) {
    for (auto& one : list) {
      const auto going = draw_binomial(draws_, one.people, chance);
      one.people -= going;
      state.recent = one.recent;
      go(state, going, leaving_);
    }
    here.drop_empty();
  }
  here.pass_night();
}

/// Draws which of many leave, one by one: as likely as a binomial draw for each cohort.
void CohortEngine::leave_few(const State& state, std::int64_t going, Crowd& here) {
  State leaving = state;
  std::int64_t people = 0;
  for (const auto& one : here.list()) people += one.people;
  for (; going > 0; --going, --people) {
    auto wanted = static_cast<std::int64_t>(draws_.uniform() * static_cast<double>(people));
    auto one = here.list().begin();
    while (wanted >= one->people) wanted -= (one++)->people;
    --one->people;
    leaving.recent = one->recent;
    go(leaving, 1, leaving_);
  }
  here.drop_empty();
}

void CohortEngine::rest(State state, std::int64_t people) {
  state.recent = land_.rules().avoid_short_stints ? (state.recent + state.moved) >> 1 : 0;
  state.moved = 0;
  if (state.where >= 0 && state.route < 0) {
    crowd(state.where, state.first).add(state.recent, people);
  } else {
    next_.add(state, people);
  }
}

void CohortEngine::enter(State state, int link, std::int64_t people, Cohorts& leaving) {
  arrived_[std::size_t(state.where)] -= people;
  entered_[std::size_t(link)] += people;
  state.where = ~link;
  state.along = 0;
  leaving.add(state, people);
}

void CohortEngine::decide(const State& state, std::int64_t people, bool short_stint,
                          Cohorts& leaving) {
  const auto& here = land_.places()[std::size_t(state.where)];
  const bool sure = state.route >= 0 || (short_stint && here.town);
  const double chance = sure || router_.forced_link(state.where) >= 0 ? 1 : here.chance;
  const std::int64_t going = draw_binomial(draws_, people, chance);
  if (going < people) rest(state, people - going);
  go(state, going, leaving);
}

/// People who leave a place: along the plan they have, or one they choose.
void CohortEngine::go(State state, std::int64_t going, Cohorts& leaving) {
  if (going == 0) return;
  auto& book = router_.book();
  if (state.route >= 0) {
    const int link =
        drops(state.route) ? -1 : router_.link_between(state.where, book.next(state.route));
    state.route = link < 0 ? -1 : book.rest(state.route);
    return link < 0 ? rest(state, going) : enter(state, link, going, leaving);
  }
  if (const int forced = router_.forced_link(state.where); forced >= 0) {
    return enter(state, forced, going, leaving);
  }
  const auto& choices = router_.choices(state.where);
  if (choices.candidates.empty()) return rest(state, going);
  const auto follow = [&](const Candidate& candidate, std::int64_t people) {
    if (candidate.full) return rest(state, people);
    State on_way = state;
    on_way.route = candidate.rest;
    enter(on_way, candidate.first_link, people, leaving);
  };
  if (going < static_cast<std::int64_t>(choices.candidates.size())) {
    for (; going > 0; --going) follow(choices.at(draws_.uniform()), 1);
    return;
  }
  draw_multinomial(draws_, going, choices.weights, counts_);
  for (std::size_t i = 0; i < choices.candidates.size(); ++i) {
    if (counts_[i] > 0) follow(choices.candidates[i], counts_[i]);
  }
}

void CohortEngine::travel(const State& state, std::int64_t people, Cohorts& onward) {
  const auto& link = land_.links()[std::size_t(~state.where)];
  const bool on_foot = land_.rules().start_on_foot && state.first;
  const int speed = on_foot ? land_.walk_speed() : link.speed;
  if (link.walk_probability > 0) {
    const auto walking = draw_binomial(draws_, people, link.walk_probability);
    if (walking > 0) advance(state, walking, land_.walk_speed(), onward);
    people -= walking;
  }
  if (people > 0) advance(state, people, speed, onward);
}

void CohortEngine::advance(State state, std::int64_t people, int speed, Cohorts& onward) {
  const auto& rules = land_.rules();
  const bool one_day = rules.repairs.one_day_travel;
  const auto& link = land_.links()[std::size_t(~state.where)];
  const int step = one_day ? std::max(0, speed - state.moved) : speed;
  state.along += step;
  state.moved += step;
  const bool arrived = one_day ? state.along >= link.length : state.along > link.length;
  if (!arrived) return rest(state, people);
  state.first = false;
  state.moved -= state.along - link.length;
  state.along = 0;
  state.where = link.closed ? link.from : link.to;
  arrived_[std::size_t(state.where)] += people;
  if (link.closed || state.moved >= speed) return rest(state, people);
  const bool short_stint =
      rules.avoid_short_stints && state.recent + state.moved < land_.max_speed();
  decide(state, people, short_stint, onward);
}

}  // namespace

std::unique_ptr<Engine> make_cohort_engine(Landscape& land, Router& router, EngineOptions options) {
  return std::make_unique<CohortEngine>(land, router, options);
}

}  // namespace corridor::displacement
