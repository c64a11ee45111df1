#include "cli/command.h"
#include "report/chain_lists.h"

namespace corridor {
namespace {

Result<Answer> run_initiatives(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ListRequest request{.place = call.text("--place"),
                            .topic = call.text("--topic"),
                            .type = call.text("--type"),
                            .language = call.text("--lang", "en"),
                            .columns = call.text("--matrix")};
  if (call.has("--matrix")) {
    return Answer{TRY(initiative_matrix(workspace, request, format, call.width))};
  }
  return Answer{TRY(initiatives_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command initiatives_command;
const Command initiatives_command{
    "initiatives",
    "processes, forums, programmes and funds; where they overlap and where there is none",
    "corridor initiatives --matrix phase",
    {{"--topic", "one topic: labour, recruitment, integration ..."},
     {"--place", "that reach a country, group or area"},
     {"--type", "one kind: regional_process, fund, network ..."},
     {"--matrix", "count them by topic and phase, or by topic and continent: phase or place"},
     {"--lang", "language of titles: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false,
      "en"},
     {"--format", "text, json, csv, html or md", Argument::Kind::option, false, "text"}},
    run_initiatives};

}  // namespace corridor
