#include "report/sdmx/structure_json.h"

#include "base/json.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

using Role = Component::Role;

class JsonStructure {
 public:
  JsonStructure(const StructureWriting& how, JsonVersion version)
      : how_(how),
        version_(version == JsonVersion::v1_0 ? 1 : 2),
        counts_available_(version == JsonVersion::v2_1) {}

  std::string write(const Selection& selection) {
    json_.begin_object();
    write_meta();
    json_.key("data").begin_object();
    std::string_view list;
    for (const auto& chosen : selection.chosen) {
      const auto name = list_of(*chosen.artefact);
      if (name.empty() || !chosen.artefact->is_in(model())) continue;
      if (name != list) {
        if (!list.empty()) json_.end_array();
        json_.key(name).begin_array();
        list = name;
      }
      write_artefact(*chosen.artefact, chosen.detail);
    }
    if (!list.empty()) json_.end_array();
    json_.end_object().end_object();
    return std::move(json_).text() + "\n";
  }

 private:
  /// What the older message has no place for is left out.
  std::string_view list_of(const Artefact& artefact) const {
    const auto name = artefact.info().json_list;
    if (is_available(artefact)) return "availabilityConstraints";
    if (version_ == 2) return name;
    if (artefact.type == Type::content_constraint) return "contentConstraints";
    if (artefact.type == Type::hierarchical_codelist) return "hierarchicalCodelists";
    if (artefact.type == Type::structure_set) return "structureSets";
    return name;
  }
  /// In 2.1 what there is is no artefact any more: it has neither id nor name.
  bool is_available(const Artefact& artefact) const {
    return counts_available_ && artefact.type == Type::content_constraint && !artefact.allowed;
  }
  std::string urn(const Reference& to) const { return urn_of(to, model()); }
  Model model() const { return version_ == 2 ? Model::v3_0 : Model::v2_1; }

  void write_meta() {
    json_.key("meta").begin_object();
    json_.field("schema", fmt::format("https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/"
                                      "structure-message/tools/schemas/{}.0.0/"
                                      "sdmx-json-structure-schema.json",
                                      version_));
    json_.field("id", "FIGURES").field("test", false);
    json_.field("prepared", how_.prepared.empty() ? "1970-01-01T00:00:00Z" : how_.prepared);
    json_.key("contentLanguages").begin_array().value("en");
    if (how_.language != "en") json_.value(how_.language);
    json_.end_array().key("sender").begin_object().field("id", agency_id);
    text("name", "Corridor");
    json_.end_object().end_object();
  }
  /// "name" and "names".
  void text(const std::string& what, std::string_view content, Place place = {}) {
    std::string best(content), other;
    if (!place.empty() && how_.language != "en") {
      other = Gazetteer::get().name(place, how_.language);
      best = other;
    }
    json_.field(what, best).key(what + "s").begin_object().field("en", content);
    if (!other.empty()) json_.field(how_.language, other);
    json_.end_object();
  }
  void link(const std::string& urn_text) {
    json_.key("links").begin_array().begin_object().field("rel", "self");
    json_.field("urn", urn_text).end_object().end_array();
  }

  void write_artefact(const Artefact& artefact, Detail detail) {
    if (is_available(artefact)) return available(artefact);
    json_.begin_object().field("id", artefact.id);
    text("name", artefact.name);
    if (detail != Detail::stub && !artefact.description.empty()) {
      text("description", artefact.description);
    }
    json_.field("version", version_text).field("agencyID", artefact.agency);
    const bool stub = detail != Detail::full;
    if (version_ == 1) json_.field("isFinal", false);
    json_.field("isExternalReference", stub);
    if (artefact.partial) json_.field("isPartial", true);
    json_.key("links").begin_array().begin_object();
    json_.field("rel", stub ? "external" : "self").field("urn", urn_of(artefact, model()));
    const auto& info = artefact.info();
    if (stub) {
      json_.field("href", fmt::format("{}{}/{}/{}/{}", how_.base,
                                      version_ == 2 ? info.resource_3 : info.resource,
                                      artefact.agency, artefact.id, version_text));
    }
    json_.end_object().end_array();
    if (artefact.type == Type::content_constraint && !counts_available_) {
      json_.field(version_ == 2 ? "role" : "type", artefact.allowed ? "Allowed" : "Actual");
    }
    if (!stub || artefact.type == Type::provision_agreement) write_body(artefact);
    json_.end_object();
  }

  void write_body(const Artefact& artefact) {
    switch (artefact.type) {
      case Type::dataflow:
        json_.field("structure", urn(artefact.references.front()));
        return;
      case Type::metadataflow:
        json_.field("structure", urn(artefact.references.front()));
        if (version_ == 1) return;
        json_.key("targets").begin_array();
        json_.value(
            fmt::format("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={}:*(*)", agency_id));
        json_.end_array();
        return;
      case Type::categorisation:
        json_.field("source", urn(artefact.references[0]));
        json_.field("target", urn(artefact.references[1]));
        return;
      case Type::provision_agreement:
        json_.field(version_ == 2 ? "dataflow" : "structureUsage", urn(artefact.references[0]));
        json_.field("dataProvider", urn(artefact.references[1]));
        return;
      case Type::hierarchical_codelist:
        return hierarchy(artefact);
      case Type::metadata_structure:
        return metadata_structure(artefact);
      case Type::data_structure:
        return data_structure(artefact);
      case Type::structure_set:
        return code_map(artefact);
      case Type::attachment_constraint:
      case Type::content_constraint:
        return constraint(artefact);
      default:
        return items(artefact);
    }
  }

