// The artefacts that are more than a list: structures, hierarchies, maps, constraints.
#include "report/sdmx/structure_ml.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace corridor::sdmx {
namespace {

using Role = Component::Role;

std::string_view text_type(Component::Text text) {
  if (text == Component::Text::time) return "ObservationalTimePeriod";
  return text == Component::Text::number ? "Double" : "String";
}

std::string_view element_of(Role role, Model model) {
  switch (role) {
    case Role::dimension:
      return "str:Dimension";
    case Role::time:
      return "str:TimeDimension";
    case Role::measure:
      return model == Model::v2_1 ? "str:PrimaryMeasure" : "str:Measure";
    case Role::attribute:
      break;
  }
  return "str:Attribute";
}

std::string_view class_of(Role role, Model model) {
  if (role == Role::attribute) return model == Model::v2_1 ? "DataAttribute" : "DataAttribute";
  return element_of(role, model).substr(4);
}

}  // namespace

void MlBody::component(const Artefact& artefact, std::string_view element,
                       const Component& component) {
  xml_.open(element).attribute("id", component.id);
  xml_.attribute("urn", fmt::format("urn:sdmx:org.sdmx.infomodel.datastructure.{}={}:{}({}).{}",
                                    class_of(component.role, how_.model), artefact.agency,
                                    artefact.id, version_text, component.id));
}

void MlBody::representation(const Component& component) {
  reference("str:ConceptIdentity", {Type::concept_scheme, std::string(concepts_id), component.id});
  xml_.open("str:LocalRepresentation");
  if (component.codelist.empty()) {
    xml_.open("str:TextFormat").attribute("textType", text_type(component.text)).close();
  } else {
    reference("str:Enumeration", {Type::codelist, component.codelist});
  }
  xml_.close();
}

void MlBody::dimensions(const Artefact& artefact) {
  xml_.open("str:DimensionList").attribute("id", "DimensionDescriptor");
  int position = 0;
  for (const auto& each : artefact.components) {
    if (each.role != Role::dimension && each.role != Role::time) continue;
    component(artefact, element_of(each.role, how_.model), each);
    ++position;
    if (old() || each.role == Role::dimension) {
      xml_.attribute("position", std::to_string(position));
    }
    representation(each);
    xml_.close();
  }
  xml_.close();
}

void MlBody::attribute(const Artefact& artefact, const Component& each) {
  component(artefact, "str:Attribute", each);
  if (old())
    xml_.attribute("assignmentStatus", each.mandatory ? "Mandatory" : "Conditional");
  else
    xml_.attribute("usage", each.mandatory ? "mandatory" : "optional");
  representation(each);
  xml_.open("str:AttributeRelationship");
  if (each.of_series) {
    for (const auto& dimension : artefact.components) {
      if (dimension.role != Role::dimension) continue;
      if (old())
        write_local_reference(xml_, "str:Dimension", dimension.id);
      else
        xml_.element("str:Dimension", dimension.id);
    }
  } else if (old()) {
    write_local_reference(xml_, "str:PrimaryMeasure", "OBS_VALUE");
  } else {
    xml_.open("str:Observation").close();
  }
  xml_.close().close();
}

void MlBody::data_structure(const Artefact& artefact) {
  xml_.open("str:DataStructureComponents");
  dimensions(artefact);
  xml_.open("str:AttributeList").attribute("id", "AttributeDescriptor");
  for (const auto& each : artefact.components) {
    if (each.role == Role::attribute) attribute(artefact, each);
  }
  xml_.close().open("str:MeasureList").attribute("id", "MeasureDescriptor");
  for (const auto& each : artefact.components) {
    if (each.role != Role::measure) continue;
    component(artefact, element_of(Role::measure, how_.model), each);
    representation(each);
    xml_.close();
  }
  xml_.close().close();
}

