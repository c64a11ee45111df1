#include "cli/command.h"
#include "report/chain_lists.h"

namespace corridor {
namespace {

Result<Answer> run_actors(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ListRequest request{.place = call.text("PLACE"),
                            .topic = call.text("--topic"),
                            .type = call.text("--type"),
                            .language = call.text("--lang", "en")};
  return Answer{TRY(actors_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command actors_command;
const Command actors_command{
    "actors",
    "who acts: what they do, where, under which mandate",
    "corridor actors BGD --type ministry",
    {{"PLACE", "a country, group or area; everybody where it is left out",
      Argument::Kind::positional},
     {"--topic", "one topic: labour, recruitment, integration ..."},
     {"--type", "one kind: ministry, city, un_entity, workers ..."},
     {"--lang", "language of titles: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false,
      "en"},
     {"--format", "text, json, csv, html or md", Argument::Kind::option, false, "text"}},
    run_actors};

}  // namespace corridor
