#pragma once
// Text made safe for the form it goes into. Every label, note and number that reaches a page, a
// terminal or a Markdown file passes through here: names come from publishers' files and are
// hostile until shown otherwise.

#include <string>
#include <string_view>

namespace corridor {

/// Valid UTF-8 on one line: control characters (a terminal's escape among them) are dropped, line
/// breaks and tabs become spaces, and the characters that override the direction of the text around
/// them (U+202A-202E, U+2066-2069) are dropped, so that a label cannot rewrite its neighbours.
std::string clean_text(std::string_view text);

/// Clean text for HTML and SVG, in elements and in quoted attributes.
std::string escape_html(std::string_view text);

/// Clean text for GitHub-flavoured Markdown, also inside a table cell.
std::string escape_markdown(std::string_view text);

/// `text` as an HTML id: letters, digits, '-' and '_' stay, the rest becomes '-'.
std::string html_id(std::string_view text);

/// Whether a link to `url` is harmless: http or https, nothing a script could hide in.
bool is_web_address(std::string_view url);

}  // namespace corridor
