#pragma once
// Settles what a claim leaves unsaid, and checks that it makes sense before any figure is looked
// up.
//
// A figure without a place takes the place of the nearest figure behind it that has one, or else of
// the nearest before it; the same for its period. It does not where that would make the two the
// same figure ("refugees in WB_L in 2024 / refugees"). Where there is no place to take, the world
// is meant, and a note says so. In a rank, a median or a count, every place takes its turn. Sex and
// age are never taken from another figure.

#include "evidence/claims/expression.h"

#include <string>
#include <vector>

namespace corridor {

/// `notes` tell what was assumed. Errors point into `claim.written`.
Result<void> settle(Claim& claim, std::vector<std::string>& notes);
/// The same for what a series is made of: figures without a place or period are bound to the
/// places and periods of the series.
Result<void> settle_for_series(ClaimNode& quantity, std::string_view written);

}  // namespace corridor
