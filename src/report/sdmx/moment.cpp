#include "report/sdmx/moment.h"

#include "base/text.h"
#include "report/sdmx/figure_codes.h"
#include "vocabulary/period.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace corridor::sdmx {
namespace {

/// "+01:00" in minutes; 0 for "Z" and for nothing, as the store's moments are UTC.
std::optional<int> offset_minutes(std::string_view text) {
  if (text.empty() || text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = parse_integer(text.substr(1, 2)), minutes = parse_integer(text.substr(4));
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  const int size = static_cast<int>(*hours * 60 + *minutes);
  return text[0] == '-' ? -size : size;
}

}  // namespace

Result<std::string> read_moment(std::string_view name, const std::string& text) {
  const auto wrong = [&] {
    return fail({ErrorKind::usage,
                 fmt::format("expected a moment at {}, saw \"{}\"", name, clip(text, 100))});
  };
  const auto day = Period::parse(text.substr(0, 10));
  if (text.size() < 10 || !day || day->kind() != Period::Kind::day) return wrong();
  if (text.size() == 10) return text + "T00:00:00Z";
  if (text.size() < 16 || text[10] != 'T' || text[13] != ':') return wrong();
  const auto number = [&](std::size_t at, int most) -> std::optional<int> {
    const auto piece = std::string_view(text).substr(std::min(at, text.size()), 2);
    const auto value = piece.size() == 2 ? parse_integer(piece) : std::nullopt;
    if (!value || *value < 0 || *value > most) return std::nullopt;
    return static_cast<int>(*value);
  };
  std::size_t end = 16;
  const bool has_seconds = text.size() > end && text[end] == ':';
  const auto hour = number(11, 24), minute = number(14, 59);
  const auto second = has_seconds ? number(17, 59) : 0;
  if (has_seconds) end = std::min<std::size_t>(19, text.size());
  if (end < text.size() && text[end] == '.') {
    end = std::min(text.find_first_not_of("0123456789", end + 1), text.size());
  }
  const auto offset = offset_minutes(std::string_view(text).substr(end));
  if (!hour || !minute || !second || !offset) return wrong();
  namespace time = std::chrono;
  const int date = days_of(*day).first;
  const auto ymd_of = [](int yyyymmdd) {
    return time::year(yyyymmdd / 10000) / (yyyymmdd / 100 % 100) / (yyyymmdd % 100);
  };
  const auto moment = time::sys_days(ymd_of(date)) + time::hours(*hour) +
                      time::minutes(*minute - *offset) + time::seconds(*second);
  const auto its_day = time::floor<time::days>(moment);
  const time::year_month_day ymd(its_day);
  const time::hh_mm_ss clock(moment - its_day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace corridor::sdmx
