#include "server/run_apart.h"

#include "base/subprocess.h"
#include "base/text.h"

#include <fmt/core.h>

namespace corridor {
namespace {

constexpr std::string_view kept = "Kept as run ";

/// "corridor: what is wrong", and below it, indented, what to do.
Error error_of(const SubprocessEnd& end) {
  Error error{ErrorKind::internal, "the run ended without a word"};
  for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind) {
    const auto one = static_cast<ErrorKind>(kind);
    if (exit_code_of(one) == end.exit_code) error.kind = one;
  }
  for (const auto line : split(end.errors, '\n')) {
    if (line.starts_with("corridor: ")) error.message = line.substr(10);
    if (line.starts_with("  ")) error.hint = line.substr(2);
  }
  return error;
}

}  // namespace

Result<std::string> run_apart(const RunApart& run) {
  Subprocess subprocess{.arguments = {run.program, "--workspace", run.workspace},
                        .time_limit = run.time,
                        .most_memory_bytes = run.memory_bytes,
                        .may_write = true,
                        .stop = run.stop};
  subprocess.arguments.insert(subprocess.arguments.end(), run.arguments.begin(),
                              run.arguments.end());
  const auto end = TRY(run_subprocess(subprocess));
  if (end.exit_code != 0) return fail(error_of(end));
  const auto at = end.errors.find(kept);
  if (at == std::string::npos) {
    return fail({ErrorKind::internal, fmt::format("{} kept no run", run.arguments.at(1))});
  }
  const auto id = end.errors.substr(at + kept.size());
  return id.substr(0, id.find_first_of(".\n"));
}

}  // namespace corridor
