#pragma once
// Links of an item, for people and programs: text, CSV, JSON, GraphML and JSON-LD. docs/links.md
// says which of them carries what.

#include "base/result.h"
#include "registers/links.h"

#include <string>
#include <string_view>

namespace corridor {

enum class LinksFormat { text, json, csv, graphml, jsonld };
/// ErrorKind::usage for another name, with a "did you mean".
Result<LinksFormat> parse_links_format(std::string_view name);

std::string render(const LinkGraph& graph, LinksFormat format, std::size_t width);

}  // namespace corridor
