#include "cli/command.h"
#include "report/chain_report.h"

namespace corridor {
namespace {

Result<Answer> run_chain(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ChainRequest request{
      .item = call.text("ITEM"), .to = call.text("--to"), .language = call.text("--lang", "en")};
  return Answer{TRY(chain_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command chain_command;
const Command chain_command{
    "chain",
    "from a recommendation to its evidence and back: what leads to what, and where it breaks",
    "corridor chain recommendation:w1_01 --to commitment",
    {{"ITEM",
      "an address (recommendation:w1_01, commitment:sdg_10_7, practice:..., "
      "indicator:remittance_cost) or a bare code",
      Argument::Kind::positional, true},
     {"--to",
      "only this stage (recommendation, commitment, actor, law, practice, evidence) or kind of "
      "item"},
     {"--lang", "language of titles: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false,
      "en"},
     {"--format", "text, json, html or md", Argument::Kind::option, false, "text"}},
    run_chain};

}  // namespace corridor
