#pragma once
// Figures at hand: whether a workspace has figures of an indicator, of whatever place - loaded
// ones, or such as can be computed from loaded ones, by the expression of a derived indicator or by
// a calculator. `corridor chain` says by this whether an indicator has figures, and the judge of
// commitments, whom `corridor gaps` asks of one country, computes nothing that it rules out.

#include "registers/chain_breaks.h"
#include "scenario/indicators/calculator.h"

#include <set>
#include <string>
#include <string_view>

namespace corridor {

class FiguresAtHand {
 public:
  static Result<FiguresAtHand> open(const Workspace& workspace);

  AtHand of(std::string_view indicator) const;
  /// Whether what its main measure is made of is at hand; a calculator that does not say what that
  /// is may have it.
  bool can_compute(const Calculator& calculator) const;

 private:
  FiguresAtHand() = default;
  std::set<std::string, std::less<>> loaded_;
};

}  // namespace corridor
