#include "tidy/rules.h"

#include <fmt/format.h>

#include <array>

namespace tidy {

namespace {

// A banned word of C++. Forms of `word`: "word" anywhere; "word(" a call of a free function;
// "word*" any word that begins so; "two words" in a row. `except` are beginnings of paths, with
// spaces between, where it may stand; with `only`, it is banned nowhere but below that folder.
struct Banned {
  std::string_view word;
  std::string_view remedy;
  std::string_view except = "";
  std::string_view only = "";
};

constexpr std::string_view format = "use fmt::format";
constexpr std::string_view numbers = "use parse_number in base/text.h";
constexpr std::string_view owner = "use std::unique_ptr or a container";
constexpr std::string_view seeded = "use base/random.h, which repeats from a seed";
constexpr std::string_view bounded = "use std::string";
constexpr std::string_view pure = "a model takes numbers and gives numbers: pass it in";
constexpr std::string_view sql_places =
    "src/store/ src/evidence/ src/registers/ src/base/sqlite bench/";
constexpr std::string_view subprocess = "use a library, or the one wrapper in base/subprocess.h";

constexpr std::array banned = {
    Banned{"printf", format},
    Banned{"sprintf", format},
    Banned{"snprintf", format},
    Banned{"fprintf", "use fmt::print or a stream"},
    Banned{"endl", "use '\\n'"},
    Banned{"cout", "return the text; only cli/ prints", "src/cli/ tools/ bench/"},
    Banned{"rand(", seeded},
    Banned{"srand(", seeded},
    Banned{"random_device", seeded, "src/base/random"},
    Banned{"mt19937*", seeded, "src/base/random"},
    Banned{"throw", "return an Error through Result<T> (base/result.h)"},
    Banned{"catch", "return Result<T>; what a library throws is caught in its base/ wrapper",
           "src/base/ src/cli/main.cpp src/cli/parse_command_line.cpp "
           "src/server/request_handler.cpp tools/"},
    Banned{"using namespace", "name what you use"},
    Banned{"new", owner},
    Banned{"delete", owner},
    Banned{"malloc(", owner},
    Banned{"calloc(", owner},
    Banned{"realloc(", owner},
    Banned{"free(", owner},
    Banned{"atoi", numbers},
    Banned{"atol", numbers},
    Banned{"atof", numbers},
    Banned{"stoi", numbers},
    Banned{"stol", numbers},
    Banned{"stoll", numbers},
    Banned{"stoul", numbers},
    Banned{"stoull", numbers},
    Banned{"stof", numbers},
    Banned{"stod", numbers},
    Banned{"strtol", numbers},
    Banned{"strtoll", numbers},
    Banned{"strtoul", numbers},
    Banned{"strtoull", numbers},
    Banned{"strtod", numbers, "src/base/text"},
    Banned{"sscanf", numbers},
    Banned{"strcpy", bounded},
    Banned{"strncpy", bounded},
    Banned{"strcat", bounded},
    Banned{"strtok", "use split in base/text.h"},
    Banned{"assert", "use ENSURE(condition, \"why\") in base/check.h"},
    Banned{"sqlite3_*", "use the functions of store/, evidence/ or registers/: SQL stays there",
           sql_places},
    Banned{"system(", subprocess, "src/base/subprocess tools/run_cases"},
    Banned{"popen", subprocess, "src/base/subprocess"},
    Banned{"NULL", "use nullptr"},
    Banned{"typedef", "use using"},
    Banned{"goto", "use a function of its own, or a loop that says when it ends"},
    Banned{"fstream", pure, "", "src/models/"},
    Banned{"ifstream", pure, "", "src/models/"},
    Banned{"ofstream", pure, "", "src/models/"},
    Banned{"fopen", pure, "", "src/models/"},
    Banned{"filesystem", pure, "", "src/models/"},
    Banned{"getenv", pure, "", "src/models/"},
    Banned{"system_clock", pure, "", "src/models/"},
    Banned{"steady_clock", pure, "", "src/models/"},
    Banned{"thread", "use base/parallel.h", "", "src/models/"},
    Banned{"jthread", "use base/parallel.h", "", "src/models/"},
    Banned{"async", "use base/parallel.h", "", "src/models/"},
};

bool is_bound(const Banned& row, std::string_view path) {
  if (!path.starts_with(row.only)) return false;
  for (std::string_view rest = row.except; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (path.starts_with(rest.substr(0, end))) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

std::string_view text_at(const SourceFile& file, std::size_t i) {
  return i < file.tokens.size() ? file.tokens[i].text : "";
}

// `= delete` and `operator new` declare; `x.free()` and `ours::free()` are other functions.
bool is_harmless(const SourceFile& file, std::size_t i) {
  const std::string_view before = i > 0 ? text_at(file, i - 1) : "";
  if (text_at(file, i) == "delete" && before == "=") return true;
  if (before == "operator" || before == "." || before == "->") return true;
  return before == "::" && i > 1 && text_at(file, i - 2) != "std";
}

bool matches(const SourceFile& file, std::size_t i, std::string_view word) {
  const std::string_view text = text_at(file, i);
  if (word.ends_with('*')) return text.starts_with(word.substr(0, word.size() - 1));
  if (word.ends_with('('))
    return text == word.substr(0, word.size() - 1) && text_at(file, i + 1) == "(";
  const std::size_t space = word.find(' ');
  if (space == std::string_view::npos) return text == word;
  return text == word.substr(0, space) && text_at(file, i + 1) == word.substr(space + 1);
}

}  // namespace

void check_banned_words(const Project& project, Findings& findings) {
  for (const auto& file : project.files) {
    if (!file->is_cpp()) continue;
    std::vector<Banned> here;
    std::ranges::copy_if(banned, std::back_inserter(here),
                         [&](const Banned& row) { return is_bound(row, file->path); });
    for (std::size_t i = 0; i < file->tokens.size(); ++i)
      for (const Banned& row : here)
        if (matches(*file, i, row.word) && !is_harmless(*file, i))
          findings.push_back({file->path, file->tokens[i].line,
                              fmt::format("`{}` is not used here", row.word),
                              std::string(row.remedy)});
  }
}

}  // namespace tidy
