// People in the same state are exchangeable: leaving is one binomial draw a cohort, the choice of a
// route one multinomial draw. States, and the groups in which they are worked out, are those of
// cohorts.h.

#include "models/displacement/cohorts.h"
#include "models/displacement/engine.h"

#include <algorithm>
#include <utility>

namespace corridor::displacement {
namespace {

/// The ways open to a group at a place.
struct Ways {
  struct Way {
    int link = -1;  // -1: stays after all
    int route = -1;
    Standings* to = nullptr;  // who takes it, once somebody does
    bool rests = false;       // there, till tomorrow
    int moved = 0;            // by then
    int end = -1;             // the place reached, where one is
    std::int64_t people = 0;
  };
  std::vector<Way> ways;
  std::vector<std::int64_t> counts;  // room to count in, all 0
  const Choices* choices = nullptr;  // nothing where there is one way
  State from;
};

/// People for each way, up to which they choose one by one.
constexpr std::int64_t most_one_by_one = 6;

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
  void set_out();
  void travel_all();
  void leave_crowd(int place, bool first);
  void leave_few(std::int64_t going, std::vector<Standing>& here);
  void open_ways(const State& state);
  void send(int recent, std::int64_t people);
  void follow(std::size_t way, int recent, std::int64_t people);
  void enter(Ways::Way& way);
  void close_ways();
  void travel(const Group& group);
  int speed_of(const State& state) const;
  bool go(State& state, int speed) const;
  void advance(const State& before, const Standings& people, int speed);
  bool keep_to_plan(State& state, const Standings& people);
  void decide(const State& state, const Standings& people, bool short_stints);
  Standings& bed_of(State state);
  void rest_all(const State& state, const Standings& people);
  void settle(std::vector<std::int64_t>& change);
  int rested(int recent, int moved) const {
    return land_.rules().avoid_short_stints ? (recent + moved) >> 1 : 0;
  }

