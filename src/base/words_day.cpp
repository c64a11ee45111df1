// How each language writes a day and a month. The months stand in the catalogue with what is around
// them, because languages order and inflect them in their own ways (CLDR, "long" dates).

#include "base/text.h"
#include "base/words.h"

#include <array>
#include <chrono>

namespace corridor {
namespace {

struct MonthWords {
  std::string_view day, month;
};
constexpr std::array<MonthWords, 12> months{{{"{day} January {year}", "January {year}"},
                                             {"{day} February {year}", "February {year}"},
                                             {"{day} March {year}", "March {year}"},
                                             {"{day} April {year}", "April {year}"},
                                             {"{day} May {year}", "May {year}"},
                                             {"{day} June {year}", "June {year}"},
                                             {"{day} July {year}", "July {year}"},
                                             {"{day} August {year}", "August {year}"},
                                             {"{day} September {year}", "September {year}"},
                                             {"{day} October {year}", "October {year}"},
                                             {"{day} November {year}", "November {year}"},
                                             {"{day} December {year}", "December {year}"}}};

constexpr std::size_t month_size = 7, day_size = 10;

}  // namespace

std::string Words::day(std::string_view iso) const {
  const bool has_day = iso.size() == day_size && iso[month_size] == '-';
  if ((!has_day && iso.size() != month_size) || iso[4] != '-') return std::string(iso);
  const auto year = parse_integer(iso.substr(0, 4));
  const auto month = parse_integer(iso.substr(5, 2));
  const auto day = has_day ? parse_integer(iso.substr(month_size + 1)) : 1;
  if (!year || !month || !day) return std::string(iso);
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::string(iso);
  const auto& words = months.at(static_cast<std::size_t>(*month - 1));
  const auto shown_day = std::to_string(*day), shown_year = std::to_string(*year);
  return say(has_day ? words.day : words.month, {{"day", shown_day}, {"year", shown_year}});
}

}  // namespace corridor
