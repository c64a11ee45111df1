#pragma once
// Gives every part of an expression its unit, or says at the sign which two do not go together.

#include "evidence/claims/expression.h"

namespace corridor {

/// Errors point into `written`.
Result<void> check_units(ClaimNode& node, std::string_view written);
Result<void> check_units(Claim& claim);

}  // namespace corridor
