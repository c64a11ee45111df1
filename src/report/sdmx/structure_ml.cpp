#include "report/sdmx/structure_ml.h"

#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

std::string_view group_of(const TypeInfo& info, Model model) {
  return model == Model::v2_1 ? info.group : info.group_3;
}

void write_head(XmlWriter& xml, const Artefact& artefact, Detail detail,
                const StructureWriting& how) {
  const auto& info = artefact.info();
  const bool old = how.model == Model::v2_1;
  xml.open(fmt::format("str:{}", old ? info.class_name : info.class_name_3));
  xml.attribute("id", artefact.id).attribute("urn", urn_of(artefact, how.model));
  xml.attribute("agencyID", artefact.agency);
  // In the newer model schemes of organisations have no versions.
  const bool has_version = old || artefact.type > Type::organisation_unit_scheme;
  if (has_version) xml.attribute("version", version_text);
  if (old) xml.attribute("isFinal", "false");
  if (detail != Detail::full) {
    xml.attribute("isExternalReference", "true");
    xml.attribute("structureURL",
                  fmt::format("{}{}/{}/{}/{}", how.base, old ? info.resource : info.resource_3,
                              artefact.agency, artefact.id, version_text));
  }
  if (artefact.partial) xml.attribute("isPartial", "true");
  if (artefact.type == Type::content_constraint) {
    xml.attribute(old ? "type" : "role", artefact.allowed ? "Allowed" : "Actual");
  }
  if (!old && artefact.type == Type::hierarchical_codelist) {
    xml.attribute("hasFormalLevels", "false");
  }
}

/// What the schema wants even of a stub.
bool body_is_required(const Artefact& artefact, Model model) {
  switch (artefact.type) {
    case Type::provision_agreement:
      return true;
    case Type::hierarchical_codelist:
    case Type::structure_set:
    case Type::metadataflow:
      return model == Model::v3_0;
    default:
      return false;
  }
}

}  // namespace

std::string write_structure_ml(const Selection& selection, const StructureWriting& how) {
  std::string out;
  XmlWriter xml(out);
  open_message(xml, how.model, "Structure", {"str", "structure"});
  open_header(xml, how.prepared);
  xml.close().open("mes:Structures");
  std::string_view group;
  const auto depth = xml.depth();
  MlBody body(xml, how);
  for (const auto& chosen : selection.chosen) {
    const Artefact& artefact = *chosen.artefact;
    const auto its_group = group_of(artefact.info(), how.model);
    if (its_group.empty() || !artefact.is_in(how.model)) continue;
    if (its_group != group) {
      xml.close_to(depth).open(fmt::format("str:{}", its_group));
      group = its_group;
    }
    write_head(xml, artefact, chosen.detail, how);
    const bool stub = chosen.detail == Detail::stub;
    body.names(artefact.name, stub ? std::string_view() : artefact.description);
    if (chosen.detail == Detail::full || body_is_required(artefact, how.model)) {
      body.write(artefact);
    }
    xml.close();
  }
  xml.close_to(0);
  return out + "\n";
}

void MlBody::names(std::string_view name, std::string_view description, Place place) {
  const auto text = [&](std::string_view element, std::string_view language,
                        std::string_view content) {
    xml_.open(element).attribute("xml:lang", language).text(content).close();
  };
  text("com:Name", "en", name);
  if (!place.empty() && how_.language != "en") {
    const auto other = Gazetteer::get().name(place, how_.language);
    if (other != name) text("com:Name", how_.language, other);
  }
  if (!description.empty()) text("com:Description", "en", description);
}

void MlBody::reference(std::string_view element, const Reference& to) {
  write_reference(xml_, how_.model, element, to);
}

void MlBody::write(const Artefact& artefact) {
  switch (artefact.type) {
    case Type::agency_scheme:
    case Type::data_consumer_scheme:
    case Type::data_provider_scheme:
    case Type::organisation_unit_scheme:
    case Type::category_scheme:
    case Type::codelist:
    case Type::concept_scheme:
    case Type::reporting_taxonomy:
      return items(artefact);
    case Type::dataflow:
      return flow(artefact);
    case Type::metadataflow:
      return metadataflow(artefact);
    case Type::categorisation:
      return categorisation(artefact);
    case Type::hierarchical_codelist:
      return hierarchy(artefact);
    case Type::metadata_structure:
      return old() ? metadata_structure(artefact) : metadata_structure_3(artefact);
    case Type::data_structure:
      return data_structure(artefact);
    case Type::structure_set:
      return old() ? structure_set(artefact) : code_map_3(artefact);
    case Type::process:
      return process(artefact);
    case Type::attachment_constraint:
    case Type::content_constraint:
      return constraint(artefact);
    case Type::provision_agreement:
      return agreement(artefact);
  }
}

void MlBody::items(const Artefact& artefact) {
  for (const auto& each : artefact.items) item(artefact, each);
}

void MlBody::item(const Artefact& artefact, const Item& item) {
  xml_.open(fmt::format("str:{}", artefact.info().item_class)).attribute("id", item.id);
  xml_.attribute("urn", urn_of_item(artefact, item.id, how_.model));
  names(item.name, item.description, item.place);
  if (!item.parent.empty()) {
    if (old())
      write_local_reference(xml_, "str:Parent", item.parent);
    else
      xml_.element("str:Parent", item.parent);
  }
  for (const auto& to : item.references) {
    const bool usage = to.type == Type::dataflow || to.type == Type::metadataflow;
    reference(usage ? "str:ProvisioningMetadata" : "str:StructuralMetadata", to);
  }
  if (artefact.type == Type::concept_scheme) concept_representation(item);
  xml_.close();
}

void MlBody::concept_representation(const Item& item) {
  if (item.target.empty()) return;
  xml_.open("str:CoreRepresentation");
  reference("str:Enumeration", {Type::codelist, item.target});
  xml_.close();
}

void MlBody::flow(const Artefact& artefact) {
  reference("str:Structure", artefact.references.front());
}

void MlBody::metadataflow(const Artefact& artefact) {
  reference("str:Structure", artefact.references.front());
  if (!old()) {
    xml_.element(
        "str:Target",
        fmt::format("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={}:*(*)", agency_id));
  }
}

void MlBody::categorisation(const Artefact& artefact) {
  reference("str:Source", artefact.references[0]);
  reference("str:Target", artefact.references[1]);
}

void MlBody::agreement(const Artefact& artefact) {
  reference(old() ? "str:StructureUsage" : "str:Dataflow", artefact.references[0]);
  reference("str:DataProvider", artefact.references[1]);
}

void MlBody::process(const Artefact& artefact) {
  for (const auto& step : artefact.items) {
    xml_.open("str:ProcessStep").attribute("id", step.id);
    xml_.attribute("urn", urn_of_item(artefact, step.id, how_.model));
    names(step.name, step.description);
    process_objects("str:Input", step.inputs);
    process_objects("str:Output", step.references);
    xml_.close();
  }
}

void MlBody::process_objects(std::string_view element, const std::vector<Reference>& objects) {
  for (const auto& to : objects) {
    if (!is_in(to, how_.model)) continue;
    xml_.open(element);
    reference("str:ObjectReference", to);
    xml_.close();
  }
}

}  // namespace corridor::sdmx
