#pragma once
// Gaps: where the chain breaks in one country. To the breaks of the chain itself
// (registers/chain_breaks.h), as far as they concern the country, come its own:
//
//   need_without_law           no binding law in force here promises a protection              3
//   duty_without_actor_here    law promises it, and no body of the state is known that deals
//                              with its topics or has that law as its mandate                  3
//   no_actor_here              no actor of the country is registered at all; the other gaps
//                              about actors are then left out                                  3
//   responsible_not_here       a kind of actor is responsible, and none is known here          2
//   need_not_known             whether law promises it is not known                            2
//   commitment_without_figures it is measured, and no figure of the country is loaded, nor
//                              can one be computed (as `corridor commitments` says)            2
//   commitment_with_old_figures the latest figure is more than five years old                  1
//   no_service_here            no service of the country is registered                         1
//
// Weight: severity (the number) times one and the number of recommendations and commitments that
// hang on the item - on a protection those that call on it, on a kind of actor those it is
// responsible for, on a commitment or a practice the recommendations it answers. Where two weigh
// the same, the graver comes first, then by kind and code.

#include "registers/chain_breaks.h"
#include "scenario/chain/place_needs.h"
#include "scenario/commitments/judge.h"
#include "scenario/indicators/figures_at_hand.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace corridor {

struct Gap {
  const ChainBreakKind* kind = nullptr;
  std::string item, title;                // address; what it is called
  std::vector<std::string> hanging = {};  // addresses of what hangs on the item, sorted
  std::string detail = {};                // which year, which kinds: where more is to be said
  int weight() const { return kind->severity * (1 + static_cast<int>(hanging.size())); }
};

/// What was found beside the gaps.
struct ChainCounts {
  std::size_t commitments = 0, measured = 0, with_figures = 0;
  std::size_t protections = 0, promised = 0;            // promised: in full or in part
  std::size_t actors = 0, services = 0, practices = 0;  // of the country itself
};

struct PlaceGaps {
  Place place;
  ChainCounts counts;
  std::vector<Gap> gaps;  // the heaviest first
  int weight() const;
};

/// Promises by their codes, and who holds them against figures: as `corridor commitments` does.
struct JudgedPromises {
  static Result<JudgedPromises> open(const Workspace& workspace);
  CommitmentJudge judge;
  std::map<std::string, Commitment, std::less<>> by_code = {};
};

class GapFinder {
 public:
  /// The workspace must outlive this.
  static Result<GapFinder> open(const Workspace& workspace);
  /// ErrorKind::usage for what is no country or part of one.
  Result<PlaceGaps> gaps(Place place);

 private:
  struct Parts {
    ChainGraph graph;
    FiguresAtHand figures;
    JudgedPromises promises;
    PlaceNeeds needs;
  };
  explicit GapFinder(Parts parts) : parts_(std::move(parts)) {}
  Parts parts_;
};

}  // namespace corridor
