#pragma once
// What a drafted mapping makes of its table: its first figures, as comments below the draft.

#include "sources/source.h"

#include <string>
#include <string_view>

namespace corridor {

/// Stands for a period that the draft must ask for, so that figures can be shown all the same; an
/// unknown place is unknown_place. Both are shown as "?".
inline constexpr std::string_view stand_in_year = "1000";

/// The first figures and how many there are in all, or why the mapping does not load.
std::string first_figures(const SourceInput& input, const std::string& mapping);

/// A text of the table on one line, cut.
std::string in_comment(std::string_view text);

}  // namespace corridor
