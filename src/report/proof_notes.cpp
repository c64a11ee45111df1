#include "report/proof_notes.h"

#include "base/text.h"
#include "evidence/claims/computed_series.h"
#include "evidence/claims/formula.h"
#include "report/proof_report.h"

#include <fmt/core.h>

namespace corridor {
namespace {

constexpr std::string_view sum_prefix = "sum:";

}  // namespace

Result<const Citation*> ProofNotes::citation(std::string_view edition) {
  const auto known = editions_.find(edition);
  if (known != editions_.end()) return &known->second;
  auto found = TRY(find_edition(workspace_, edition)).citation;
  return &editions_.emplace(std::string(edition), std::move(found)).first->second;
}

Result<CitedProof> ProofNotes::of(std::string_view id) {
  CitedProof cited{.note = {std::string(id), {}}, .citations = {}};
  if (id.starts_with(computed_proof_prefix)) {
    const auto figure = TRY(computed_figure(workspace_, id));
    if (!figure) return fail({ErrorKind::not_found, fmt::format("nothing has the proof {}", id)});
    cited.note.text = describe_in_short(*figure);
    for (const auto& part : figure->operands) cited.citations.push_back(part.edition.citation);
    return cited;
  }
  if (id.starts_with(sum_prefix)) {
    const auto rest = id.substr(sum_prefix.size());
    const auto colon = std::min(rest.find(':'), rest.size());
    cited.citations.push_back(*TRY(citation(rest.substr(0, colon))));
    cited.note.text = fmt::format(
        "{}: sum{}", cite(cited.citations.front()),
        colon < rest.size() ? fmt::format(" ({})", rest.substr(colon + 1)) : std::string());
    return cited;
  }
  const auto parts = split(id, '.');
  if (parts.size() != 3) {
    return fail({ErrorKind::not_found, fmt::format("nothing has the proof {}", id)});
  }
  cited.citations.push_back(*TRY(citation(parts[0])));
  cited.note.text =
      fmt::format("{}: row {}, column {}", cite(cited.citations.front()), parts[1], parts[2]);
  return cited;
}

}  // namespace corridor
