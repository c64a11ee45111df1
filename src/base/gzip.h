#pragma once
// Gzip: bytes packed for those who read them over a network.

#include <string>
#include <string_view>

namespace corridor {

/// The same bytes give the same packed bytes: there is no time in them. Levels as zlib's, 1 to 9.
std::string gzip_packed(std::string_view bytes, int level = 6);

}  // namespace corridor
