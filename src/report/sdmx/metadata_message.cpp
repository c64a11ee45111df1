// Sets of reference metadata as messages.
#include "base/json.h"
#include "report/sdmx/message_ml.h"
#include "report/sdmx/metadata_sets.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

/// By SDMX 3.0 these are versions of three numbers.
constexpr std::string_view set_version = "1.0.0";
const Reference metadataflow{Type::metadataflow, "MDF_FIGURES"};
const Reference structure{Type::metadata_structure, "MSD_FIGURES"};

using Told = std::vector<std::pair<std::string_view, std::string>>;

/// What is known of an edition, in the order of the structure.
Told told(const Catalogue& catalogue, const SourceSet& source) {
  const auto& edition = source.edition;
  const auto& citation = edition.citation;
  Told all{{"PUBLISHER", citation.publisher},
           {"DATASET", std::string(catalogue.datasets.code_of(citation.dataset))},
           {"DATASET_TITLE", citation.title},
           {"DATASET_VERSION", citation.version},
           {"LICENCE", citation.licence},
           {"SOURCE_ADDRESS", citation.url},
           {"RETRIEVED", citation.retrieved},
           {"LOADED", edition.loaded},
           {"FILE_HASH", edition.sha256}};
  std::erase_if(all, [](const auto& each) { return each.second.empty(); });
  return all;
}

std::string name_of(const SourceSet& source) { return cite(source.edition.citation); }

std::string set_urn(const SourceSet& source) {
  return fmt::format("urn:sdmx:org.sdmx.infomodel.metadatastructure.MetadataSet={}:{}({})",
                     agency_id, source.id, set_version);
}

class MetadataMl {
 public:
  MetadataMl(const Catalogue& catalogue, Model model) : catalogue_(catalogue), model_(model) {}

  std::string write(const MetadataSelection& selection) {
    open_message(xml_, model_, "GenericMetadata", {"md", "metadata/generic"});
    open_header(xml_, catalogue_.loaded);
    xml_.open("mes:Structure").attribute("structureID", "S1");
    write_reference(xml_, model_, "com:Structure", structure);
    xml_.close().close();
    for (const auto& chosen : selection.sets) {
      model_ == Model::v2_1 ? old_set(chosen) : new_set(chosen, selection.stubs);
    }
    xml_.close_to(0);
    return out_ + "\n";
  }

 private:
  void name(const SourceSet& source) {
    xml_.open("com:Name").attribute("xml:lang", "en").text(name_of(source)).close();
  }
  void old_set(const MetadataChosen& chosen) {
    xml_.open("mes:MetadataSet").attribute("structureRef", "S1");
    xml_.attribute("setID", chosen.source->id);
    name(*chosen.source);
    write_reference(xml_, model_, "md:DataProvider",
                    {Type::data_provider_scheme, "DATA_PROVIDERS", std::string(agency_id)});
    for (const auto& flow : chosen.flows) {
      xml_.open("md:Report").attribute("id", "REPORT").open("md:Target");
      xml_.attribute("id", "DATAFLOW_TARGET").open("md:ReferenceValue");
      xml_.attribute("id", "DATAFLOW");
      write_reference(xml_, model_, "md:ObjectReference", {Type::dataflow, flow});
      xml_.close().close().open("md:AttributeSet");
      for (const auto& [id, text] : told(catalogue_, *chosen.source)) {
        xml_.open("md:ReportedAttribute").attribute("id", id).attribute("value", text).close();
      }
      xml_.close().close();
    }
    xml_.close();
  }
  void new_set(const MetadataChosen& chosen, bool stub) {
    xml_.open("mes:MetadataSet").attribute("id", chosen.source->id);
    xml_.attribute("urn", set_urn(*chosen.source)).attribute("agencyID", agency_id);
    xml_.attribute("version", set_version);
    if (stub) xml_.attribute("isExternalReference", "true");
    name(*chosen.source);
    if (!stub) {
      write_reference(xml_, model_, "md:Metadataflow", metadataflow);
      for (const auto& flow : chosen.flows) {
        write_reference(xml_, model_, "md:Target", {Type::dataflow, flow});
      }
      for (const auto& [id, text] : told(catalogue_, *chosen.source)) {
        xml_.open("md:Attribute").attribute("id", id).element("md:Value", text).close();
      }
    }
    xml_.close();
  }

  const Catalogue& catalogue_;
  Model model_;
  std::string out_;
  XmlWriter xml_{out_};
};

}  // namespace

std::string write_metadata_ml(const Catalogue& catalogue, const MetadataSelection& selection,
                              Model model) {
  return MetadataMl(catalogue, model).write(selection);
}

std::string write_metadata_json(const Catalogue& catalogue, const MetadataSelection& selection) {
  JsonWriter json;
  json.begin_object().key("meta").begin_object();
  json.field("id", "FIGURES").field("test", false).field("prepared", catalogue.loaded);
  json.key("contentLanguages").begin_array().value("en").end_array();
  json.key("sender").begin_object().field("id", agency_id).end_object().end_object();
  json.key("data").begin_object().key("metadataSets").begin_array();
  for (const auto& chosen : selection.sets) {
    const auto& source = *chosen.source;
    json.begin_object().field("id", source.id).field("name", name_of(source));
    json.key("names").begin_object().field("en", name_of(source)).end_object();
    json.field("version", set_version).field("agencyID", agency_id);
    json.field("isExternalReference", selection.stubs);
    json.field("metadataflow", urn_of(metadataflow, Model::v3_0));
    json.key("targets").begin_array();
    for (const auto& flow : chosen.flows) {
      json.value(urn_of(Reference{Type::dataflow, flow}, Model::v3_0));
    }
    json.end_array();
    if (!selection.stubs) {
      json.key("attributes").begin_array();
      for (const auto& [id, text] : told(catalogue, source)) {
        json.begin_object().field("id", id).field("value", text).end_object();
      }
      json.end_array();
    }
    json.end_object();
  }
  json.end_array().end_object().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor::sdmx
