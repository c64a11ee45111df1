#pragma once
// Versions as queries ask for them: a number, "latest", "all", and the patterns of REST 2.x, in
// which one part may be open: "1+.0" is 1.0 or later, "1.~" any 1.x, "*.0" all of two numbers.

#include <string_view>

namespace corridor::sdmx {

bool is_version_query(std::string_view text);

/// Whether a version of two or three numbers is asked for. As there is one version of everything,
/// the latest, the latest stable and all are the same.
bool version_fits(std::string_view wanted, std::string_view version);

}  // namespace corridor::sdmx
