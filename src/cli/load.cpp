#include "cli/command.h"
#include "evidence/import.h"
#include "report/load_report.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<Answer> run(const Call& call) {
  auto workspace = TRY(call.open(Workspace::Access::write));
  const LoadOptions options{.source = call.text("--as"),
                            .version = call.text("--release"),
                            .companions = call.all("--with"),
                            .dry_run = call.has("--dry-run")};
  Answer answer;
  for (const auto& file : call.all("FILE")) {
    auto report = load_file(workspace, file, options);
    if (!report) {
      // What was loaded before this file stays loaded: say so before the error ends the command.
      fmt::print(stderr, "{}{}", answer.notes, answer.out);
      return fail(report.error());
    }
    if (options.dry_run) answer.out += "dry run, nothing written: ";
    answer.out += summary_of(*report);
    answer.notes += remarks_of(*report);
  }
  return answer;
}

}  // namespace

extern const Command load_command;
const Command load_command{
    "load",
    "load publishers' files (.csv, .csv.gz, .zip, .xlsx) as editions",
    "corridor --workspace my.corridor load unhcr_population.csv",
    {{"FILE", "one or more files, as the publisher ships them", Argument::Kind::many_positionals,
      true},
     {"--as", "read as this source instead of recognising it (see `corridor sources`)"},
     {"--release", "the release, where the file does not tell: 2021"},
     {"--with", "a file that says how to read it: an SDMX structure, a mapping (may be repeated)",
      Argument::Kind::many_options},
     {"--dry-run", "read and check everything, write nothing", Argument::Kind::flag}},
    run};

}  // namespace corridor
