// People in the same state are exchangeable: leaving is one binomial draw a cohort, the choice of a
// route one multinomial draw.
//
// A state is (place or link, way already gone, route planned, whether on the first way, how far the
// person moved of late). The last matters only under avoid_short_stints, where (recent + moved) is
// compared with a day's travel, and becomes (recent + moved) / 2 at night. All lengths are whole
// units, and for whole m and a whole bound both floor((r + m) / 2) and r < bound depend on r only
// through floor(r): so a whole number holds all of it that ever matters.

#include "models/displacement/engine.h"

#include <algorithm>

namespace corridor::displacement {
namespace {

struct State {
  int where = 0;  // a place, or ~link
  int along = 0, route = -1, recent = 0;
  int moved = 0;  // today; only while travelling
  bool first = false;

  bool operator==(const State&) const = default;
};

std::uint64_t hash_of(const State& state) {
  std::uint64_t h = mix(std::uint64_t(std::uint32_t(state.where)) << 32 | std::uint32_t(state.along));
  h = mix(h ^ (std::uint64_t(std::uint32_t(state.route)) << 32 | std::uint32_t(state.recent)));
  return mix(h + std::uint64_t(std::uint32_t(state.moved)) * 2 + (state.first ? 1 : 0));
}

struct Cohort {
  State state;
  std::int64_t people = 0;
};

/// Cohorts in the order in which their states first came up.
class Cohorts {
 public:
  void add(const State& state, std::int64_t people) {
    if (people == 0) return;
    if (list_.size() * 2 >= slots_.size()) grow();
    for (std::size_t slot = hash_of(state) & mask_;; slot = (slot + 1) & mask_) {
      if (slots_[slot] == 0) {
        list_.push_back({state, people});
        slots_[slot] = static_cast<std::uint32_t>(list_.size());
        return;
      }
      auto& kept = list_[slots_[slot] - 1];
      if (kept.state == state) {
        kept.people += people;
        return;
      }
    }
  }
  void clear() {
    // A table much larger than what was in it costs more to wipe than to make.
    if (slots_.size() > 64 && list_.size() * 16 < slots_.size()) resize(slots_.size() / 4);
    std::ranges::fill(slots_, 0u);
    list_.clear();
  }
  const std::vector<Cohort>& list() const { return list_; }
  void swap(Cohorts& other) noexcept {
    list_.swap(other.list_);
    slots_.swap(other.slots_);
    std::swap(mask_, other.mask_);
  }

 private:
  void resize(std::size_t size) {
    slots_.assign(size, 0);
    slots_.shrink_to_fit();
    mask_ = size - 1;
  }
  void grow() {
    resize(std::max<std::size_t>(64, slots_.size() * 4));
    for (std::size_t i = 0; i < list_.size(); ++i) {
      std::size_t slot = hash_of(list_[i].state) & mask_;
      while (slots_[slot] != 0) slot = (slot + 1) & mask_;
      slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
  }

  std::vector<Cohort> list_;
  std::vector<std::uint32_t> slots_;
  std::size_t mask_ = 0;
};

class CohortEngine : public Engine {
 public:
  CohortEngine(Landscape& land, Router& router, EngineOptions options)
      : Engine(land, router), insert_draws_(options.insert_key) {}

  void insert(int place, std::int64_t people) override {
    State state;
    state.where = place;
    state.first = land_.rules().start_on_foot;
    now_.add(state, people);
    land_.places()[std::size_t(place)].present += people;
    people_ += people;
  }
  void spawn(std::int64_t people, std::span<const double> weights) override {
    draw_multinomial(insert_draws_, people, weights, counts_);
    const auto spawned = counts_;
    for (std::size_t i = 0; i < spawned.size(); ++i) insert(static_cast<int>(i), spawned[i]);
  }
  void move(int day, std::uint64_t key) override;
  std::size_t states() const override { return now_.list().size(); }

 private:
  void decide(const Cohort& cohort, bool short_stint, Cohorts& leaving, Cohorts& staying);
  void enter(State state, int link, std::int64_t people, Cohorts& leaving);
  void travel(const Cohort& cohort, Cohorts& onward, Cohorts& resting);
  void advance(State state, std::int64_t people, int speed, Cohorts& onward, Cohorts& resting);
  void rest(State state, std::int64_t people, Cohorts& resting);

