#pragma once
// A displacement run that was kept, read back from its files, and two of them beside each other.
// Two runs that began alike and drew the same random numbers compare member by member, which says
// more than their ranges: what differs is what was changed.

#include "models/displacement/score.h"
#include "store/run_record.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace corridor {

/// A camp on one day.
struct KeptCamp {
  std::string name;
  displacement::Interval people;     // of the members
  std::optional<double> counted;     // as observed
  std::vector<double> members = {};  // one by one, as many as were kept: of the last day only
};

struct KeptDisplacement {
  RunRecord record;
  std::int64_t day = 0, last_day = 0;  // the one that is read, and the last there is
  std::string date;                    // of the one that is read: 2030-04-28
  std::vector<KeptCamp> camps;
  std::vector<std::pair<std::string, double>> errors;  // names as in displacement_errors_csv
};

/// A run on a day, the last where none is given. ErrorKind::invalid for a run of another model and
/// for a day that it has not, ErrorKind::not_found for no run.
Result<KeptDisplacement> kept_displacement(const Workspace& workspace, std::string_view run,
                                           std::optional<std::int64_t> day = {});

/// Two runs on the same day: the one that is given, else the last that both have.
Result<std::pair<KeptDisplacement, KeptDisplacement>> kept_beside_each_other(
    const Workspace& workspace, const std::array<std::string, 2>& runs,
    std::optional<std::int64_t> day = {});

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
