#pragma once
// What is known of participation in a place, before it takes a shape. Nobody outside the
// participation report and the coherence check includes this.

#include "base/saying.h"
#include "evidence/series.h"
#include "registers/law_view.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// A question that figures of citizenship law answer.
struct CitizenshipMeasure {
  std::string_view code;   // "residence"
  std::string_view topic;  // naturalisation, dual_nationality, loss
  std::string_view title;
  std::string_view indicator;
  std::string_view dimensions;  // "form=provision;mode=A06"
  /// What a value means, by category from 0; none: yes or no.
  std::span<const std::string_view> categories = {};
  std::string_view unit = {};  // of a number that is an amount
};
std::span<const CitizenshipMeasure> citizenship_measures();

/// Years in a row in which the law said the same.
struct LawRun {
  Period since, until;     // first and last year
  bool is_first = false;   // begins with the first year that is known: perhaps before it
  bool is_latest = false;  // reaches the last year that is known
  Figure first;            // of its first year
  Saying words;            // "yes", "5 years", "does not apply", "missing"
};

struct MeasureRuns {
  const CitizenshipMeasure* measure = nullptr;
  std::vector<LawRun> runs;  // none: not known
};

/// Every measure, in order; those of which nothing is loaded without runs.
Result<std::vector<MeasureRuns>> citizenship_runs(const Workspace& workspace, Place place,
                                                  int last_year);

/// What a topic of the report is, in order: naturalisation, dual_nationality, loss, local_vote,
/// national_vote, consultative_bodies, further.
struct ParticipationTopic {
  std::string_view code, title;
  bool of_figures;
};
std::span<const ParticipationTopic> participation_topics();

/// A provision on participation that binds the place, and the topic that its words put it under.
struct ParticipationClause {
  std::string_view topic;
  Clause clause;
  const LawStatus* status = nullptr;
};
std::vector<ParticipationClause> participation_clauses(const LawView& view, Place place);

}  // namespace corridor
