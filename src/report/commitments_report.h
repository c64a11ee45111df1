#pragma once
// What was promised and where it stands, for people and for programs: a document (text, HTML,
// Markdown), a table of measures (CSV), and JSON whose keys scripts may depend on
// (docs/commitments.md).

#include "report/document.h"
#include "report/render_table.h"
#include "scenario/commitments/judge.h"

#include <array>
#include <string>
#include <vector>

namespace corridor {

/// One place with what it promised.
struct PlacePromises {
  Place place;
  std::string name;
  std::vector<JudgedCommitment> commitments;
};

struct PromisesRequest {
  std::vector<std::string> places;  // codes or names
  bool all_countries = false;
  std::string assessment = {};  // file of a self-assessment of the one place
  std::string commitment = {};  // number, code or framework; empty: all
  std::string as_of = {};
  std::string language = "en";  // of the document; tables and JSON are in English
};

/// ErrorKind::usage for a corridor, ErrorKind::not_found for a place or commitment that is not
/// known.
Result<std::vector<PlacePromises>> judge_promises(const Workspace& workspace,
                                                  const PromisesRequest& request);

/// A row for each measure, and for each commitment without one.
Table promises_table(const std::vector<PlacePromises>& places);
/// An object for one place, an array of them for several.
Result<std::string> promises_json(const Workspace& workspace,
                                  const std::vector<PlacePromises>& places,
                                  const std::string& as_of);
/// Detailed: each commitment that is measured with its figures, else those in short.
struct PromisesForm {
  bool detailed = true;
  std::string language = "en";
};
Result<Document> promises_document(const Workspace& workspace, const PlacePromises& place,
                                   const PromisesForm& form);

/// All of it in a form, from what is asked to the answer.
Result<std::string> promises_report(const Workspace& workspace, const PromisesRequest& request,
                                    Format format, std::size_t width);

/// How many have each verdict, among those with figures.
struct VerdictCounts {
  int measured = 0, not_measured = 0;
  std::array<int, 5> of{};  // by commitment_verdict::Verdict
};
VerdictCounts count_verdicts(const std::vector<JudgedCommitment>& commitments);

}  // namespace corridor
