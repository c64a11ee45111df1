#pragma once
// The XML schema of a dataflow's structure-specific messages, for SDMX-ML 2.1 and 3.0. Codes are
// those that figures of the dataflow have.

#include "report/sdmx/catalogue.h"
#include "report/sdmx/words.h"

#include <string>

namespace corridor::sdmx {

struct SchemaAsked {
  const Flow* flow;     // null: the schema is of reference metadata
  Reference structure;  // the artefact that the schema is of
  std::string at_observation = "TIME_PERIOD";
};

/// schema/CONTEXT/AGENCY/ID/VERSION?dimensionAtObservation=... ErrorKind::usage, not_found.
Result<SchemaAsked> read_schema_query(const Catalogue& catalogue, const Words& words);

/// `place` is where SDMX's own schemas are: a folder or an address, with a slash at the end.
std::string write_schema(const Catalogue& catalogue, const SchemaAsked& asked, Model model,
                         std::string_view place);

std::string write_metadata_schema(const Catalogue& catalogue, const Reference& of,
                                  std::string_view place);

}  // namespace corridor::sdmx
