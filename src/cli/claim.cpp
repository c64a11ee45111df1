#include "cli/command.h"
#include "report/claim_report.h"
#include "report/render_table.h"

namespace corridor {
namespace {

Result<Answer> run_claim(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  return Answer{
      TRY(claim_report(workspace, call.text("EXPRESSION"), call.text("--as-of"), format))};
}

Result<Answer> run_claims(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ClaimListRequest request{
      .file = call.text("--file"), .topic = call.text("--topic"), .as_of = call.text("--as-of")};
  return Answer{render(TRY(claims_list(workspace, request, format)), format, call.width)};
}

}  // namespace

extern const Command claim_command, claims_command;
const Command claim_command{
    "claim",
    "hold a claim against the evidence: supported, contradicted, depends, cannot tell",
    "corridor claim remittances_exceed_aid --format json",
    {{"EXPRESSION", "a comparison (docs/claims.md), or the id of a claim of `corridor claims`",
      Argument::Kind::positional, true},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"--format", "text or json", Argument::Kind::option, false, "text"}},
    run_claim};
const Command claims_command{
    "claims",
    "widely heard claims, each with what the evidence says",
    "corridor claims --topic remittances",
    {{"--file", "a list of your own (docs/claims.md)"},
     {"--topic", "such as numbers, refugees, remittances, women, work, ageing, deaths"},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_claims};

}  // namespace corridor
