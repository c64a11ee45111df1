#include "report/sdmx/schema.h"

#include "base/text.h"
#include "base/xml_writer.h"
#include "report/sdmx/data_writers.h"
#include "report/sdmx/message_ml.h"
#include "report/sdmx/version_query.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

Error wrong(std::string_view what, std::string_view seen) {
  return {ErrorKind::usage, fmt::format("expected {}, saw \"{}\"", what, clip(seen, 80))};
}

class SchemaWriter {
 public:
  SchemaWriter(const Catalogue& catalogue, const SchemaAsked& asked, Model model)
      : catalogue_(catalogue),
        flow_(*asked.flow),
        asked_(asked),
        model_(model),
        flat_(asked.at_observation == all_dimensions),
        by_time_(asked.at_observation == time_dimension),
        // A set of time series may stand in a message of any series too.
        time_series_(by_time_ && model == Model::v2_1) {}

  std::string write(std::string_view place) {
    open(place);
    code_types();
    data_set_type();
    if (!flat_) series_type();
    observation_type();
    xml_.close_to(0);
    return out_ + "\n";
  }

 private:
  void open(std::string_view place) {
    const auto schemas = schemas_of(model_);
    const auto name = specific_namespace(asked_.structure, asked_.at_observation);
    xml_.declaration().open("xs:schema");
    xml_.attribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema").attribute("xmlns", name);
    xml_.attribute("xmlns:dsd", schemas + "data/structurespecific");
    xml_.attribute("xmlns:common", schemas + "common").attribute("targetNamespace", name);
    xml_.attribute("elementFormDefault", "qualified");
    xml_.attribute("attributeFormDefault", "unqualified");
    for (const auto& [part, file] :
         {std::pair("common", "SDMXCommon.xsd"),
          std::pair("data/structurespecific", "SDMXDataStructureSpecific.xsd")}) {
      xml_.open("xs:import").attribute("namespace", schemas + part);
      xml_.attribute("schemaLocation", fmt::format("{}{}", place, file)).close();
    }
  }

  /// A type for each code list, with the codes that figures have anywhere.
  static std::string type_of(std::string_view codelist) {
    return fmt::format("{}.{}.{}", agency_id, codelist, version_text);
  }
  void code_types() {
    std::map<std::string, std::set<std::string>> lists;
    for (std::size_t i = 0; i < flow_.dimensions.size(); ++i) {
      lists[codelist_of(flow_.dimensions[i])].insert(flow_.codes[i].begin(), flow_.codes[i].end());
    }
    for (const auto& attribute : all_attributes()) {
      if (attribute.codelist.empty()) continue;
      const auto* list = catalogue_.find({Type::codelist, std::string(attribute.codelist)});
      for (const auto& item : list->items) lists[list->id].insert(item.id);
    }
    for (const auto& [id, codes] : lists) {
      xml_.open("xs:simpleType").attribute("name", type_of(id));
      xml_.open("xs:restriction").attribute("base", "xs:string");
      for (const auto& code : codes) xml_.open("xs:enumeration").attribute("value", code).close();
      xml_.close().close();
    }
  }

  void begin_type(std::string_view name, std::string_view base) {
    xml_.open("xs:complexType").attribute("name", name).open("xs:complexContent");
    xml_.open("xs:restriction").attribute("base", fmt::format("dsd:{}", base));
    xml_.open("xs:sequence").open("xs:element").attribute("ref", "common:Annotations");
    xml_.attribute("minOccurs", "0").close();
  }
  void end_type() { xml_.close().close().close(); }

  void data_set_type() {
    begin_type("DataSetType", time_series_ ? "TimeSeriesDataSetType" : "DataSetType");
    xml_.open("xs:element").attribute("name", "DataProvider");
    xml_.attribute("type", "common:DataProviderReferenceType").attribute("form", "unqualified");
    xml_.attribute("minOccurs", "0").close();
    xml_.open("xs:choice").attribute("minOccurs", "0").open("xs:element");
    xml_.attribute("name", flat_ ? "Obs" : "Series");
    xml_.attribute("type", flat_ ? "ObsType" : "SeriesType").attribute("form", "unqualified");
    xml_.attribute("maxOccurs", "unbounded").close().close().close();
    no_reporting_year();
    end_type();
  }

  void attribute(std::string_view id, std::string_view type, std::string_view use) {
    xml_.open("xs:attribute").attribute("name", id).attribute("type", type);
    xml_.attribute("use", use).close();
  }
  void no_reporting_year() {
    if (model_ == Model::v3_0) return;
    attribute("REPORTING_YEAR_START_DAY", "xs:gMonthDay", "prohibited");
  }
  /// The dimensions but that at the observation.
  void shared_dimensions() {
    for (const auto& id : flow_.dimensions) {
      if (id != asked_.at_observation) attribute(id, type_of(codelist_of(id)), "required");
    }
    if (!by_time_) attribute(time_dimension, "common:ObservationalTimePeriodType", "required");
  }
  void attributes(bool of_series) {
    for (const auto& each : all_attributes()) {
      if (each.of_series != of_series) continue;
      const bool number = each.id.ends_with("_BOUND");
      attribute(each.id,
                !each.codelist.empty() ? type_of(each.codelist)
                : number               ? "xs:double"
                                       : "xs:string",
                "optional");
    }
  }

