// The schema of reference metadata: what a set of them would have to look like.
#include "base/xml_writer.h"
#include "report/sdmx/message_ml.h"
#include "report/sdmx/schema.h"

#include <fmt/core.h>

namespace corridor::sdmx {
namespace {

constexpr std::string_view target = "DATAFLOW_TARGET", target_object = "DATAFLOW";

class MetadataSchema {
 public:
  explicit MetadataSchema(const Artefact& structure) : structure_(structure) {}

  std::string write(const Reference& of, std::string_view place) {
    const auto schemas = schemas_of(Model::v2_1), name = urn_of(of, Model::v2_1);
    xml_.declaration().open("xs:schema");
    xml_.attribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema").attribute("xmlns", name);
    xml_.attribute("xmlns:msd", schemas + "metadata/structurespecific");
    xml_.attribute("xmlns:common", schemas + "common").attribute("targetNamespace", name);
    xml_.attribute("elementFormDefault", "qualified");
    xml_.attribute("attributeFormDefault", "unqualified");
    for (const auto& [part, file] :
         {std::pair("common", "SDMXCommon.xsd"),
          std::pair("metadata/structurespecific", "SDMXMetadataStructureSpecific.xsd")}) {
      xml_.open("xs:import").attribute("namespace", schemas + part);
      xml_.attribute("schemaLocation", fmt::format("{}{}", place, file)).close();
    }
    types();
    xml_.close_to(0);
    return out_ + "\n";
  }

 private:
  void begin_type(std::string_view name, std::string_view base) {
    xml_.open("xs:complexType").attribute("name", name).open("xs:complexContent");
    xml_.open("xs:restriction").attribute("base", fmt::format("msd:{}", base));
  }
  void end_type() { xml_.close().close().close(); }
  void annotations() {
    xml_.open("xs:element").attribute("ref", "common:Annotations").attribute("minOccurs", "0");
    xml_.close();
  }
  void element(std::string_view name, std::string_view type, std::string_view most = "1") {
    xml_.open("xs:element").attribute("name", name).attribute("type", type);
    xml_.attribute("form", "unqualified").attribute("maxOccurs", most).close();
  }
  void id(std::string_view value) {
    xml_.open("xs:attribute").attribute("name", "id").attribute("type", "common:IDType");
    xml_.attribute("use", "optional").attribute("fixed", value).close();
  }

  void types() {
    begin_type("MetadataSetType", "MetadataSetType");
    xml_.open("xs:sequence");
    annotations();
    xml_.open("xs:element").attribute("ref", "common:Name").attribute("minOccurs", "0");
    xml_.attribute("maxOccurs", "unbounded").close();
    xml_.open("xs:element").attribute("name", "DataProvider").attribute("minOccurs", "0");
    xml_.attribute("type", "common:DataProviderReferenceType");
    xml_.attribute("form", "unqualified").close();
    element("Report", "REPORT", "unbounded");
    xml_.close();
    end_type();

    begin_type("REPORT", "ReportType");
    xml_.open("xs:sequence");
    annotations();
    element("Target", target);
    element("AttributeSet", "REPORT.AttributeSet");
    xml_.close();
    id("REPORT");
    end_type();

    begin_type(target, "TargetType");
    xml_.open("xs:sequence");
    element("ReferenceValue", fmt::format("{}.{}", target, target_object));
    xml_.close();
    id(target);
    end_type();

    begin_type(fmt::format("{}.{}", target, target_object), "ReferenceValueType");
    xml_.open("xs:choice");
    element("ObjectReference", "common:DataflowReferenceType");
    xml_.close();
    id(target_object);
    end_type();
    attributes();
  }

  void attributes() {
    xml_.open("xs:complexType").attribute("name", "REPORT.AttributeSet").open("xs:sequence");
    for (const auto& each : structure_.components) {
      element(each.id, fmt::format("REPORT.{}", each.id));
    }
    xml_.close().close();
    for (const auto& each : structure_.components) {
      begin_type(fmt::format("REPORT.{}", each.id), "ReportedAttributeType");
      xml_.open("xs:sequence");
      annotations();
      xml_.open("xs:element").attribute("ref", "common:Text");
      xml_.attribute("maxOccurs", "unbounded").close().close();
      id(each.id);
      end_type();
    }
  }

  const Artefact& structure_;
  std::string out_;
  XmlWriter xml_{out_};
};

}  // namespace

std::string write_metadata_schema(const Catalogue& catalogue, const Reference& of,
                                  std::string_view place) {
  const auto* artefact = catalogue.find(of);
  const bool is_flow = of.type == Type::metadataflow;
  return MetadataSchema(is_flow ? *catalogue.find(artefact->references.front()) : *artefact)
      .write(of, place);
}

}  // namespace corridor::sdmx
