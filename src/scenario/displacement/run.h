#pragma once
// A displacement run from request to everything that is written of it.

#include "models/displacement/score.h"
#include "scenario/displacement/ensemble.h"
#include "scenario/displacement/request.h"
#include "store/run_record.h"

#include <string>

namespace corridor {

struct DisplacementRun {
  PreparedDisplacement prepared;
  DisplacementRequest request;
  Ensemble ensemble;
  displacement::NaiveScores naive;
  double wall_seconds = 0;
  double peak_memory_mb = 0;

  const displacement::Findings& first() const { return ensemble.members.front(); }
};

/// `members_folder`: where members of an ensemble are kept, so that an interrupted run goes on.
Result<DisplacementRun> run_displacement(const DisplacementRequest& request,
                                         const std::string& members_folder);

/// The run as it is kept: the rules by their hash and each that is not as usual, and each file of
/// the folder by its hash.
RunRecord displacement_record(const DisplacementRun& run, std::string findings);

/// Two scenarios with the same random numbers: the changes and settings of `other` beside those of
/// `base`. Differences are of members that share a seed.
struct DisplacementComparison {
  DisplacementRun base, other;
  struct Camp {
    std::string name;
    displacement::Interval base, other, difference;  // people on the last day
  };
  std::vector<Camp> camps;
  displacement::Interval on_the_way;  // difference of people outside camps on the last day
  Spread error_difference;
};
Result<DisplacementComparison> compare_displacement(const DisplacementRequest& base,
                                                    const DisplacementRequest& other);

}  // namespace corridor
