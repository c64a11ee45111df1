// People in the same state are exchangeable: leaving is one binomial draw a cohort, the choice of a
// route one multinomial draw. States, and the groups in which they are worked out, are those of
// cohorts.h.

#include "models/displacement/cohorts.h"
#include "models/displacement/engine.h"

#include <algorithm>

namespace corridor::displacement {
namespace {

constexpr std::size_t none = SIZE_MAX;

/// The ways open to a group at a place, each with the chance of taking it when none before was.
struct Ways {
  struct Way {
    int link = -1;  // -1: stays after all
    int route = -1;
    std::size_t group = none;  // of those who take it, once somebody does
    std::int64_t people = 0;
  };
  std::vector<Way> ways;
  const Choices* choices = nullptr;  // nothing where there is one way
  State from;
};

class CohortEngine : public Engine {
 public:
  CohortEngine(Landscape& land, Router& router, EngineOptions options)
      : Engine(land, router), insert_draws_(options.insert_key), crowds_(land.places().size() * 2) {
    some_walk_ = std::ranges::any_of(land.links(),
                                     [](const Link& link) { return link.walk_probability > 0; });
  }

  void insert(int place, std::int64_t people) override {
    if (people == 0) return;
    crowd(place, land_.rules().start_on_foot).incoming.add(0, people);
    land_.places()[std::size_t(place)].present += people;
    people_ += people;
  }
  void spawn(std::int64_t people, std::span<const double> weights) override {
    std::vector<std::int64_t> spawned;
    draw_multinomial(insert_draws_, people, weights, spawned);
    for (std::size_t i = 0; i < spawned.size(); ++i) insert(static_cast<int>(i), spawned[i]);
  }
  void move(int day, std::uint64_t key) override;
  std::size_t states() const override {
    std::size_t count = 0;
    for (std::size_t i = 0; i < now_.size(); ++i) count += now_[i].people.list().size();
    for (const auto& one : crowds_) count += one.here.list().size() + one.incoming.list().size();
    return count;
  }

 private:
  Crowd& crowd(int place, bool first) { return crowds_[std::size_t(place) * 2 + (first ? 1 : 0)]; }
  void take_up();
  void travel_all(bool may_go_on);
  void leave_crowd(int place, bool first);
  void leave_few(std::int64_t going, std::vector<Standing>& here);
  void open_ways(const State& state);
  void send(int recent, std::int64_t people);
  void follow(std::size_t way, int recent, std::int64_t people);
  void close_ways();
  void travel(const Group& group);
  void advance(const State& before, const Standings& people, int speed);
  bool keep_to_plan(State& state, const Standings& people);
  void decide(const State& state, const Standings& people, bool short_stints);
  void rest(const State& state, int recent, std::int64_t people);
  void rest_all(const State& state, const Standings& people);
  void settle();
  int rested(int recent, int moved) const {
    return land_.rules().avoid_short_stints ? (recent + moved) >> 1 : 0;
  }

