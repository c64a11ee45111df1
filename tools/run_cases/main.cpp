// run_cases: runs end-to-end tests written as text (cases/README.md).
//   run_cases [--update] PROGRAMS CASES...   PROGRAMS is the folder with `corridor`; CASES are
//   .case
//                                            files or folders of them
// Ends with `N passed, N failed, N skipped`; exit 1 when one failed. --update writes what came into
// the files of the blocks that differ (not their exit codes): read the change before you keep it.
#include "run_cases/case_file.h"
#include "run_cases/match.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

namespace run_cases {

namespace fs = std::filesystem;

namespace {

constexpr int seconds_a_block = 120;

struct Outcome {
  int exit_code;
  std::vector<std::string> out;
  std::vector<std::string> err;
};

struct Report {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t skipped = 0;
  std::string text;
};

// A folder for one case file: work/ is where its commands run, home/ is its user.
class Place {
 public:
  Place() : folder_((fs::temp_directory_path() / "corridor-case-XXXXXX").string()) {
    if (mkdtemp(folder_.data()) == nullptr) std::cerr << "no temporary folder\n", std::exit(1);
    fs::create_directories(fs::path(folder_) / "work");
    fs::create_directories(fs::path(folder_) / "home");
  }
  ~Place() { fs::remove_all(folder_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  Outcome run(const std::string& commands) const {
    std::ofstream(fs::path(folder_) / "commands") << commands;
    const std::string shell = fmt::format(
        "cd '{0}/work' && HOME='{0}/home' XDG_DATA_HOME='{0}/home/data' timeout {1} /bin/sh "
        "'{0}/commands' >'{0}/out' 2>'{0}/err' </dev/null",
        folder_, seconds_a_block);
    const int status = std::system(shell.c_str());
    const int exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {exit_code, lines_of(fs::path(folder_) / "out"), lines_of(fs::path(folder_) / "err")};
  }

 private:
  std::string folder_;
};

// Blank lines at the end are no difference: the format uses them to part blocks.
std::vector<std::string> trimmed(std::vector<std::string> lines) {
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string missing_file(const Block& block) {
  const char* folder = std::getenv("CORRIDOR_TEST_DATA");
  for (const std::string& file : block.needs)
    if (folder == nullptr || !fs::exists(fs::path(folder) / file)) return file;
  return "";
}

class Runner {
 public:
  Runner(const fs::path& path, bool update) : file_(read_case_file(path)), update_(update) {}

  Report run() {
    if (!file_.mistake.empty()) {
      report_.text += fmt::format("{}:{}\n", file_.path.string(), file_.mistake);
      report_.failed = 1;
      return report_;
    }
    std::string missing;  // later blocks stand on what the skipped one would have left
    for (const Block& block : file_.blocks) {
      if (missing.empty()) missing = missing_file(block);
      if (missing.empty())
        run_block(block);
      else
        skip(block, missing);
    }
    if (update_) write_back();
    return report_;
  }

 private:
  std::string place_of(const Block& block) const {
    return fmt::format("{}:{}", file_.path.string(), block.line);
  }

  void skip(const Block& block, const std::string& missing) {
    ++report_.skipped;
    report_.text +=
        fmt::format("skipped {}: needs {} in CORRIDOR_TEST_DATA\n", place_of(block), missing);
  }

  void run_block(const Block& block) {
    const Outcome came = place_.run(block.commands);
    std::string text;
    if (came.exit_code != block.exit_code) {
      text = fmt::format("  expected exit {}, got exit {}{}\n", block.exit_code, came.exit_code,
                         came.exit_code == 124 ? " (stopped for taking too long)" : "");
      for (const std::string& line : came.err) text += "    stderr: " + line + '\n';
    }
    text += compare(block, block.out, came.out, "stdout");
    text += compare(block, block.err, came.err, "stderr");
    ++(text.empty() ? report_.passed : report_.failed);
    if (!text.empty())
      report_.text += fmt::format("{}: {}{}", place_of(block), block.commands, text);
  }

  std::string compare(const Block& block, const std::optional<Expected>& expected,
                      const std::vector<std::string>& came, std::string_view name) {
    if (!expected) return "";
    const auto wanted = trimmed(expected->lines);
    const auto got = trimmed(came);
    if (match_lines(wanted, got, block.tolerance)) return "";
    if (expected->first > 0) changes_.push_back({*expected, got});
    return fmt::format("  {} differs (- expected, + got):\n{}", name,
                       difference(wanted, got, block.tolerance));
  }

  void write_back() {
    auto lines = file_.lines;
    for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
      const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(change->first.first);
      const auto end = lines.begin() + static_cast<std::ptrdiff_t>(change->first.last);
      lines.insert(lines.erase(begin, end), change->second.begin(), change->second.end());
    }
    if (!changes_.empty()) std::ofstream(file_.path) << fmt::format("{}\n", fmt::join(lines, "\n"));
  }

  CaseFile file_;
  bool update_;
  Place place_;
  Report report_;
  std::vector<std::pair<Expected, std::vector<std::string>>> changes_;
};

std::vector<fs::path> case_files(const std::vector<std::string>& names) {
  std::vector<fs::path> files;
  for (const fs::path name : names) {
    if (!fs::is_directory(name))
      files.push_back(name);
    else
      for (const auto& entry : fs::directory_iterator(name))
        if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

// What every case sees alike, on every machine.
void set_environment(const fs::path& programs) {
  const char* path = std::getenv("PATH");
  const std::string with_programs =
      fmt::format("{}:{}", fs::absolute(programs).string(), path == nullptr ? "" : path);
  setenv("PATH", with_programs.c_str(), 1);
  setenv("SOURCE_DATE_EPOCH", "1767225600", 1);  // 2026-01-01
  setenv("TZ", "UTC", 1);
  setenv("LANG", "C.UTF-8", 1);
  unsetenv("LC_ALL");
  unsetenv("LANGUAGE");
}

int run_all(const std::vector<fs::path>& files, bool update) {
  std::vector<Report> reports(files.size());
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
      workers.emplace_back([&] {
        for (std::size_t at = next++; at < files.size(); at = next++)
          reports[at] = Runner(files[at], update).run();
      });
  }
  Report sum;
  for (const Report& report : reports) {
    std::cout << report.text;
    sum.passed += report.passed;
    sum.failed += report.failed;
    sum.skipped += report.skipped;
  }
  std::cout << fmt::format("{} passed, {} failed, {} skipped\n", sum.passed, sum.failed,
                           sum.skipped);
  return sum.failed == 0 ? 0 : 1;
}

}  // namespace

}  // namespace run_cases

int main(int count, char** words) {
  std::vector<std::string> args(words + 1, words + count);
  const bool update = !args.empty() && args[0] == "--update";
  if (update) args.erase(args.begin());
  if (args.size() < 2) {
    std::cerr << "usage: run_cases [--update] PROGRAMS CASES...\n";
    return 2;
  }
  run_cases::set_environment(args[0]);
  args.erase(args.begin());
  return run_cases::run_all(run_cases::case_files(args), update);
}
