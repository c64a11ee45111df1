#pragma once
// A table in five forms, one piece of code each. People's forms (text, HTML, Markdown) round to the
// column's digits, group thousands and say why a cell is empty; machines' forms (CSV, JSON) keep
// the full number and an empty field.

#include "base/result.h"
#include "base/table.h"

#include <string>

namespace corridor {

enum class Format { text, csv, json, html, markdown };

/// "text", "csv", "json", "html" or "md"; anything else is an error with a "did you mean".
Result<Format> parse_format(std::string_view name);

/// `width` is the terminal's; columns that do not fit are wrapped, never cut.
std::string render(const Table& table, Format format, std::size_t width = 100);

}  // namespace corridor
