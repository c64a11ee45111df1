#include "registers/chain_breaks.h"

#include "base/check.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array break_kinds{
    ChainBreakKind{"link_to_nothing", "A link names it, and nobody describes it.", 3},
    ChainBreakKind{"recommendation_without_actor", "It says nobody who is to act.", 3},
    ChainBreakKind{"commitment_without_actor", "Nobody is named who is responsible for it.", 3},
    ChainBreakKind{"duty_without_actor",
                   "No actor names it as its mandate, and nothing that calls on it says who is to "
                   "act.",
                   3},
    ChainBreakKind{"recommendation_without_commitment",
                   "No commitment answers it: nobody has promised it.", 2},
    ChainBreakKind{"recommendation_without_evidence",
                   "No indicator and no tool shows whether it moves.", 2},
    ChainBreakKind{"commitment_without_indicator", "No indicator measures it.", 2},
    ChainBreakKind{"practice_without_evidence", "No study of it is named.", 2},
    ChainBreakKind{"indicator_without_figures", "No figures of it are loaded.", 2},
    ChainBreakKind{"recommendation_without_answer",
                   "No law, practice, initiative or service is named that answers it.", 1},
    ChainBreakKind{"need_without_practice", "No practice is named that helps to make it real.", 1},
    ChainBreakKind{"practice_without_actor", "Nobody is named who does it.", 1},
    ChainBreakKind{"initiative_without_actor", "Nobody is named who leads it.", 1},
    ChainBreakKind{"service_without_actor", "Nobody is named who gives it.", 1},
};

/// The item that is asked about, and what it is tied to.
struct View {
  const ChainGraph& graph;
  std::uint32_t index;
  const IndicatorAtHand& at_hand;

  const ChainItem& item() const { return graph.item(index); }
  bool lacks(std::initializer_list<std::string_view> kinds) const {
    return !graph.has_tie_to(index, kinds);
  }
  bool has_actor(std::uint32_t other) const {
    return graph.has_tie_to(other, {"actor", "actor_type"});
  }
  AtHand indicator() const { return at_hand(address_parts(item().address).code); }
};

/// Whether an instrument or provision, the instrument around it or something that calls on it names
/// an actor.
bool has_somebody(const View& view, std::uint32_t law) {
  if (view.has_actor(law)) return true;
  return std::ranges::any_of(view.graph.ties(law), [&](const ChainTie& tie) {
    const auto stage = view.graph.item(tie.other).stage;
    const bool calls = stage == ChainStage::recommendation || stage == ChainStage::commitment ||
                       stage == ChainStage::practice;
    if (calls) return view.has_actor(tie.other);
    return tie.relation == "part_of" && tie.outward && has_somebody(view, tie.other);
  });
}

bool is_open(const View& view) {
  const auto* record = view.item().record;
  if (record == nullptr) return false;
  return record->fields["status"] != "done" && record->fields["status"] != "overtaken";
}

bool is_dangling(const View& view) {
  if (view.item().kind == "indicator") return view.indicator() == AtHand::nothing;
  return view.item().title.empty();
}

bool binds(const View& view) {
  const auto* record = view.item().record;
  return record != nullptr && record->fields["binding"] != "no";
}

/// A rule: which kinds of items it is for, and whether it breaks there.
struct Rule {
  std::string_view code;
  std::string_view kinds;  // separated by spaces
  bool (*breaks)(const View& view);
};

std::span<const Rule> break_rules() {
  static constexpr std::array all{
      Rule{"recommendation_without_actor", "recommendation",
           [](const View& v) {
             return is_open(v) && v.lacks({"actor", "actor_type"});
           }},
      Rule{"recommendation_without_commitment", "recommendation",
           [](const View& v) { return is_open(v) && v.lacks({"commitment"}); }},
      Rule{"recommendation_without_answer", "recommendation",
           [](const View& v) {
             return is_open(v) && v.lacks({"instrument", "provision", "protection", "practice",
                                           "initiative", "service"});
           }},
      Rule{"recommendation_without_evidence", "recommendation",
           [](const View& v) {
             return is_open(v) && v.lacks({"indicator", "tool"});
           }},
      Rule{"commitment_without_actor", "commitment",
           [](const View& v) {
             return v.lacks({"actor", "actor_type"});
           }},
      Rule{"commitment_without_indicator", "commitment",
           [](const View& v) { return v.lacks({"indicator"}); }},
      Rule{"duty_without_actor", "instrument provision",
           [](const View& v) { return binds(v) && !has_somebody(v, v.index); }},
      Rule{"need_without_practice", "protection",
           [](const View& v) { return v.lacks({"practice"}); }},
      Rule{"practice_without_evidence", "practice",
           [](const View& v) { return v.lacks({"study"}); }},
      Rule{"practice_without_actor", "practice",
           [](const View& v) {
             return v.lacks({"actor", "actor_type"});
           }},
      Rule{"initiative_without_actor", "initiative",
           [](const View& v) {
             return v.lacks({"actor", "actor_type"});
           }},
      Rule{"service_without_actor", "service",
           [](const View& v) {
             return v.lacks({"actor", "actor_type"});
           }},
      Rule{"indicator_without_figures", "indicator",
           [](const View& v) { return v.indicator() == AtHand::name_only; }},
  };
  return all;
}

}  // namespace

const ChainBreakKind& chain_break_kind(std::string_view code) {
  const auto found = std::ranges::find(break_kinds, code, &ChainBreakKind::code);
  ENSURE(found != break_kinds.end(), "a rule names a kind of break that is in the table");
  return *found;
}

std::vector<ChainBreak> breaks_at(const ChainGraph& graph, std::uint32_t index,
                                  const IndicatorAtHand& at_hand) {
  const View view{graph, index, at_hand};
  if (is_dangling(view)) return {{&chain_break_kind("link_to_nothing"), index}};
  std::vector<ChainBreak> breaks;
  for (const auto& rule : break_rules()) {
    const auto kinds = split(rule.kinds, ' ');
    const bool is_for_it = std::ranges::find(kinds, view.item().kind) != kinds.end();
    if (is_for_it && rule.breaks(view)) breaks.push_back({&chain_break_kind(rule.code), index});
  }
  std::ranges::stable_sort(breaks, std::greater(),
                           [](const ChainBreak& one) { return one.kind->severity; });
  return breaks;
}

}  // namespace corridor
