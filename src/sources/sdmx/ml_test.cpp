#include "sources/sdmx/samples.h"

#include <doctest/doctest.h>

namespace corridor::ml_test {
namespace {

/// A message of the given kind and version with one structure in its header.
std::string message(std::string_view kind, std::string_view body,
                    std::string_view structure = R"(dimensionAtObservation="TIME_PERIOD")",
                    std::string_view version = "v2_1") {
  return fmt::format(
      R"(<?xml version="1.0"?><!-- c --><m:{0} xmlns:m="http://www.sdmx.org/resources/{3}/message"
  xmlns:xsi="x" xmlns:g="y"><m:Header><m:Prepared> 2024-05-06T00:00:00 </m:Prepared>
  <m:Sender id="S"/><m:Structure structureID="A" {2}><c:Structure xmlns:c="c">
  <Ref agencyID="AG" id="DSD" version="1.0"/></c:Structure></m:Structure></m:Header>
  {1}</m:{0}>)",
      kind, body, structure, version);
}

Error refused(std::string_view text) {
  RecordingSink sink;
  const auto reading = read_sdmx("f.xml", text, sink);
  REQUIRE_FALSE(reading.has_value());
  return reading.error();
}

}  // namespace

TEST_CASE("SDMX-ML: a generic series, its attributes and those of its group") {
  RecordingSink sink;
  const auto reading = read_sdmx("f.xml", message("GenericData", R"(<m:DataSet structureRef="A">
    <g:Group><g:GroupKey><g:Value id="REF_AREA" value="BE"/></g:GroupKey>
      <g:Attributes><g:Value id="UNIT_MULT" value="3"/></g:Attributes></g:Group>
    <g:Series><g:SeriesKey><g:Value id="REF_AREA" value="BE"/></g:SeriesKey>
      <g:Attributes><g:Value id="OBS_STATUS" value="P"/></g:Attributes>
      <g:Obs><g:ObsDimension value="2020"/><g:ObsValue value="1.5"/></g:Obs>
      <g:Obs><g:ObsDimension value="2021"/><g:ObsValue value="2"/>
        <g:Attributes><g:Value id="OBS_STATUS" value="E"/></g:Attributes></g:Obs>
    </g:Series>
    <g:Series><g:SeriesKey><g:Value id="REF_AREA" value="FR"/></g:SeriesKey>
      <g:Obs><g:ObsDimension value="2020"/></g:Obs></g:Series></m:DataSet>)"),
                                 sink);
  REQUIRE_MESSAGE(reading.has_value(), reading.error().message);
  REQUIRE(sink.observations.size() == 3);
  CHECK(sink.observations[0].value == 1500);
  CHECK(sink.observations[0].status == 'P');
  CHECK(sink.observations[1].status == 'E');
  CHECK(sink.observations[2].state == State::missing);
  CHECK(sink.observations[2].key.place == Place("FRA"));
  CHECK(reading->citation.version == "2024-05-06");
  CHECK(reading->citation.dataset == "sdmx:AG:DSD");
}

TEST_CASE("SDMX-ML: without a structure what stands before the first attribute is a dimension") {
  RecordingSink sink;
  REQUIRE(read_sdmx("f.xml", message("StructureSpecificData", R"(<m:DataSet structureRef="A">
    <Group xsi:type="x:G" KIND="k" UNIT_MULT="2" NOTE_X="n"/>
    <Series KIND="k" REF_AREA="BE" DECIMALS="1" UNIT="EUR">
      <Obs TIME_PERIOD="2020" OBS_VALUE="7" EXTRA="e"/></Series>
    <Series KIND="j" REF_AREA="BE"><Obs TIME_PERIOD="2020" OBS_VALUE="7">
      <Comp id="OBS_STATUS"><Value>E</Value><Value>P</Value></Comp></Obs></Series></m:DataSet>)"),
                    sink));
  REQUIRE(sink.observations.size() == 2);
  CHECK(sink.observations[0].key.dimensions == "KIND=k");
  CHECK(sink.observations[0].value == 700);
  CHECK(sink.observations[1].key.dimensions == "KIND=j");
  CHECK(sink.observations[1].value == 7);
  CHECK(sink.observations[1].status == 'E');
}

TEST_CASE("SDMX-ML: series without data, then a flat data set, keep nothing of one another") {
  RecordingSink sink;
  REQUIRE(read_sdmx("f.xml", message("StructureSpecificData", R"(
    <m:DataSet structureRef="A" UNIT_MULT="1"><Series KIND="k" REF_AREA="BE"/>
      <Obs REF_AREA="FR" TIME_PERIOD="2020" OBS_VALUE="1"/></m:DataSet>
    <m:DataSet structureRef="B" action="Replace">
      <Obs TIME_PERIOD="2020" OBS_VALUE="1"/></m:DataSet>
    <m:DataSet structureRef="A"><Obs OBS_VALUE="1"/></m:DataSet>)"),
                    sink));
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].reason == "no component is a period");
  REQUIRE(sink.observations.size() == 2);
  CHECK(sink.observations[0].key.dimensions.empty());
  CHECK(sink.observations[0].value == 10);
  CHECK(sink.observations[1].key.place == no_place);
  CHECK(sink.observations[1].value == 1);
}

