#include "server/run_apart.h"

#include "base/subprocess.h"
#include "base/text.h"

#include <fmt/core.h>

namespace corridor {
namespace {

constexpr std::string_view kept = "Kept as run ", loaded = "edition ";

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

/// Where the server keeps its files is nobody's business: names without folders.
Error without_folders(Error error, const RunApart& run) {
  auto paths = run.arguments;
  paths.push_back(run.workspace);
  for (const std::string_view path : paths) {
    const auto folder = path.substr(path.find('/') == path.npos ? path.size() : path.find('/'));
    const auto end = folder.rfind('/');
    if (end == folder.npos) continue;
    for (std::size_t at = 0; (at = error.message.find(folder, at)) != std::string::npos;) {
      error.message.erase(at, end + 1);
    }
  }
  return error;
}

/// What the command said behind `mark`, on either stream.
Result<std::string> id_behind(std::string_view mark, const RunApart& run) {
  Subprocess subprocess{.arguments = {run.program, "--workspace", run.workspace},
                        .time_limit = run.time,
                        .most_memory_bytes = run.memory_bytes,
                        .may_write = true,
                        .stop = run.stop};
  subprocess.arguments.insert(subprocess.arguments.end(), run.arguments.begin(),
                              run.arguments.end());
  const auto end = TRY(run_subprocess(subprocess));
  if (end.exit_code != 0) return fail(without_folders(error_of(end), run));
  for (const std::string_view said : {end.errors, end.output}) {
    const auto at = said.find(mark);
    if (at == said.npos) continue;
    const auto id = said.substr(at + mark.size());
    return std::string(id.substr(0, id.find_first_not_of("0123456789abcdef")));
  }
  return fail({ErrorKind::internal, fmt::format("{} kept nothing", run.arguments.front())});
}

}  // namespace

Result<std::string> run_apart(const RunApart& run) { return id_behind(kept, run); }

Result<std::string> load_apart(const RunApart& load) { return id_behind(loaded, load); }

}  // namespace corridor
