#pragma once
// Command: one word of `corridor`, as a record. From it come the options, the help text and the
// call; adding a command is one file with its record and one line in commands.cpp. Commands hold no
// logic: they call report/ and evidence/ and hand back text.

#include "base/result.h"
#include "store/workspace.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Argument {
  enum class Kind { positional, many_positionals, option, many_options, flag };
  std::string_view name;  // "PLACE", "--from"
  std::string_view meaning;
  Kind kind = Kind::option;
  bool required = false;
  std::string_view usual = {};  // value where none is given
};

/// What the user asked for.
class Call {
 public:
  std::string workspace_path;  // empty: the default one
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  bool on_terminal = false;
  std::size_t width = 100;  // columns of the terminal

  bool has(std::string_view name) const { return values.contains(name); }
  /// The value of an argument, or empty.
  std::string text(std::string_view name) const;
  /// The value of an argument, or `usual` where none is given.
  std::string text(std::string_view name, std::string_view usual) const;
  const std::vector<std::string>& all(std::string_view name) const;
  /// A whole number, or ErrorKind::usage.
  Result<std::optional<int>> year(std::string_view name) const;
  /// A number from 0 to a million, or ErrorKind::usage.
  Result<std::optional<std::int64_t>> count(std::string_view name) const;

  /// The workspace named, or the default one, which is made from the embedded data where it is
  /// not there yet.
  Result<Workspace> open(Workspace::Access access) const;
};

/// What a command says: `out` for standard output, `notes` for standard error.
struct Answer {
  std::string out;
  std::string notes = {};
};

struct Command {
  std::string_view name;  // one word, or "run" and the name of a model that has a form of its own
  std::string_view summary;
  std::string_view example;
  std::vector<Argument> arguments;
  Result<Answer> (*run)(const Call& call);
};

/// Every command, in the order of the help text.
std::span<const Command* const> all_commands();

/// Turns the words of the command line into a call. `help` is set where help was asked for, and
/// then nothing is run. Errors are ErrorKind::usage with a "did you mean".
struct ParsedLine {
  const Command* command = nullptr;
  Call call;
  std::string help;
};
Result<ParsedLine> parse_command_line(const std::vector<std::string>& words);

}  // namespace corridor
