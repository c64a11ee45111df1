#pragma once
// How far a text is ASCII, eight bytes at a time: most text is, and what holds for all of it need
// not be asked of Unicode's tables character by character.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace corridor {

/// Bytes of the beginning of `text` that is ASCII.
inline std::size_t ascii_length(std::string_view text) {
  constexpr std::size_t at_once = sizeof(std::uint64_t);
  std::size_t i = 0;
  for (std::uint64_t bytes = 0; i + at_once <= text.size(); i += at_once) {
    std::memcpy(&bytes, text.data() + i, at_once);
    if ((bytes & 0x8080808080808080u) != 0) break;
  }
  while (i < text.size() && text[i] >= 0) ++i;
  return i;
}

}  // namespace corridor