  void items(const Artefact& artefact) {
    json_.key(artefact.info().json_items).begin_array();
    for (const auto& item : artefact.items) {
      json_.begin_object().field("id", item.id);
      text("name", item.name, item.place);
      if (!item.description.empty()) text("description", item.description);
      if (!item.parent.empty()) json_.field("parent", item.parent);
      link(urn_of_item(artefact, item.id, model()));
      if (artefact.type == Type::concept_scheme && !item.target.empty()) {
        json_.key("coreRepresentation").begin_object();
        json_.field("enumeration", urn({Type::codelist, item.target})).end_object();
      }
      if (artefact.type == Type::process) {
        process_objects("inputs", item.inputs);
        process_objects("outputs", item.references);
      } else if (!item.references.empty()) {
        const auto type = item.references.front().type;
        const bool usage = type == Type::dataflow || type == Type::metadataflow;
        json_.key(usage ? "provisioningMetadata" : "structuralMetadata").begin_array();
        for (const auto& to : item.references) json_.value(urn(to));
        json_.end_array();
      }
      json_.end_object();
    }
    json_.end_array();
  }

  void process_objects(std::string_view name, const std::vector<Reference>& objects) {
    if (objects.empty()) return;
    json_.key(name).begin_array();
    for (const auto& to : objects) {
      if (!is_in(to, model())) continue;
      json_.begin_object().field("objectReference", urn(to)).end_object();
    }
    json_.end_array();
  }

  void concept_of(const Component& component) {
    json_.field("conceptIdentity", urn_of_concept(component.id));
  }
  void representation(const Component& component) {
    json_.key("localRepresentation").begin_object();
    if (!component.codelist.empty()) {
      json_.field("enumeration", urn({Type::codelist, component.codelist}));
    } else {
      const std::string_view type = component.text == Component::Text::time
                                        ? "ObservationalTimePeriod"
                                    : component.text == Component::Text::number ? "Double"
                                                                                : "String";
      json_.key(version_ == 2 ? "format" : "textFormat").begin_object();
      json_.field(version_ == 2 ? "dataType" : "textType", type).end_object();
    }
    json_.end_object();
  }
  void component(const Artefact& artefact, const Component& each, std::string_view class_name) {
    json_.field("id", each.id);
    link(fmt::format("urn:sdmx:org.sdmx.infomodel.datastructure.{}={}:{}({}).{}", class_name,
                     artefact.agency, artefact.id, version_text, each.id));
    concept_of(each);
    representation(each);
  }
  void dimension_list(const Artefact& artefact) {
    json_.key("dimensionList").begin_object().field("id", "DimensionDescriptor");
    json_.key("dimensions").begin_array();
    int position = 0;
    for (const auto& each : artefact.components) {
      if (each.role != Role::dimension) continue;
      json_.begin_object().field("position", position++);
      if (version_ == 1) json_.field("type", "Dimension");
      component(artefact, each, "Dimension");
      json_.end_object();
    }
    json_.end_array();
    for (const auto& each : artefact.components) {
      if (each.role != Role::time) continue;
      if (version_ == 1) {
        json_.key("timeDimensions").begin_array().begin_object();
        json_.field("position", position).field("type", "TimeDimension");
      } else {
        json_.key("timeDimension").begin_object();
      }
      component(artefact, each, "TimeDimension");
      json_.end_object();
      if (version_ == 1) json_.end_array();
    }
    json_.end_object();
  }
  void attribute(const Artefact& artefact, const Component& each) {
    json_.begin_object();
    const auto usage = each.mandatory ? "mandatory" : "optional";
    if (version_ == 2)
      json_.field("usage", usage);
    else
      json_.field("assignmentStatus", each.mandatory ? "Mandatory" : "Conditional");
    component(artefact, each, "DataAttribute");
    json_.key("attributeRelationship").begin_object();
    if (each.of_series) {
      json_.key("dimensions").begin_array();
      for (const auto& dimension : artefact.components) {
        if (dimension.role == Role::dimension) json_.value(dimension.id);
      }
      json_.end_array();
    } else if (version_ == 2) {
      json_.key("observation").begin_object().end_object();
    } else {
      json_.field("primaryMeasure", "OBS_VALUE");
    }
    json_.end_object().end_object();
  }
  void data_structure(const Artefact& artefact) {
    json_.key("dataStructureComponents").begin_object();
    json_.key("attributeList").begin_object().field("id", "AttributeDescriptor");
    json_.key("attributes").begin_array();
    for (const auto& each : artefact.components) {
      if (each.role == Role::attribute) attribute(artefact, each);
    }
    json_.end_array().end_object();
    dimension_list(artefact);
    json_.key("measureList").begin_object().field("id", "MeasureDescriptor");
    for (const auto& each : artefact.components) {
      if (each.role != Role::measure) continue;
      if (version_ == 2)
        json_.key("measures").begin_array().begin_object();
      else
        json_.key("primaryMeasure").begin_object();
      component(artefact, each, version_ == 2 ? "Measure" : "PrimaryMeasure");
      json_.end_object();
      if (version_ == 2) json_.end_array();
    }
    json_.end_object().end_object();
  }
  void metadata_structure(const Artefact& artefact) {
    if (version_ == 1) return;
    json_.key("metadataStructureComponents").begin_object();
    json_.key("metadataAttributeList").begin_object().field("id", "MetadataAttributeDescriptor");
    json_.key("metadataAttributes").begin_array();
    for (const auto& each : artefact.components) {
      json_.begin_object().field("id", each.id);
      if (!each.mandatory) json_.field("minOccurs", 0);
      concept_of(each);
      if (!each.codelist.empty()) representation(each);
      json_.end_object();
    }
    json_.end_array().end_object().end_object();
  }

