#include "models/displacement/displacement.h"

#include "base/check.h"
#include "models/displacement/engine.h"
#include "models/displacement/observed.h"

#include <algorithm>
#include <cmath>

namespace corridor::displacement {
namespace {

constexpr std::uint32_t insert_purpose = UINT32_MAX, rate_purpose = UINT32_MAX - 1;

class Run {
 public:
  Run(const World& world, const Rules& rules, const Options& options)
      : world_(world),
        rules_(rules),
        options_(options),
        days_(options.days > 0 ? options.days : world.days),
        land_(world, rules),
        router_(land_),
        observed_(world, rules, days_),
        rate_draws_(stream_key(options.seed, options.replicate, rate_purpose)) {
    const EngineOptions made{options.order == Order::serial,
                             stream_key(options.seed, options.replicate, insert_purpose)};
    engine_ = options.engine == EngineKind::person ? make_person_engine(land_, router_, made)
                                                   : make_cohort_engine(land_, router_, made);
    find_camps();
  }

  Findings run() {
    insert_first();
    for (int day = 0; day < days_; ++day) {
      land_.start_day(day);
      spawn(day);
      land_.apply_closures(day);
      land_.refresh_scores(day);
      router_.begin_day(day);
      engine_->move(day, stream_key(options_.seed, options_.replicate, std::uint32_t(day)));
      record(day);
    }
    if (rules_.own.change_weight > 0) put_on_reports();
    findings_.days = days_;
    findings_.waiting = waiting_;
    for (const auto& link : land_.links()) findings_.link_ends.emplace_back(link.from, link.to);
    return std::move(findings_);
  }

 private:
  void find_camps() {
    for (std::size_t i = 0; i < world_.places.size(); ++i) {
      if (!is_camp(world_.places[i].kind)) continue;
      const auto found = std::ranges::find(world_.camps, static_cast<int>(i), &Observed::place);
      const int index = found == world_.camps.end() ? -1 : int(found - world_.camps.begin());
      findings_.camps.push_back({static_cast<int>(i), index, {}, {}});
    }
  }
  void insert_first() {
    for (const auto& settler : world_.settlers) {
      if (rules_.spawn.read_settlers) engine_->insert(settler.place, 1);
    }
    if (!rules_.spawn.insert_day0 || rules_.spawn.empty_camps_on_day0) return;
    if (rules_.spawn.conflict_driven || rules_.spawn.flood_driven) return;
    for (const auto& camp : findings_.camps) {
      if (camp.observed < 0) continue;
      const auto people = observed_.at_first(std::size_t(camp.observed));
      engine_->insert(camp.place, people);
      auto& capacity = land_.places()[std::size_t(camp.place)].capacity;
      if (!rules_.repairs.day0_capacity && rules_.use_capacity) capacity -= double(people);
    }
  }
  void spawn(int day);
  void spawn_by_data(int day);
  void spawn_by_rate();
  std::int64_t displaced_today(const PlaceState& place);
  void record(int day);
  void put_on_reports();

