#pragma once
// The style sheet of every page Corridor writes: system fonts, one column, light and dark, screen
// and paper, both writing directions. It loads nothing.

#include <string>
#include <string_view>

namespace corridor {

std::string page_style();

/// The part of it that has nothing to do with where things stand on a page: colours, text, tables,
/// charts and notes. Pages of the server have it too.
std::string_view parts_style();

}  // namespace corridor
