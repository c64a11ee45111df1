#pragma once
// SHA-256, by OpenSSL. The hash of a publisher's file is what a proof hangs on.

#include <string>
#include <string_view>

namespace corridor {

/// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
std::string sha256_hex(std::string_view bytes);

}  // namespace corridor
