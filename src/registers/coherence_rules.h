#pragma once
// The rules of the coherence check that law alone answers, by what they look at: promises
// (coherence_promises.cpp), reservations (coherence_reservations.cpp), standings
// (coherence_standings.cpp). coherence.cpp has the table.

#include "registers/coherence.h"

namespace corridor {

void find_reservations(const CoherenceRule& rule, const LawView& view, Findings& findings);
void find_agreements_against_reservations(const CoherenceRule& rule, const LawView& view,
                                          Findings& findings);

void find_promises_against_national_law(const CoherenceRule& rule, const LawView& view,
                                        Findings& findings);
void find_opposite_duties(const CoherenceRule& rule, const LawView& view, Findings& findings);
void find_opposed_sides(const CoherenceRule& rule, const LawView& view, Findings& findings);
void find_groups_covered_differently(const CoherenceRule& rule, const LawView& view,
                                     Findings& findings);

void find_one_side_bound(const CoherenceRule& rule, const LawView& view, Findings& findings);
void find_replaced(const CoherenceRule& rule, const LawView& view, Findings& findings);
void find_denounced(const CoherenceRule& rule, const LawView& view, Findings& findings);
void find_unratified(const CoherenceRule& rule, const LawView& view, Findings& findings);

}  // namespace corridor
