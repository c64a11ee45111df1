#include "run_cases/case_file.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>

namespace run_cases {

namespace {

constexpr std::string_view separator = "----";
constexpr std::string_view err_separator = "---- stderr";

// The rest of `line` behind `word` and a space; nothing when the line begins otherwise.
std::optional<std::string_view> after(std::string_view line, std::string_view word) {
  if (line == word) return "";
  if (!line.starts_with(word) || line[word.size()] != ' ') return std::nullopt;
  return line.substr(word.size() + 1);
}

template <typename Number> bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

class Reader {
 public:
  explicit Reader(CaseFile& file) : file_(file), lines_(file.lines) {}

  void run() {
    while (at_ < lines_.size() && file_.mistake.empty()) {
      if (lines_[at_].empty())
        ++at_;
      else
        block();
    }
  }

 private:
  bool is_command(std::size_t i) const { return i < lines_.size() && after(lines_[i], "$"); }

  static bool is_header(std::string_view line) {
    for (const std::string_view word : {"#", "exit", "stderr", "tolerance", "needs"})
      if (line.starts_with(word)) return true;
    return false;
  }

  // A blank line, or the end, behind which nothing or another block's header and command follow.
  bool ends_expected(std::size_t i) const {
    if (i == lines_.size()) return true;
    if (!lines_[i].empty()) return false;
    while (i < lines_.size() && lines_[i].empty()) ++i;
    while (i < lines_.size() && is_header(lines_[i])) ++i;
    return i == lines_.size() || is_command(i);
  }

  void block() {
    Block block;
    bool read = true;
    for (; at_ < lines_.size() && read && !is_command(at_) && !lines_[at_].empty(); ++at_)
      read = header(lines_[at_], block);
    if (!read) {
      file_.mistake =
          fmt::format("{}: expected `$ command` or an option, saw `{}`", at_, lines_[at_ - 1]);
      return;
    }
    if (!is_command(at_)) return;  // a comment that stands alone
    block.line = at_ + 1;
    for (; is_command(at_) || (at_ < lines_.size() && after(lines_[at_], ">")); ++at_)
      block.commands += lines_[at_].substr(std::min<std::size_t>(2, lines_[at_].size())) + '\n';
    if (at_ < lines_.size() && lines_[at_] == separator) block.out = expected();
    if (at_ < lines_.size() && lines_[at_] == err_separator) block.err = expected();
    if (at_ < lines_.size() && !lines_[at_].empty())
      file_.mistake = fmt::format("{}: expected `{}` behind the command", at_ + 1, separator);
    file_.blocks.push_back(std::move(block));
  }

  static bool header(std::string_view line, Block& block) {
    if (line.starts_with('#')) return true;
    if (line == "stderr") return block.err.emplace(), true;
    if (const auto rest = after(line, "exit")) return read_number(*rest, block.exit_code);
    if (const auto rest = after(line, "tolerance")) return read_number(*rest, block.tolerance);
    if (const auto rest = after(line, "needs")) return block.needs.emplace_back(*rest), true;
    return false;
  }

  Expected expected() {
    Expected text{{}, ++at_, 0};
    while (!ends_expected(at_) && lines_[at_] != err_separator) text.lines.push_back(lines_[at_++]);
    text.last = at_;
    return text;
  }

  CaseFile& file_;
  const std::vector<std::string>& lines_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

CaseFile read_case_file(const std::filesystem::path& path) {
  CaseFile file{path, lines_of(path), {}, ""};
  Reader(file).run();
  return file;
}

}  // namespace run_cases