  Draws insert_draws_, draws_{0};
  std::vector<Crowd> crowds_;  // by place and whether on the first way; nobody has a plan
  Groups now_, next_;          // overnight on links, or at places with a plan
  Groups leaving_, arriving_;  // today, stage by stage
  Standings walking_, driving_;
  Ways ways_;
  bool some_walk_ = false;  // links have a chance of walking
  std::vector<std::int64_t> room_to_count_;
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
  for (auto& one : crowds_) one.settle(room_to_count_);
  for (std::size_t place = 0; place < land_.places().size(); ++place) {
    leave_crowd(static_cast<int>(place), false);
    leave_crowd(static_cast<int>(place), true);
  }
  take_up();
  settle();
  for (int hop = 0; leaving_.size() > 0; ++hop) travel_all(hop < most_hops_a_day);
  settle();
  now_.swap(next_);
}

/// One stage of everybody's way today, and what those who arrive do next.
void CohortEngine::travel_all(bool may_go_on) {
  arriving_.clear();
  for (std::size_t i = 0; i < leaving_.size(); ++i) {
    const auto& group = leaving_[i];
    if (may_go_on) {
      travel(group);
    } else {
      rest_all(group.state, group.people);
    }
  }
  leaving_.clear();
  for (std::size_t i = 0; i < arriving_.size(); ++i) {
    auto& group = arriving_[i];
    group.people.settle(room_to_count_);
    decide(group.state, group.people, land_.rules().avoid_short_stints);
  }
}

/// Those of last night: on links, or at a place with a plan.
void CohortEngine::take_up() {
  for (std::size_t i = 0; i < now_.size(); ++i) {
    auto& group = now_[i];
    group.people.settle(room_to_count_);
    if (group.state.where >= 0) {
      decide(group.state, group.people, false);
    } else {
      leaving_[leaving_.find(group.state)].people.add(group.people);
    }
  }
}

/// Who stays has passed the night when this is done; who comes to rest later is added after it.
void CohortEngine::leave_crowd(int place, bool first) {
  auto& here = crowd(place, first).here;
  auto& list = here.list();
  if (list.empty()) return;
  const double chance =
      router_.forced_link(place) >= 0 ? 1 : land_.places()[std::size_t(place)].chance;
  if (chance > 0) {
    open_ways({.where = place, .first = first});
    const std::int64_t people = here.people();
    if (chance * static_cast<double>(people) < 0.5 * static_cast<double>(list.size())) {
      leave_few(draw_binomial(draws_, people, chance), list);
    } else {
      for (auto& one : list) {
        const auto going = draw_binomial(draws_, one.people, chance);
        one.people -= going;
        send(one.recent, going);
      }
    }
    close_ways();
  }
  here.pass_night();
}

/// Draws which of many leave, one by one: as likely as a binomial draw for each cohort.
void CohortEngine::leave_few(std::int64_t going, std::vector<Standing>& here) {
  std::int64_t people = 0;
  for (const auto& one : here) people += one.people;
  for (; going > 0; --going, --people) {
    auto wanted = static_cast<std::int64_t>(draws_.uniform() * static_cast<double>(people));
    auto one = here.begin();
    while (wanted >= one->people) wanted -= (one++)->people;
    --one->people;
    send(one->recent, 1);
  }
}

void CohortEngine::rest(const State& state, int recent, std::int64_t people) {
  if (people == 0) return;
  if (state.where >= 0 && state.route < 0) {
    crowd(state.where, state.first).incoming.add(rested(recent, state.moved), people);
    return;
  }
  State tonight = state;
  tonight.moved = 0;
  next_[next_.find(tonight)].people.add(rested(recent, state.moved), people);
}

void CohortEngine::rest_all(const State& state, const Standings& people) {
  State tonight = state;
  tonight.moved = 0;
  auto& bed = state.where >= 0 && state.route < 0 ? crowd(state.where, state.first).incoming
                                                  : next_[next_.find(tonight)].people;
  for (const auto& one : people.list()) bed.add(rested(one.recent, state.moved), one.people);
}

/// The ways out of the place of a state: along the plan people have, or those they choose among.
void CohortEngine::open_ways(const State& state) {
  auto& [ways, choices, from] = ways_;
  ways.clear();
  choices = nullptr;
  from = state;
  if (state.route >= 0) {
    const auto& book = router_.book();
    const int link =
        drops(state.route) ? -1 : router_.link_between(state.where, book.next(state.route));
    ways.push_back({link, link < 0 ? -1 : book.rest(state.route)});
    return;
  }
  if (const int forced = router_.forced_link(state.where); forced >= 0) {
    ways.push_back({forced, -1});
    return;
  }
  const auto& known = router_.choices(state.where);
  for (const auto& one : known.candidates) {
    ways.push_back(one.full ? Ways::Way{} : Ways::Way{one.first_link, one.rest});
  }
  if (ways.empty()) ways.push_back({});
  if (ways.size() > 1) choices = &known;
}

void CohortEngine::follow(std::size_t index, int recent, std::int64_t people) {
  auto& way = ways_.ways[index];
  way.people += people;
  if (way.link < 0) {
    State state = ways_.from;
    state.route = -1;
    return rest(state, recent, people);
  }
  if (way.group == none) {
    State state = ways_.from;
    state.where = ~way.link;
    state.along = 0;
    state.route = way.route;
    way.group = leaving_.find(state);
  }
  leaving_[way.group].people.add(recent, people);
}

/// Shares people out over the open ways.
void CohortEngine::send(int recent, std::int64_t people) {
  if (people == 0) return;
  const auto* choices = ways_.choices;
  if (choices == nullptr) return follow(0, recent, people);
  if (people <= 3 || people * 4 < std::ssize(ways_.ways)) {
    for (; people > 0; --people) follow(choices->index_at(draws_.uniform()), recent, 1);
    return;
  }
  for (std::size_t i = 0; people > 0; ++i) {
    const auto part = draw_binomial(draws_, people, choices->chances[i]);
    if (part > 0) follow(i, recent, part);
    people -= part;
  }
}

void CohortEngine::close_ways() {
  for (const auto& way : ways_.ways) {
    if (way.link < 0) continue;
    arrived_[std::size_t(ways_.from.where)] -= way.people;
    entered_[std::size_t(way.link)] += way.people;
  }
}

void CohortEngine::travel(const Group& group) {
  const auto& [state, people] = group;
  const auto& link = land_.links()[std::size_t(~state.where)];
  const bool on_foot = land_.rules().start_on_foot && state.first;
  const int speed = on_foot ? land_.walk_speed() : link.speed;
  if (link.walk_probability <= 0) return advance(state, people, speed);
  walking_.list().clear();
  driving_.list().clear();
  for (const auto& one : people.list()) {
    const auto walking = draw_binomial(draws_, one.people, link.walk_probability);
    if (walking > 0) walking_.add(one.recent, walking);
    if (walking < one.people) driving_.add(one.recent, one.people - walking);
  }
  if (!walking_.list().empty()) advance(state, walking_, land_.walk_speed());
  if (!driving_.list().empty()) advance(state, driving_, speed);
}

void CohortEngine::advance(const State& before, const Standings& people, int speed) {
  const auto& rules = land_.rules();
  const bool one_day = rules.repairs.one_day_travel;
  State state = before;
  for (;;) {
    const auto& link = land_.links()[std::size_t(~state.where)];
    const int step = one_day ? std::max(0, speed - state.moved) : speed;
    state.along += step;
    state.moved += step;
    const bool arrived = one_day ? state.along >= link.length : state.along > link.length;
    if (!arrived) return rest_all(state, people);
    state.first = false;
    state.moved -= state.along - link.length;
    state.along = 0;
    state.where = link.closed ? link.from : link.to;
    arrived_[std::size_t(state.where)] += people.people();
    if (link.closed || state.moved >= speed) return rest_all(state, people);
    if (state.route < 0 || some_walk_) break;
    // Nothing is left to chance on the way of a plan: the next stage at once.
    if (!keep_to_plan(state, people)) return rest_all(state, people);
    speed = land_.links()[std::size_t(~state.where)].speed;
  }
  arriving_[arriving_.find(state)].people.add(people);
}

/// From a place onto the next link of the plan; false where it cannot be followed.
bool CohortEngine::keep_to_plan(State& state, const Standings& people) {
  const auto& book = router_.book();
  const int link =
      drops(state.route) ? -1 : router_.link_between(state.where, book.next(state.route));
  state.route = link < 0 ? -1 : book.rest(state.route);
  if (link < 0) return false;
  const auto count = people.people();
  arrived_[std::size_t(state.where)] -= count;
  entered_[std::size_t(link)] += count;
  state.where = ~link;
  return true;
}

void CohortEngine::decide(const State& state, const Standings& people, bool short_stints) {
  const auto& here = land_.places()[std::size_t(state.where)];
  const bool all_go = state.route >= 0 || router_.forced_link(state.where) >= 0;
  // Who has gone less than this of late goes on, from a town.
  const int enough = short_stints && here.town ? land_.max_speed() - state.moved : 0;
  open_ways(state);
  for (const auto& one : people.list()) {
    const bool sure = all_go || one.recent < enough;
    const auto going = sure ? one.people : draw_binomial(draws_, one.people, here.chance);
    rest(state, one.recent, one.people - going);
    send(one.recent, going);
  }
  close_ways();
}

}  // namespace

std::unique_ptr<Engine> make_cohort_engine(Landscape& land, Router& router, EngineOptions options) {
  return std::make_unique<CohortEngine>(land, router, options);
}

}  // namespace corridor::displacement