TEST_CASE("SDMX-ML: deletions are rejected, whole series and data sets among them") {
  RecordingSink sink;
  REQUIRE(read_sdmx("f.xml", message("StructureSpecificData", R"(
    <m:DataSet structureRef="A" action="Delete"><Series REF_AREA="BE"/>
      <Series REF_AREA="FR"><Obs TIME_PERIOD="2020"/></Series></m:DataSet>
    <m:DataSet structureRef="A" action="Delete"/>
    <m:DataSet structureRef="A"><Obs TIME_PERIOD="2020" OBS_VALUE="1"/></m:DataSet>)"),
                    sink));
  CHECK(sink.observations.size() == 1);
  REQUIRE(sink.rejections.size() == 3);
  CHECK(sink.rejections[1].seen == "FR.2020");
}

TEST_CASE("SDMX-ML: other messages are refused by what they are") {
  const auto opening = [](std::string_view name, std::string_view version = "v2_1") {
    return fmt::format(R"(<m:{0} xmlns:m="http://www.sdmx.org/resources/{1}/message"/>)", name,
                       version);
  };
  CHECK(
      refused(opening("DataQuery")).message.ends_with("saw <DataQuery>, a question to a service"));
  CHECK(refused(opening("RegistryInterface")).message.contains("a registry"));
  CHECK(refused(opening("StructureSpecificMetadata")).message.contains("reference metadata"));
  CHECK(refused(opening("CompactData", "v2_0")).message.ends_with("saw <CompactData> of SDMX 2.0"));
  CHECK(refused(opening("GenericData", "v2_0")).message.ends_with("or newer, saw 2.0"));
  CHECK(refused(opening("Anything")).message.contains("holds no figures"));
  CHECK(refused(opening("Structure")).message.ends_with("saw <Structure> without <Structures>"));
  CHECK(refused(message("Error", R"(<ErrorMessage code="140"><c:Text xmlns:c="c">Syntax error
      </c:Text></ErrorMessage>)"))
            .message.ends_with("saw the service's error: Syntax error (code 140)"));
  CHECK(refused("<html/>").message.contains("a web page"));
}

TEST_CASE("SDMX-ML: an unknown structure or action is malformed, with its line") {
  const Error structure = refused(
      message("GenericData", R"(<m:DataSet structureRef="B"/>)",
              R"(><c:Structure xmlns:c="c"><Ref agencyID="AG" id="D"/></c:Structure></m:Structure>
         <m:Structure structureID="C")"));
  CHECK(structure.kind == ErrorKind::malformed);
  CHECK(structure.where.line > 1);
  CHECK(refused(message("GenericData", R"(<m:DataSet structureRef="A" action="Explode"/>)"))
            .message == "expected the action of a data set, saw \"Explode\"");
}

TEST_CASE("SDMX-ML: more components than any structure has are refused") {
  std::string wide = R"(<m:DataSet structureRef="A"><Obs)";
  for (int i = 0; i < 300; ++i) wide += fmt::format(R"( D{}="x")", i);
  wide += R"( TIME_PERIOD="2020" OBS_VALUE="1"/></m:DataSet>)";
  CHECK(refused(message("StructureSpecificData", wide)).kind == ErrorKind::limit);
}

TEST_CASE("SDMX-ML 3.0: the structure says which of the XML attributes are measures") {
  constexpr std::string_view structure = R"(<m:Structure
    xmlns:m="http://www.sdmx.org/resources/v3_0/message"><m:Structures><s:DataStructures
    xmlns:s="s"><s:DataStructure id="DSD" agencyID="AG" version="1.0"><s:DataStructureComponents>
    <s:DimensionList><s:Dimension id="WHERE"><s:ConceptIdentity>
    urn:sdmx:c.Concept=SDMX:CS(1.0).REF_AREA</s:ConceptIdentity></s:Dimension>
    <s:TimeDimension id="WHEN"/></s:DimensionList>
    <s:AttributeList><s:Attribute id="A1"/></s:AttributeList>
    <s:MeasureList><s:Measure id="BIRTHS"/><s:Measure id="DEATHS"/></s:MeasureList>
    </s:DataStructureComponents></s:DataStructure></s:DataStructures></m:Structures>
    </m:Structure>)";
  const std::string data = message("StructureSpecificData", R"(<m:DataSet structureRef="A">
    <Obs WHERE="BE" WHEN="2020" BIRTHS="5" DEATHS="" A1="x" UNKNOWN="y"/></m:DataSet>)",
                                   "", "v3_0");
  const std::vector<Companion> beside{{"dsd.xml", std::string(structure)}};
  RecordingSink sink;
  const auto reading = read_sdmx("f.xml", data, sink, beside);
  REQUIRE_MESSAGE(reading.has_value(), reading.error().message);
  REQUIRE(sink.observations.size() == 2);
  CHECK(sink.find("DSD.BIRTHS", "", "BEL")->value == 5);
  CHECK(sink.find("DSD.DEATHS", "", "BEL")->state == State::missing);
  CHECK(sink.observations[0].key.dimensions.empty());
  CHECK(refused(data).message == "expected values in OBS_VALUE, saw none in the whole message");
}

}  // namespace corridor::ml_test
