#include "cli/command.h"
#include "report/review_report.h"

namespace corridor {
namespace {

Result<Answer> run_review(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ReviewRequest request{.before = call.text("--before"),
                              .from = call.text("--from"),
                              .subject = call.text("PLACE|CORRIDOR"),
                              .language = call.text("--lang", "en")};
  return Answer{TRY(review_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command review_command;
const Command review_command{
    "review",
    "when agreements and social clauses come up for review, end or renew themselves",
    "corridor review --before 2028-01-01 --format csv",
    {{"PLACE|CORRIDOR", "only where these are parties", Argument::Kind::positional},
     {"--before", "a day, month or year, not included (usual: five years from today)"},
     {"--from", "the first day (usual: today); reviews that are overdue come in any case"},
     {"--lang", "language: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false, "en"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_review};

}  // namespace corridor
