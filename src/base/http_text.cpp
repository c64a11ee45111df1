#include "base/http_text.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t longest_shown = 100;

/// Types by which servers say nothing of what is inside.
constexpr std::array<std::string_view, 5> silent_types{
    "application/octet-stream", "binary/octet-stream", "text/plain", "application/force-download",
    "application/x-download"};

}  // namespace

Result<void> check_web_address(std::string_view url) {
  const auto scheme = std::min(url.find("://"), url.size());
  const std::string_view name = url.substr(0, scheme);
  const std::string_view rest = url.substr(std::min(scheme + 3, url.size()));
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  const bool plain = std::ranges::all_of(url, [](unsigned char c) { return c > ' ' && c < 127; });
  if ((name == "http" || name == "https") && plain && !host.empty() && !host.contains('@')) {
    return {};
  }
  return fail({ErrorKind::usage,
               fmt::format("expected an address, saw \"{}\"", as_seen(url)),
               {},
               "Write http:// or https:// and a host; no user name, no spaces."});
}

bool is_media_expected(std::string_view content_type, std::string_view expected) {
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  const auto is_type = [&](std::string_view one) { return fold(one) == fold(type); };
  return type.empty() || std::ranges::any_of(silent_types, is_type) ||
         std::ranges::any_of(split(expected, ','), is_type);
}

bool is_web_page(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
  const std::string start = fold(clip(beginning, 20));
  return beginning.starts_with('<') &&
         (start.starts_with("doctype html") || start.starts_with("html"));
}

ContentRange parse_content_range(std::string_view text) {
  const auto dash = text.find('-'), slash = text.find('/');
  constexpr std::string_view unit = "bytes ";
  if (!text.starts_with(unit) || dash == std::string_view::npos ||
      slash == std::string_view::npos) {
    return {};
  }
  return {parse_integer(text.substr(unit.size(), dash - unit.size())).value_or(-1),
          parse_bytes(text.substr(slash + 1))};
}

std::uint64_t parse_bytes(std::string_view text) {
  const auto number = parse_integer(text).value_or(0);
  return number < 0 ? 0 : static_cast<std::uint64_t>(number);
}

std::string as_seen(std::string_view text) {
  std::string shown = replace_invalid_utf8(clip(text, longest_shown));
  std::ranges::replace_if(
      shown, [](unsigned char c) { return c < ' ' || c == 127; }, ' ');
  return shown;
}

}  // namespace corridor
