#pragma once
// What the texts of HTTP say: addresses, media types, ranges.

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace corridor {

/// ErrorKind::usage for anything but http:// or https:// with a host, or with a user name in it.
Result<void> check_web_address(std::string_view url);

/// Whether a Content-Type is one of those expected (commas between), or says nothing of what is
/// inside ("application/octet-stream", "text/plain", none).
bool is_media_expected(std::string_view content_type, std::string_view expected);

/// Whether a file that begins so is HTML.
bool is_web_page(std::string_view beginning);

/// "bytes 100-999/1000": where it starts (negative where it is no range), and of how many bytes (0
/// where that is not said).
struct ContentRange {
  std::int64_t start = -1;
  std::uint64_t total = 0;
};
ContentRange parse_content_range(std::string_view text);

/// A number of bytes as headers give it; 0 for anything else.
std::uint64_t parse_bytes(std::string_view text);

/// A text from elsewhere as a message may show it: short, and without what would steer a terminal.
std::string as_seen(std::string_view text);

}  // namespace corridor
