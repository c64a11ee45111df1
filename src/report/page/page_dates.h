#pragma once
// The days on a page as its reader's language writes them: "2026-11-30" becomes "30 November 2026".
// Programs read the same page as JSON, where it stays a date.

#include "base/words.h"

#include <string>
#include <string_view>

namespace corridor {

/// Safe HTML with its days in words. Left as they are: days within a longer name or address, behind
/// a quotation mark (what a file says), in code, in fields, and in figures, whose tables are data.
std::string html_days(const Words& words, std::string_view html);

}  // namespace corridor
