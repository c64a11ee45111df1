#pragma once
// The sections of the agreements report, for people. Nobody outside the report includes this.

#include "report/agreements_timeline.h"
#include "report/law_words.h"

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

std::vector<Block> write_agreement_list(LawWords& words, const AgreementsOfCorridor& all);
std::vector<Block> write_around(LawWords& words, const AgreementsOfCorridor& all);
std::vector<Block> write_labour(LawWords& words, const AgreementsOfCorridor& all);
std::vector<Block> write_mobility_content(LawWords& words, const AgreementsOfCorridor& all);

}  // namespace corridor
