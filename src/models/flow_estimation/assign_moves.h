#pragma once
// Assigning moves: from where each birthplace's people are at the start and at the end to who
// moved from where to where. One problem for each birthplace, none of which knows of another.

#include "models/flow_estimation/accounting.h"
#include "models/flow_estimation/transitions.h"

namespace corridor::flow_estimation {

/// `stay`: as many stay as can (minimum migration); else places at both dates are independent.
/// With a seed, blocks are fitted to it: to the fixed point, or as the reference stops (compat),
/// whose fit of minimum migration does not look at the seed.
Result<TransitionPart> assign_moves(Account& account, const Inputs& inputs,
                                    const Parameters& parameters, bool stay);

}  // namespace corridor::flow_estimation
