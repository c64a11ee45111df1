#pragma once
// What a figure's key says, in codes of SDMX: frequency, age, reporting side.

#include "vocabulary/observation.h"

#include <string>
#include <string_view>

namespace corridor::sdmx {

/// Code list CL_FREQ: "A", "S", "A_3", "Q", "M2", "M", "W", "D"; a run of five years is "A5".
std::string frequency_code(const Period& period);
/// "Annual", "Five years together"; the code itself where it is none of those.
std::string frequency_name(std::string_view code);
/// Code list CL_AGE: "_T", "Y0T4", "Y_GE65", "Y18", "_U".
std::string age_code(const Age& age);
std::string age_name(const Age& age);
/// "PUBLISHER", "ORIGIN", "DESTINATION".
std::string_view side_code(Reporter reporter);

/// First and last day of a period, as yyyymmdd.
struct Days {
  int first = 0, last = 0;
};
Days days_of(const Period& period);
/// "2020-12-31" of 20201231.
std::string day_text(int day);

}  // namespace corridor::sdmx
