#include "sources/sdmx/opening.h"

#include <algorithm>
#include <string>

namespace corridor {
namespace {

constexpr std::string_view blank = " \t\r\n";

void skip_blank(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
}

/// Drops "<?...?>" or "<!--...-->" in front; false where neither stands there.
bool skip_past(std::string_view& text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) return false;
  const auto end = text.find(close);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + close.size());
  skip_blank(text);
  return true;
}

}  // namespace

XmlOpening xml_opening(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  skip_blank(text);
  while (skip_past(text, "<?", "?>") || skip_past(text, "<!--", "-->")) continue;
  if (!text.starts_with('<')) return {};
  const auto end = text.find('>');
  if (end == std::string_view::npos) return {};
  const std::string_view tag = text.substr(0, end);
  std::string_view name = tag.substr(1, std::min(tag.find_first_of(" \t\r\n/"), tag.size()) - 1);
  if (const auto colon = name.find(':'); colon != std::string_view::npos) {
    name.remove_prefix(colon + 1);
  }
  return {name, tag};
}

bool is_sdmx(const XmlOpening& opening) {
  return opening.tag.contains("sdmx.org/") || opening.tag.contains("SDMX.org/");
}

bool json_has_member(std::string_view text, std::string_view name) {
  const std::string quoted = '"' + std::string(name) + '"';
  for (auto at = text.find(quoted); at != std::string_view::npos; at = text.find(quoted, at + 1)) {
    const auto after = text.find_first_not_of(blank, at + quoted.size());
    if (after != std::string_view::npos && text[after] == ':') return true;
  }
  return false;
}

}  // namespace corridor
