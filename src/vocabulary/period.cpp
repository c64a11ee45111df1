#include "vocabulary/period.h"

#include "base/check.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
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

/// What a kind adds to the key: those between two older ones stand between their numbers.
constexpr std::array<int, 9> ranks{0, 100, 200, 250, 300, 350, 400, 450, 500};

/// Parts of a year that are whole months.
struct MonthsForm {
  char letter;
  Period::Kind kind;
  int months;
};
constexpr std::array<MonthsForm, 6> months_forms{{{'A', Period::Kind::year, 12},
                                                  {'S', Period::Kind::half, 6},
                                                  {'T', Period::Kind::trimester, 4},
                                                  {'Q', Period::Kind::quarter, 3},
                                                  {'B', Period::Kind::two_months, 2},
                                                  {'M', Period::Kind::month, 1}}};

const MonthsForm& form_of(Period::Kind kind) {
  const auto found = std::ranges::find(months_forms, kind, &MonthsForm::kind);
  ENSURE(found != months_forms.end(), "asked of kinds that are whole months");
  return *found;
}

std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

using Days = std::chrono::sys_days;

Days day_of(int year, int month, int day) { return Days(std::chrono::year(year) / month / day); }

bool is_date(int year, int month, int day) { return (std::chrono::year(year) / month / day).ok(); }

/// The Monday on which a year's first week starts: the week with 4 January in it.
Days first_monday(int year) {
  const Days fourth = day_of(year, 1, 4);
  return fourth - (std::chrono::weekday(fourth) - std::chrono::Monday);
}

Error not_a_period(std::string_view text) {
  return {ErrorKind::malformed,
          fmt::format("expected a period, saw \"{}\"", clip(text, 40)),
          {},
          "Write a year (2020), quarter (2020-Q3), month (2020-07), week (2020-W31), day "
          "(2020-07-15) or a run of years (2015-2020)."};
}

Error no_such_date(std::string_view text) {
  return {ErrorKind::invalid,
          fmt::format("there is no such date: \"{}\"", clip(text, 40)),
          {},
          "Check the month and the day."};
}

/// A letter and a number behind a year: "-Q3", "-W07", "-D197"; of quarters and half-years also
/// without the hyphen (2016Q2), as some publishers write.
std::optional<std::pair<char, int>> letter_part(std::string_view rest) {
  if (rest.starts_with('-')) rest.remove_prefix(1);
  if (rest.empty()) return std::nullopt;
  const char letter = rest.front();
  const std::size_t width = letter == 'D' ? 3 : letter == 'W' || letter == 'M' ? 2 : 1;
  const auto number = digits(rest.substr(1), width);
  if (!number || !std::string_view("ASTQBMWD").contains(letter)) return std::nullopt;
  return std::pair{letter, *number};
}

/// The length in years of "-2020" behind 2015.
std::optional<int> run_length(int year, std::string_view rest) {
  if (!rest.starts_with('-')) return std::nullopt;
  const auto last = digits(rest.substr(1), 4);
  return last && *last > year && *last - year <= longest_run ? std::optional(*last - year)
                                                             : std::nullopt;
}

/// A day's midnight is the day: "T00:00:00", with fractions and a time zone or without.
std::string_view without_midnight(std::string_view text) {
  const auto start = text.find("T00:00:00");
  if (start == std::string_view::npos) return text;
  std::string_view rest = text.substr(start + 9);
  if (rest.starts_with('.')) {
    const auto end = std::min(rest.find_first_not_of('0', 1), rest.size());
    if (end == 1) return text;
    rest.remove_prefix(end);
  }
  const bool zone = rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':' &&
                    digits(rest.substr(1, 2), 2) && digits(rest.substr(4), 2);
  return rest.empty() || rest == "Z" || zone ? text.substr(0, start) : text;
}

/// "P5Y": 5 and 'Y'.
std::optional<std::pair<int, char>> parse_length(std::string_view text) {
  if (text.size() < 3 || text.front() != 'P') return std::nullopt;
  const auto count = parse_integer(text.substr(1, text.size() - 2));
  if (!count || *count < 1 || *count > 366) return std::nullopt;
  return std::pair{static_cast<int>(*count), text.back()};
}

}  // namespace

Period Period::of(const Parts& p) {
  ENSURE(p.year >= first_year && p.year <= last_year, "a year has four digits");
  const std::int64_t date = (p.year * 100 + p.month) * 100 + p.day;
  const int run = p.kind == Kind::years ? longest_run - p.length : 0;  // the longer sorts first
  return Period(date * 1000 + ranks[static_cast<std::size_t>(p.kind)] + run);
}

Period Period::year(int year) { return of({.year = year}); }

Period Period::years(int first, int last) {
  ENSURE(last > first && last - first <= longest_run, "a run of years goes forward, at most 99");
  return of({.year = first, .kind = Kind::years, .length = last - first});
}

