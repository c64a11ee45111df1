#pragma once
// Transitions: people by birthplace, place at the start and place at the end, without a table of
// all three. For each birthplace: who stayed, and who moved from places with people left over at
// the start to places with people left over at the end, in proportion to both (or by a fitted
// block, where a seed was given).

#include "models/flow_estimation/matrix.h"

#include <cstdint>
#include <vector>

namespace corridor::flow_estimation {

struct BirthplaceMoves {
  std::vector<std::uint32_t> origins, destinations;
  std::vector<double> leaving, arriving;  // persons; each sums to `total`
  double total = 0;
  Matrix block;                // origins x destinations; empty: leaving x arriving / total
  std::vector<double> stayed;  // of each place; may be empty (independence: the block has them)

  double moved(std::size_t origin, std::size_t destination) const {
    if (block.rows() > 0) return block.at(origin, destination);
    return leaving[origin] * arriving[destination] / total;
  }
};

/// One table of transitions, with the weight it has in the whole.
struct TransitionPart {
  double weight = 1;
  std::vector<BirthplaceMoves> birthplaces;
};

/// What people born in `birthplace` who moved from i to j did.
enum class FlowType { outward, returning, transit };
inline FlowType type_of(std::size_t from, std::size_t to, std::size_t birthplace) {
  return from == birthplace ? FlowType::outward
         : to == birthplace ? FlowType::returning
                            : FlowType::transit;
}

struct Transitions {
  std::vector<TransitionPart> parts;

  /// Place at the start by place at the end, of people born in `birthplace`; those who stayed on
  /// the diagonal.
  Matrix of_birthplace(std::size_t birthplace, std::size_t places) const;

  /// Accounts of each birthplace, for the long table: births, deaths and "outside", by birthplace
  /// (row) and place (column). Empty where there are none.
  Matrix births, deaths, to_outside, from_outside;
};

}  // namespace corridor::flow_estimation
