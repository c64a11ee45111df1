#pragma once
// A displacement run that was kept, read back from its files, and two of them beside each other.
// Two runs that began alike and drew the same random numbers compare member by member, which says
// more than their ranges: what differs is what was changed.

#include "models/displacement/score.h"
#include "store/run_record.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

/// A camp on the last day.
struct KeptCamp {
  std::string name;
  displacement::Interval people;     // of the members
  std::optional<double> counted;     // as observed
  std::vector<double> members = {};  // one by one, as many as were kept
};

struct KeptDisplacement {
  RunRecord record;
  std::string last_date;  // 2030-04-28
  std::vector<KeptCamp> camps;
  std::vector<std::pair<std::string, double>> errors;  // names as in displacement_errors_csv
};

/// ErrorKind::invalid for a run of another model, ErrorKind::not_found for none.
Result<KeptDisplacement> kept_displacement(const Workspace& workspace, std::string_view run);

/// The same files, seed, program, days, members and way of moving: only rules and changes may
/// differ.
bool have_same_random_numbers(const RunRecord& first, const RunRecord& second);

struct CampDifference {
  std::string name;
  displacement::Interval first, second;  // a camp that one of them has not: nobody
  displacement::Interval difference;     // second minus first
  bool is_paired = false;                // else of the medians alone
};
std::vector<CampDifference> camp_differences(const KeptDisplacement& first,
                                             const KeptDisplacement& second);

}  // namespace corridor
