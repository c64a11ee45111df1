#include "sources/sdmx/groups.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr char between = '\x1f';

/// The values of these dimensions in a key; false where the key lacks one of them.
bool join_values(const std::vector<std::string>& dimensions, const std::vector<SdmxValue>& key,
                 std::string& joined) {
  joined.clear();
  for (const auto& dimension : dimensions) {
    const auto found = std::ranges::find(key, dimension, &SdmxValue::id);
    if (found == key.end()) return false;
    joined += found->text;
    joined += between;
  }
  return true;
}

}  // namespace

Result<void> SdmxGroups::add(const std::vector<SdmxValue>& key,
                             const std::vector<SdmxAttribute>& attributes) {
  if (attributes.empty()) return {};
  std::vector<std::string> dimensions;
  for (const auto& value : key) dimensions.emplace_back(value.id);
  std::ranges::sort(dimensions);
  auto kind = std::ranges::find(kinds_, dimensions, &Kind::dimensions);
  if (kind == kinds_.end()) {
    if (kinds_.size() == most_kinds) {
      return fail({ErrorKind::limit,
                   fmt::format("expected groups over at most {} sets of dimensions", most_kinds),
                   {},
                   "Ask the service for the message without groups."});
    }
    kind = kinds_.insert(kinds_.end(), {std::move(dimensions), {}});
  }
  std::string values;
  join_values(kind->dimensions, key, values);
  Attributes& kept = kind->by_values[values];
  for (const auto& attribute : attributes) {
    const auto same = std::ranges::find(kept, attribute.role, &Attributes::value_type::first);
    if (same == kept.end()) kept.emplace_back(attribute.role, attribute.text);
  }
  return {};
}

void SdmxGroups::apply(SdmxObservation& observation) const {
  std::string values;
  for (const auto& kind : kinds_) {
    if (!join_values(kind.dimensions, observation.dimensions, values)) continue;
    const auto found = kind.by_values.find(values);
    if (found == kind.by_values.end()) continue;
    for (const auto& [role, text] : found->second) observation.attributes.push_back({role, text});
  }
}

}  // namespace corridor
