#include "evidence/proof.h"

#include "cli/command.h"
#include "report/proof_report.h"

namespace corridor {
namespace {

Result<Answer> run_proof(const Call& call) {
  const std::string format = call.text("--format", "text");
  const Format form = TRY(parse_format(format));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  return Answer{TRY(render(TRY(prove(workspace, call.text("ID"))), form))};
}

}  // namespace

extern const Command proof_command;
const Command proof_command{
    "proof",
    "where a figure or a statement of law comes from: publisher, edition, row, column, steps",
    "corridor proof 3f9a0c1b2d4e.1523.6 --format json",
    {{"ID", "a proof id from a series, a brief or the law", Argument::Kind::positional, true},
     {"--format", "text or json", Argument::Kind::option, false, "text"}},
    run_proof};

}  // namespace corridor
