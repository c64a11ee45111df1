// Period::parse over arbitrary text: what is read is written as text that reads as the same period,
// and its key reads back.

#include "vocabulary/period.h"

#include "base/check.h"
#include "base/text.h"
#include "vocabulary/observation.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using corridor::Period;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto period = Period::parse(text)) {
    ENSURE(Period::parse(period->text()) == *period, "a period's text reads as the same period");
    ENSURE(Period::from_key(period->key()) == *period, "a period's key reads back");
    ENSURE(!period->empty(), "no period that is read is empty");
    ENSURE(period->start_month() >= 1 && period->start_month() <= 12, "months are 1 to 12");
    ENSURE(period->start_day() >= 1 && period->start_day() <= 31, "days are 1 to 31");
    ENSURE(period->length_years() >= 1, "a period has a length");
  }
  if (const auto age = corridor::parse_age(text)) {
    ENSURE(corridor::parse_age(age->text()) == *age, "an age's text reads as the same age");
  }
  if (const auto sex = corridor::parse_sex(text)) {
    ENSURE(corridor::parse_sex(corridor::name_of(*sex)) == *sex, "a sex's name reads back");
  }
  if (const auto number = corridor::parse_number(text)) {
    ENSURE(corridor::parse_number(corridor::format_shortest(*number)) == *number,
           "a number's text reads as the same number");
  }
  return 0;
}
