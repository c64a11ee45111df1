#include "report/sdmx/component_filter.h"

#include "base/text.h"
#include "report/sdmx/figure_codes.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor::sdmx {
namespace {

using Operator = ComponentTest::Operator;

struct Named {
  std::string_view name;
  Operator op;
};
constexpr std::array<Named, 10> operators{{{"eq", Operator::equal},
                                           {"ne", Operator::not_equal},
                                           {"lt", Operator::less},
                                           {"le", Operator::at_most},
                                           {"gt", Operator::greater},
                                           {"ge", Operator::at_least},
                                           {"co", Operator::contains},
                                           {"nc", Operator::contains_not},
                                           {"sw", Operator::starts_with},
                                           {"ew", Operator::ends_with}}};
constexpr std::size_t most_tests = 500;

Result<ComponentTest> read_test(std::string_view text, bool of_time) {
  ComponentTest test;
  const auto colon = text.find(':');
  if (colon == 2) {
    const auto known = std::ranges::find(operators, text.substr(0, 2), &Named::name);
    if (known == operators.end()) {
      return fail({ErrorKind::usage,
                   fmt::format("expected an operator, saw \"{}\"", text.substr(0, 2)),
                   {},
                   "Operators: eq, ne, lt, le, gt, ge, co, nc, sw, ew."});
    }
    test.op = known->op;
    text.remove_prefix(3);
  }
  if (text.empty()) return fail({ErrorKind::usage, "expected a value behind the operator"});
  test.value = text;
  if (of_time) {
    const auto period = Period::parse(text);
    if (!period) return fail({ErrorKind::usage, period.error().message});
    const auto days = days_of(*period);
    test.first = days.first;
    test.last = days.last;
  } else if (const auto number = parse_number(text)) {
    test.number = *number;
    test.is_number = true;
  }
  return test;
}

bool holds_for_days(const ComponentTest& test, int first, int last) {
  switch (test.op) {
    case Operator::not_equal:
      return first < test.first || last > test.last;
    case Operator::less:
      return last < test.first;
    case Operator::at_most:
      return first <= test.last;
    case Operator::greater:
      return first > test.last;
    case Operator::at_least:
      return first >= test.first;
    default:
      return first >= test.first && last <= test.last;
  }
}

/// Numbers compare as numbers, all else by its bytes.
int compare(const ComponentTest& test, std::string_view value) {
  const auto number = test.is_number ? parse_number(value) : std::nullopt;
  if (number) return *number < test.number ? -1 : *number > test.number ? 1 : 0;
  return value < test.value ? -1 : value > test.value ? 1 : 0;
}

bool holds(const ComponentTest& test, std::string_view value) {
  switch (test.op) {
    case Operator::equal:
      return compare(test, value) == 0;
    case Operator::not_equal:
      return compare(test, value) != 0;
    case Operator::less:
      return compare(test, value) < 0;
    case Operator::at_most:
      return compare(test, value) <= 0;
    case Operator::greater:
      return compare(test, value) > 0;
    case Operator::at_least:
      return compare(test, value) >= 0;
    case Operator::contains:
      return value.contains(test.value);
    case Operator::contains_not:
      return !value.contains(test.value);
    case Operator::starts_with:
      return value.starts_with(test.value);
    case Operator::ends_with:
      return value.ends_with(test.value);
  }
  return false;
}

}  // namespace

bool ComponentFilter::lets_through(std::string_view value) const {
  return std::ranges::any_of(any_of, [&](const auto& all) {
    return std::ranges::all_of(all, [&](const ComponentTest& t) { return holds(t, value); });
  });
}

bool ComponentFilter::lets_through_days(int first, int last) const {
  return std::ranges::any_of(any_of, [&](const auto& all) {
    return std::ranges::all_of(
        all, [&](const ComponentTest& t) { return holds_for_days(t, first, last); });
  });
}

Result<ComponentFilter> read_component_filter(std::string component, std::string_view text,
                                              bool of_time) {
  ComponentFilter filter{.component = std::move(component), .of_time = of_time};
  std::size_t tests = 0;
  for (const auto either : split(text, ',')) {
    std::vector<ComponentTest> all;
    for (const auto each : split(either, '+')) {
      if (++tests > most_tests) {
        return fail({ErrorKind::limit, fmt::format("expected at most {} values", most_tests)});
      }
      all.push_back(TRY(read_test(each, of_time)));
    }
    filter.any_of.push_back(std::move(all));
  }
  return filter;
}

}  // namespace corridor::sdmx
