#pragma once
// Finds the instruments in which both ends of a corridor have part, whatever they are about; what
// of them is an agreement, and what it says, is for agreements.h.

#include "registers/law_book.h"

#include <set>
#include <string>
#include <vector>

namespace corridor {

/// The two ends of a corridor, each with the groups of states it belongs to on a day.
struct Ends {
  Corridor corridor;
  std::set<Place> origin, destination;  // itself and its groups
};
Ends ends_of(Corridor corridor, Day day);

struct Candidate {
  std::string code;    // that of the register
  Place through = {};  // the group by which one side has part; empty where both do themselves
};
/// By code; each once.
Result<std::vector<Candidate>> shared_instruments(const Workspace& workspace, const LawBook& book,
                                                  const Ends& ends);

}  // namespace corridor
