#pragma once
// Delay: the time that a treaty's final clauses put between an act and its effect: "30 days",
// "3 months", "1 year", "first of month after 3 months", "none". And days as days of the calendar,
// which is what such rules count with.

#include "base/result.h"
#include "vocabulary/period.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace corridor {

using Day = std::chrono::sys_days;

/// The first and the last day of a period: what is known of an event of which only the year is.
Day first_day(Period period);
Day last_day(Period period);
Period period_of(Day day);

/// A year, a month or a day; ErrorKind::malformed for other periods and for other text.
Result<Period> parse_date(std::string_view text);
/// The same, or no date: for what was checked when it was stored.
Period stored_date(std::string_view text);

struct Delay {
  int months = 0;
  int days = 0;
  /// The effect waits for the first day of the month that follows.
  bool first_of_month = false;

  /// Three months after 30 November is 28 February: a day that a month lacks becomes its last.
  Day after(Day day) const;
};

/// Nothing for any other text.
std::optional<Delay> parse_delay(std::string_view text);

}  // namespace corridor
