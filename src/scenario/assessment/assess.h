#pragma once
// A national self-assessment judged: the level of SDG indicator 10.7.2, the score on integration by
// both editions, what is missing, and the smallest sets of steps to the next level with what each
// takes: whose task it mostly is, which law it may rest on, which countries nearby are there, and
// which practices may help.
//
// The two instruments are scored apart: an answer to one is never taken for one to the other.

#include "base/result.h"
#include "models/integration_score/integration_score.h"
#include "models/migration_policies/migration_policies.h"
#include "scenario/assessment/helpful_practices.h"
#include "sources/assessment_file.h"
#include "store/workspace.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

/// Countries that reached level 3 or 4 in a domain, those of the same part of the world first.
struct Peers {
  int year = 0;
  std::vector<Place> places;
};

/// What changed since an earlier assessment of the same place.
struct AssessmentChanges {
  std::string date;  // of the earlier one
  migration_policies::Score before;
  struct Change {
    std::size_t question;
    std::optional<int> before, now;  // half points
  };
  std::vector<Change> changes;  // in the order of the questions
};

struct AssessmentFindings {
  migration_policies::Findings policies;
  migration_policies::Roadmap roadmap;
  std::array<migration_policies::Roadmap, policy_domain_count> domain_roadmaps;
  integration_score::Findings integration_2020, integration_2015;
  std::array<Peers, policy_domain_count> peers;  // by domain
  std::map<std::string, std::string> law;        // titles, by address
  HelpfulPractices practices;                    // by question
  std::vector<std::string> remarks;
  std::optional<AssessmentChanges> since;
};

/// Sets of a roadmap that are listed; how many there are is always said.
inline constexpr std::size_t most_sets_listed = 5;

/// ErrorKind::invalid, at its line, for law that is named and that the workspace does not have.
Result<AssessmentFindings> assess(const Assessment& assessment, const Workspace& workspace);

AssessmentChanges changes_since(const Assessment& before, const Assessment& now);

/// An empty one, of today.
Assessment new_assessment(Place place);
/// The one in a file; ErrorKind::conflict where it is of another place.
Result<Assessment> open_assessment(const std::string& path, Place place);

}  // namespace corridor
