#pragma once
// Text as a part of an address.

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace corridor {

/// Text as it may stand in a path or query: all but letters, digits and "-._~" as %XX.
std::string percent_encode(std::string_view text);

/// The other way round, of a piece that stands at `start` in an address. What comes out is UTF-8
/// without control characters. ErrorKind::usage, with the column, for what is none.
enum class Plus { is_plus, is_space };
Result<std::string> percent_decode(std::string_view piece, std::size_t start, Plus plus);

}  // namespace corridor
