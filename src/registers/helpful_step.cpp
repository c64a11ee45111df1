#include "registers/helpful_step.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace corridor {
namespace {

using Stage = Standing::Stage;

/// One end joining one instrument.
class Trial {
 public:
  Trial(const ProtectionMap& map, std::size_t law, bool by_origin)
      : map_(map), law_(map.laws[law]), step_{.law = law, .by_origin = by_origin} {}

  bool is_possible() const {
    const auto& instrument = law_.instrument;
    const auto type = instrument.fields["type"];
    if (!instrument.is_binding() || type == "statute" || type == "regulation") return false;
    const bool in_force = !law_.in_force.empty() && first_day(law_.in_force) <= map_.day;
    const bool over = !instrument.until.empty() && first_day(instrument.until) <= map_.day;
    const Stage stage = standing().stage;
    const bool outside = stage == Stage::not_party || stage == Stage::signed_only ||
                         stage == Stage::ended || stage == Stage::not_known;
    return in_force && !over && outside && is_open_to(instrument, place(), map_.day);
  }

  HelpfulStep result() && {
    step_.is_not_joined = !may_be_bound(law_.instrument, standing());
    for (const auto& row : map_.rows) {
      if (is_given(row.protection->code)) try_out(row);
    }
    return std::move(step_);
  }

 private:
  bool is_given(std::string_view protection) const {
    return std::ranges::any_of(law_.instrument.provisions, [&](const Provision& provision) {
      return std::ranges::find(provision.gives, protection) != provision.gives.end();
    });
  }
  const Standing& standing() const { return law_.standings[step_.by_origin ? 0 : 1]; }
  Place place() const { return state_of(step_.by_origin ? map_.way.origin : map_.way.destination); }

  void try_out(const ProtectionRow& row) {
    Promise promise = row.promise;
    GroupCover groups = row.groups;
    for (const auto& provision : law_.instrument.provisions) {
      const auto weighed = weigh_as_joined(provision, *row.protection);
      if (weighed.promise < Promise::partly) continue;
      promise = std::max(promise, weighed.promise);
      if (weighed.conditions.aim) continue;
      for (std::size_t i = 0; i < person_group_count; ++i) {
        groups[i] = std::max(groups[i], weighed.groups[i]);
      }
    }
    if (promise > row.promise) {
      (promise == Promise::full ? step_.closes : step_.improves).push_back(row.protection);
    }
    const auto all = all_person_groups();
    for (std::size_t i = 0; i < person_group_count; ++i) {
      const bool gained = groups[i] == Cover::all && row.groups[i] != Cover::all;
      if (gained && concerns(row.protection->code, all[i])) ++step_.groups_gained;
    }
  }

  Weighed weigh_as_joined(const Provision& provision, const Protection& protection) const {
    if (std::ranges::find(provision.gives, protection.code) == provision.gives.end()) return {};
    const Begun begun = is_begun(provision, law_.events, map_.day);
    if (begun != Begun::yes) return {};
    Hold origin = hold_of(law_.instrument, provision, law_.standings[0], begun);
    Hold destination = hold_of(law_.instrument, provision, law_.standings[1], begun);
    (step_.by_origin ? origin : destination) = Hold::bound;
    return weigh({law_, provision, protection, origin, destination});
  }

  const ProtectionMap& map_;
  const LawOnDay& law_;
  HelpfulStep step_;
};

}  // namespace

std::vector<HelpfulStep> helpful_steps(const ProtectionMap& map) {
  std::vector<HelpfulStep> steps;
  for (std::size_t law = 0; law < map.laws.size(); ++law) {
    for (const bool by_origin : {false, true}) {
      Trial trial(map, law, by_origin);
      if (!trial.is_possible()) continue;
      auto step = std::move(trial).result();
      if (!step.closes.empty() || !step.improves.empty()) steps.push_back(std::move(step));
    }
  }
  std::ranges::stable_sort(steps, std::greater(), [](const HelpfulStep& step) {
    return std::tuple(step.closes.size(), step.is_not_joined, step.groups_gained,
                      step.improves.size());
  });
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const auto closed = steps[i].closes.size();
    if (closed > 0 && closed == steps[i - 1].closes.size())
      steps[i].tied = steps[i - 1].tied = true;
  }
  return steps;
}

}  // namespace corridor
