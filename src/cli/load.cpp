#include "cli/command.h"
#include "evidence/load_package.h"
#include "report/load_report.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<std::vector<LoadReport>> load_path(Workspace& workspace, const std::string& path,
                                          const LoadOptions& options) {
  if (TRY(is_package(path))) return load_package(workspace, path, options);
  std::vector<LoadReport> reports;
  reports.push_back(TRY(load_file(workspace, path, options)));
  return reports;
}

Result<Answer> run(const Call& call) {
  auto workspace = TRY(call.open(Workspace::Access::write));
  const LoadOptions options{.source = call.text("--as"),
                            .version = call.text("--release"),
                            .companions = call.all("--with"),
                            .dry_run = call.has("--dry-run")};
  Answer answer;
  for (const auto& file : call.all("FILE")) {
    const auto reports = load_path(workspace, file, options);
    if (!reports) {
      // What was loaded before this file stays loaded: say so before the error ends the command.
      fmt::print(stderr, "{}{}", answer.notes, answer.out);
      return fail(reports.error());
    }
    for (const auto& report : *reports) {
      if (options.dry_run) answer.out += "dry run, nothing written: ";
      answer.out += summary_of(report);
      answer.notes += remarks_of(report);
    }
  }
  return answer;
}

}  // namespace

extern const Command load_command;
const Command load_command{
    "load",
    "load publishers' files (.csv, .csv.gz, .zip), or a data package, as editions",
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
