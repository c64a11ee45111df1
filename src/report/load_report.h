#pragma once
// What became of a file, for people: one line of summary, and the rows that could not be kept or
// look implausible, grouped by reason.

#include "evidence/import.h"

#include <string>

namespace corridor {

/// "UNHCR, Refugee Data Finder, version 2025: 138,893 rows, 1,250,037 figures (edition ...)".
std::string summary_of(const LoadReport& report);

/// Rejected rows by reason and flagged figures by check, each with its count and first places.
/// Empty where there are none.
std::string remarks_of(const LoadReport& report);

}  // namespace corridor
