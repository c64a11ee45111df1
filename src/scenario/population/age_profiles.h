#pragma once
// Profiles of moves by age in a table: age,rate or age,migrants,population, of one sex or of
// several (a column sex); their indices, and the Rogers-Castro schedule nearest to each.
//
// Ages are written 0, 5-9, 85+, in order and of one width; the open group is passed over, for it
// has no width. Named with file, line and column: a gap in ages, a rate below zero (net migration
// has no age profile of this kind), migrants without people, an empty cell.

#include "base/result.h"
#include "models/cohort_projection/age_profile.h"
#include "vocabulary/observation.h"

#include <string>
#include <vector>

namespace corridor {

struct SexProfile {
  Sex sex = Sex::total;
  cohort_projection::AgeProfile profile;
};

struct AgeProfiles {
  std::vector<SexProfile> profiles;  // sexes as they first stand in the table
  bool open_group_left = false;
};

/// `file` is a name for errors.
Result<AgeProfiles> read_age_profiles(const std::string& file, std::string_view text);

struct AgeIndexTable {
  std::string csv;  // sex,index,value
  std::vector<std::string> notes;
};

/// Indices of each profile; the schedule where there are enough groups to fit it.
AgeIndexTable age_index_table(const AgeProfiles& profiles, bool with_retirement);

}  // namespace corridor
