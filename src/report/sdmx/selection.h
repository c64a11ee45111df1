#pragma once
// Selection: the artefacts that answer a structure query, with what goes with them.

#include "report/sdmx/catalogue.h"
#include "report/sdmx/structure_query.h"

#include <deque>
#include <set>
#include <vector>

namespace corridor::sdmx {

struct Chosen {
  const Artefact* artefact;
  Detail detail = Detail::full;
};

struct Selection {
  std::vector<Chosen> chosen;  // by type
  std::deque<Artefact> made;   // partial ones, which the catalogue has not
};

/// ErrorKind::not_found where nothing is as asked.
Result<Selection> select(const Catalogue& catalogue, const StructureQuery& query);

/// Leaves those items, and what they say are their parents, in a list.
void keep_items(Artefact& artefact, std::set<std::string, std::less<>> wanted);

}  // namespace corridor::sdmx
