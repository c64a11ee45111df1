#pragma once
// ComponentFilter: what `c[SEX]=F,M` or `c[TIME_PERIOD]=ge:2010+le:2015` lets through. A comma is
// "or", a plus "and", which binds closer; a value without an operator is to be equal.

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor::sdmx {

struct ComponentTest {
  enum class Operator {
    equal,
    not_equal,
    less,
    at_most,
    greater,
    at_least,
    contains,
    contains_not,
    starts_with,
    ends_with
  } op = Operator::equal;
  std::string value;
  int first = 0, last = 0;  // of a period its first and last day, as yyyymmdd
  double number = 0;        // of a number
  bool is_number = false;
};

struct ComponentFilter {
  std::string component;
  bool of_time = false;
  std::vector<std::vector<ComponentTest>> any_of;  // of these, one where all hold

  bool lets_through(std::string_view value) const;
  /// Of the time dimension: the first and last day of an observation.
  bool lets_through_days(int first, int last) const;
};

/// `of_time`: values are periods. ErrorKind::usage for what is none, or an operator that is not
/// known.
Result<ComponentFilter> read_component_filter(std::string component, std::string_view text,
                                              bool of_time);

}  // namespace corridor::sdmx
