#include "sources/sdmx/json_layout.h"

#include "base/text.h"

#include <fmt/core.h>

namespace corridor {
namespace {

using Components = std::vector<SdmxJsonComponent>;

/// Reads the components of one level.
class Level {
 public:
  Level(const std::string& file, std::deque<std::string>& texts) : file_(file), texts_(texts) {}

  Result<Components> operator()(const JsonValue& list) {
    Components components;
    for (auto one = list.first(); one; one = one.next()) {
      if (components.size() == most_sdmx_components) return fail(too_many_sdmx_components(file_));
      components.push_back(read(one));
    }
    return components;
  }

 private:
  std::string_view kept(std::string text) { return texts_.emplace_back(std::move(text)); }

  SdmxJsonComponent read(const JsonValue& object) {
    SdmxJsonComponent component{.id = kept(object["id"].text())};
    const auto roles = object["roles"];
    component.concept_id = kept((roles ? roles.first() : object["role"]).text());
    component.otherwise = kept(object["default"].text());
    component.role = sdmx_concept(component.id).role;
    if (component.role == SdmxRole::none) component.role = sdmx_concept(component.concept_id).role;
    if (!bears_on_figures(component.role)) component.role = SdmxRole::none;
    for (auto value = object["values"].first(); value; value = value.next()) {
      const auto id = value["id"] ? value["id"] : value["value"], name = value["name"];
      component.values.push_back({kept((id ? id : name).text()), kept(name.text())});
    }
    return component;
  }

  const std::string& file_;
  std::deque<std::string>& texts_;
};

/// From an address that ends in /dataflow/AGENCY/ID/VERSION, or has the id only.
SdmxReference from_address(std::string_view address, std::string_view kind) {
  SdmxReference found;
  const auto start = address.find(fmt::format("/{}/", kind));
  if (start == std::string_view::npos) return found;
  const auto parts = split(address.substr(start + kind.size() + 2), '/');
  const bool id_only = parts.size() < 3;
  found.id = parts[id_only ? 0 : 1];
  if (id_only) return found;
  found.agency = parts[0];
  if (parts[2] != "latest") found.version = parts[2];
  return found;
}

}  // namespace

void SdmxJsonLayout::order_keys() {
  for (const auto& one : set) whole_key.push_back(&one);
  for (const auto& one : series) series_key.push_back(&one);
  for (const auto& one : each) each_key.push_back(&one);
  flat_key = series_key;
  flat_key.insert(flat_key.end(), each_key.begin(), each_key.end());
  whole_key.insert(whole_key.end(), flat_key.begin(), flat_key.end());
}

SdmxReference read_sdmx_json_reference(const JsonValue& links) {
  for (const std::string_view kind : {"dataflow", "datastructure", "provisionagreement"}) {
    for (auto link = links.first(); link; link = link.next()) {
      if (fold(clip(link["rel"].string(), 40)) != kind) continue;
      if (const auto urn = parse_sdmx_reference(link["urn"].string())) return *urn;
      const auto found = from_address(link["href"].string(), kind);
      if (!found.empty()) return found;
    }
  }
  return {};
}

Result<SdmxJsonLayout> read_sdmx_json_layout(const JsonValue& structure, const std::string& file,
                                             std::deque<std::string>& texts) {
  Level level(file, texts);
  SdmxJsonLayout layout{.reference = read_sdmx_json_reference(structure["links"]),
                        .name = texts.emplace_back(structure["name"].text())};
  const auto dimensions = structure["dimensions"], attributes = structure["attributes"];
  layout.set = TRY(level(dimensions["dataSet"]));
  layout.series = TRY(level(dimensions["series"]));
  layout.each = TRY(level(dimensions["observation"]));
  layout.measures = TRY(level(structure["measures"]["observation"]));
  layout.of_set = TRY(level(attributes["dataSet"]));
  layout.of_group = TRY(level(attributes["dimensionGroup"]));
  layout.of_series = TRY(level(attributes["series"]));
  layout.of_each = TRY(level(attributes["observation"]));
  if (layout.measures.empty()) layout.measures.push_back({.id = "OBS_VALUE"});
  return layout;
}

}  // namespace corridor
