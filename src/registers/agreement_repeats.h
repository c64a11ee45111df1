#pragma once
// Repeats: the same agreement in two lists, neither of which says so. Told by the words of the
// title, but for idle ones, and by a year of signature or entry into force in common. A guess, and
// kept as one: nothing is joined, an entry only says which other it probably is.

#include "registers/agreements.h"

#include <vector>

namespace corridor {

/// Fills in Agreement::probably. Labour agreements have one list and are left alone; of the others
/// those that are probably one are told by the entry that says most.
void mark_repeats(std::vector<Agreement>& agreements);

}  // namespace corridor
