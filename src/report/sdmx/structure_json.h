#pragma once
// Structure messages in SDMX-JSON 2.0, and in 1.0, which has the names of the older model.

#include "report/sdmx/structure_ml.h"

#include <string>

namespace corridor::sdmx {

std::string write_structure_json(const Selection& selection, const StructureWriting& how,
                                 int version);

}  // namespace corridor::sdmx
