// The one file that knows CLI11: turns command records into its options.

#include "base/text.h"
#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::string_view description =
    "Corridor: evidence on migration between places, every number with its proof.\n"
    "Start with: corridor brief BGD-MYS";

void add_argument(CLI::App& app, const Argument& argument, std::vector<std::string>& store) {
  const std::string name(argument.name), meaning(argument.meaning);
  CLI::Option* option = nullptr;
  switch (argument.kind) {
    case Argument::Kind::flag:
      app.add_flag(name, meaning);
      return;
    case Argument::Kind::positional:
      option = app.add_option(name, store, meaning)->expected(1)->allow_extra_args(false);
      break;
    case Argument::Kind::many_positionals:
      option = app.add_option(name, store, meaning);
      break;
    case Argument::Kind::option:
      option = app.add_option(name, store, meaning)->expected(1)->allow_extra_args(false);
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
      break;
    case Argument::Kind::many_options:
      option = app.add_option(name, store, meaning)->expected(1)->allow_extra_args(false);
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      break;
  }
  option->required(argument.required)->type_name("");
  if (!argument.usual.empty()) option->default_str(std::string(argument.usual));
}

/// One command's values, kept where CLI11 can write them.
using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

bool has_two_words(const Command& command) { return command.name.contains(' '); }

/// "run displacement" is below "run".
CLI::App* subcommand_named(CLI::App& app, std::string_view name, const std::string& summary) {
  const auto space = name.find(' ');
  if (space == std::string_view::npos) return app.add_subcommand(std::string(name), summary);
  CLI::App* above = app.add_subcommand(std::string(name.substr(0, space)), summary);
  return above->fallthrough()->add_subcommand(std::string(name.substr(space + 1)), summary);
}

/// The commands of two words that begin with this one, and the example.
std::string footer_of(const Command& command) {
  std::string text;
  for (const auto* other : all_commands()) {
    if (!other->name.starts_with(fmt::format("{} ", command.name))) continue;
    if (text.empty()) text = "With a form of their own:\n";
    text += fmt::format("  corridor {} --help\n", other->name);
  }
  return fmt::format("{}{}Example:\n  {}", text, text.empty() ? "" : "\n", command.example);
}

CLI::App* add_command(CLI::App& app, const Command& command, Values& values) {
  CLI::App* sub = subcommand_named(app, command.name, std::string(command.summary));
  sub->fallthrough();
  sub->footer(footer_of(command));
  for (const auto& argument : command.arguments) {
    add_argument(*sub, argument, values[std::string(argument.name)]);
  }
  return sub;
}

const Command* find_command_named(std::string_view name) {
  const auto commands = all_commands();
  const auto found = std::ranges::find(commands, name, &Command::name);
  return found == commands.end() ? nullptr : *found;
}

std::vector<std::string> known_options(const Command* command) {
  std::vector<std::string> names{"--workspace", "--help", "--version"};
  if (command == nullptr) return names;
  for (const auto& argument : command->arguments) {
    if (argument.name.starts_with("--")) names.emplace_back(argument.name);
  }
  return names;
}

/// Where the first word stands that is neither an option nor the value of --workspace.
std::size_t command_at(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--workspace" || words[i] == "-w")
      ++i;
    else if (!words[i].starts_with('-'))
      return i;
  }
  return words.size();
}

/// The command that the words ask for: of one word, or of two like "run displacement".
const Command* command_in(const std::vector<std::string>& words) {
  const std::size_t at = command_at(words);
  if (at == words.size()) return nullptr;
  const Command* two =
      at + 1 < words.size() ? find_command_named(words[at] + " " + words[at + 1]) : nullptr;
  return two != nullptr ? two : find_command_named(words[at]);
}

Error unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const auto* command : all_commands()) names.emplace_back(command->name);
  const std::string hint = did_you_mean(word, names);
  return {ErrorKind::usage,
          fmt::format("no command is called \"{}\"", word),
          {},
          hint.empty() ? "`corridor --help` lists the commands." : hint};
}

Error wrong_option(const std::vector<std::string>& words, const Command* command,
                   const std::string& problem) {
  const auto options = known_options(command);
  for (const auto& word : words) {
    const auto name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || std::ranges::find(options, name) != options.end()) continue;
    const std::string hint = did_you_mean(name, options);
    return {ErrorKind::usage,
            fmt::format("no option is called \"{}\"", name),
            {},
            hint.empty() ? fmt::format("`corridor {} --help` lists the options.",
                                       command ? command->name : "")
                         : hint};
  }
  return {ErrorKind::usage,
          problem,
          {},
          fmt::format("`corridor {}--help` shows how.",
                      command ? fmt::format("{} ", command->name) : "")};
}

/// The words that nothing asked for, in the order in which they were written.
std::string extra_words(const std::vector<std::string>& words,
                        const std::vector<std::string>& extra) {
  std::string list;
  for (const auto& word : words) {
    if (std::ranges::find(extra, word) == extra.end()) continue;
    list += list.empty() ? word : " " + word;
  }
  return fmt::format("did not expect: {}", list);
}

}  // namespace

Result<ParsedLine> parse_command_line(const std::vector<std::string>& words) {
  const Command* command = command_in(words);
  const std::size_t at = command_at(words);
  if (at < words.size() && command == nullptr) return fail(unknown_command(words[at]));
  CLI::App app{std::string(description), "corridor"};
  app.set_version_flag("--version", "corridor " CORRIDOR_VERSION);
  ParsedLine line;
  app.add_option("-w,--workspace", line.call.workspace_path,
                 "the workspace file (usual: the one in your data folder)")
      ->type_name("FILE");
  app.require_subcommand(0, 1);
  Values values;
  CLI::App* chosen = command != nullptr ? add_command(app, *command, values) : nullptr;
  if (chosen == nullptr) {
    for (const auto* one : all_commands()) {
      if (!has_two_words(*one)) add_command(app, *one, values);
    }
  }
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    line.help = chosen ? chosen->help() : app.help();
    return line;
  } catch (const CLI::CallForVersion&) {
    line.help = "corridor " CORRIDOR_VERSION "\n";
    return line;
  } catch (const CLI::ExtrasError&) {
    return fail(wrong_option(words, command, extra_words(words, app.remaining(true))));
  } catch (const CLI::ParseError& error) {
    return fail(wrong_option(words, command, error.what()));
  }
  if (command == nullptr) {
    line.help = app.help();
    return line;
  }
  line.command = command;
  for (auto& [name, given] : values) {
    const auto* option = chosen->get_option(name);
    if (option->count() > 0) line.call.values[name] = given;
  }
  return line;
}

}  // namespace corridor
