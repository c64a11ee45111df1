#include "sources/sdmx/message.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace corridor {

std::string SdmxReference::text() const {
  std::string out = agency.empty() ? id : fmt::format("{}:{}", agency, id);
  if (!version.empty()) out += fmt::format("({})", version);
  return out;
}

std::optional<SdmxReference> parse_sdmx_reference(std::string_view text) {
  text = trim(text);
  if (text.starts_with("urn:")) text.remove_prefix(std::min(text.find('=') + 1, text.size()));
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  SdmxReference reference{.agency = std::string(text.substr(0, colon))};
  text.remove_prefix(colon + 1);
  const auto open = text.find('(');
  reference.id = text.substr(0, open);
  if (open != std::string_view::npos) {
    const auto close = text.find(')', open);
    if (close == std::string_view::npos) return std::nullopt;
    reference.version = text.substr(open + 1, close - open - 1);
    if (text.substr(close + 1).starts_with('.')) reference.item = text.substr(close + 2);
  }
  if (reference.id.empty()) return std::nullopt;
  return reference;
}

std::optional<SdmxAction> parse_sdmx_action(std::string_view text) {
  constexpr std::array<std::string_view, 4> kept{"information", "append", "merge", "replace"};
  std::string word(trim(text));
  std::ranges::transform(word, word.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (word == "delete" || word == "d") return SdmxAction::remove;
  const auto is_word = [&](std::string_view action) {
    return word.empty() || word == action || word == action.substr(0, 1);
  };
  if (std::ranges::any_of(kept, is_word)) return SdmxAction::keep;
  return std::nullopt;
}

Error too_many_sdmx_components(const std::string& file) {
  return {ErrorKind::limit,
          fmt::format("expected at most {} components in a data structure, saw more",
                      most_sdmx_components),
          {file},
          "No data structure is that wide: check where the file came from."};
}

Error too_many_sdmx_data_sets(const std::string& file) {
  return {ErrorKind::limit,
          fmt::format("expected at most {} data sets in a message, saw more", most_sdmx_data_sets),
          {file},
          "Ask the service for one dataflow at a time."};
}

std::optional<std::vector<std::optional<std::size_t>>> parse_sdmx_indices(std::string_view key) {
  std::vector<std::optional<std::size_t>> indices;
  if (key.empty()) return indices;
  for (const auto part : split(key, ':')) {
    if (part.empty()) {
      indices.push_back(std::nullopt);
      continue;
    }
    const auto index = parse_integer(part);
    if (!index || *index < 0) return std::nullopt;
    indices.push_back(static_cast<std::size_t>(*index));
  }
  return indices;
}

}  // namespace corridor
