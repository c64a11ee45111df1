#pragma once
// Period: a time span as SDMX writes it. A year (2020), a half-year (2020-S1), four months
// (2020-T1), a quarter (2020-Q3), two months (2020-B4), a month (2020-07), a week (2020-W31: it
// starts on a Monday, the first has 4 January in it), a day (2020-07-15), or a run of years
// (2015-2020, written by SDMX as 2015-01-01/P5Y). Periods are ordered by their start, then by
// length, the longer first.
//
// Also read: 2020-A1, 2020-M07, 2020-D197, a day as its midnight (2020-07-15T00:00:00), and a start
// with a length that makes one of the above (2020-07-01/P3M).

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corridor {

class Period {
 public:
  enum class Kind : std::uint8_t {
    years,
    year,
    half,
    trimester,
    quarter,
    two_months,
    month,
    week,
    day
  };

  constexpr Period() = default;
  static Period year(int year);
  /// From the start of `first` to the start of `last`: 2015-2020 are five years.
  static Period years(int first, int last);
  /// Any of the forms above. ErrorKind::malformed for others, ErrorKind::invalid for month 13.
  static Result<Period> parse(std::string_view text);

  Kind kind() const;
  int start_year() const;
  /// Month 1-12 and day 1-31 of the first day.
  int start_month() const;
  int start_day() const;
  /// For a run of years its length, 1 otherwise.
  int length_years() const;
  /// SDMX text: "2020", "2020-Q3", "2015-01-01/P5Y".
  std::string text() const;

  /// One number that sorts as periods do and reads back; the form in which the store keeps it.
  constexpr std::int64_t key() const { return key_; }
  static constexpr Period from_key(std::int64_t key) { return Period(key); }
  constexpr bool empty() const { return key_ == 0; }
  constexpr auto operator<=>(const Period&) const = default;

 private:
  explicit constexpr Period(std::int64_t key) : key_(key) {}
  struct Parts;
  static Period of(const Parts& parts);
  static std::optional<Period> starting(std::int64_t days, Kind kind);
  static std::optional<Period> part_of_year(int year, char letter, int number);
  static std::optional<Period> from_day(Period day, std::string_view length);

  // yyyymmdd * 1000 + a number that grows from the longest kind to the shortest; for runs of years
  // 99 - length
  std::int64_t key_ = 0;
};

}  // namespace corridor
