#include "vocabulary/observation.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

struct SexRecord {
  Sex sex;
  std::string_view name, code;
};
constexpr std::array<SexRecord, 5> sexes{{{Sex::total, "total", "_T"},
                                          {Sex::female, "female", "F"},
                                          {Sex::male, "male", "M"},
                                          {Sex::other, "other", "_O"},
                                          {Sex::unknown, "unknown", "_U"}}};

struct StatusRecord {
  Status status;
  std::string_view meaning;
};
constexpr std::array<StatusRecord, 20> statuses{{
    {'A', "normal"},
    {'B', "break in the series"},
    {'D', "definition differs"},
    {'E', "estimate"},
    {'F', "forecast"},
    {'G', "experimental"},
    {'H', "missing: holiday or weekend"},
    {'I', "imputed"},
    {'J', "derogation"},
    {'K', "included in another category"},
    {'L', "missing: not collected"},
    {'M', "missing: cannot exist"},
    {'N', "not significant"},
    {'O', "missing"},
    {'P', "provisional"},
    {'Q', "suppressed"},
    {'S', "strike"},
    {'U', "low reliability"},
    {'V', "not validated"},
    {'W', "includes another category"},
}};

}  // namespace

std::string_view name_of(Sex sex) { return sexes[static_cast<std::size_t>(sex)].name; }
std::string_view sdmx_code_of(Sex sex) { return sexes[static_cast<std::size_t>(sex)].code; }

Result<Sex> parse_sex(std::string_view text) {
  const std::string folded = fold(text);
  for (const auto& record : sexes) {
    if (text == record.code || folded == record.name) return record.sex;
  }
  if (folded == "both" || folded == "both sexes" || folded == "t") return Sex::total;
  return fail({ErrorKind::usage,
               fmt::format("expected a sex, saw \"{}\"", text),
               {},
               "Write female, male or total."});
}

std::string Age::text() const {
  if (from == 0 && to == open) return "total";
  if (*this == unknown()) return "unknown";
  if (to == open) return fmt::format("{}+", from);
  return from == to ? fmt::format("{}", from) : fmt::format("{}-{}", from, to);
}

Result<Age> parse_age(std::string_view text) {
  if (text == "total" || text == "_T") return Age{};
  if (text == "unknown" || text == "_U") return Age::unknown();
  const auto dash = text.find('-');
  const bool is_open = text.ends_with('+');
  const auto from = parse_integer(is_open ? text.substr(0, text.size() - 1) : text.substr(0, dash));
  const auto to = is_open                          ? std::optional<std::int64_t>(Age::open)
                  : dash == std::string_view::npos ? from
                                                   : parse_integer(text.substr(dash + 1));
  if (from && to && *from >= 0 && *from <= *to && *to <= Age::open) {
    return Age{static_cast<int>(*from), static_cast<int>(*to)};
  }
  return fail({ErrorKind::malformed,
               fmt::format("expected an age, saw \"{}\"", text),
               {},
               "Write total, 0-4, 65+, 18 or unknown."});
}

std::string_view name_of(Reporter reporter) {
  constexpr std::array<std::string_view, 3> names{"publisher", "origin", "destination"};
  return names[static_cast<std::size_t>(reporter)];
}

std::string_view name_of(State state) {
  constexpr std::array<std::string_view, 4> names{"value", "missing", "suppressed",
                                                  "not applicable"};
  return names[static_cast<std::size_t>(state)];
}

std::optional<std::string_view> meaning_of_status(Status status) {
  const auto found = std::ranges::find(statuses, status, &StatusRecord::status);
  if (found == statuses.end()) return std::nullopt;
  return found->meaning;
}

Status default_status(State state) {
  constexpr std::array<Status, 4> defaults{'A', 'O', 'Q', 'M'};
  return defaults[static_cast<std::size_t>(state)];
}

}  // namespace corridor
