// What goes with what: the relations that SDMX REST lists for its types of artefact, and the sets
// of reference metadata that hang on them.
#include "base/text.h"
#include "report/sdmx/service_samples.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::sdmx::relations_test {
namespace {

struct Relatives {
  std::string_view of, words, elements;
};

/// Of each type what SDMX REST 1.x lists as going one level up and down.
constexpr std::array<Relatives, 16> relations{
    {{"agencyscheme", "categorisation process metadatastructure",
      "Categorisation Process MetadataStructure"},
     {"categoryscheme", "categorisation process", "Categorisation Process"},
     {"codelist",
      "categorisation process hierarchicalcodelist conceptscheme datastructure metadatastructure "
      "structureset",
      "Categorisation Process HierarchicalCodelist ConceptScheme DataStructure MetadataStructure "
      "StructureSet"},
     {"conceptscheme", "categorisation process codelist datastructure metadatastructure",
      "Categorisation Process Codelist DataStructure MetadataStructure"},
     {"contentconstraint", "categorisation process datastructure dataflow provisionagreement",
      "Categorisation Process DataStructure Dataflow ProvisionAgreement"},
     {"dataconsumerscheme", "categorisation process metadatastructure",
      "Categorisation Process MetadataStructure"},
     {"dataflow",
      "categorisation process contentconstraint datastructure provisionagreement reportingtaxonomy",
      "Categorisation Process ContentConstraint DataStructure ProvisionAgreement "
      "ReportingTaxonomy"},
     {"dataproviderscheme",
      "categorisation process provisionagreement metadatastructure structureset",
      "Categorisation Process ProvisionAgreement MetadataStructure StructureSet"},
     {"datastructure",
      "categorisation process codelist conceptscheme attachmentconstraint dataflow structureset",
      "Categorisation Process Codelist ConceptScheme AttachmentConstraint Dataflow StructureSet"},
     {"hierarchicalcodelist", "categorisation process codelist", "Categorisation Process Codelist"},
     {"metadataflow",
      "categorisation process metadatastructure provisionagreement reportingtaxonomy",
      "Categorisation Process MetadataStructure ProvisionAgreement ReportingTaxonomy"},
     {"metadatastructure",
      "categorisation process conceptscheme codelist dataproviderscheme dataconsumerscheme "
      "agencyscheme organisationunitscheme metadataflow",
      "Categorisation Process ConceptScheme Codelist DataProviderScheme DataConsumerScheme "
      "AgencyScheme OrganisationUnitScheme Metadataflow"},
     {"organisationunitscheme", "categorisation process metadatastructure structureset",
      "Categorisation Process MetadataStructure StructureSet"},
     {"provisionagreement",
      "categorisation process dataproviderscheme dataflow metadataflow contentconstraint",
      "Categorisation Process DataProviderScheme Dataflow Metadataflow ContentConstraint"},
     {"reportingtaxonomy", "categorisation process dataflow metadataflow",
      "Categorisation Process Dataflow Metadataflow"},
     {"structureset",
      "categorisation process datastructure dataproviderscheme organisationunitscheme codelist",
      "Categorisation Process DataStructure DataProviderScheme OrganisationUnitScheme Codelist"}}};

}  // namespace

TEST_CASE("each type of artefact has relatives of the types that SDMX REST lists") {
  for (const auto& relation : relations) {
    const auto words = split(relation.words, ' '), elements = split(relation.elements, ' ');
    REQUIRE(words.size() == elements.size());
    const auto all = ask_old(fmt::format("{}?references=all&detail=allstubs", relation.of));
    for (std::size_t i = 0; i < words.size(); ++i) {
      CAPTURE(relation.of);
      CAPTURE(words[i]);
      const auto tag = fmt::format("<str:{} id=", elements[i]);
      const auto one = ask_old(fmt::format("{}?references={}", relation.of, words[i]));
      CHECK(one.status == 200);
      CHECK(one.body.contains(tag));
      CHECK(all.body.contains(tag));
    }
  }
}

TEST_CASE("a stub says where the whole is") {
  const OpenWorkspace open = [] {
    return Workspace::open(sample_workspace(), Workspace::Access::read);
  };
  for (const auto* detail : {"allstubs", "allcompletestubs"}) {
    const auto address = fmt::format("codelist/CORRIDOR/CL_SEX?detail={}", detail);
    const auto reply = answer(open, {.address = address, .site = "http://example.org:8080"});
    CHECK(reply.body.contains("isExternalReference=\"true\""));
    CHECK(reply.body.contains(
        "structureURL=\"http://example.org:8080/sdmx/rest/codelist/CORRIDOR/CL_SEX/1.0\""));
    CHECK(!reply.body.contains("<str:Code "));
  }
}

