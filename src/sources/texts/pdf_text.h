#pragma once
// The text of a PDF, taken out by the program pdftotext (package poppler-utils), which runs for at
// most two minutes and prints at most 64 MiB. Pages end in a form feed.
//
// ErrorKind::not_found where the program is not installed; ErrorKind::malformed for a PDF that it
// cannot read; ErrorKind::denied for one that is locked; ErrorKind::invalid for one without text,
// which is a scan; ErrorKind::limit beyond the limits.

#include "base/result.h"

#include <string>
#include <string_view>

namespace corridor {

struct PdfText {
  std::string text;
  std::string program;  // "pdftotext 22.12.0": another version may read other words
};

bool is_pdf(std::string_view bytes);

Result<PdfText> read_pdf(const std::string& file, std::string_view bytes);

}  // namespace corridor