/// The period of that kind that starts on a day; none where its year is out of bounds.
std::optional<Period> Period::starting(std::int64_t days, Kind kind) {
  const std::chrono::year_month_day date{Days(std::chrono::days(days))};
  const int year = static_cast<int>(date.year());
  const bool ends_later = Days(std::chrono::days(days + 3)) > day_of(last_year, 12, 31);
  if (year < first_year || year > last_year || (kind == Kind::week && ends_later)) {
    return std::nullopt;
  }
  return of({.year = year,
             .month = static_cast<int>(static_cast<unsigned>(date.month())),
             .day = static_cast<int>(static_cast<unsigned>(date.day())),
             .kind = kind});
}

/// The n-th part of a year: quarters, weeks, days and so on.
std::optional<Period> Period::part_of_year(int year, char letter, int number) {
  if (number < 1) return std::nullopt;
  if (letter == 'W' || letter == 'D') {
    const bool week = letter == 'W';
    const Days start = week ? first_monday(year) + std::chrono::days(7 * (number - 1))
                            : day_of(year, 1, 1) + std::chrono::days(number - 1);
    const Days end = week ? first_monday(year + 1) : day_of(year + 1, 1, 1);
    if (start >= end) return std::nullopt;
    return starting(start.time_since_epoch().count(), week ? Kind::week : Kind::day);
  }
  const auto form = std::ranges::find(months_forms, letter, &MonthsForm::letter);
  if (form == months_forms.end() || number > 12 / form->months) return std::nullopt;
  return of({.year = year, .month = (number - 1) * form->months + 1, .kind = form->kind});
}

/// A day with a length that makes it a year, quarter, week and so on.
std::optional<Period> Period::from_day(Period day, std::string_view length) {
  const auto parsed = parse_length(length);
  if (!parsed) return std::nullopt;
  const auto [count, unit] = *parsed;
  const int year = day.start_year(), month = day.start_month();
  const bool first_of_month = day.start_day() == 1;
  if (unit == 'Y' && first_of_month && month == 1 && count <= longest_run) {
    return years(year, year + count);
  }
  if (unit == 'M' && first_of_month) {
    const auto form = std::ranges::find(months_forms, count, &MonthsForm::months);
    if (form == months_forms.end() || (month - 1) % count != 0) return std::nullopt;
    return of({.year = year, .month = month, .kind = form->kind});
  }
  if (unit == 'D' && count == 1) return day;
  const bool week = (unit == 'D' && count == 7) || (unit == 'W' && count == 1);
  const Days start = day_of(year, month, day.start_day());
  if (!week || std::chrono::weekday(start) != std::chrono::Monday) return std::nullopt;
  return starting(start.time_since_epoch().count(), Kind::week);
}

Result<Period> Period::parse(std::string_view written) {
  const auto slash = written.find('/');
  const std::string_view text = without_midnight(written.substr(0, slash));
  if (slash != std::string_view::npos) {
    const auto day = text.size() == 10 ? parse(text) : fail(not_a_period(written));
    const auto run = day ? from_day(*day, written.substr(slash + 1)) : std::nullopt;
    return run ? Result<Period>(*run) : fail(not_a_period(written));
  }
  const auto year = digits(text.substr(0, 4), 4);
  if (!year || *year < first_year || *year > last_year) return fail(not_a_period(written));
  const std::string_view rest = text.substr(4);
  if (rest.empty()) return Period::year(*year);
  if (const auto part = letter_part(rest)) {
    if (const auto period = part_of_year(*year, part->first, part->second)) return *period;
    return fail(part->first == 'M' ? no_such_date(written) : not_a_period(written));
  }
  if (const auto length = run_length(*year, rest)) return years(*year, *year + *length);
  const bool has_day = rest.size() == 6 && rest[3] == '-';
  const bool has_month = rest[0] == '-' && (rest.size() == 3 || has_day);
  const auto month = digits(rest.substr(1, 2), 2);
  const auto day = has_day ? digits(rest.substr(4), 2) : std::optional(1);
  if (!has_month || !month || !day) return fail(not_a_period(written));
  if (!is_date(*year, *month, *day)) return fail(no_such_date(written));
  return of(
      {.year = *year, .month = *month, .day = *day, .kind = has_day ? Kind::day : Kind::month});
}

Period::Kind Period::kind() const {
  const auto rank = static_cast<int>(key_ % 1000);
  if (rank < ranks[1]) return Kind::years;
  return static_cast<Kind>(std::ranges::upper_bound(ranks, rank) - ranks.begin() - 1);
}
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
    case Kind::trimester:
    case Kind::quarter:
    case Kind::two_months: {
      const auto& form = form_of(kind());
      return fmt::format("{}-{}{}", year, form.letter, (month - 1) / form.months + 1);
    }
    case Kind::month:
      return fmt::format("{}-{:02}", year, month);
    case Kind::week: {
      // A week belongs to the year that its Thursday is in.
      const Days start = day_of(year, month, start_day());
      const std::chrono::year_month_day thursday{start + std::chrono::days(3)};
      const int of_year = static_cast<int>(thursday.year());
      return fmt::format("{}-W{:02}", of_year, (start - first_monday(of_year)).count() / 7 + 1);
    }
    case Kind::day:
      return fmt::format("{}-{:02}-{:02}", year, month, start_day());
  }
  ENSURE(false, "a period has one of the kinds above");
}

}  // namespace corridor
