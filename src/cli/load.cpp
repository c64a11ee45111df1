#include "cli/command.h"
#include "evidence/load_package.h"
#include "report/load_report.h"

#include <fmt/core.h>

#include <filesystem>

namespace corridor {
namespace {

/// Shows what was done so far at once: long loads are watched, and an error must not hide it.
void show(Answer& answer) {
  fmt::print("{}", std::exchange(answer.out, {}));
  std::fflush(stdout);
  fmt::print(stderr, "{}", std::exchange(answer.notes, {}));
}

void add(Answer& answer, const LoadReport& report, const LoadOptions& options) {
  if (options.dry_run) answer.out += "dry run, nothing written: ";
  answer.out += summary_of(report);
  answer.notes += remarks_of(report);
  show(answer);
}

/// Every file of the folder gets its line; the mistakes are counted and the first ends the command.
Result<void> run_folder(Workspace& workspace, const std::string& folder,
                        const LoadOptions& options) {
  Answer answer;
  FolderCount count;
  TRY(load_folder(workspace, folder, options, [&](const FileOutcome& outcome) {
    count.add(outcome);
    if (outcome.report) return add(answer, *outcome.report, options);
    answer.notes = remarks_of(outcome);
    show(answer);
  }));
  answer.out = summary_of(count, folder);
  show(answer);
  return count.verdict(folder);
}

Result<Answer> run_load(const Call& call) {
  auto workspace = TRY(call.open(Workspace::Access::write));
  const LoadOptions options{.source = call.text("--as"),
                            .version = call.text("--release"),
                            .companions = call.all("--with"),
                            .dry_run = call.has("--dry-run")};
  Answer answer;
  for (const auto& file : call.all("FILE")) {
    if (is_package(file)) {
      for (const auto& report : TRY(load_package(workspace, file, options))) {
        add(answer, report, options);
      }
    } else if (std::filesystem::is_directory(file)) {
      TRY(run_folder(workspace, file, options));
    } else {
      add(answer, TRY(load_file(workspace, file, options)), options);
    }
  }
  return answer;
}

}  // namespace

extern const Command load_command;
const Command load_command{
    "load",
    "load publishers' files (csv, json, xml, xlsx; also packed), texts of law or data packages",
    "corridor --workspace my.corridor load unhcr_population.csv",
    {{"FILE", "files as the publisher ships them, or folders of which all that is known is loaded",
      Argument::Kind::many_positionals, true},
     {"--as", "read as this source instead of recognising it (see `corridor sources`)"},
     {"--release", "the release, where the file does not tell: 2021"},
     {"--with", "a file that says how to read it: an SDMX structure, a mapping (may be repeated)",
      Argument::Kind::many_options},
     {"--dry-run", "read and check everything, write nothing", Argument::Kind::flag}},
    run_load};

}  // namespace corridor
