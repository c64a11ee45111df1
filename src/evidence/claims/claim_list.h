#pragma once
// Lists of claims: the one shipped (data/claims/claims.yml), or a file that a person wrote.
//
//   claims:
//     - id: small_share          # small letters, digits, _
//       says: Migrants are a small part of the world's people.    # as people say it
//       expression: share of migrants in world population in 2010 < 4 %
//       explains: ...            # what the evidence says, and what it does not
//       topics: [numbers]        # optional
//       links: ["indicator:migrant_stock", "https://..."]   # optional
//       expect: supported        # optional: the verdict by the embedded default

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct ListedClaim {
  std::string id;
  std::string says;
  std::string expression;
  std::string explains;
  std::vector<std::string> topics;
  std::vector<std::string> links;
  std::string expect;  // a code of ClaimVerdictKind, or empty
  Where where;         // of the expression, for errors
};

/// Every mistake is told with line and column; a claim's own with its column too.
Result<std::vector<ListedClaim>> parse_claim_list(const std::string& file, std::string_view text);
Result<std::vector<ListedClaim>> read_claim_list(const std::string& path);
Result<std::vector<ListedClaim>> shipped_claims();

/// The error of an expression, at its place in the list.
Error in_list(const ListedClaim& claim, Error error);

}  // namespace corridor
