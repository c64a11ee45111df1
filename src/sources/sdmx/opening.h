#pragma once
// The first look at a file: whether it is an SDMX message, and which, before any of it is parsed.

#include <string_view>

namespace corridor {

/// The start tag of an XML document's root, and its name without prefix; both empty where the text
/// does not begin with one.
struct XmlOpening {
  std::string_view name, tag;
};
XmlOpening xml_opening(std::string_view text);

/// Whether the start tag is of SDMX: it names an SDMX namespace.
bool is_sdmx(const XmlOpening& opening);

/// Whether JSON text has a member of that name, at any depth.
bool json_has_member(std::string_view text, std::string_view name);

}  // namespace corridor
