#pragma once
// A moment in a query, "2024-05-15T14:15:00+01:00", as the store writes moments: UTC, seconds.

#include "base/result.h"

#include <string>
#include <string_view>

namespace corridor::sdmx {

/// A day alone begins at midnight; where no offset is said it is UTC. ErrorKind::usage with the
/// parameter's name.
Result<std::string> read_moment(std::string_view name, const std::string& text);

}  // namespace corridor::sdmx
