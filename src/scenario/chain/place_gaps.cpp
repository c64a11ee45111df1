#include "scenario/chain/place_gaps.h"

#include "base/check.h"
#include "vocabulary/chain.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

constexpr std::array kinds{
    ChainBreakKind{"need_without_law", "No binding law in force here promises it.", 3},
    ChainBreakKind{"duty_without_actor_here",
                   "Law promises it, and no body of the state is known here that deals with it.",
                   3},
    ChainBreakKind{"no_actor_here", "No actor of the country is registered.", 3},
    ChainBreakKind{"responsible_not_here",
                   "Commitments and recommendations rest on this kind of actor, and none is known "
                   "here.",
                   2},
    ChainBreakKind{"need_not_known", "Whether law here promises it is not known.", 2},
    ChainBreakKind{"commitment_without_figures",
                   "It is measured, and no figure of the country is at hand.", 2},
    ChainBreakKind{"commitment_with_old_figures", "Its latest figure is more than five years old.",
                   1},
    ChainBreakKind{"no_service_here", "No service of the country is registered.", 1},
};

const ChainBreakKind* gap_kind(std::string_view code) {
  const auto found = std::ranges::find(kinds, code, &ChainBreakKind::code);
  ENSURE(found != kinds.end(), "a gap is of a kind that is in the table");
  return &*found;
}

/// Kinds of actor on whom the duties of a state fall.
constexpr std::array<std::string_view, 7> of_the_state{
    "ministry", "agency", "statistical_office", "city", "consulate", "court", "parliament"};

class Finder {
 public:
  Finder(const ChainGraph& graph, const FiguresAtHand& figures, JudgedPromises& promises,
         Place place)
      : graph_(graph), figures_(figures), promises_(promises), found_{.place = place} {}

  Result<PlaceGaps> find(const ProtectionMap& map) {
    day_ = map.day;
    find_records();
    add_commitment_breaks();
    for (const auto index : practices_) add_breaks(index);
    TRY(add_figures());
    add_needs(map);
    add_actors(map);
    if (found_.counts.services == 0) add("no_service_here", place_address(), {});
    std::ranges::sort(found_.gaps, [](const Gap& a, const Gap& b) {
      return std::tuple(-a.weight(), -a.kind->severity, a.kind->code, std::string_view(a.item)) <
             std::tuple(-b.weight(), -b.kind->severity, b.kind->code, std::string_view(b.item));
    });
    return std::move(found_);
  }

 private:
  std::string place_address() const { return address_of("place", found_.place.code()); }

  /// What holds here, and what is of the country itself.
  void find_records() {
    PlaceReach here(found_.place);
    const auto items = graph_.items();
    for (std::uint32_t index = 0; index < items.size(); ++index) {
      const auto* record = items[index].record;
      if (record == nullptr || items[index].stage == ChainStage::law) continue;
      const auto reach = here.of(record->places);
      const bool is_excepted = record->has("except", found_.place.code());
      if (reach == Reach::none || is_excepted || record->has_ended(day_)) continue;
      if (record->kind == "commitment") commitments_.push_back(index);
      if (record->kind == "actor") types_here_.insert(std::string(record->fields["type"]));
      if (reach != Reach::place) continue;
      if (record->kind == "actor") actors_.push_back(index);
      if (record->kind == "practice") practices_.push_back(index);
      if (record->kind == "service") ++found_.counts.services;
    }
    found_.counts.commitments = commitments_.size();
    found_.counts.actors = actors_.size();
    found_.counts.practices = practices_.size();
  }

  /// Recommendations and commitments tied to an item.
  std::vector<std::string> hanging_on(std::uint32_t index) const {
    std::set<std::string> addresses;
    for (const auto& tie : graph_.ties(index)) {
      const auto stage = graph_.item(tie.other).stage;
      const bool hangs = stage == ChainStage::recommendation || stage == ChainStage::commitment;
      if (hangs) addresses.insert(graph_.item(tie.other).address);
    }
    return {addresses.begin(), addresses.end()};
  }

  void add(std::string_view code, const std::string& address, std::string detail) {
    Gap gap{.kind = gap_kind(code), .item = address, .detail = std::move(detail)};
    if (const auto index = graph_.at(address)) {
      gap.title = graph_.item(*index).title;
      gap.hanging = hanging_on(*index);
    } else if (const auto* protection = find_protection(address_parts(address).code)) {
      gap.title = protection->title;
    } else {
      gap.title = Gazetteer::get().name(found_.place);
    }
    found_.gaps.push_back(std::move(gap));
  }

  /// The breaks of an item that the chain has whatever the place.
  void add_breaks(std::uint32_t index) {
    const auto& item = graph_.item(index);
    const auto at_hand = [&](std::string_view code) { return figures_.of(code); };
    for (const auto& one : breaks_at(graph_, index, at_hand)) {
      found_.gaps.push_back({one.kind, item.address, item.title, hanging_on(index)});
    }
  }

  void add_commitment_breaks() {
    for (const auto index : commitments_) add_breaks(index);
  }

