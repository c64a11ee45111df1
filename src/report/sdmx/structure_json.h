#pragma once
// Structure messages in SDMX-JSON 2.0 and 2.1, and in 1.0, which has the names of the older model.

#include "report/sdmx/structure_ml.h"

#include <string>

namespace corridor::sdmx {

enum class JsonVersion { v1_0, v2_0, v2_1 };

std::string write_structure_json(const Selection& selection, const StructureWriting& how,
                                 JsonVersion version);

}  // namespace corridor::sdmx
