#pragma once
// A first mapping for a table that nobody has described (docs/mapping.md): looks at its first rows,
// guesses what each column is, and writes the mapping as YAML with comments. What it does not know
// stands there as a question. Where the guesses are right and the questions are answered, it loads.

#include "base/result.h"
#include "sources/source.h"

#include <string>

namespace corridor {

/// `sheet`: of a workbook, by name or number; empty: the visible one with the most numbers. Errors
/// are those of the file; ErrorKind::invalid for what is no table of figures.
Result<std::string> draft_mapping(const SourceInput& input, const std::string& sheet);

}  // namespace corridor