/// Something that reference metadata may be about; `scheme`: one of its items.
void MlBody::metadata_target(std::string_view object, const Reference* scheme) {
  std::string id;
  for (const char c : object) {
    if (c >= 'A' && c <= 'Z' && !id.empty()) id += '_';
    id += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  xml_.open("str:MetadataTarget").attribute("id", id + "_TARGET");
  xml_.open("str:IdentifiableObjectTarget").attribute("id", id).attribute("objectType", object);
  xml_.open("str:LocalRepresentation");
  if (scheme == nullptr)
    xml_.open("str:TextFormat").attribute("textType", "IdentifiableReference").close();
  else
    reference("str:Enumeration", *scheme);
  xml_.close().close().close();
}

void MlBody::metadata_attribute(const Component& each) {
  xml_.open("str:MetadataAttribute").attribute("id", each.id);
  if (!each.mandatory) xml_.attribute("minOccurs", "0");
  reference("str:ConceptIdentity", {Type::concept_scheme, std::string(concepts_id), each.id});
  if (!each.codelist.empty()) {
    xml_.open("str:LocalRepresentation");
    reference("str:Enumeration", {Type::codelist, each.codelist});
    xml_.close();
  }
  xml_.close();
}

void MlBody::metadata_structure(const Artefact& artefact) {
  xml_.open("str:MetadataStructureComponents");
  metadata_target("Dataflow", nullptr);
  for (const auto& each : artefact.references) {
    if (each.type > Type::organisation_unit_scheme) continue;
    metadata_target(info_of(each.type).item_class, &each);
  }
  xml_.open("str:ReportStructure").attribute("id", "REPORT");
  for (const auto& each : artefact.components) metadata_attribute(each);
  write_local_reference(xml_, "str:MetadataTarget", "DATAFLOW_TARGET");
  xml_.close().close();
}

void MlBody::metadata_structure_3(const Artefact& artefact) {
  xml_.open("str:MetadataStructureComponents").open("str:MetadataAttributeList");
  xml_.attribute("id", "MetadataAttributeDescriptor");
  for (const auto& each : artefact.components) metadata_attribute(each);
  xml_.close().close();
}

void MlBody::hierarchical_codes(const Artefact& artefact, const std::string& parent) {
  for (const auto& each : artefact.items) {
    if (each.parent != parent) continue;
    xml_.open("str:HierarchicalCode").attribute("id", each.id);
    reference("str:Code", {Type::codelist, artefact.references.front().id, each.id});
    hierarchical_codes(artefact, each.id);
    xml_.close();
  }
}

void MlBody::hierarchy(const Artefact& artefact) {
  if (!old()) return hierarchical_codes(artefact, "");
  xml_.open("str:IncludedCodelist").attribute("alias", "AREA").open("Ref");
  xml_.attribute("id", artefact.references.front().id).attribute("version", version_text);
  xml_.attribute("agencyID", agency_id).attribute("package", "codelist");
  xml_.attribute("class", "Codelist").close().close();
  xml_.open("str:Hierarchy").attribute("id", artefact.id).attribute("leveled", "false");
  names(artefact.name, artefact.description);
  hierarchical_codes(artefact, "");
  xml_.close();
}

void MlBody::structure_set(const Artefact& artefact) {
  if (artefact.references.front().type == Type::data_structure) return structure_map(artefact);
  code_map(artefact);
}

void MlBody::structure_map(const Artefact& artefact) {
  xml_.open("str:StructureMap").attribute("id", artefact.id);
  names(artefact.name, {});
  reference("str:Source", artefact.references[0]);
  reference("str:Target", artefact.references[1]);
  for (const auto& each : artefact.items) {
    xml_.open("str:ComponentMap");
    for (const auto& [element, id] :
         {std::pair("str:Source", &each.id), {"str:Target", &each.target}}) {
      xml_.open(element).open("Ref").attribute("id", *id);
      xml_.attribute("containerID", "DimensionDescriptor").attribute("class", "Dimension");
      xml_.attribute("package", "datastructure").close().close();
    }
    xml_.close();
  }
  xml_.close();
}

/// Of codes, or of organisations.
void MlBody::code_map(const Artefact& artefact) {
  const bool codes = artefact.references.front().type == Type::codelist;
  xml_.open(codes ? "str:CodelistMap" : "str:OrganisationSchemeMap").attribute("id", artefact.id);
  names(artefact.name, {});
  reference("str:Source", artefact.references[0]);
  reference("str:Target", artefact.references[1]);
  for (const auto& each : artefact.items) {
    xml_.open(codes ? "str:CodeMap" : "str:OrganisationMap");
    write_local_reference(xml_, "str:Source", each.id);
    write_local_reference(xml_, "str:Target", each.target);
    xml_.close();
  }
  xml_.close();
}

void MlBody::code_map_3(const Artefact& artefact) {
  reference("str:SourceCodelist", artefact.references[0]);
  reference("str:TargetCodelist", artefact.references[1]);
  for (const auto& each : artefact.items) {
    xml_.open("str:RepresentationMapping").element("str:SourceValue", each.id);
    xml_.element("str:TargetValue", each.target).close();
  }
}

void MlBody::constraint(const Artefact& artefact) {
  xml_.open("str:ConstraintAttachment");
  for (const auto& to : artefact.references) {
    reference(fmt::format("str:{}", info_of(to.type).class_name), to);
  }
  xml_.close();
  if (artefact.type == Type::attachment_constraint)
    key_set(artefact);
  else
    cube(artefact);
}

void MlBody::time_range(const Artefact& artefact) {
  if (artefact.first.empty()) return;
  const std::string key = old() ? "com:KeyValue" : "str:KeyValue";
  const std::string prefix = old() ? "com:" : "str:";
  xml_.open(key).attribute("id", "TIME_PERIOD").open(prefix + "TimeRange");
  const auto text = artefact.first.text();
  // A span begins on the day that its text starts with.
  xml_.open(prefix + "StartPeriod").attribute("isInclusive", "true");
  xml_.text(text.substr(0, text.find('/'))).close();
  xml_.open(prefix + "EndPeriod").attribute("isInclusive", "true");
  xml_.text(artefact.last_text).close().close().close();
}

void MlBody::cube(const Artefact& artefact) {
  const std::string prefix = old() ? "com:" : "str:";
  xml_.open("str:CubeRegion").attribute("include", "true");
  for (const auto& values : artefact.cube) {
    xml_.open(prefix + "KeyValue").attribute("id", values.id);
    for (const auto& code : values.codes) xml_.element(prefix + "Value", code);
    xml_.close();
  }
  time_range(artefact);
  xml_.close();
}

void MlBody::key_set(const Artefact& artefact) {
  xml_.open("str:DataKeySet").attribute("isIncluded", "true").open("str:Key");
  for (const auto& values : artefact.cube) {
    xml_.open("com:KeyValue").attribute("id", values.id);
    xml_.element("com:Value", values.codes.front()).close();
  }
  xml_.close().close();
}

}  // namespace corridor::sdmx
