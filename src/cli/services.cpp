#include "cli/command.h"
#include "report/chain_lists.h"

namespace corridor {
namespace {

Result<Answer> run_services(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ListRequest request{.place = call.text("PLACE"),
                            .topic = call.text("--topic"),
                            .type = call.text("--type"),
                            .group = call.text("--for"),
                            .language = call.text("--lang", "en")};
  return Answer{TRY(services_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command services_command;
const Command services_command{
    "services",
    "services that people can use in a place: what, for whom, by whom",
    "corridor services BGD --for worker",
    {{"PLACE", "a country, group or area", Argument::Kind::positional, true},
     {"--for", "a group of people: worker, irregular, child ..."},
     {"--type", "one kind: language, health, legal_aid ..."},
     {"--topic", "one topic: labour, integration ..."},
     {"--lang", "language of titles: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false,
      "en"},
     {"--format", "text, json, csv, html or md", Argument::Kind::option, false, "text"}},
    run_services};

}  // namespace corridor