  void codes(const Artefact& artefact, const std::string& parent) {
    json_.key("hierarchicalCodes").begin_array();
    for (const auto& item : artefact.items) {
      if (item.parent != parent) continue;
      json_.begin_object().field("id", item.id);
      json_.field("code", urn({Type::codelist, artefact.references.front().id, item.id}));
      const bool has_parts = std::ranges::any_of(
          artefact.items, [&](const Item& other) { return other.parent == item.id; });
      if (has_parts) codes(artefact, item.id);
      json_.end_object();
    }
    json_.end_array();
  }
  void hierarchy(const Artefact& artefact) {
    if (version_ == 2) {
      json_.field("hasFormalLevels", false);
      return codes(artefact, "");
    }
    json_.key("hierarchies").begin_array().begin_object().field("id", artefact.id);
    text("name", artefact.name);
    codes(artefact, "");
    json_.end_object().end_array();
  }
  void code_map(const Artefact& artefact) {
    if (version_ == 1) return;
    json_.key("source").begin_array().begin_object();
    json_.field("codelist", urn(artefact.references[0])).end_object().end_array();
    json_.key("target").begin_array().begin_object();
    json_.field("codelist", urn(artefact.references[1])).end_object().end_array();
    json_.key("representationMappings").begin_array();
    for (const auto& item : artefact.items) {
      json_.begin_object().key("sourceValues").begin_array().begin_object();
      json_.field("value", item.id).end_object().end_array();
      json_.key("targetValues").begin_array().value(item.target).end_array().end_object();
    }
    json_.end_array();
  }
  void time_range(const Artefact& artefact) {
    if (artefact.first.empty()) return;
    json_.begin_object().field("id", "TIME_PERIOD").field("include", true);
    const auto period = artefact.first.text();
    json_.key("timeRange").begin_object();
    json_.key("startPeriod").begin_object();
    json_.field("period", period.substr(0, period.find('/'))).field("isInclusive", true);
    json_.end_object().key("endPeriod").begin_object();
    json_.field("period", artefact.last_text).field("isInclusive", true);
    json_.end_object().end_object().end_object();
  }
  void constraint(const Artefact& artefact) {
    json_.key("constraintAttachment").begin_object();
    json_.key(info_of(artefact.references.front().type).json_list);
    json_.begin_array();
    for (const auto& to : artefact.references) json_.value(urn(to));
    json_.end_array().end_object();
    json_.key("cubeRegions").begin_array();
    cube_region(artefact);
    json_.end_array();
  }
  void available(const Artefact& artefact) {
    json_.begin_object().key("constraintAttachment").begin_object();
    const auto& to = artefact.references.front();
    json_.field(to.type == Type::dataflow ? "dataflow" : "provisionAgreement", urn(to));
    json_.end_object();
    json_.key("cubeRegion");
    cube_region(artefact);
    json_.end_object();
  }
  void cube_region(const Artefact& artefact) {
    json_.begin_object().field(version_ == 2 ? "include" : "isIncluded", true);
    json_.key("keyValues").begin_array();
    for (const auto& values : artefact.cube) {
      json_.begin_object().field("id", values.id).field("include", true);
      json_.key("values").begin_array();
      for (const auto& code : values.codes) {
        if (version_ == 2)
          json_.begin_object().field("value", code).end_object();
        else
          json_.value(code);
      }
      json_.end_array().end_object();
    }
    time_range(artefact);
    json_.end_array().end_object();
  }

  const StructureWriting& how_;
  int version_;
  bool counts_available_;
  JsonWriter json_;
};

}  // namespace

std::string write_structure_json(const Selection& selection, const StructureWriting& how,
                                 JsonVersion version) {
  return JsonStructure(how, version).write(selection);
}

}  // namespace corridor::sdmx
