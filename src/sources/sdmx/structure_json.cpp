// Structure messages in JSON (1.0 and 2.x): below `data`, one array for each kind of artefact.

#include "base/json_document.h"
#include "base/text.h"
#include "sources/sdmx/structure.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

std::string text_of(const JsonValue& object, std::string_view name) { return object[name].text(); }

SdmxReference reference_of(const JsonValue& artefact) {
  return {text_of(artefact, "agencyID"), text_of(artefact, "id"), text_of(artefact, "version"), {}};
}

SdmxReference referred(const JsonValue& urn) {
  return parse_sdmx_reference(urn.string()).value_or(SdmxReference{});
}

/// "name" is in the language the service chose, "names" has all; English comes first.
std::string name_of_object(const JsonValue& object, std::string_view one, std::string_view all) {
  const auto english = object[all]["en"];
  if (english) return english.text();
  return object[one] ? text_of(object, one) : object[all].first().text();
}

std::string other_names(const JsonValue& object, const std::string& name) {
  std::string others;
  for (auto other = object["names"].first(); other; other = other.next()) {
    const std::string text = other.text();
    if (text.empty() || text == name) continue;
    if (!others.empty()) others += '\n';
    others += text;
  }
  return others;
}

/// Names of the members that hold items of a list.
bool holds_items(std::string_view name) {
  constexpr std::array<std::string_view, 12> holders{
      "codes",        "concepts",          "categories",         "valueItems",
      "agencies",     "dataProviders",     "dataConsumers",      "metadataProviders",
      "geoGridCodes", "organisationUnits", "geoFeatureSetCodes", "reportingCategories"};
  return std::ranges::find(holders, name) != holders.end();
}

/// Into the last of the lists; `outer` is the code of the item in which these stand.
void read_items(const JsonValue& holder, const std::string& outer, SdmxStructures& into) {
  for (auto member = holder.first(); member; member = member.next()) {
    if (!holds_items(member.name())) continue;
    for (auto one = member.first(); one; one = one.next()) {
      if (++into.items > most_sdmx_items) return;
      Item item{.code = text_of(one, "id")};
      if (!outer.empty()) item.code = fmt::format("{}.{}", outer, item.code);
      item.name = name_of_object(one, "name", "names");
      item.other_names = other_names(one, item.name);
      item.parent = outer.empty() ? text_of(one, "parent") : outer;
      item.description = name_of_object(one, "description", "descriptions");
      const auto codes = referred(one["coreRepresentation"]["enumeration"]);
      if (!codes.empty()) item.details = fmt::format("code_list={}", codes.text());
      const std::string code = item.code;
      into.lists.back().items.push_back(std::move(item));
      if (code.size() <= longest_sdmx_code) read_items(one, code, into);
    }
  }
}

void read_component(const JsonValue& object, SdmxKind kind, SdmxDataStructure& structure) {
  SdmxComponent component{.id = text_of(object, "id"), .kind = kind};
  component.concept_id = referred(object["conceptIdentity"]).item;
  if (component.id.empty()) component.id = component.concept_id;
  const bool measures = object["type"].string() == "MeasureDimension";
  component.role = measures ? "MEASURE" : referred(object["conceptRoles"].first()).item;
  component.is_time = object["type"].string() == "TimeDimension";
  component.code_list = referred(object["localRepresentation"]["enumeration"]);
  structure.components.push_back(std::move(component));
}

SdmxDataStructure read_data_structure(const JsonValue& artefact) {
  SdmxDataStructure structure{
      reference_of(artefact), name_of_object(artefact, "name", "names"), {}};
  const auto parts = artefact["dataStructureComponents"];
  const auto read_all = [&](const JsonValue& components, SdmxKind kind, bool is_time) {
    for (auto one = components.first(); one; one = one.next()) {
      read_component(one, kind, structure);
      if (is_time) structure.components.back().is_time = true;
    }
  };
  const auto dimensions = parts["dimensionList"];
  read_all(dimensions["dimensions"], SdmxKind::dimension, false);
  read_all(dimensions["measureDimensions"], SdmxKind::dimension, false);
  read_all(dimensions["timeDimensions"], SdmxKind::dimension, true);
  if (const auto time = dimensions["timeDimension"]) {
    read_component(time, SdmxKind::dimension, structure);
    structure.components.back().is_time = true;
  }
  read_all(parts["attributeList"]["attributes"], SdmxKind::attribute, false);
  read_all(parts["measureList"]["measures"], SdmxKind::measure, false);
  const auto primary = parts["measureList"]["primaryMeasure"];
  if (primary) read_component(primary, SdmxKind::measure, structure);
  return structure;
}

void read_artefact(std::string_view kind, const JsonValue& artefact, SdmxStructures& into) {
  const std::string name = name_of_object(artefact, "name", "names");
  if (kind == "dataStructures") {
    into.structures.push_back(read_data_structure(artefact));
  } else if (kind == "dataflows") {
    into.flows.push_back({reference_of(artefact), name, referred(artefact["structure"])});
  } else {
    const bool is_list = kind.ends_with("lists") || kind.ends_with("Schemes");
    if (!is_list) into.passed_over.emplace_back(kind);
    if (!is_list) return;
    into.lists.push_back({reference_of(artefact), std::string(kind), name, {}});
    read_items(artefact, {}, into);
  }
}

}  // namespace

Result<SdmxStructures> parse_sdmx_structures_json(const std::string& file, std::string_view text) {
  const JsonDocument document = TRY(JsonDocument::parse(file, text));
  const auto data = document.root()["data"];
  if (!data.is(JsonValue::Kind::object)) {
    return fail({ErrorKind::invalid,
                 "expected an SDMX structure message with its member data, saw none",
                 {file},
                 "Ask the service for the structure again."});
  }
  SdmxStructures structures;
  for (auto kind = data.first(); kind; kind = kind.next()) {
    for (auto artefact = kind.first(); artefact; artefact = artefact.next()) {
      if (artefact.is(JsonValue::Kind::object)) read_artefact(kind.name(), artefact, structures);
    }
  }
  return structures;
}

}  // namespace corridor
