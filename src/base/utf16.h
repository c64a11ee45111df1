#pragma once
// UTF-16, which ICU works in.

#include <string>
#include <string_view>

namespace corridor {

/// What is no UTF-8 becomes U+FFFD.
std::u16string to_utf16(std::string_view text);

}  // namespace corridor
