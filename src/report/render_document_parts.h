#pragma once
// The forms of a document, one file each. Nobody outside the rendering includes this: call render()
// of render_document.h.

#include "report/document.h"
#include "report/render_table_parts.h"

#include <string>

namespace corridor {

std::string document_text(const Document& document, const TableFrame& frame);
std::string document_markdown(const Document& document, const TableFrame& frame);
std::string document_json(const Document& document, const TableFrame& frame);
std::string document_html(const Document& document, const TableFrame& frame);

}  // namespace corridor
