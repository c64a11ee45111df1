#pragma once
// What flow estimation found, as CSV: every pair of places, origins varying fastest, numbers in the
// fewest digits that read back as the same double.

#include "models/flow_estimation/flow_estimation.h"

#include <functional>
#include <string>
#include <string_view>

namespace corridor {

using WriteText = std::function<Result<void>(std::string_view)>;

/// orig,dest,value,outward,return,transit; the last three are empty where the method does not tell
/// them. `all`: also pairs without a move.
Result<void> write_flows(const flow_estimation::Findings& findings,
                         const std::vector<std::string>& places, bool all, const WriteText& write);

/// orig,dest,birth,value, people who stayed among them. Beyond 60 places only what is not zero.
Result<void> write_flows_by_birthplace(const flow_estimation::Findings& findings,
                                       const std::vector<std::string>& places,
                                       const WriteText& write);

/// orig,dest,birth,value with the origins "birth" and "outside" and the destinations "death" and
/// "outside". `as_reference`: with its two mistakes (births not turned round, the two outsides
/// exchanged).
Result<void> write_accounts(const flow_estimation::Findings& findings,
                            const std::vector<std::string>& places, bool as_reference,
                            const WriteText& write);

/// region,start,births,deaths,arrived,left,from_outside,to_outside,end,net
Result<void> write_place_totals(const flow_estimation::Findings& findings,
                                const std::vector<std::string>& places, const WriteText& write);

}  // namespace corridor
