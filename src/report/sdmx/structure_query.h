#pragma once
// StructureQuery: which artefacts an address asks for, in the words of SDMX REST 1.x
// ("codelist/CORRIDOR/CL_SEX/latest/F?detail=full") and 2.x ("structure/codelist/CORRIDOR/...").

#include "report/sdmx/artefact.h"
#include "report/sdmx/words.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor::sdmx {

enum class Detail { full, stub, complete_stub };

struct StructureQuery {
  std::vector<Type> types;                                  // empty: none that this service has
  std::optional<bool> allowed = {};                         // of constraints
  std::vector<std::string> agencies, ids, versions, items;  // empty: all
  Detail detail = Detail::full;                             // of what is asked for
  Detail reference_detail = Detail::full;                   // of what goes with it
  bool reference_partial = false;
  enum class References {
    none,
    parents,
    parents_and_siblings,
    ancestors,
    children,
    descendants,
    all,
    of_types
  } references = References::none;
  std::vector<Type> reference_types = {};
  std::optional<bool> reference_allowed = {};

  /// Whether that version is asked for.
  bool wants_version(std::string_view version) const;
};

/// Whether the first part of a path names a type of artefact in REST 1.x.
bool is_structure_resource(std::string_view word);

/// ErrorKind::usage with what was expected.
Result<StructureQuery> read_structure_query(const Words& words, Model model);

}  // namespace corridor::sdmx
