#pragma once
// The agreements report for programs. docs/coherence.md describes its keys.

#include "report/agreements_sections.h"

#include <string>

namespace corridor {

std::string agreements_json(const AgreementsOfCorridor& all);

}  // namespace corridor