  void series_type() {
    begin_type("SeriesType", time_series_ ? "TimeSeriesType" : "SeriesType");
    xml_.open("xs:element").attribute("name", "Obs").attribute("type", "ObsType");
    xml_.attribute("form", "unqualified").attribute("minOccurs", "0");
    xml_.attribute("maxOccurs", "unbounded").close().close();
    shared_dimensions();
    attributes(true);
    no_time_if_shared();
    end_type();
  }
  void observation_type() {
    begin_type("ObsType", time_series_ ? "TimeSeriesObsType" : "ObsType");
    xml_.close();
    if (flat_) {
      shared_dimensions();
      attributes(true);
    } else if (by_time_) {
      attribute(time_dimension, "common:ObservationalTimePeriodType", "required");
    } else {
      attribute(asked_.at_observation, type_of(codelist_of(asked_.at_observation)), "required");
      attribute(time_dimension, "common:ObservationalTimePeriodType", "prohibited");
    }
    attribute("OBS_VALUE", "xs:double", "optional");
    attributes(false);
    no_reporting_year();
    end_type();
  }
  void no_time_if_shared() {
    no_reporting_year();
    if (by_time_ && !time_series_) {
      attribute(time_dimension, "common:ObservationalTimePeriodType", "prohibited");
    }
  }

  const Catalogue& catalogue_;
  const Flow& flow_;
  const SchemaAsked& asked_;
  Model model_;
  bool flat_, by_time_, time_series_;
  std::string out_;
  XmlWriter xml_{out_};
};

Result<Type> context_of(std::string_view word) {
  for (const auto type : {Type::dataflow, Type::data_structure, Type::provision_agreement,
                          Type::metadataflow, Type::metadata_structure}) {
    if (info_of(type).resource == word) return type;
  }
  return fail(wrong(
      "dataflow, datastructure, provisionagreement, metadataflow or metadatastructure", word));
}

}  // namespace

Result<SchemaAsked> read_schema_query(const Catalogue& catalogue, const Words& words) {
  const auto& path = words.path;
  if (path.size() < 4 || path.size() > 5) {
    return fail({ErrorKind::usage, "expected schema/CONTEXT/AGENCY/ID/VERSION"});
  }
  SchemaAsked asked{nullptr, {Type::dataflow, path[3]}};
  if (!is_agency(path[2])) return fail(wrong("an agency", path[2]));
  if (!is_id(path[3])) return fail(wrong("the id of an artefact", path[3]));
  const std::string version = path.size() > 4 ? path[4] : "latest";
  if (!is_version_query(version)) return fail(wrong("a version", version));
  for (const auto& [name, value] : words.query) {
    if (name == "dimensionAtObservation") {
      asked.at_observation = value;
    } else if (name == "explicitMeasure") {
      if (value != "true" && value != "false") return fail(wrong("true or false", value));
    } else if (name != "format" && name != "lang") {
      return fail(wrong("dimensionAtObservation", name));
    }
  }
  asked.structure.type = TRY(context_of(path[1]));
  const auto* artefact = catalogue.find(asked.structure);
  if (artefact == nullptr || path[2] != agency_id || !version_fits(version, version_text)) {
    return fail({ErrorKind::not_found, "no such structure is here"});
  }
  if (asked.structure.type == Type::metadata_structure ||
      asked.structure.type == Type::metadataflow) {
    return asked;
  }
  for (const auto& flow : catalogue.flows) {
    const bool meant = asked.structure.type == Type::dataflow ? flow.id == path[3]
                       : asked.structure.type == Type::data_structure
                           ? flow.structure == path[3]
                           : flow.id == artefact->references[0].id;
    if (meant) asked.flow = &flow;
  }
  if (asked.flow == nullptr) {  // an agreement on reference metadata
    asked.structure = artefact->references[0];
    return asked;
  }
  const auto& at = asked.at_observation;
  const auto& dimensions = asked.flow->dimensions;
  if (at != time_dimension && at != all_dimensions &&
      std::ranges::find(dimensions, at) == dimensions.end()) {
    return fail(wrong("a dimension", at));
  }
  return asked;
}

std::string write_schema(const Catalogue& catalogue, const SchemaAsked& asked, Model model,
                         std::string_view place) {
  return SchemaWriter(catalogue, asked, model).write(place);
}

}  // namespace corridor::sdmx