  const World& world_;
  const Rules& rules_;
  const Options& options_;
  int days_;
  Landscape land_;
  Router router_;
  ObservedDays observed_;
  Draws rate_draws_;
  std::unique_ptr<Engine> engine_;
  Findings findings_;
  std::int64_t waiting_ = 0;
};

void Run::spawn(int day) {
  if (rules_.spawn.conflict_driven || rules_.spawn.flood_driven) {
    spawn_by_rate();
  } else {
    spawn_by_data(day);
  }
}

void Run::spawn_by_data(int day) {
  waiting_ += observed_.spawned_on(day);
  if (waiting_ == 0) return;
  std::vector<double> weights;
  double sum = 0;
  for (const auto& place : land_.places()) {
    weights.push_back(place.spawn_weight);
    sum += place.spawn_weight;
  }
  if (sum <= 0) return;
  std::vector<std::int64_t> before;
  for (const auto& place : land_.places()) before.push_back(place.present);
  engine_->spawn(waiting_, weights);
  waiting_ = 0;
  if (!rules_.spawn.take_from_population) return;
  for (std::size_t i = 0; i < before.size(); ++i) {
    auto& place = land_.places()[i];
    place.population = std::max(0.0, place.population - double(place.present - before[i]));
  }
}

double flood_rate(const std::vector<double>& rates, double level) {
  if (rates.empty()) return 0;
  const auto below = std::min(std::size_t(std::max(0.0, level)), rates.size() - 1);
  const auto above = std::min(below + 1, rates.size() - 1);
  return rates[below] + (level - double(below)) * (rates[above] - rates[below]);
}

std::int64_t Run::displaced_today(const PlaceState& place) {
  const auto& spawn = rules_.spawn;
  const double level = spawn.flood_driven ? place.flood : place.intensity;
  if (level <= 0) return 0;
  const double rate = spawn.flood_driven ? flood_rate(spawn.displaced_per_flood_day, level)
                                         : spawn.displaced_per_conflict_day * level;
  switch (spawn.flood_driven ? spawn.flood_mode : spawn.conflict_mode) {
    case SpawnMode::constant:
      return static_cast<std::int64_t>(rate);
    case SpawnMode::poisson:
      return draw_poisson(rate_draws_, rate);
    case SpawnMode::population_ratio:
      return static_cast<std::int64_t>(rate * place.population);
  }
  return 0;
}

void Run::spawn_by_rate() {
  for (std::size_t i = 0; i < land_.places().size(); ++i) {
    auto& place = land_.places()[i];
    auto people = displaced_today(place);
    if (rules_.spawn.take_from_population) {
      people = std::min(people, static_cast<std::int64_t>(place.population));
      place.population -= double(people);
    }
    if (people > 0) engine_->insert(static_cast<int>(i), people);
  }
}

void Run::record(int day) {
  const auto& places = land_.places();
  DayCount total;
  std::int64_t at_places = 0;
  for (const auto& place : places) at_places += place.present;
  for (auto& camp : findings_.camps) {
    const auto present = places[std::size_t(camp.place)].present;
    camp.simulated.push_back(present);
    camp.counted.push_back(camp.observed < 0 ? 0 : observed_.camp(std::size_t(camp.observed), day));
    total.in_camps += present;
    if (world_.places[std::size_t(camp.place)].kind == Kind::idp_camp)
      total.in_idp_camps += present;
  }
  total.people = engine_->people();
  total.on_links = engine_->on_links();
  ENSURE(total.on_links >= 0, "nobody is in two places");
  total.debt = observed_.debt();
  total.raw = observed_.raw(day);
  findings_.totals.push_back(total);
  findings_.most_states = std::max(findings_.most_states, engine_->states());
  findings_.state_days += static_cast<std::int64_t>(engine_->states());
  if (!options_.record_places) return;
  auto& counts = findings_.place_counts.emplace_back();
  for (const auto& place : places) counts.push_back(place.present);
  findings_.link_entries.push_back(engine_->entered());
}

/// A forecast of counts: nothing of what is reported on a day or later is in it.
void Run::put_on_reports() {
  for (auto& camp : findings_.camps) {
    if (camp.observed < 0) continue;
    const auto& series = world_.camps[std::size_t(camp.observed)];
    const bool idp = world_.places[std::size_t(camp.place)].kind == Kind::idp_camp;
    const auto own = camp.simulated;
    for (int day = 0; day < days_; ++day) {
      auto& count = camp.simulated[std::size_t(day)];
      const auto since = std::size_t(std::max(0, known_day(series, day - 1)));
      const double change = rules_.own.change_weight * double(count - own[since]);
      const double forecast = known_on(series, day - 1) / rules_.hasten + change;
      count = std::max<std::int64_t>(0, std::llround(forecast));
      const auto more = count - own[std::size_t(day)];
      auto& total = findings_.totals[std::size_t(day)];
      total.people += more;
      total.in_camps += more;
      if (idp) total.in_idp_camps += more;
    }
  }
}

}  // namespace

Findings simulate(const World& world, const Rules& rules, const Options& options) {
  return Run(world, rules, options).run();
}

}  // namespace corridor::displacement
