// How each language writes a day. The months stand in the catalogue with what is around them,
// because languages order and inflect them in their own ways (CLDR, "long" dates).

#include "base/text.h"
#include "base/words.h"

#include <array>
#include <chrono>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 12> days_of_month{
    "{day} January {year}", "{day} February {year}", "{day} March {year}",
    "{day} April {year}",   "{day} May {year}",      "{day} June {year}",
    "{day} July {year}",    "{day} August {year}",   "{day} September {year}",
    "{day} October {year}", "{day} November {year}", "{day} December {year}"};

}  // namespace

std::string Words::day(std::string_view iso) const {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::string(iso);
  const auto year = parse_integer(iso.substr(0, 4));
  const auto month = parse_integer(iso.substr(5, 2));
  const auto day = parse_integer(iso.substr(8));
  if (!year || !month || !day) return std::string(iso);
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::string(iso);
  return say(days_of_month.at(static_cast<std::size_t>(*month - 1)),
             {{"day", std::to_string(*day)}, {"year", std::to_string(*year)}});
}

}  // namespace corridor
