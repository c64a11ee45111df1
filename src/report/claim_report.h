#pragma once
// Verdicts on claims, for people (text) and for programs (JSON; docs/claims.md lists the keys), and
// lists of claims as a table.

#include "base/result.h"
#include "base/table.h"
#include "evidence/claims/claim_list.h"
#include "evidence/claims/verdict.h"
#include "report/render_table.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct ClaimReport {
  const ClaimVerdict& verdict;
  const ListedClaim* listed = nullptr;  // where it is one of a list
  std::string as_of = {};
};

/// Text or JSON; other forms are ErrorKind::usage.
Result<std::string> render(const ClaimReport& report, Format format, std::size_t width = 100);

/// "3.2 percent", "US$ 8,230,000,000", "280,598,105 persons".
std::string quantity_text(double value, const ClaimUnit& unit);

/// "4 percent (between 3 and 5)", or "not known".
std::string side_text(const Measured& measured, const ClaimUnit& unit);
/// "8,230,000,000 US$  Remittances received, Nepal, 2021 (estimate)".
std::string figure_line(const Figure& figure);

struct ClaimListRequest {
  std::string file = {};   // empty: the shipped list
  std::string topic = {};  // empty: all
  std::string as_of = {};
};
/// Columns that scripts depend on: claim,verdict,says,left,comparison,right,estimate,
/// expression,topics. ErrorKind::not_found for a topic that no claim has.
Result<Table> claims_table(const Workspace& workspace, const ClaimListRequest& request);

/// Leaves out the columns that are for programs.
void keep_for_people(Table& table);

/// The claim to judge for what a person writes: an expression, or the id of a shipped claim.
struct ClaimAsked {
  std::string expression;
  std::optional<ListedClaim> listed = {};
};
Result<ClaimAsked> claim_asked(const std::string& written);

/// A claim held against the evidence, from what a person writes to the answer.
Result<std::string> claim_report(const Workspace& workspace, const std::string& written,
                                 const std::string& as_of, Format format);
/// The list of claims, for people and for programs.
Result<Table> claims_list(const Workspace& workspace, const ClaimListRequest& request,
                          Format format);

}  // namespace corridor
