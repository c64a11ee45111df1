#pragma once
// Sets of reference metadata: where figures come from. Each edition that figures of dataflows stand
// in is a set, about those dataflows, by the structure MSD_FIGURES. In SDMX 2.1 a set is a series
// of reports, one about each dataflow; in 3.0 a set names all that it is about.

#include "report/sdmx/catalogue.h"
#include "report/sdmx/words.h"

#include <string>
#include <vector>

namespace corridor::sdmx {

struct MetadataChosen {
  const SourceSet* source;
  std::vector<std::string> flows;  // ids of those that are meant
};

struct MetadataSelection {
  std::vector<MetadataChosen> sets;
  bool stubs = false;  // names alone
};

/// metadata/FLOW/KEY/PROVIDER of REST 1.x; metadata/metadataset/..., metadata/metadataflow/... and
/// metadata/structure/... of 2.x. ErrorKind::usage; ErrorKind::not_found where there is none.
Result<MetadataSelection> select_metadata(const Catalogue& catalogue, const Words& words,
                                          Model model);

/// SDMX-ML: generic metadata of 2.1, metadata of 3.0.
std::string write_metadata_ml(const Catalogue& catalogue, const MetadataSelection& selection,
                              Model model);
/// SDMX-JSON 2.0.
std::string write_metadata_json(const Catalogue& catalogue, const MetadataSelection& selection);

}  // namespace corridor::sdmx
