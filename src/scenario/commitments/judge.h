#pragma once
// Judging: what was promised, held against what is measured, for one place after another. The rules
// are those of the model (models/commitment_verdict); here is what they are fed with, and what is
// remarked upon: groups that get worse behind a good total, figures that are old.

#include "base/result.h"
#include "models/commitment_verdict/commitment_verdict.h"
#include "registers/commitments.h"
#include "scenario/commitments/measured_series.h"

#include <map>
#include <string>
#include <vector>

namespace corridor {

struct HiddenGroup {
  std::string name;
  std::vector<DatedFigure> figures;
  commitment_verdict::Findings found;
};

struct JudgedMeasure {
  CommitmentMeasure asked;
  MeasuredFigures measured;
  commitment_verdict::Findings found;
  std::vector<HiddenGroup> hidden;  // those that get worse behind a total that does not
  std::size_t groups = 0;           // that were looked at
  int age_years = 0;                // of the latest figure

  bool has_figures() const { return !measured.whole.figures.empty(); }
  /// Its latest figure is so old that the verdict says little of today.
  bool is_old() const { return has_figures() && age_years > old_after_years; }
  static constexpr int old_after_years = 5;
  /// The figures that the trend goes through; of those without one, the latest.
  std::vector<DatedFigure> used() const;
};

struct JudgedCommitment {
  Commitment commitment;
  bool promised = true;  // by the place
  commitment_verdict::Verdict verdict = commitment_verdict::Verdict::cannot_tell;
  std::vector<JudgedMeasure> measures;

  bool has_figures() const;
  /// The year of the latest figure of any measure; nothing where there is none.
  std::optional<int> latest_year() const;
};

class CommitmentJudge {
 public:
  static Result<CommitmentJudge> open(const Workspace& workspace, std::string as_of);
  /// Takes the answers of a self-assessment for a further round of 10.7.2.
  Result<void> add_assessment(const Workspace& workspace, const std::string& path, Place place);

  Result<std::vector<JudgedCommitment>> judge(const std::vector<Commitment>& commitments,
                                              Place place);
  int this_year() const { return reader_.this_year(); }

 private:
  explicit CommitmentJudge(MeasureReader reader) : reader_(std::move(reader)) {}
  Result<JudgedMeasure> judge(const CommitmentMeasure& measure, Place place);

  MeasureReader reader_;
};

}  // namespace corridor
