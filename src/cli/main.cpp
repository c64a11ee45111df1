// The one main: words in, text and an exit code out (the error table is in base/result.h).

#include "cli/command.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

namespace corridor {
namespace {

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return size.ws_col;
}

int say_error(const Error& error) {
  fmt::print(stderr, "{}", describe(error));
  return exit_code_of(error.kind);
}

int answer(const std::vector<std::string>& words) {
  auto line = parse_command_line(words);
  if (!line) return say_error(line.error());
  if (line->command == nullptr) {
    fmt::print("{}", line->help);
    return 0;
  }
  line->call.on_terminal = ::isatty(STDOUT_FILENO) == 1;
  if (line->call.on_terminal) line->call.width = terminal_width();
  const auto answer = line->command->run(line->call);
  if (!answer) return say_error(answer.error());
  fmt::print(stderr, "{}", answer->notes);
  const bool written =
      std::fwrite(answer->out.data(), 1, answer->out.size(), stdout) == answer->out.size() &&
      std::fflush(stdout) == 0;
  // A reader that has seen enough (`corridor series ... | head`) is no error of ours.
  return written || ::isatty(STDOUT_FILENO) == 0 ? 0 : exit_code_of(ErrorKind::io);
}

}  // namespace
}  // namespace corridor

int main(int count, char** words) {
  int code = 0;
  try {
    code = corridor::answer({words + 1, words + count});
  } catch (const std::exception& problem) {
    code = corridor::say_error(
        {corridor::ErrorKind::internal,
         fmt::format("a library failed: {}", problem.what()),
         {},
         "This is a mistake in the program, not in your data; nothing was changed."});
  }
  // Tables that live to the end of the program need no taking apart.
  std::fflush(nullptr);
  std::_Exit(code);
}
