// Structure messages in XML. 2.1 refers with <Ref agencyID= id= version=>, 3.0 and 3.1 with a URN
// as text; both stand in elements of the same names.

#include "base/text.h"
#include "base/xml_document.h"
#include "sources/sdmx/structure.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

std::string attribute(const XmlElement& element, std::string_view name) {
  return std::string(element.attribute(name).value_or(""));
}

SdmxReference reference_of(const XmlElement& artefact) {
  return {attribute(artefact, "agencyID"),
          attribute(artefact, "id"),
          attribute(artefact, "version"),
          {}};
}

/// What an element such as Structure, Enumeration or ConceptIdentity refers to.
SdmxReference referred(const XmlElement& element) {
  if (!element) return {};
  const XmlElement ref = element.child("Ref");
  if (ref) {
    SdmxReference to = reference_of(ref);
    if (!ref.attribute("maintainableParentID")) return to;
    to.item = to.id;
    to.id = attribute(ref, "maintainableParentID");
    to.version = attribute(ref, "maintainableParentVersion");
    return to;
  }
  const XmlElement urn = element.child("URN");
  return parse_sdmx_reference(urn ? urn.text() : element.text()).value_or(SdmxReference{});
}

struct Names {
  std::string first, others;
};

/// In English where there is English, else the first; the others one a line.
Names names_of(const XmlElement& element, std::string_view tag) {
  Names names;
  bool english = false;
  for (auto name = element.child(tag); name; name = name.next(tag)) {
    const auto language = name.attribute("lang").value_or("en");
    const std::string text(trim(name.text()));
    if (text.empty()) continue;
    const bool better = names.first.empty() || (!english && language.starts_with("en"));
    const std::string other = better ? std::exchange(names.first, text) : text;
    english = english || language.starts_with("en");
    if (other.empty()) continue;
    if (!names.others.empty()) names.others += '\n';
    names.others += other;
  }
  return names;
}

/// Elements that are items of a list. A category may hold others.
bool is_item(std::string_view name) {
  constexpr std::array<std::string_view, 12> items{
      "Code",        "Concept",          "Category",          "ValueItem",
      "Agency",      "DataProvider",     "DataConsumer",      "MetadataProvider",
      "GeoGridCode", "OrganisationUnit", "GeoFeatureSetCode", "ReportingCategory"};
  return std::ranges::find(items, name) != items.end();
}

std::string parent_of(const XmlElement& item) {
  const XmlElement parent = item.child("Parent");
  if (!parent) return {};
  if (const auto ref = parent.child("Ref")) return attribute(ref, "id");
  return std::string(trim(parent.text()));
}

/// Into the last of the lists; `outer` is the code of the item in which this one stands.
void read_items(const XmlElement& holder, const std::string& outer, SdmxStructures& into) {
  for (auto element = holder.first(); element; element = element.next()) {
    if (!is_item(element.name())) continue;
    if (++into.items > most_sdmx_items) return;
    Item item{.code = attribute(element, "id")};
    if (!outer.empty()) item.code = fmt::format("{}.{}", outer, item.code);
    const Names names = names_of(element, "Name");
    item.name = names.first;
    item.other_names = names.others;
    item.parent = outer.empty() ? parent_of(element) : outer;
    item.description = names_of(element, "Description").first;
    const auto codes = referred(element.child("CoreRepresentation").child("Enumeration"));
    if (!codes.empty()) item.details = fmt::format("code_list={}", codes.text());
    const std::string code = item.code;
    into.lists.back().items.push_back(std::move(item));
    if (code.size() <= longest_sdmx_code) read_items(element, code, into);
  }
}

void read_component(const XmlElement& element, SdmxKind kind, SdmxDataStructure& structure) {
  SdmxComponent component{.id = attribute(element, "id"), .kind = kind};
  const SdmxReference identity = referred(element.child("ConceptIdentity"));
  component.concept_id = identity.item;
  if (component.id.empty()) component.id = identity.item;
  component.role = referred(element.child("ConceptRole")).item;
  if (element.name() == "MeasureDimension") component.role = "MEASURE";
  component.is_time = element.name() == "TimeDimension";
  component.code_list = referred(element.child("LocalRepresentation").child("Enumeration"));
  structure.components.push_back(std::move(component));
}

SdmxDataStructure read_data_structure(const XmlElement& artefact) {
  SdmxDataStructure structure{reference_of(artefact), names_of(artefact, "Name").first, {}};
  const XmlElement parts = artefact.child("DataStructureComponents");
  for (auto list = parts.first(); list; list = list.next()) {
    const bool dimensions = list.name() == "DimensionList", measures = list.name() == "MeasureList";
    if (!dimensions && !measures && list.name() != "AttributeList") continue;
    const SdmxKind kind = dimensions ? SdmxKind::dimension
                          : measures ? SdmxKind::measure
                                     : SdmxKind::attribute;
    for (auto element = list.first(); element; element = element.next()) {
      const bool annotations = element.name() == "Annotations";
      if (!annotations && element.name() != "MetadataAttributeUsage") {
        read_component(element, kind, structure);
      }
    }
  }
  return structure;
}

void read_artefact(const XmlElement& artefact, SdmxStructures& into) {
  if (artefact.name() == "DataStructure") {
    into.structures.push_back(read_data_structure(artefact));
    return;
  }
  const Names names = names_of(artefact, "Name");
  if (artefact.name() == "Dataflow") {
    into.flows.push_back(
        {reference_of(artefact), names.first, referred(artefact.child("Structure"))});
    return;
  }
  const std::string kind(artefact.name());
  if (!kind.ends_with("list") && kind != "ValueList" && !kind.ends_with("Scheme")) {
    into.passed_over.push_back(kind);
    return;
  }
  into.lists.push_back({reference_of(artefact), kind, names.first, {}});
  read_items(artefact, {}, into);
}

}  // namespace

Result<SdmxStructures> parse_sdmx_structures_xml(const std::string& file, std::string_view text) {
  const XmlDocument document = TRY(XmlDocument::parse(file, text));
  const XmlElement holder = document.root().child("Structures");
  if (document.root().name() != "Structure" || !holder) {
    return fail(
        {ErrorKind::invalid,
         fmt::format("expected an SDMX structure message, saw <{}>{}",
                     clip(document.root().name(), 60), holder ? "" : " without <Structures>"),
         {file},
         "Ask the service for the structure: a code list, a concept scheme, or a data "
         "structure with what it refers to."});
  }
  SdmxStructures structures;
  for (auto kind = holder.first(); kind; kind = kind.next()) {
    for (auto artefact = kind.first(); artefact; artefact = artefact.next()) {
      read_artefact(artefact, structures);
    }
  }
  return structures;
}

}  // namespace corridor
