#pragma once
// PromiseAccount: writes what was promised and where it stands into a document, and remembers which
// figures it cited, so that the document ends with where each number comes from.

#include "report/document.h"
#include "scenario/commitments/judge.h"

#include <string>
#include <vector>

namespace corridor {

class PromiseAccount {
 public:
  explicit PromiseAccount(const Workspace& workspace, Words words = {})
      : workspace_(workspace), words_(std::move(words)) {}

  /// A row for each measure with figures.
  Table standing(const std::vector<JudgedCommitment>& commitments);
  /// Groups that get worse behind a total that does not.
  std::vector<Paragraph> cautions(const std::vector<JudgedCommitment>& commitments);
  /// One commitment with its measures, why they are judged so, and charts.
  DocumentSection section(const JudgedCommitment& judged);
  /// Those without a measure, and those whose measures have no figure here.
  DocumentSection not_measured(const std::vector<JudgedCommitment>& commitments);

  /// Adds what was cited.
  Result<void> finish(Document& document);

 private:
  void cite(const std::vector<std::string>& proofs);
  Bullets how_measured(const JudgedMeasure& measure) const;
  void add_measure(const JudgedMeasure& measure, std::vector<Block>& blocks);
  Chart chart(const JudgedMeasure& measure) const;

  const Workspace& workspace_;
  Words words_;
  std::vector<std::string> proofs_;  // in the order in which they were cited
};

}  // namespace corridor
