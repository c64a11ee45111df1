#pragma once
// What is kept of a displacement run beside its findings, for pages and programs: everything that
// is written of it, with flows over time, errors by name, and the members' counts, by which two
// runs with the same random numbers compare pair by pair.

#include "scenario/displacement/run.h"
#include "store/kept_content.h"

#include <string>
#include <vector>

namespace corridor {

/// from, to, since, until, journeys: of each way and step of time in which it was used. At most 60
/// steps, of the first member.
std::string displacement_flows_csv(const DisplacementRun& run);

/// error, value: this_run, standard_deviation, not_rescaled, crps_rescaled,
/// capacity_split, equal_split, first_shares, last_shares.
std::string displacement_errors_csv(const DisplacementRun& run);

/// camp, then a column a member: people there on the last day. At most 1,000 members.
std::string displacement_members_csv(const DisplacementRun& run);

std::vector<NamedText> displacement_outputs(const DisplacementRun& run);

}  // namespace corridor
