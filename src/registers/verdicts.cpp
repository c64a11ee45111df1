#include "registers/verdicts.h"

#include "registers/current.h"
#include "vocabulary/named_lines.h"

#include <algorithm>

namespace corridor {

Result<std::map<std::string, std::vector<Verdict>, std::less<>>> read_verdicts(
    const Workspace& workspace, std::string_view known_by) {
  const auto current = TRY(CurrentEditions::read(workspace, known_by));
  std::map<std::string, std::vector<Verdict>, std::less<>> verdicts;
  auto rows = TRY(workspace.database().prepare(
      "SELECT edition, code, title, summary, since, fields, file_row, file_column FROM record"
      " WHERE kind = 'coherence_verdict' ORDER BY code, since DESC, edition DESC"));
  while (TRY(rows.step())) {
    const auto edition = rows.integer(0);
    if (current.find(edition) == nullptr) continue;
    const NamedLines fields(rows.text(5));
    verdicts[rows.text(1)].push_back(
        {.finding = rows.text(1),
         .verdict = rows.text(2),
         .by = std::string(fields["by"]),
         .note = rows.text(3),
         .on = Period::from_key(rows.integer(4)),
         .proof = current.proof(edition, {static_cast<std::uint32_t>(rows.integer(6)),
                                          static_cast<std::uint16_t>(rows.integer(7))}),
         .publisher = current.find(edition)->citation.publisher});
  }
  return verdicts;
}

}  // namespace corridor