TEST_CASE("a hierarchy is an item of its list") {
  const auto reply = ask_old("hierarchicalcodelist/CORRIDOR/AREA_TREE/1.0/AREA_TREE");
  CHECK(reply.status == 200);
  CHECK(reply.body.contains("<str:HierarchicalCode "));
  CHECK(ask_old("hierarchicalcodelist/CORRIDOR/AREA_TREE/1.0/OTHER").status == 404);
}

TEST_CASE("reference metadata tell where the figures of a dataflow come from") {
  constexpr std::string_view ml_3 = "application/vnd.sdmx.metadata+xml;version=3.0.0";
  const auto old = ask_old("metadata/CORRIDOR,MDF_FIGURES,1.0/all/all");
  CHECK(old.media_type == "application/vnd.sdmx.genericmetadata+xml;version=2.1");
  CHECK(old.body.contains("UN DESA, Population Division"));
  const auto current = ask_new("metadata/metadataflow/CORRIDOR/MDF_FIGURES/*", ml_3);
  CHECK(current.media_type == ml_3);
  if (const auto folder = schemas("2.1"); !folder.empty()) {
    CHECK(complaints(folder + "SDMXMessage.xsd", old.body) == "");
  }
  if (const auto folder = schemas("3.0"); !folder.empty()) {
    CHECK(complaints(folder + "SDMXMessage.xsd", current.body) == "");
    const auto stubs = ask_new("metadata/metadataset?detail=allstubs", ml_3);
    CHECK(complaints(folder + "SDMXMessage.xsd", stubs.body) == "");
  }
  const auto json = ask_new("metadata/structure/dataflow/CORRIDOR/MIGRANT_STOCK");
  CHECK(json.media_type == "application/vnd.sdmx.metadata+json;version=2.0.0");
  const auto document = JsonDocument::parse("metadata", json.body);
  REQUIRE(document.has_value());
  const auto set = document->root()["data"]["metadataSets"].first();
  CHECK(set["targets"].first().string() ==
        "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=CORRIDOR:MIGRANT_STOCK(1.0)");
  const std::string id(set["id"].string());
  CHECK(ask_new("metadata/metadataset/CORRIDOR/" + id).status == 200);
  CHECK(ask_new("metadata/metadataset/CORRIDOR/" + id + "/2.0.0").status == 404);
  CHECK(ask_new("metadata/metadataset/NOBODY").status == 404);
  CHECK(ask_new("metadata/structure/codelist").status == 404);
  CHECK(ask_new("metadata").status == 400);
  CHECK(ask_new("metadata/metadataset?references=all").status == 400);
  CHECK(ask_old("metadata/MDF_FIGURES/A.B").status == 404);
  CHECK(ask_old("metadata/MDF_FIGURES?updatedAfter=2999-01-01").status == 404);
  CHECK(ask_old("metadata/MDF_FIGURES", "image/png").status == 406);
}

TEST_CASE("a schema is to be had as structures too, with the codes that figures have") {
  const auto reply = ask_old("schema/dataflow/CORRIDOR/MIGRANT_STOCK/1.0",
                             "application/vnd.sdmx.structure+xml;version=2.1");
  CHECK(reply.status == 200);
  for (const auto* there :
       {"<str:DataStructure ", "<str:AgencyScheme ", "id=\"CL_SEX\"", "isPartial=\"true\""}) {
    CHECK(reply.body.contains(there));
  }
  CHECK(!reply.body.contains("<str:Dataflow "));
  CHECK(!reply.body.contains("id=\"CL_FORM\""));
  CHECK(ask_old("schema/provisionagreement/CORRIDOR/PA_MDF_FIGURES/1.0").status == 200);
}

TEST_CASE("words of the service may be in large letters, and moments have offsets") {
  CHECK(ask_old("data/ALL,MIGRANT_STOCK,LATEST/A...BGD.MYS._T..").status == 200);
  CHECK(ask_old("data/MIGRANT_STOCK/A...BGD.MYS._T..?updatedAfter=2020-01-01T00:00:00%2B01:00")
            .status == 200);
  for (const auto* wrong : {"2020-01-01T00:00:00%2B1", "2020-01-01T25:00:00", "2020-01-01T1"}) {
    const auto address = fmt::format("data/MIGRANT_STOCK?updatedAfter={}", wrong);
    CHECK(ask_old(address).status == 400);
  }
}

}  // namespace corridor::sdmx::relations_test
