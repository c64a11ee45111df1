#include "tidy/rules.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

namespace tidy {

namespace {

// ---- words about people: people are not waves ---------------------------------------------------

struct Term {
  std::string_view word;
  std::string_view remedy;
};

constexpr std::string_view escape = "tidy: word is data";
constexpr std::string_view exceptions = "tools/tidy/words_as_data.csv";

constexpr std::array terms = {
    Term{"alien", "foreign national"},
    Term{"aliens", "foreign nationals"},
    Term{"illegals", "people in an irregular situation"},
    Term{"influx", "arrivals"},
    Term{"swarm", "arrivals, with their number"},
    Term{"swarms", "arrivals, with their number"},
    Term{"horde", "group"},
    Term{"hordes", "groups"},
};

constexpr std::array people = {"migrant",    "migrants",  "immigrant", "immigrants",  "emigrants",
                               "refugee",    "refugees",  "asylum",    "people",      "persons",
                               "foreigners", "workers",   "migration", "immigration", "arrivals",
                               "newcomers",  "foreigner", "worker"};
constexpr std::array waters = {"wave",    "waves",   "flood",  "floods",    "flooding",
                               "flooded", "tide",    "tides",  "surge",     "surges",
                               "tsunami", "torrent", "deluge", "avalanche", "invasion"};

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words(1);
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalpha(byte) || byte >= 0x80)
      words.back() += static_cast<char>(std::tolower(byte));
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

struct Hit {
  std::string words;
  std::string_view remedy;
};

// "wave of migrants", "refugee flood", "illegal workers", and the single terms.
std::vector<Hit> hits_in(std::string_view line) {
  std::vector<Hit> hits;
  const std::vector<std::string> words = words_of(line);
  const auto at = [&](std::size_t i) { return i < words.size() ? words[i] : std::string(); };
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const Term& term : terms)
      if (words[i] == term.word) hits.push_back({words[i], term.remedy});
    if (contains(waters, words[i]) && at(i + 1) == "of" && contains(people, at(i + 2)))
      hits.push_back({fmt::format("{} of {}", words[i], words[i + 2]), "arrivals, or the number"});
    if (contains(people, words[i]) && contains(waters, at(i + 1)))
      hits.push_back({fmt::format("{} {}", words[i], words[i + 1]), "arrivals, or the number"});
    if (words[i] == "illegal" && contains(people, at(i + 1)))
      hits.push_back({"illegal " + at(i + 1), "irregular, or in an irregular situation"});
  }
  return hits;
}

bool speaks_to_people(const SourceFile& file) {
  constexpr std::array folders = {"src/", "web/", "docs/", "data/", "cases/", "examples/"};
  const bool inside = std::ranges::any_of(folders, [&](auto f) { return file.is_below(f); });
  return inside || file.path == "README.md";
}

// Rows `path,word,why`: for files whose lines cannot carry a mark, such as tables.
bool is_excepted(const Project& project, std::string_view path, std::string_view words) {
  const SourceFile* list = project.find(exceptions);
  const std::string row = fmt::format("{},{},", path, words);
  return list != nullptr && std::ranges::any_of(list->lines, [&](std::string_view line) {
           return line.starts_with(row);
         });
}

// ---- marks and machines ------------------------------------------------------------------------

constexpr std::string_view own_file = "tools/tidy/rules_text.cpp";  // whose words are the lists

constexpr std::array marks = {"TODO", "FIXME", "HACK"};
constexpr std::array machine_folders = {"work", "root", "home"};
constexpr std::array package_hosts = {"registry.npmjs.org",     "registry.yarnpkg.com",
                                      "files.pythonhosted.org", "deb.debian.org",
                                      "\"resolved\": \"http",   "artifactory"};

bool is_word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool stands_alone(std::string_view line, std::size_t at, std::size_t length) {
  const bool before = at > 0 && is_word_char(line[at - 1]);
  const bool after = at + length < line.size() && is_word_char(line[at + length]);
  return !before && !after;
}

// A path from the root of a machine, not a part of a URL, of a longer path or behind a variable.
bool is_machine_path(std::string_view line, std::size_t at, std::size_t length) {
  const bool inside = at > 0 && (is_word_char(line[at - 1]) || contains(".}~", line[at - 1]));
  return !inside && at + length < line.size() && is_word_char(line[at + length]);
}

template <typename Found> void for_each_line(const Project& project, Found found) {
  for (const auto& file : project.files) {
    if (file->path == own_file) continue;
    for (std::size_t i = 0; i < file->lines.size(); ++i) found(*file, file->lines[i], i + 1);
  }
}

}  // namespace

void check_words_about_people(const Project& project, Findings& findings) {
  for_each_line(project, [&](const SourceFile& file, std::string_view line, std::size_t number) {
    if (!speaks_to_people(file) || line.find(escape) != std::string_view::npos) return;
    for (const Hit& hit : hits_in(line))
      if (!is_excepted(project, file.path, hit.words))
        findings.push_back({file.path, number, fmt::format("`{}`: people are not that", hit.words),
                            fmt::format("write {}; where the word is data, end the line with "
                                        "`{}` or list it in {}",
                                        hit.remedy, escape, exceptions)});
  });
}

void check_marks(const Project& project, Findings& findings) {
  for_each_line(project, [&](const SourceFile& file, std::string_view line, std::size_t number) {
    if (file.is_below("data/")) return;
    for (const std::string_view mark : marks)
      if (const std::size_t at = line.find(mark);
          at != std::string_view::npos && stands_alone(line, at, mark.size()))
        findings.push_back({file.path, number, fmt::format("an unfinished mark, {}", mark),
                            "finish it, or open an issue and remove the mark"});
  });
}

void check_machine_names(const Project& project, Findings& findings) {
  for_each_line(project, [&](const SourceFile& file, std::string_view line, std::size_t number) {
    for (const std::string_view name : machine_folders) {
      const auto folder = fmt::format("/{}/", name);
      if (const std::size_t at = line.find(folder);
          at != std::string_view::npos && is_machine_path(line, at, folder.size()))
        findings.push_back({file.path, number, fmt::format("a path of one machine, {}", folder),
                            "write it relative to the project, or as ~ or $HOME"});
    }
    for (const std::string_view host : package_hosts)
      if (line.find(host) != std::string_view::npos)
        findings.push_back({file.path, number, fmt::format("a package host, {}", host),
                            "leave the host to the machine's own settings"});
  });
}

}  // namespace tidy
