#include "cli/command.h"
#include "report/chain_lists.h"

namespace corridor {
namespace {

Result<Answer> run_recommendations(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ListRequest request{.topic = call.text("--topic"),
                            .workshop = call.text("--workshop"),
                            .status = call.text("--status"),
                            .language = call.text("--lang", "en")};
  return Answer{TRY(recommendations_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command recommendations_command;
const Command recommendations_command{
    "recommendations",
    "what the workshops recommended: by whom, who is to act, how far it is",
    "corridor recommendations --workshop w2 --status open",
    {{"--workshop",
      "w1 (connectivity and business), w2 (harmonious societies), w3 (peace, stability and "
      "growth)"},
     {"--topic", "one topic: labour, recruitment, integration ..."},
     {"--status", "open, begun, done or overtaken"},
     {"--lang", "language of titles: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false,
      "en"},
     {"--format", "text, json, csv, html or md", Argument::Kind::option, false, "text"}},
    run_recommendations};

}  // namespace corridor
