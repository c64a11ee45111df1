#include "vocabulary/period.h"

#include "base/check.h"
#include "base/text.h"

#include <fmt/core.h>

#include <array>
#include <optional>

namespace corridor {

struct Period::Parts {
  int year = 0, month = 1, day = 1;
  Kind kind = Kind::year;
  int length = 0;
};

namespace {

constexpr int first_year = 1000, last_year = 2999;
constexpr int longest_run = 99;

std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

Error not_a_period(std::string_view text) {
  return {ErrorKind::malformed,
          fmt::format("expected a period, saw \"{}\"", clip(text, 40)),
          {},
          "Write a year (2020), quarter (2020-Q3), month (2020-07), day (2020-07-15) or a run of "
          "years (2015-2020)."};
}

Error no_such_date(std::string_view text) {
  return {ErrorKind::invalid,
          fmt::format("there is no such date: \"{}\"", clip(text, 40)),
          {},
          "Check the month and the day."};
}

/// The letter forms: S1-S2, Q1-Q4, also without the hyphen (2016Q2), as some publishers write.
std::optional<std::pair<char, int>> letter_part(std::string_view rest) {
  if (rest.starts_with('-')) rest.remove_prefix(1);
  if (rest.size() != 2) return std::nullopt;
  const char letter = rest[0];
  const int number = rest[1] - '0';
  const int most = letter == 'S' ? 2 : letter == 'Q' ? 4 : 0;
  if (number < 1 || number > most) return std::nullopt;
  return std::pair{letter, number};
}

/// "-2020" after 2015, or "-01-01/P5Y": the length in years.
std::optional<int> run_length(int year, std::string_view rest) {
  constexpr std::string_view sdmx = "-01-01/P";
  if (rest.starts_with(sdmx) && rest.ends_with('Y')) {
    const auto length = parse_integer(rest.substr(sdmx.size(), rest.size() - sdmx.size() - 1));
    return length && *length >= 1 && *length <= longest_run
               ? std::optional(static_cast<int>(*length))
               : std::nullopt;
  }
  if (!rest.starts_with('-')) return std::nullopt;
  const auto last = digits(rest.substr(1), 4);
  return last && *last > year && *last - year <= longest_run ? std::optional(*last - year)
                                                             : std::nullopt;
}

}  // namespace

Period Period::of(const Parts& p) {
  CHECK(p.year >= first_year && p.year <= last_year, "a year has four digits");
  const std::int64_t date = (p.year * 100 + p.month) * 100 + p.day;
  const int run = p.kind == Kind::years ? longest_run - p.length : 0;  // the longer sorts first
  return Period(date * 1000 + static_cast<int>(p.kind) * 100 + run);
}

Period Period::year(int year) { return of({.year = year}); }

Period Period::years(int first, int last) {
  CHECK(last > first && last - first <= longest_run, "a run of years goes forward, at most 99");
  return of({.year = first, .kind = Kind::years, .length = last - first});
}

Result<Period> Period::parse(std::string_view text) {
  const auto year = digits(text.substr(0, 4), 4);
  if (!year || *year < first_year || *year > last_year) return fail(not_a_period(text));
  const std::string_view rest = text.substr(4);
  if (rest.empty()) return Period::year(*year);
  if (const auto part = letter_part(rest)) {
    const bool half = part->first == 'S';
    return of({.year = *year,
               .month = (part->second - 1) * (half ? 6 : 3) + 1,
               .kind = half ? Kind::half : Kind::quarter});
  }
  if (const auto length = run_length(*year, rest)) return years(*year, *year + *length);
  const bool month_letter = rest.starts_with("-M") && rest.size() == 4;
  const bool has_day = rest.size() == 6 && rest[3] == '-';
  const bool has_month = rest[0] == '-' && (rest.size() == 3 || month_letter || has_day);
  const auto month = digits(rest.substr(month_letter ? 2 : 1, 2), 2);
  const auto day = has_day ? digits(rest.substr(4), 2) : std::optional(1);
  if (!has_month || !month || !day) return fail(not_a_period(text));
  if (*month < 1 || *month > 12) return fail(no_such_date(text));
  if (*day < 1 || *day > days_in_month(*year, *month)) return fail(no_such_date(text));
  return of(
      {.year = *year, .month = *month, .day = *day, .kind = has_day ? Kind::day : Kind::month});
}

Period::Kind Period::kind() const { return static_cast<Kind>(key_ / 100 % 10); }
int Period::start_year() const { return static_cast<int>(key_ / 10'000'000); }
int Period::start_month() const { return static_cast<int>(key_ / 100'000 % 100); }
int Period::start_day() const { return static_cast<int>(key_ / 1000 % 100); }
int Period::length_years() const {
  return kind() == Kind::years ? longest_run - static_cast<int>(key_ % 100) : 1;
}

std::string Period::text() const {
  const int year = start_year(), month = start_month();
  switch (kind()) {
    case Kind::years:
      return fmt::format("{}-01-01/P{}Y", year, length_years());
    case Kind::year:
      return fmt::format("{}", year);
    case Kind::half:
      return fmt::format("{}-S{}", year, (month - 1) / 6 + 1);
    case Kind::quarter:
      return fmt::format("{}-Q{}", year, (month - 1) / 3 + 1);
    case Kind::month:
      return fmt::format("{}-{:02}", year, month);
    case Kind::day:
      return fmt::format("{}-{:02}-{:02}", year, month, start_day());
  }
  CHECK(false, "a period has one of the kinds above");
}

}  // namespace corridor
