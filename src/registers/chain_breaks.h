#pragma once
// Chain breaks: where the chain from a recommendation to its evidence is not joined. One table of
// rules, each for a kind of item:
//
//   recommendation_without_actor       it says nobody who is to act                            3
//   recommendation_without_commitment  no commitment answers it: nobody promised it            2
//   recommendation_without_answer      no law, practice, initiative or service answers it      1
//   recommendation_without_evidence    no indicator and no tool shows whether it moves         2
//   commitment_without_actor           neither an actor nor a kind of actor is responsible     3
//   commitment_without_indicator       nothing measures it                                     2
//   duty_without_actor                 an instrument or provision that binds, which no actor names
//                                      as its mandate, and on which nothing calls that says who is
//                                      to act                                                  3
//   need_without_practice              a protection that no practice helps to make real        1
//   practice_without_evidence          no study of it is named                                 2
//   practice_without_actor, initiative_without_actor, service_without_actor                    1
//   indicator_without_figures          no figures of it are loaded                             2
//   link_to_nothing                    a link names it, and nobody describes it                3
//
// The number is how much it weighs (severity): 3 where nothing stands behind a promise or a right,
// 2 where nobody can tell whether it holds, 1 where help is missing. A recommendation that is done
// or overtaken has no breaks.

#include "registers/chain_graph.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace corridor {

struct ChainBreakKind {
  std::string_view code;
  std::string_view says;  // a sentence
  int severity = 1;
};
/// By code, which must be in the table.
const ChainBreakKind& chain_break_kind(std::string_view code);

struct ChainBreak {
  const ChainBreakKind* kind = nullptr;
  std::uint32_t item = 0;  // index in the graph
};

/// What of an indicator is at hand: the graph itself does not see figures.
enum class AtHand : std::uint8_t { figures, name_only, nothing };
using IndicatorAtHand = std::function<AtHand(std::string_view indicator)>;

/// The breaks at one item, the gravest first.
std::vector<ChainBreak> breaks_at(const ChainGraph& graph, std::uint32_t index,
                                  const IndicatorAtHand& at_hand);

}  // namespace corridor
