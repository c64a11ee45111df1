#include "report/render_days.h"

#include <cstddef>

namespace corridor {
namespace {

constexpr std::size_t month_size = 7, day_size = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_number(char c) { return is_digit(c) || c == '-'; }

/// How long the day is that begins at `at`; 0 where none does.
std::size_t day_at(std::string_view text, std::size_t at) {
  if (at > 0 && is_of_number(text[at - 1])) return 0;
  for (const auto size : {day_size, month_size}) {
    const auto end = at + size;
    const bool ends = end == text.size() || (end < text.size() && !is_of_number(text[end]));
    if (ends && is_day(text.substr(at, size))) return size;
  }
  return 0;
}

}  // namespace

bool is_day(std::string_view text) {
  if (text.size() != day_size && text.size() != month_size) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 4 || i == 7;
    if (hyphen ? text[i] != '-' : !is_digit(text[i])) return false;
  }
  return true;
}

std::vector<DayRun> day_runs(std::string_view text) {
  std::vector<DayRun> runs;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto size = day_at(text, at);
    if (size == 0) continue;
    if (at > done) runs.push_back({text.substr(done, at - done)});
    runs.push_back({text.substr(at, size), true});
    done = at + size;
    at = done - 1;
  }
  if (done < text.size()) runs.push_back({text.substr(done)});
  return runs;
}

}  // namespace corridor
