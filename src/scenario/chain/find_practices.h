#pragma once
// Practices found: all of them with their grade of evidence; of a place or a way, with how alike
// the places are where they were tried (place_likeness.h) and which of the legal needs that are not
// met there they help to make real (place_needs.h).
//
// Of a place, those first that serve most unmet needs, then the most alike, then the better
// evidence, then by code. Of a way, a practice is held against the end that it is more alike.

#include "registers/chain_graph.h"
#include "scenario/chain/place_likeness.h"
#include "scenario/chain/place_needs.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct PracticeQuestion {
  std::optional<Subject> subject = {};
  std::string need = {};  // a protection: only practices that serve it
  std::string topic = {};
};

struct FoundPractice {
  const ChainRecord* record = nullptr;
  std::uint32_t index = 0;  // in the graph
  std::string_view grade;
  std::size_t studies = 0;
  std::optional<LikenessReader::Nearest> nearest = {};
  Place compared_with = {};                        // the end of the way
  std::vector<std::string_view> unmet_needs = {};  // protections that it serves and law does not
};

struct FoundPractices {
  ChainGraph graph;
  std::vector<FoundPractice> practices;
  std::vector<const Protection*> unmet_needs;  // of the place or way
};

/// The grade of a practice, from the studies that the graph ties to it.
std::string_view grade_of_practice(const ChainGraph& graph, std::uint32_t practice);

/// ErrorKind::usage where there is no protection of that name.
Result<FoundPractices> find_practices(const Workspace& workspace, const PracticeQuestion& question);

}  // namespace corridor
