#include "sources/sdmx/structure.h"

#include "sources/sdmx/samples.h"

#include <doctest/doctest.h>

namespace corridor::structure_test {
namespace {

constexpr std::string_view xml = R"(<m:Structure
  xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><m:Structures>
  <s:Codelists xmlns:s="s"><s:Codelist id="CL_SEX" agencyID="SDMX" version="2.1">
    <c:Name xmlns:c="c" xml:lang="fr">Sexe</c:Name><c:Name xmlns:c="c" xml:lang="en">Sex</c:Name>
    <s:Code id="F"><c:Name xmlns:c="c" xml:lang="fr">Femme</c:Name>
      <c:Name xmlns:c="c" xml:lang="en">Female</c:Name>
      <c:Description xmlns:c="c">Women and girls</c:Description>
      <s:Parent><Ref id="_T"/></s:Parent></s:Code>
    <s:Code id="_T"/><s:Code/></s:Codelist></s:Codelists>
  <s:CategorySchemes xmlns:s="s"><s:CategoryScheme id="CS" agencyID="A" version="1.0">
    <s:Category id="x"><s:Category id="y"/></s:Category></s:CategoryScheme></s:CategorySchemes>
  <s:Constraints xmlns:s="s"><s:ContentConstraint id="C"/></s:Constraints>
  </m:Structures></m:Structure>)";

constexpr std::string_view json = R"({"meta": {}, "data": {"codelists": [{"id": "CL_SEX",
  "agencyID": "SDMX", "version": "2.1", "name": "Sexe", "names": {"fr": "Sexe", "en": "Sex"},
  "codes": [{"id": "F", "name": "Femme", "names": {"fr": "Femme", "en": "Female"}, "parent": "_T",
    "description": "Women and girls"}, {"id": "_T"}, {}]}],
  "categorySchemes": [{"id": "CS", "agencyID": "A", "version": "1.0",
    "categories": [{"id": "x", "categories": [{"id": "y"}]}]}],
  "contentConstraints": [{"id": "C"}]}})";

}  // namespace

TEST_CASE("SDMX structures: lists in XML and JSON give the same items") {
  for (const auto& [name, text] : {std::pair{"f.xml", xml}, std::pair{"f.json", json}}) {
    CAPTURE(name);
    RecordingSink sink;
    const auto reading = read_sdmx(name, text, sink);
    REQUIRE_MESSAGE(reading.has_value(), reading.error().message);
    REQUIRE(sink.items.size() == 6);
    CHECK(sink.items[0].list == "sdmx_artefact");
    CHECK(sink.items[0].code == "SDMX:CL_SEX(2.1)");
    CHECK(sink.items[0].name == "Sex");
    CHECK(sink.items[1].list == "sdmx:SDMX:CL_SEX(2.1)");
    CHECK(sink.items[1].code == "F");
    CHECK(sink.items[1].name == "Female");
    CHECK(sink.items[1].other_names == "Femme");
    CHECK(sink.items[1].parent == "_T");
    CHECK(sink.items[1].description == "Women and girls");
    CHECK(sink.items[5].code == "x.y");
    CHECK(sink.items[5].parent == "x");
    REQUIRE(sink.rejections.size() == 1);
    CHECK(sink.rejections[0].reason == "expected an item with an id");
    CHECK(reading->citation.dataset == "sdmx_structure:SDMX:CL_SEX");
    CHECK(reading->citation.version == "2.1");
    CHECK(reading->rows == 7);
  }
}

TEST_CASE("SDMX structures: a list nested without end or in millions stays out of memory") {
  std::string deep(xml.substr(0, xml.find("<s:Category id")));
  const std::string id(150, 'x');
  for (int i = 0; i < 40; ++i) deep += fmt::format(R"(<s:Category id="{}">)", id);
  for (int i = 0; i < 40; ++i) deep += "</s:Category>";
  deep += "</s:CategoryScheme></s:CategorySchemes></m:Structures></m:Structure>";
  RecordingSink sink;
  REQUIRE(read_sdmx("f.xml", deep, sink));
  CHECK(sink.rejections.size() == 2);
  std::string wide(json.substr(0, json.find("{\"id\": \"F\"")));
  for (int i = 0; i < 1'000'001; ++i) wide += "{},";
  wide += "{}]}]}}";
  const auto reading = read_sdmx("f.json", wide, sink);
  REQUIRE_FALSE(reading.has_value());
  CHECK(reading.error().kind == ErrorKind::limit);
}

}  // namespace corridor::structure_test
