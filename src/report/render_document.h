#pragma once
// A document in four forms. The HTML is one file without script: style and SVG charts are inside,
// it reads on a phone, on paper, from right to left, and by a screen reader.

#include "base/result.h"
#include "report/document.h"
#include "report/render_table.h"

#include <string>

namespace corridor {

/// CSV is no form of a document: ErrorKind::usage.
Result<std::string> render(const Document& document, Format format, std::size_t width = 100);

}  // namespace corridor
