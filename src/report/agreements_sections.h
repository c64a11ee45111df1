#pragma once
// The sections of the agreements report, for people. Nobody outside the report includes this.

#include "report/agreements_timeline.h"
#include "report/law_notes.h"

namespace corridor {

/// All that the report is written from.
struct AgreementsOfCorridor {
  Corridor corridor;
  Day day;
  std::vector<Agreement> agreements;
  std::vector<CorridorSeries> series;

  std::vector<const Agreement*> of_kind(std::string_view kind) const;
  /// Its number in the list, from 1; that of the one it probably is.
  std::size_t number_of(const Agreement& agreement) const;
  /// Titles of the kinds of which none is at hand.
  std::vector<std::string_view> none_at_hand() const;
};

std::vector<Block> write_agreement_list(Account& account, LawNotes& notes,
                                        const AgreementsOfCorridor& all);
std::vector<Block> write_around(Account& account, const AgreementsOfCorridor& all);
std::vector<Block> write_labour(LawNotes& notes, const AgreementsOfCorridor& all);
std::vector<Block> write_mobility_content(LawNotes& notes, const AgreementsOfCorridor& all);

}  // namespace corridor
