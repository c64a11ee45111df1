#pragma once
// The style sheet of every page Corridor writes: system fonts, one column, light and dark, screen
// and paper, both writing directions. It loads nothing.

#include <string_view>

namespace corridor {

std::string_view page_style();

}  // namespace corridor