  Draws insert_draws_, draws_{0};
  Cohorts now_, leaving_, onward_, next_;
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> arrived_;  // change of counts at places in this phase
};

void CohortEngine::move(int, std::uint64_t key) {
  draws_ = Draws(key);
  arrived_.assign(land_.places().size(), 0);
  refresh_rooms();
  leaving_.clear();
  next_.clear();
  for (const auto& cohort : now_.list()) {
    if (cohort.state.where < 0) {
      leaving_.add(cohort.state, cohort.people);
    } else {
      decide(cohort, false, leaving_, next_);
    }
  }
  const auto settle = [&] {
    for (std::size_t i = 0; i < arrived_.size(); ++i) land_.places()[i].present += arrived_[i];
    std::ranges::fill(arrived_, 0);
  };
  settle();
  refresh_rooms();
  for (int hop = 0; !leaving_.list().empty(); ++hop) {
    onward_.clear();
    for (const auto& cohort : leaving_.list()) {
      if (hop < most_hops_a_day) {
        travel(cohort, onward_, next_);
      } else {
        rest(cohort.state, cohort.people, next_);
      }
    }
    leaving_.swap(onward_);
  }
  settle();
  now_.swap(next_);
}

void CohortEngine::rest(State state, std::int64_t people, Cohorts& resting) {
  state.recent = (state.recent + state.moved) >> 1;
  if (!land_.rules().avoid_short_stints) state.recent = 0;
  state.moved = 0;
  resting.add(state, people);
}

void CohortEngine::enter(State state, int link, std::int64_t people, Cohorts& leaving) {
  arrived_[std::size_t(state.where)] -= people;
  entered_[std::size_t(link)] += people;
  state.where = ~link;
  state.along = 0;
  leaving.add(state, people);
}

void CohortEngine::decide(const Cohort& cohort, bool short_stint, Cohorts& leaving,
                          Cohorts& staying) {
  State state = cohort.state;
  const int place = state.where;
  const auto& here = land_.places()[std::size_t(place)];
  const bool sure = state.route >= 0 || (short_stint && here.town);
  const int forced = state.route >= 0 ? -1 : router_.forced_link(place);
  const double chance = sure || forced >= 0 ? 1 : here.chance;
  std::int64_t going = draw_binomial(draws_, cohort.people, chance);
  if (going < cohort.people) rest(state, cohort.people - going, staying);
  if (going == 0) return;
  if (forced >= 0) return enter(state, forced, going, leaving);
  if (state.route >= 0) {
    const int link = drops(state.route) ? -1 : router_.link_between(place, router_.book().next(state.route));
    state.route = link < 0 ? -1 : router_.book().rest(state.route);
    return link < 0 ? rest(state, going, staying) : enter(state, link, going, leaving);
  }
  const auto& choices = router_.choices(place);
  if (choices.candidates.empty()) return rest(state, going, staying);
  const auto follow = [&](const Candidate& candidate, std::int64_t people) {
    if (drops(candidate.route)) return rest(state, people, staying);
    State on_way = state;
    on_way.route = router_.book().rest(candidate.route);
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

void CohortEngine::travel(const Cohort& cohort, Cohorts& onward, Cohorts& resting) {
  const auto& rules = land_.rules();
  const auto& link = land_.links()[std::size_t(~cohort.state.where)];
  const bool on_foot = rules.start_on_foot && cohort.state.first;
  const int speed = on_foot ? land_.walk_speed() : link.speed;
  const auto walking = draw_binomial(draws_, cohort.people, link.walk_probability);
  if (walking > 0) advance(cohort.state, walking, land_.walk_speed(), onward, resting);
  if (walking < cohort.people) {
    advance(cohort.state, cohort.people - walking, speed, onward, resting);
  }
}

void CohortEngine::advance(State state, std::int64_t people, int speed, Cohorts& onward,
                           Cohorts& resting) {
  const auto& rules = land_.rules();
  const bool one_day = rules.repairs.one_day_travel;
  const auto& link = land_.links()[std::size_t(~state.where)];
  const int step = one_day ? std::max(0, speed - state.moved) : speed;
  state.along += step;
  state.moved += step;
  const bool arrived = one_day ? state.along >= link.length : state.along > link.length;
  if (!arrived) return rest(state, people, resting);
  state.first = false;
  state.moved -= state.along - link.length;
  state.along = 0;
  state.where = link.closed ? link.from : link.to;
  arrived_[std::size_t(state.where)] += people;
  if (link.closed || state.moved >= speed) return rest(state, people, resting);
  const bool short_stint =
      rules.avoid_short_stints && state.recent + state.moved < land_.max_speed();
  decide({state, people}, short_stint, onward, resting);
}

}  // namespace

std::unique_ptr<Engine> make_cohort_engine(Landscape& land, Router& router, EngineOptions options) {
  return std::make_unique<CohortEngine>(land, router, options);
}

}  // namespace corridor::displacement