  /// Measured is what has a measure; has figures what `corridor commitments` can hold against some.
  Result<void> add_figures() {
    std::vector<Commitment> measured;
    for (const auto index : commitments_) {
      const auto found = promises_.by_code.find(graph_.item(index).record->code);
      if (found == promises_.by_code.end() || found->second.measures.empty()) continue;
      measured.push_back(found->second);
    }
    found_.counts.measured = measured.size();
    for (const auto& judged : TRY(promises_.judge.judge(measured, found_.place))) {
      const auto address = address_of("commitment", judged.commitment.code);
      const auto latest = judged.latest_year();
      if (!latest) {
        add("commitment_without_figures", address, {});
        continue;
      }
      ++found_.counts.with_figures;
      if (promises_.judge.this_year() - *latest > JudgedMeasure::old_after_years) {
        add("commitment_with_old_figures", address, std::to_string(*latest));
      }
    }
    return {};
  }

  void add_needs(const ProtectionMap& map) {
    for (const auto& row : map.rows) {
      ++found_.counts.protections;
      const auto address = address_of("protection", row.protection->code);
      if (row.promise == Promise::none) {
        add("need_without_law", address, {});
        const auto index = graph_.at(address);
        if (!index || !graph_.has_tie_to(*index, {"practice"})) {
          found_.gaps.push_back({&chain_break_kind("need_without_practice"), address,
                                 std::string(row.protection->title),
                                 index ? hanging_on(*index) : std::vector<std::string>()});
        }
      } else if (row.promise == Promise::not_known) {
        add("need_not_known", address, {});
      } else {
        ++found_.counts.promised;
      }
    }
  }

  void add_actors(const ProtectionMap& map) {
    if (actors_.empty()) {
      add("no_actor_here", place_address(), {});
      return;
    }
    for (const auto& row : map.rows) {
      const bool is_promised = row.promise == Promise::full || row.promise == Promise::partly;
      if (!is_promised || has_body_for(row, map)) continue;
      add("duty_without_actor_here", address_of("protection", row.protection->code), {});
    }
    for (const auto& type : all_actor_types()) {
      const auto address = address_of("actor_type", type.code);
      if (types_here_.contains(std::string(type.code)) || !graph_.at(address)) continue;
      if (!hanging_on(*graph_.at(address)).empty()) add("responsible_not_here", address, {});
    }
  }

  /// Whether a body of the state deals with a topic of the law that a promise rests on, or names
  /// that law as its mandate.
  bool has_body_for(const ProtectionRow& row, const ProtectionMap& map) const {
    std::set<std::string_view> topics;
    std::set<std::string> laws;
    for (const auto* grant : row.holding()) {
      const auto& instrument = map.instrument(*grant);
      for (const auto topic : instrument.fields.list("topics")) topics.insert(topic);
      laws.insert(address_of("instrument", instrument.code));
    }
    return std::ranges::any_of(actors_, [&](std::uint32_t index) {
      const auto& record = *graph_.item(index).record;
      if (std::ranges::find(of_the_state, record.fields["type"]) == of_the_state.end()) {
        return false;
      }
      const auto own = record.fields.list("topics");
      const bool shares =
          std::ranges::any_of(own, [&](std::string_view topic) { return topics.contains(topic); });
      return shares || std::ranges::any_of(graph_.ties(index), [&](const ChainTie& tie) {
               return laws.contains(graph_.item(tie.other).address);
             });
    });
  }

  const ChainGraph& graph_;
  const FiguresAtHand& figures_;
  JudgedPromises& promises_;
  PlaceGaps found_;
  Day day_;
  std::vector<std::uint32_t> commitments_, actors_, practices_;
  std::set<std::string, std::less<>> types_here_;
};

}  // namespace

int PlaceGaps::weight() const {
  int sum = 0;
  for (const auto& gap : gaps) sum += gap.weight();
  return sum;
}

Result<JudgedPromises> JudgedPromises::open(const Workspace& workspace) {
  JudgedPromises promises{TRY(CommitmentJudge::open(workspace, {}))};
  for (auto& one : TRY(read_commitments(workspace))) {
    auto code = one.code;
    promises.by_code.emplace(std::move(code), std::move(one));
  }
  return promises;
}

Result<GapFinder> GapFinder::open(const Workspace& workspace) {
  return GapFinder(Parts{.graph = TRY(ChainGraph::read(workspace)),
                         .figures = TRY(FiguresAtHand::open(workspace)),
                         .promises = TRY(JudgedPromises::open(workspace)),
                         .needs = TRY(PlaceNeeds::open(workspace))});
}

Result<PlaceGaps> GapFinder::gaps(Place place) {
  if (!may_have_law(state_of(place))) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a country, saw {}", Gazetteer::get().name(place)),
                 {},
                 "Law binds states, and actors act in them: ask for a country, or for all of them "
                 "with `corridor gaps`."});
  }
  const auto map = TRY(parts_.needs.map({.origin = {}, .place = place}));
  return Finder(parts_.graph, parts_.figures, parts_.promises, place).find(map);
}

}  // namespace corridor
