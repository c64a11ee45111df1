#pragma once
// Text as a part of an address.

#include <string>
#include <string_view>

namespace corridor {

/// Text as it may stand in a path or query: all but letters, digits and "-._~" as %XX.
std::string percent_encode(std::string_view text);

}  // namespace corridor
