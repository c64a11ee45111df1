#pragma once
// Chain walk: from any item of the chain to all that it leads to, both ways.
//
// Onward is towards the evidence, back is towards the recommendation. A step onward goes to an item
// of a later stage, a step back to one of an earlier stage, so that a walk ends whatever circles
// the links make. Within a stage it goes from a part to its whole (a provision to its instrument,
// an actor to what it is part of), from a provision to the protections that it gives and from a
// commitment to one that it serves; and only from the item asked about to its parts, from an actor
// to its kind and from a kind to its actors. From an instrument or actor that was reached as the
// whole of a part it goes no further: else every chain would hold every ministry and everything
// that calls on the same compact. Each item is met once in each direction, by the shortest way.

#include "registers/chain_graph.h"

#include <string_view>
#include <vector>

namespace corridor {

enum class ChainDirection : std::uint8_t { start, onward, back };
std::string_view name_of(ChainDirection direction);

struct ChainStep {
  std::uint32_t item = 0;  // index in the graph
  ChainDirection direction = ChainDirection::start;
  std::size_t before = 0;         // the step that this one follows, of ChainWalk::steps
  const ChainTie* tie = nullptr;  // of the item of the step before; null for the start
  int length = 0;                 // steps from the start
};

struct ChainWalk {
  std::vector<ChainStep> steps;  // the item itself first, then by direction, stage, length, address

  /// Addresses from the item asked about to that of a step.
  std::vector<std::string_view> path(const ChainGraph& graph, std::size_t step) const;
};

/// The graph must outlive the walk.
ChainWalk walk_chain(const ChainGraph& graph, std::uint32_t start);

}  // namespace corridor
