#pragma once
// What is wrong with a scenario folder, all of it at once where that is possible, and what is in
// it.

#include "base/result.h"
#include "scenario/displacement/request.h"

#include <string>
#include <vector>

namespace corridor {

struct DisplacementCheck {
  std::vector<Error> problems;  // what a run would stop at, and what cannot be meant
  std::string account;          // what the folder has, and remarks

  /// The first problem, with the others in its hint.
  Error as_error() const;
};

Result<DisplacementCheck> check_displacement(const DisplacementRequest& request);

}  // namespace corridor
