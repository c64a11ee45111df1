#pragma once
// The part of a mapping that says what texts mean and where figures stand: `fixed`, `columns` and
// `values`. Called by parse_mapping.

#include "base/yaml.h"
#include "sources/national_mapping.h"

namespace corridor {

/// Reads the three, and checks that every figure will have an indicator, a place and a period, each
/// told once.
Result<void> parse_mapping_fields(YamlValue root, NationalMapping& mapping);

}  // namespace corridor
