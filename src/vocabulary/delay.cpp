#include "vocabulary/delay.h"

#include "base/text.h"

#include <fmt/core.h>

namespace corridor {
namespace {

namespace chr = std::chrono;

chr::year_month_day start_of(Period period) {
  return chr::year(period.start_year()) / chr::month(static_cast<unsigned>(period.start_month())) /
         chr::day(static_cast<unsigned>(period.start_day()));
}

}  // namespace

Day first_day(Period period) { return Day(start_of(period)); }

Day last_day(Period period) {
  const auto start = start_of(period);
  switch (period.kind()) {
    case Period::Kind::year:
      return Day(start.year() / chr::December / 31);
    case Period::Kind::month:
      return Day(start.year() / start.month() / chr::last);
    default:
      return Day(start);
  }
}

Period period_of(Day day) {
  const chr::year_month_day date(day);
  const auto text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  const auto period = Period::parse(text);
  return period ? *period : Period();
}

Result<Period> parse_date(std::string_view text) {
  const auto period = Period::parse(text);
  if (period) {
    const auto kind = period->kind();
    const bool is_date =
        kind == Period::Kind::year || kind == Period::Kind::month || kind == Period::Kind::day;
    if (is_date) return *period;
  }
  return fail({period || period.error().kind != ErrorKind::invalid ? ErrorKind::malformed
                                                                   : ErrorKind::invalid,
               fmt::format("expected a year, a month or a day, saw \"{}\"", clip(text, 40)),
               {},
               "Write \"1990\", \"1990-12\" or \"1990-12-18\"."});
}

Period stored_date(std::string_view text) {
  const auto date = text.empty() ? Result<Period>(Period()) : parse_date(text);
  return date ? *date : Period();
}

Day Delay::after(Day day) const {
  chr::year_month_day date(day);
  date += chr::months(months);
  if (!date.ok()) date = date.year() / date.month() / chr::last;
  Day moved = Day(date) + chr::days(days);
  if (!first_of_month) return moved;
  chr::year_month_day first(moved);
  first = first.year() / first.month() / 1;
  return Day(first) == moved ? moved : Day(first + chr::months(1));
}

std::optional<Delay> parse_delay(std::string_view text) {
  text = trim(text);
  if (text == "none") return Delay{};
  Delay delay;
  constexpr std::string_view first = "first of month after ";
  if (text.starts_with(first)) {
    delay.first_of_month = true;
    text.remove_prefix(first.size());
  }
  const auto space = text.find(' ');
  if (space == text.npos) return std::nullopt;
  const auto number = parse_integer(text.substr(0, space));
  const auto unit = text.substr(space + 1);
  if (!number || *number < 0 || *number > 1000) return std::nullopt;
  const int count = static_cast<int>(*number);
  if (unit == "day" || unit == "days") {
    delay.days = count;
  } else if (unit == "month" || unit == "months") {
    delay.months = count;
  } else if (unit == "year" || unit == "years") {
    delay.months = 12 * count;
  } else {
    return std::nullopt;
  }
  return delay;
}

}  // namespace corridor
