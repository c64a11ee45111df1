#pragma once
// A self-assessment for people, as a document, and for programs, as JSON.

#include "report/document.h"
#include "scenario/assessment/assess.h"

#include <string>

namespace corridor {

Document assessment_document(const Assessment& assessment, const AssessmentFindings& findings);

/// Names that scripts depend on: level, level_title, half_points, percent, domains, roadmap (with
/// next_level, needed_half_points, steps, ways, sets, candidates), integration, missing.
std::string assessment_json(const Assessment& assessment, const AssessmentFindings& findings);

}  // namespace corridor
