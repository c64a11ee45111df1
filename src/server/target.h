#pragma once
// Target: what stands behind the method in a request, "/api/v1/places?limit=10", taken apart. Every
// byte is hostile: "%" must be followed by two hexadecimal digits, what they give must be UTF-8
// without control characters, and "." and ".." are no segments of a path.

#include "base/percent.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

inline constexpr std::size_t longest_target_bytes = 8192;
inline constexpr std::size_t most_query_values = 100;

struct Target {
  std::vector<std::string> path;  // segments, decoded; a slash at the end adds none
  std::vector<std::pair<std::string, std::string>> query;  // in their order, decoded
};

/// ErrorKind::usage for what is none, with the column; ErrorKind::limit for too long a one.
Result<Target> parse_target(std::string_view text);

}  // namespace corridor
