#include "registers/chain_walk.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using Direction = ChainDirection;

/// Whether a walk goes along a tie within a stage.
bool stays_in_stage(const ChainItem& item, const ChainTie& tie, bool is_start) {
  if (tie.relation == "part_of" || tie.relation == "gives" || tie.relation == "serves") {
    const bool to_its_parts = tie.relation == "part_of" && is_start;
    return tie.outward || to_its_parts;
  }
  return tie.relation == "is_a" && is_start && item.stage == ChainStage::actor;
}

/// Where a walk has come from a part to its whole: what else the whole holds is another matter.
bool ends_at(const ChainStep& step, ChainStage before, ChainStage here) {
  const bool may_be_large = here == ChainStage::law || here == ChainStage::actor;
  return step.tie != nullptr && step.tie->relation == "part_of" && step.tie->outward &&
         before == here && may_be_large;
}

class Walker {
 public:
  Walker(const ChainGraph& graph, std::uint32_t start) : graph_(graph) {
    walk_.steps.push_back({.item = start});
  }

  ChainWalk run() {
    for (const auto direction : {Direction::onward, Direction::back}) {
      std::vector<bool> seen(graph_.items().size());
      seen[walk_.steps.front().item] = true;
      std::vector<std::size_t> frontier{0};
      while (!frontier.empty()) frontier = expand(frontier, direction, seen);
    }
    sort();
    return std::move(walk_);
  }

 private:
  bool leads(const ChainItem& from, const ChainTie& tie, Direction direction, bool is_start) const {
    const auto to = graph_.item(tie.other).stage;
    if (to == from.stage) return stays_in_stage(from, tie, is_start);
    return direction == Direction::onward ? to > from.stage : to < from.stage;
  }

  std::vector<std::size_t> expand(const std::vector<std::size_t>& frontier, Direction direction,
                                  std::vector<bool>& seen) {
    std::vector<std::size_t> next;
    for (const auto at : frontier) {
      const auto step = walk_.steps[at];
      const auto& item = graph_.item(step.item);
      const auto before = graph_.item(walk_.steps[step.before].item).stage;
      if (ends_at(step, before, item.stage)) continue;
      for (const auto& tie : graph_.ties(step.item)) {
        if (seen[tie.other] || !leads(item, tie, direction, at == 0)) continue;
        seen[tie.other] = true;
        next.push_back(walk_.steps.size());
        walk_.steps.push_back({tie.other, direction, at, &tie, step.length + 1});
      }
    }
    return next;
  }

  auto order_of(const ChainStep& step) const {
    const auto& item = graph_.item(step.item);
    return std::tuple(step.direction, item.stage, step.length, std::string_view(item.address));
  }

  /// Steps name the ones before them by position, which sorting changes.
  void sort() {
    const auto& steps = walk_.steps;
    std::vector<std::size_t> order(steps.size()), now_at(steps.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return order_of(steps[i]); });
    for (std::size_t i = 0; i < order.size(); ++i) now_at[order[i]] = i;
    std::vector<ChainStep> sorted;
    for (const auto i : order) {
      sorted.push_back(steps[i]);
      sorted.back().before = now_at[steps[i].before];
    }
    walk_.steps = std::move(sorted);
  }

  const ChainGraph& graph_;
  ChainWalk walk_;
};

}  // namespace

std::string_view name_of(ChainDirection direction) {
  constexpr std::array<std::string_view, 3> names{"start", "onward", "back"};
  return names[static_cast<std::size_t>(direction)];
}

std::vector<std::string_view> ChainWalk::path(const ChainGraph& graph, std::size_t step) const {
  std::vector<std::string_view> addresses;
  for (auto at = step; at != 0; at = steps[at].before) {
    addresses.push_back(graph.item(steps[at].item).address);
  }
  addresses.push_back(graph.item(steps.front().item).address);
  std::ranges::reverse(addresses);
  return addresses;
}

ChainWalk walk_chain(const ChainGraph& graph, std::uint32_t start) {
  return Walker(graph, start).run();
}

}  // namespace corridor
