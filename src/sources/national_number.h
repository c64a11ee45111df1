#pragma once
// Numbers as statistical offices write them: "1.234,5", "1 234", "১২৩", "(12)", "45 p", and what
// stands in their place.

#include "vocabulary/observation.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct NumberForm {
  std::string decimal = ".";
  std::string thousands = {};  // empty: none; a space is any space
  /// What stands in the place of a number. An empty cell is always missing.
  std::vector<std::string> missing = {":", "..", "...", "…", "NA", "N/A", "n/a"};
  std::vector<std::string> suppressed = {}, not_applicable = {}, zero = {};
  /// Taken off before or behind a number, with the status each says (0: none). "()" stands for
  /// brackets around it.
  std::map<std::string, Status> marks = {};
};

/// `is_number` where the file stores a number, which then has a decimal point.
struct NationalNumber {
  State state = State::missing;
  double value = 0;
  Status status = 0;  // of the marks; 0: none
  bool malformed = false;
};
NationalNumber read_national_number(std::string_view text, bool is_number, const NumberForm& form);

}  // namespace corridor
