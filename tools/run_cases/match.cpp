#include "run_cases/match.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace run_cases {

namespace {

constexpr std::string_view any = "...";

// Reads a number at the start of `text` and returns its length, 0 where there is none.
std::size_t number_length(std::string_view text, double& number) {
  text = text.substr(0, text.find(any));
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || digits.front() < '0' || digits.front() > '9') return 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? static_cast<std::size_t>(end - text.data()) : 0;
}

}  // namespace

bool match_line(std::string_view expected, std::string_view got, double tolerance) {
  while (!expected.empty()) {
    if (expected.starts_with(any)) {
      expected.remove_prefix(any.size());
      if (expected.empty()) return true;
      for (std::size_t skip = 0; skip <= got.size(); ++skip)
        if (match_line(expected, got.substr(skip), tolerance)) return true;
      return false;
    }
    double wanted = 0;
    double came = 0;
    const std::size_t wanted_length = tolerance > 0 ? number_length(expected, wanted) : 0;
    const std::size_t came_length = wanted_length > 0 ? number_length(got, came) : 0;
    if (came_length > 0) {
      const double allowed = tolerance * std::max(std::abs(wanted), std::abs(came));
      if (std::abs(wanted - came) > allowed) return false;
      expected.remove_prefix(wanted_length);
      got.remove_prefix(came_length);
    } else {
      if (got.empty() || expected.front() != got.front()) return false;
      expected.remove_prefix(1);
      got.remove_prefix(1);
    }
  }
  return got.empty();
}

bool match_lines(const std::vector<std::string>& expected, const std::vector<std::string>& got,
                 double tolerance) {
  // Goes forward, and after a failure lets the latest `...` take one line more.
  std::size_t at = 0;
  std::size_t line = 0;
  std::size_t retry = std::string::npos;
  std::size_t retry_line = 0;
  while (line < got.size()) {
    if (at < expected.size() && expected[at] == any) {
      retry = ++at;
      retry_line = line;
    } else if (at < expected.size() && match_line(expected[at], got[line], tolerance)) {
      ++at;
      ++line;
    } else if (retry != std::string::npos) {
      at = retry;
      line = ++retry_line;
    } else {
      return false;
    }
  }
  return std::all_of(expected.begin() + static_cast<std::ptrdiff_t>(at), expected.end(),
                     [](const std::string& rest) { return rest == any; });
}

std::string difference(const std::vector<std::string>& expected,
                       const std::vector<std::string>& got, double tolerance) {
  // common[i][j]: lines in common from expected[i] and got[j] on.
  const std::size_t rows = expected.size();
  const std::size_t columns = got.size();
  std::vector<std::vector<int>> common(rows + 1, std::vector<int>(columns + 1, 0));
  const auto equal = [&](std::size_t i, std::size_t j) {
    return i < rows && j < columns && match_line(expected[i], got[j], tolerance);
  };
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;)
      common[i][j] =
          equal(i, j) ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);

  std::vector<std::string> lines;
  for (std::size_t i = 0, j = 0; i < rows || j < columns;) {
    if (equal(i, j))
      lines.push_back("  " + got[j++]), ++i;
    else if (j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1]))
      lines.push_back("- " + expected[i++]);
    else
      lines.push_back("+ " + got[j++]);
  }

  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto near = lines.begin() + static_cast<std::ptrdiff_t>(i < 2 ? 0 : i - 2);
    const auto end = lines.begin() + static_cast<std::ptrdiff_t>(std::min(i + 3, lines.size()));
    if (std::any_of(near, end, [](const std::string& line) { return line[0] != ' '; }))
      text += "    " + lines[i] + '\n';
  }
  return text;
}

}  // namespace run_cases
