#include "report/sdmx/figure_codes.h"

#include "base/text.h"

#include <fmt/core.h>

#include <array>
#include <chrono>

namespace corridor::sdmx {

std::string frequency_code(const Period& period) {
  switch (period.kind()) {
    case Period::Kind::years:
      return fmt::format("A{}", period.length_years());
    case Period::Kind::year:
      return "A";
    case Period::Kind::half:
      return "S";
    case Period::Kind::quarter:
      return "Q";
    case Period::Kind::trimester:
      return "A_3";
    case Period::Kind::two_months:
      return "M2";
    case Period::Kind::month:
      return "M";
    case Period::Kind::week:
      return "W";
    case Period::Kind::day:
      break;
  }
  return "D";
}

std::string frequency_name(std::string_view code) {
  struct Named {
    std::string_view code, name;
  };
  constexpr std::array<Named, 8> names{{{"A", "Annual"},
                                        {"S", "Half-yearly"},
                                        {"A_3", "Every four months"},
                                        {"Q", "Quarterly"},
                                        {"M2", "Every two months"},
                                        {"M", "Monthly"},
                                        {"W", "Weekly"},
                                        {"D", "Daily"}}};
  for (const auto& named : names) {
    if (named.code == code) return std::string(named.name);
  }
  if (code.size() > 1 && code[0] == 'A' && parse_integer(code.substr(1))) {
    return fmt::format("{} years together", code.substr(1));
  }
  return std::string(code);
}

std::string age_code(const Age& age) {
  if (age == Age{}) return "_T";
  if (age == Age::unknown()) return "_U";
  if (age.to == Age::open) return fmt::format("Y_GE{}", age.from);
  return age.from == age.to ? fmt::format("Y{}", age.from)
                            : fmt::format("Y{}T{}", age.from, age.to);
}

std::string age_name(const Age& age) {
  if (age == Age{}) return "All ages";
  if (age == Age::unknown()) return "Age not known";
  if (age.to == Age::open) return fmt::format("{} years and over", age.from);
  return age.from == age.to ? fmt::format("{} years", age.from)
                            : fmt::format("{} to {} years", age.from, age.to);
}

std::string_view side_code(Reporter reporter) {
  constexpr std::array<std::string_view, 3> codes{"PUBLISHER", "ORIGIN", "DESTINATION"};
  return codes[static_cast<std::size_t>(reporter)];
}

Days days_of(const Period& period) {
  using std::chrono::days, std::chrono::sys_days, std::chrono::year_month_day;
  const year_month_day first{std::chrono::year{period.start_year()},
                             std::chrono::month{static_cast<unsigned>(period.start_month())},
                             std::chrono::day{static_cast<unsigned>(period.start_day())}};
  sys_days next = sys_days(first);
  const auto after = [&](int count) { return sys_days(first + std::chrono::months{count}); };
  switch (period.kind()) {
    case Period::Kind::years:
      next = after(12 * period.length_years());
      break;
    case Period::Kind::year:
      next = after(12);
      break;
    case Period::Kind::half:
      next = after(6);
      break;
    case Period::Kind::trimester:
      next = after(4);
      break;
    case Period::Kind::quarter:
      next = after(3);
      break;
    case Period::Kind::two_months:
      next = after(2);
      break;
    case Period::Kind::month:
      next = after(1);
      break;
    case Period::Kind::week:
      next += days{7};
      break;
    case Period::Kind::day:
      next += days{1};
      break;
  }
  const auto number = [](year_month_day d) {
    return int{d.year()} * 10000 + static_cast<int>(unsigned{d.month()}) * 100 +
           static_cast<int>(unsigned{d.day()});
  };
  return {number(first), number(year_month_day(next - days{1}))};
}

std::string day_text(int day) {
  return fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100);
}

}  // namespace corridor::sdmx