  Draws insert_draws_, draws_{0};
  Bytes bytes_;
  std::vector<Crowd> crowds_;  // by place and whether on the first way; nobody has a plan
  Groups now_, next_;          // overnight on links, or at places with a plan
  Groups arriving_, stage_;    // today, stage by stage
  Groups leaving_;             // whose next stage has still to be worked out
  bool last_stage_ = false;
  Standings walking_, driving_;
  Ways ways_;
  std::vector<Standing> waiting_;  // to be shared out over the ways, where they are many
  bool some_walk_ = false;         // links have a chance of walking
  std::vector<std::int64_t> room_to_count_;
  std::vector<std::int64_t> left_, arrived_;  // change of counts at places
};

/// Counts and rooms as after this phase.
void CohortEngine::settle(std::vector<std::int64_t>& change) {
  for (std::size_t i = 0; i < change.size(); ++i) land_.places()[i].present += change[i];
  std::ranges::fill(change, 0);
  refresh_rooms();
}

void CohortEngine::move(int, std::uint64_t key) {
  draws_ = Draws(key);
  bytes_ = {};
  left_.assign(land_.places().size(), 0);
  arrived_.assign(land_.places().size(), 0);
  refresh_rooms();
  next_.clear();
  last_stage_ = false;
  set_out();
  settle(left_);
  for (std::size_t i = 0; i < now_.size(); ++i) {
    if (now_[i].state.where < 0) travel(now_[i]);
  }
  travel_all();
  for (int stage = 1; arriving_.size() > 0; ++stage) {
    last_stage_ = stage == most_hops_a_day;
    stage_.swap(arriving_);
    arriving_.clear();
    for (std::size_t i = 0; i < stage_.size(); ++i) {
      auto& group = stage_[i];
      if (group.people.list().size() > 16) group.people.settle(room_to_count_);
      decide(group.state, group.people, land_.rules().avoid_short_stints);
    }
    travel_all();
  }
  settle(left_);
  settle(arrived_);
  now_.swap(next_);
}

/// In the morning: those without a plan, and those of last night with one.
void CohortEngine::set_out() {
  for (auto& one : crowds_) one.settle(room_to_count_);
  for (std::size_t place = 0; place < land_.places().size(); ++place) {
    leave_crowd(static_cast<int>(place), false);
    leave_crowd(static_cast<int>(place), true);
  }
  for (std::size_t i = 0; i < now_.size(); ++i) {
    auto& group = now_[i];
    group.people.settle(room_to_count_);
    if (group.state.where >= 0) decide(group.state, group.people, false);
  }
}

/// The next stage of those whose way is not known yet.
void CohortEngine::travel_all() {
  for (std::size_t i = 0; i < leaving_.size(); ++i) {
    const auto& group = leaving_[i];
    if (last_stage_) {
      rest_all(group.state, group.people);
    } else {
      travel(group);
    }
  }
  leaving_.clear();
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

/// Where people of a state spend the night.
Standings& CohortEngine::bed_of(State state) {
  if (state.where >= 0 && state.route < 0) return crowd(state.where, state.first).incoming;
  state.moved = 0;
  return next_.find(state).people;
}

void CohortEngine::rest_all(const State& state, const Standings& people) {
  auto& bed = bed_of(state);
  for (const auto& one : people.list()) bed.add(rested(one.recent, state.moved), one.people);
}

/// The ways out of the place of a state: along the plan people have, or those they choose among.
void CohortEngine::open_ways(const State& state) {
  auto& [ways, counts, choices, from] = ways_;
  ways.clear();
  choices = nullptr;
  from = state;
  if (state.route >= 0) {
    const auto& book = router_.book();
    const int link =
        drops(state.route) ? -1 : router_.link_between(state.where, book.next(state.route));
    ways.push_back({.link = link, .route = link < 0 ? -1 : book.rest(state.route)});
    return;
  }
  if (const int forced = router_.forced_link(state.where); forced >= 0) {
    ways.push_back({.link = forced});
    return;
  }
  const auto& known = router_.choices(state.where);
  for (const auto& one : known.candidates) {
    ways.push_back(one.full ? Ways::Way{} : Ways::Way{.link = one.first_link, .route = one.rest});
  }
  if (ways.empty()) ways.push_back({});
  if (ways.size() > 1) choices = &known;
}

/// Works out where a way leads: as far as nothing on it is left to chance.
void CohortEngine::enter(Ways::Way& way) {
  State state = ways_.from;
  state.route = way.route;
  if (way.link >= 0) {
    state.where = ~way.link;
    state.along = 0;
    if (way.route >= 0 || some_walk_ || last_stage_) {
      way.to = &leaving_.find(state).people;
      return;
    }
    const bool goes_on = go(state, speed_of(state));
    way.end = state.where;
    if (goes_on) {
      way.to = &arriving_.find(state).people;
      return;
    }
  }
  way.to = &bed_of(state);
  way.rests = true;
  way.moved = state.moved;
}

void CohortEngine::follow(std::size_t index, int recent, std::int64_t people) {
  auto& way = ways_.ways[index];
  if (way.to == nullptr) enter(way);
  way.people += people;
  way.to->add(way.rests ? rested(recent, way.moved) : recent, people);
}

/// Shares people out over the open ways.
void CohortEngine::send(int recent, std::int64_t people) {
  if (people == 0) return;
  const auto* choices = ways_.choices;
  if (choices == nullptr) return follow(0, recent, people);
  const auto draw = [&] { return choices->index_at(bytes_.next(draws_), draws_); };
  if (people <= 3) {
    for (; people > 0; --people) follow(draw(), recent, 1);
    return;
  }
  auto& counts = ways_.counts;
  counts.resize(ways_.ways.size(), 0);
  if (people > most_one_by_one * std::ssize(counts)) {
    waiting_.push_back({recent, people});
    return;
  }
  for (auto left = people; left > 0; --left) ++counts[draw()];
  for (std::size_t i = 0; people > 0; ++i) {
    if (counts[i] == 0) continue;
    follow(i, recent, counts[i]);
    people -= std::exchange(counts[i], 0);
  }
}

void CohortEngine::close_ways() {
  // Those who are many, way by way: each way has one chance for all of them.
  for (std::size_t i = 0; !waiting_.empty(); ++i) {
    const double chance = ways_.choices->chances[i];
    std::size_t kept = 0;
    for (const auto& one : waiting_) {
      const auto taken = draw_binomial(draws_, one.people, chance);
      if (taken > 0) follow(i, one.recent, taken);
      if (taken < one.people) waiting_[kept++] = {one.recent, one.people - taken};
    }
    waiting_.resize(kept);
  }
  for (const auto& way : ways_.ways) {
    if (way.link < 0) continue;
    left_[std::size_t(ways_.from.where)] -= way.people;
    entered_[std::size_t(way.link)] += way.people;
    if (way.end >= 0) arrived_[std::size_t(way.end)] += way.people;
  }
}

int CohortEngine::speed_of(const State& state) const {
  const bool on_foot = land_.rules().start_on_foot && state.first;
  return on_foot ? land_.walk_speed() : land_.links()[std::size_t(~state.where)].speed;
}

void CohortEngine::travel(const Group& group) {
  const auto& [state, people] = group;
  const auto& link = land_.links()[std::size_t(~state.where)];
  if (link.walk_probability <= 0) return advance(state, people, speed_of(state));
  walking_.list().clear();
  driving_.list().clear();
  for (const auto& one : people.list()) {
    const auto walking = draw_binomial(draws_, one.people, link.walk_probability);
    if (walking > 0) walking_.add(one.recent, walking);
    if (walking < one.people) driving_.add(one.recent, one.people - walking);
  }
  if (!walking_.list().empty()) advance(state, walking_, land_.walk_speed());
  if (!driving_.list().empty()) advance(state, driving_, speed_of(state));
}

/// Along a link, as far as a day's speed goes; true where the day is not over at its end.
bool CohortEngine::go(State& state, int speed) const {
  const bool one_day = land_.rules().repairs.one_day_travel;
  const auto& link = land_.links()[std::size_t(~state.where)];
  const int step = one_day ? std::max(0, speed - state.moved) : speed;
  state.along += step;
  state.moved += step;
  if (one_day ? state.along < link.length : state.along <= link.length) return false;
  state.first = false;
  state.moved -= state.along - link.length;
  state.along = 0;
  state.where = link.closed ? link.from : link.to;
  return !link.closed && state.moved < speed;
}

void CohortEngine::advance(const State& before, const Standings& people, int speed) {
  State state = before;
  for (;;) {
    const bool goes_on = go(state, speed);
    if (state.where >= 0) arrived_[std::size_t(state.where)] += people.people();
    if (!goes_on) return rest_all(state, people);
    if (state.route < 0 || some_walk_) break;
    // Nothing is left to chance on the way of a plan: the next stage at once.
    if (!keep_to_plan(state, people)) return rest_all(state, people);
    speed = land_.links()[std::size_t(~state.where)].speed;
  }
  arriving_.find(state).people.add(people);
}

/// From a place onto the next link of the plan; false where it cannot be followed.
bool CohortEngine::keep_to_plan(State& state, const Standings& people) {
  const auto& book = router_.book();
  const int link =
      drops(state.route) ? -1 : router_.link_between(state.where, book.next(state.route));
  state.route = link < 0 ? -1 : book.rest(state.route);
  if (link < 0) return false;
  const auto count = people.people();
  left_[std::size_t(state.where)] -= count;
  entered_[std::size_t(link)] += count;
  state.where = ~link;
  return true;
}

void CohortEngine::decide(const State& state, const Standings& people, bool short_stints) {
  const auto& here = land_.places()[std::size_t(state.where)];
  const bool all_go = state.route >= 0 || router_.forced_link(state.where) >= 0;
  // Who has gone less than this of late goes on, from a town.
  const int enough = short_stints && here.town ? land_.max_speed() - state.moved : 0;
  Standings* bed = nullptr;
  open_ways(state);
  for (const auto& one : people.list()) {
    const bool sure = all_go || one.recent < enough;
    const auto going = sure ? one.people : draw_binomial(draws_, one.people, here.chance);
    if (going < one.people) {
      if (bed == nullptr) bed = &bed_of(state);
      bed->add(rested(one.recent, state.moved), one.people - going);
    }
    send(one.recent, going);
  }
  close_ways();
}

}  // namespace

std::unique_ptr<Engine> make_cohort_engine(Landscape& land, Router& router, EngineOptions options) {
  return std::make_unique<CohortEngine>(land, router, options);
}

}  // namespace corridor::displacement
