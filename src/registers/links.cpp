#include "registers/links.h"

#include "registers/link_sources.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace corridor {
namespace {

auto order_of(const SourcedLink& link) {
  return std::tuple(std::string_view(link.relation), std::string_view(link.from),
                    std::string_view(link.to), link.since.key(), link.until.key(), link.implied,
                    std::string_view(link.proof), std::string_view(link.source));
}

struct InOrder {
  bool operator()(const SourcedLink& a, const SourcedLink& b) const {
    return order_of(a) < order_of(b);
  }
};

/// Walks outward from the item, a step at a time; within a step in the order of addresses.
class Walk {
 public:
  Walk(const LinkSources& sources, LinkGraph& graph) : sources_(sources), graph_(graph) {}

  Result<void> run() {
    std::set<std::string, std::less<>> frontier{graph_.item};
    seen_ = frontier;
    for (int step = 0; step < graph_.depth && !frontier.empty(); ++step) {
      std::set<std::string, std::less<>> next;
      for (const auto& address : frontier) {
        if (kept_.size() >= graph_.most) break;
        TRY(expand(address, next));
      }
      frontier = std::move(next);
    }
    graph_.links.assign(kept_.begin(), kept_.end());
    return {};
  }

  const std::set<std::string, std::less<>>& seen() const { return seen_; }

 private:
  Result<void> expand(const std::string& address, std::set<std::string, std::less<>>& next) {
    auto links = TRY(sources_.of(address));
    std::ranges::sort(links, InOrder());
    for (auto& link : links) {
      if (kept_.contains(link)) continue;
      if (kept_.size() >= graph_.most) {
        ++graph_.left_out;
        continue;
      }
      for (const auto* end : {&link.from, &link.to}) {
        if (seen_.insert(*end).second) next.insert(*end);
      }
      kept_.insert(std::move(link));
    }
    return {};
  }

  const LinkSources& sources_;
  LinkGraph& graph_;
  std::set<SourcedLink, InOrder> kept_;
  std::set<std::string, std::less<>> seen_;
};

Result<void> check(const LinkQuestion& question) {
  if (question.depth >= 1 && question.depth <= deepest_links) return {};
  return fail({ErrorKind::usage,
               fmt::format("expected 1 to {} steps, saw {}", deepest_links, question.depth),
               {},
               "Each step takes in the links of everything that the step before it met."});
}

}  // namespace

Result<LinkGraph> link_graph(const Workspace& workspace, const LinkQuestion& question) {
  TRY(check(question));
  const auto current = TRY(CurrentEditions::read(workspace));
  const auto book = TRY(LawBook::open(workspace));
  const LinkItems items(workspace, current);
  LinkGraph graph{
      .item = TRY(items.find(question.item)), .depth = question.depth, .most = question.most};
  const Day today = first_day(TRY(parse_date(timestamp_now().substr(0, 10))));
  const LinkSources sources(workspace, current, book, today);
  Walk walk(sources, graph);
  TRY(walk.run());
  graph.items.push_back(TRY(items.at(graph.item)));
  for (const auto& address : walk.seen()) {
    if (address != graph.item) graph.items.push_back(TRY(items.at(address)));
  }
  return graph;
}

}  // namespace corridor
