#include "evidence/diff.h"

#include "cli/command.h"
#include "evidence/series.h"
#include "report/diff_report.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<Answer> run_diff(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  DiffQuery query{.before = call.text("BEFORE|DATASET"), .after = call.text("AFTER")};
  if (call.has("--indicator")) {
    query.indicator = TRY(parse_indicator(workspace, call.text("--indicator")));
  }
  if (const auto limit = TRY(call.count("--limit"))) {
    query.most_listed = static_cast<std::size_t>(*limit);
  }
  const auto diff = TRY(diff_editions(workspace, query));
  Answer answer{TRY(render(diff, format, call.width, call.has("--summary")))};
  if (format == Format::csv && !call.has("--summary")) {
    for (const auto& note : diff_changes_table(diff).notes) answer.notes += note + "\n";
  }
  return answer;
}

}  // namespace

extern const Command diff_command;
const Command diff_command{
    "diff",
    "what changed between two editions: new, gone, revised, by how much",
    "corridor diff knomad_migrants@2013 knomad_migrants@2017 --limit 5",
    {{"BEFORE|DATASET",
      "an edition: a short id, dataset@version or dataset@version@part; alone, a dataset, whose "
      "two "
      "newest releases are compared",
      Argument::Kind::positional, true},
     {"AFTER", "the other edition", Argument::Kind::positional},
     {"--indicator", "this indicator only"},
     {"--limit", "so many of each kind of change of each indicator are listed, the largest first",
      Argument::Kind::option, false, "10"},
     {"--summary", "the counts and sums alone", Argument::Kind::flag},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_diff};

}  // namespace corridor
