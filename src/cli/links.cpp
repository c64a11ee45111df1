#include "cli/command.h"
#include "report/links_report.h"

namespace corridor {
namespace {

Result<Answer> run_links(const Call& call) {
  const auto format = TRY(parse_links_format(call.text("--format", "text")));
  LinkQuestion question{.item = call.text("ITEM")};
  if (const auto depth = TRY(call.count("--depth"))) question.depth = static_cast<int>(*depth);
  if (const auto limit = TRY(call.count("--limit"))) {
    question.most = static_cast<std::size_t>(*limit);
  }
  const auto workspace = TRY(call.open(Workspace::Access::read));
  return Answer{render(TRY(link_graph(workspace, question)), format, call.width)};
}

}  // namespace

extern const Command links_command;
const Command links_command{
    "links",
    "what an item is linked to, both ways: dated, sourced, typed",
    "corridor links instrument:icrmw --format graphml",
    {{"ITEM",
      "an address (instrument:icrmw, provision:icrmw/art_25, term:migrant, place:BGD, "
      "corridor:BGD-MYS, indicator:migrant_stock) or a bare code",
      Argument::Kind::positional, true},
     {"--depth", "steps from the item, 1 to 5", Argument::Kind::option, false, "1"},
     {"--limit", "links, at most", Argument::Kind::option, false, "1000"},
     {"--format", "text, json, csv, graphml or jsonld", Argument::Kind::option, false, "text"}},
    run_links};

}  // namespace corridor
