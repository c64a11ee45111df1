// The chain as a graph: walks both ways, circles, links to nothing, breaks.

#include "registers/chain_breaks.h"
#include "registers/chain_walk.h"
#include "scenario/chain/made_chain.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

namespace corridor::chain_test {
namespace {

ChainGraph graph_of(MadeChain& made) {
  auto graph = ChainGraph::read(made.workspace());
  REQUIRE(graph.has_value());
  return std::move(*graph);
}

std::uint32_t index_of(const ChainGraph& graph, std::string_view address) {
  const auto index = graph.at(address);
  REQUIRE_MESSAGE(index.has_value(), address);
  return *index;
}

std::set<std::string> met(const ChainGraph& graph, std::string_view from,
                          ChainDirection direction) {
  std::set<std::string> addresses;
  for (const auto& step : walk_chain(graph, index_of(graph, from)).steps) {
    if (step.direction == direction) addresses.insert(graph.item(step.item).address);
  }
  return addresses;
}

std::vector<std::string> path_to(const ChainGraph& graph, std::string_view from,
                                 std::string_view to) {
  const auto walk = walk_chain(graph, index_of(graph, from));
  for (std::size_t i = 0; i < walk.steps.size(); ++i) {
    if (graph.item(walk.steps[i].item).address != to) continue;
    const auto path = walk.path(graph, i);
    return {path.begin(), path.end()};
  }
  return {};
}

std::set<std::string> breaks_of(const ChainGraph& graph, std::string_view address,
                                AtHand at_hand = AtHand::figures) {
  std::set<std::string> codes;
  const auto answer = [&](std::string_view) { return at_hand; };
  for (const auto& one : breaks_at(graph, index_of(graph, address), answer)) {
    codes.emplace(one.kind->code);
  }
  return codes;
}

using Codes = std::set<std::string>;

}  // namespace

TEST_CASE("a walk onward from a recommendation meets all that answers it, down to its evidence") {
  MadeChain made;
  const auto graph = graph_of(made);
  const auto found = met(graph, "recommendation:w1_01", ChainDirection::onward);
  CHECK(found == Codes{"commitment:sdg_10_7", "actor_type:ministry", "instrument:treaty",
                       "protection:contract", "practice:courses", "study:courses/1",
                       "study:courses/2", "indicator:remittance_cost",
                       "tool:corridor law BGD-MYS"});
  CHECK(met(graph, "recommendation:w1_01", ChainDirection::back).empty());
}

TEST_CASE("a walk back from the evidence meets what was recommended, and says by which way") {
  MadeChain made;
  const auto graph = graph_of(made);
  const auto found = met(graph, "study:courses/1", ChainDirection::back);
  for (const auto* address :
       {"practice:courses", "instrument:treaty", "actor:board", "protection:contract",
        "commitment:sdg_10_7", "recommendation:w1_01"}) {
    CAPTURE(address);
    CHECK(found.contains(address));
  }
  CHECK(met(graph, "study:courses/1", ChainDirection::onward).empty());
  CHECK(path_to(graph, "study:courses/1", "recommendation:w1_01") ==
        std::vector<std::string>{"study:courses/1", "practice:courses", "recommendation:w1_01"});
}

TEST_CASE("a commitment leads to those that serve it and that it serves") {
  MadeChain made;
  const auto graph = graph_of(made);
  CHECK(met(graph, "commitment:gcm_02", ChainDirection::onward).contains("commitment:sdg_10_7"));
  CHECK(met(graph, "commitment:gcm_02", ChainDirection::onward)
            .contains("indicator:remittance_cost"));
}

TEST_CASE("only from itself does an actor lead to its kind, and a whole ends a walk") {
  MadeChain made;
  const auto graph = graph_of(made);
  CHECK(met(graph, "actor:state", ChainDirection::back).contains("recommendation:w1_01"));
  // The ministries that are to act are not listed in every chain ...
  CHECK(!met(graph, "recommendation:w1_01", ChainDirection::onward).contains("actor:state"));
  // ... but are where the kind itself is asked about.
  CHECK(met(graph, "actor_type:ministry", ChainDirection::onward).contains("actor:state"));
  // The office is a part of the board, whose practices are not its own.
  const auto of_part = met(graph, "actor:office", ChainDirection::onward);
  CHECK(of_part.contains("actor:board"));
  CHECK(!of_part.contains("practice:courses"));
  CHECK(met(graph, "actor:board", ChainDirection::onward).contains("practice:courses"));
}

TEST_CASE("a walk ends where links go in a circle, and meets each thing once") {
  MadeChain made;
  made.execute(
      "INSERT INTO link VALUES(1, 'commitment:sdg_10_7', 'serves', 'commitment:gcm_02', 0, "
      "0, '', 9, 1)");
  made.execute(
      "INSERT INTO link VALUES(1, 'practice:courses', 'about', 'recommendation:w1_01', 0, "
      "0, '', 9, 1)");
  made.execute(
      "INSERT INTO link VALUES(1, 'actor:board', 'part_of', 'actor:office', 0, 0, '', 9, "
      "1)");
  const auto graph = graph_of(made);
  for (const auto* start : {"recommendation:w1_01", "commitment:gcm_02", "actor:board"}) {
    const auto walk = walk_chain(graph, index_of(graph, start));
    std::set<std::pair<ChainDirection, std::uint32_t>> seen;
    for (const auto& step : walk.steps) {
      CHECK(seen.emplace(step.direction, step.item).second);
      CHECK(step.length <= static_cast<int>(graph.items().size()));
    }
  }
}

TEST_CASE("each break is found where it is, and a chain that is whole has none") {
  MadeChain made;
  const auto graph = graph_of(made);
  CHECK(breaks_of(graph, "recommendation:w1_01").empty());
  CHECK(breaks_of(graph, "recommendation:w1_02") ==
        Codes{"recommendation_without_actor", "recommendation_without_commitment",
              "recommendation_without_answer", "recommendation_without_evidence"});
  CHECK(breaks_of(graph, "recommendation:w2_01").empty());  // done
  CHECK(breaks_of(graph, "commitment:sdg_10_7").empty());
  CHECK(breaks_of(graph, "commitment:gcm_02") ==
        Codes{"commitment_without_actor", "commitment_without_indicator"});
  CHECK(breaks_of(graph, "practice:courses").empty());
  CHECK(breaks_of(graph, "practice:bare") ==
        Codes{"practice_without_evidence", "practice_without_actor"});
  CHECK(breaks_of(graph, "service:school") == Codes{"service_without_actor"});
  CHECK(breaks_of(graph, "service:hotline").empty());
  CHECK(breaks_of(graph, "initiative:forum") == Codes{"initiative_without_actor"});
  CHECK(breaks_of(graph, "protection:contract").empty());
  CHECK(breaks_of(graph, "indicator:remittance_cost").empty());
  CHECK(breaks_of(graph, "indicator:remittance_cost", AtHand::name_only) ==
        Codes{"indicator_without_figures"});
  CHECK(breaks_of(graph, "indicator:remittance_cost", AtHand::nothing) == Codes{"link_to_nothing"});
}

TEST_CASE("a duty that no actor has as its mandate, and nothing gives to anybody, is a break") {
  MadeChain made;
  auto graph = graph_of(made);
  CHECK(breaks_of(graph, "instrument:treaty").empty());
  const auto lonely = graph.find(made.workspace(), "lonely");
  REQUIRE(lonely.has_value());
  CHECK(graph.item(*lonely).title == "Convention that nobody keeps");
  CHECK(breaks_of(graph, "instrument:lonely") == Codes{"duty_without_actor"});
}

TEST_CASE("a link to what nobody describes is a break where it leads, and refused in a register") {
  MadeChain made;
  const auto refused = made.try_to_load(
      "register: more\ntitle: More\npractices:\n"
      "  - {code: new_one, title: New, summary: New., actors: [nobody]}\n");
  REQUIRE(!refused.has_value());
  CHECK(refused.error().message.contains("actor:nobody"));
  CHECK(refused.error().where.line == 10);
  made.execute(
      "INSERT INTO link VALUES(1, 'recommendation:w1_01', 'answered_by', 'practice:gone', "
      "0, 0, '', 9, 1)");
  const auto graph = graph_of(made);
  CHECK(breaks_of(graph, "practice:gone") == Codes{"link_to_nothing"});
  CHECK(met(graph, "recommendation:w1_01", ChainDirection::onward).contains("practice:gone"));
}

TEST_CASE("what is no part of the chain is refused, and what nobody knows not found") {
  MadeChain made;
  auto graph = graph_of(made);
  const auto place = graph.find(made.workspace(), "place:BGD");
  REQUIRE(!place.has_value());
  CHECK(place.error().kind == ErrorKind::usage);
  CHECK(place.error().hint.contains("corridor gaps BGD"));
  const auto nothing = graph.find(made.workspace(), "commitment:sdg_99");
  REQUIRE(!nothing.has_value());
  CHECK(nothing.error().kind == ErrorKind::not_found);
  // A bare code will do.
  const auto board = graph.find(made.workspace(), "board");
  REQUIRE(board.has_value());
  CHECK(graph.item(*board).address == "actor:board");
}

}  // namespace corridor::chain_test
