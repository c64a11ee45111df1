// tidy: checks the rules of the house (docs/ARCHITECTURE.md) that a machine can hold.
//   tidy ROOT                prints `file:line: what is wrong: what to do`; exit 1 when anything is
//   tidy --self-test FOLDER  proves itself: FOLDER/good is clean, and FOLDER/bad has exactly the
//                            findings that FOLDER/bad.findings lists
// What it cannot see is written in lexer.h and functions.h.
#include "tidy/rules.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

namespace tidy {

Findings check_all(const Project& project) {
  const auto rules = {check_direction,   check_cycles,        check_unused_headers,
                      check_sizes,       check_banned_words,  check_words_about_people,
                      check_marks,       check_machine_names, check_folder_names,
                      check_pragma_once, check_licences,      check_type_names};
  Findings findings;
  for (const auto rule : rules) rule(project, findings);
  std::ranges::stable_sort(
      findings, {}, [](const Finding& finding) { return std::pair(finding.path, finding.line); });
  return findings;
}

namespace {

std::vector<std::string> findings_below(const std::filesystem::path& root) {
  std::vector<std::string> lines;
  for (const Finding& finding : check_all(read_project(root))) {
    const auto place =
        finding.line == 0 ? finding.path : fmt::format("{}:{}", finding.path, finding.line);
    lines.push_back(fmt::format("{}: {}: {}", place, finding.wrong, finding.remedy));
  }
  return lines;
}

int check(const std::filesystem::path& root) {
  const std::vector<std::string> lines = findings_below(root);
  for (const std::string& line : lines) std::cout << line << '\n';
  std::cout << fmt::format("tidy: {} to mend\n", lines.size());
  return lines.empty() ? 0 : 1;
}

int self_test(const std::filesystem::path& folder) {
  std::multiset<std::string> expected;
  std::ifstream list(folder / "bad.findings");
  for (std::string line; std::getline(list, line);) expected.insert(line);

  std::size_t passed = 0;
  std::size_t failed = 0;
  for (const std::string& line : findings_below(folder / "bad")) {
    const auto at = expected.find(line);
    const bool known = at != expected.end();
    if (known)
      expected.erase(at);
    else
      std::cout << "not expected: " << line << '\n';
    ++(known ? passed : failed);
  }
  for (const std::string& line : expected) std::cout << "not found: " << line << '\n';
  const std::vector<std::string> good = findings_below(folder / "good");
  for (const std::string& line : good) std::cout << "found in good/: " << line << '\n';
  failed += expected.size() + good.size();
  std::cout << fmt::format("{} passed, {} failed, 0 skipped\n", passed + good.empty(), failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}

}  // namespace

}  // namespace tidy

int main(int count, char** words) {
  const std::vector<std::string> args(words + 1, words + count);
  if (args.size() == 1) return tidy::check(args[0]);
  if (args.size() == 2 && args[0] == "--self-test") return tidy::self_test(args[1]);
  std::cerr << "usage: tidy ROOT | tidy --self-test FOLDER\n";
  return 2;
}
