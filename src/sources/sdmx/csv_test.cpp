#include "sources/sdmx/samples.h"

#include <doctest/doctest.h>

namespace corridor::csv_test {
namespace {

/// Reads a table as SDMX-CSV, which must be recognised and read.
Reading read(std::string_view text, RecordingSink& sink) {
  auto reading = read_sdmx("f.csv", text, sink);
  REQUIRE_MESSAGE(reading.has_value(), reading.error().message);
  CHECK(recognise_source({"f.csv", text, {}}).value()->name == "sdmx_csv");
  return std::move(*reading);
}

Error refused(std::string_view text, std::span<const Companion> companions = {}) {
  RecordingSink sink;
  const auto reading = read_sdmx("f.csv", text, sink, companions);
  REQUIRE_FALSE(reading.has_value());
  CHECK_FALSE(reading.error().hint.empty());
  return reading.error();
}

constexpr std::string_view structure = R"text({"meta": {}, "data": {"dataStructures": [{
  "id": "DSD", "agencyID": "ESTAT", "version": "1.0", "name": "Accounts",
  "dataStructureComponents": {
    "dimensionList": {"dimensions": [{"id": "DIM_1"}, {"id": "DIM_2"}],
                      "timeDimensions": [{"id": "DIM_3"}]},
    "attributeList": {"attributes": [{"id": "ATTR_1"}, {"id": "ATTR_3"}]},
    "measureList": {"measures": [{"id": "OBS_VALUE1"}, {"id": "OBS_VALUE2"}]}}}],
  "dataflows": [{"id": "NA_MAIN", "agencyID": "ESTAT", "version": "2.0", "name": "Main aggregates",
    "structure": "urn:sdmx:x.DataStructure=ESTAT:DSD(1.0)"}]}})text";

}  // namespace

TEST_CASE("SDMX-CSV: migrants by citizenship become a corridor with sex and age") {
  RecordingSink sink;
  const auto reading = read(
      "DATAFLOW,LAST UPDATE,freq,citizen,age,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
      "ESTAT:MIGR_IMM1CTZ(1.0),01/02/25,A,BD,Y15-24,F,IT,2022,1234,e\n"
      "ESTAT:MIGR_IMM1CTZ(1.0),01/02/25,A,BD,UNK,F,EL,2022,:,c\n",
      sink);
  const auto* figure = sink.find("MIGR_IMM1CTZ", "BGD", "ITA", Sex::female);
  REQUIRE(figure != nullptr);
  CHECK(figure->value == 1234);
  CHECK(figure->status == 'E');
  CHECK(figure->key.age == Age{15, 24});
  CHECK(figure->key.dimensions == "freq=A");
  CHECK(figure->cell.row == 2);
  CHECK(figure->cell.column == 9);
  const auto* confidential = sink.find("MIGR_IMM1CTZ", "BGD", "GRC", Sex::female);
  REQUIRE(confidential != nullptr);
  CHECK(confidential->state == State::suppressed);
  CHECK(confidential->key.dimensions == "age=UNK;freq=A");
  CHECK(reading.citation.publisher == "ESTAT");
  CHECK(reading.citation.dataset == "sdmx:ESTAT:MIGR_IMM1CTZ");
  CHECK(reading.citation.version == "1.0");
  CHECK(reading.supersession == Supersession::by_figure);
  CHECK_FALSE(reading.complete);
}

TEST_CASE("SDMX-CSV: direction is from origin to destination, also where the origin counts") {
  for (const auto& [flow, origin, place] :
       {std::tuple{"MIGR_IMM5PRV", "BGD", "ITA"}, std::tuple{"MIGR_EMI3NXT", "ITA", "BGD"}}) {
    RecordingSink sink;
    read(fmt::format("DATAFLOW,partner,geo,TIME_PERIOD,OBS_VALUE\nESTAT:{}(1.0),BD,IT,2022,5\n",
                     flow),
         sink);
    CHECK(sink.find(flow, origin, place) != nullptr);
  }
}

TEST_CASE("SDMX-CSV: the multiplier is applied and said, an odd one rejects the row") {
  RecordingSink sink;
  const auto reading = read(
      "STRUCTURE,STRUCTURE_ID,ACTION,SERIES,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS\n"
      "dataflow,WB:WDI(1.0),I,BX.TRF.PWKR.CD.DT,BGD,2021,22.2,9,A\n"
      "dataflow,WB:WDI(1.0),I,BX.TRF.PWKR.CD.DT,IND,2021,89.4,many,A\n",
      sink);
  CHECK(sink.find("remittances_received", "", "BGD")->value == 22.2e9);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().seen == "many");
  REQUIRE(reading.steps.size() == 1);
  CHECK(reading.steps.front().column == 7);
  CHECK(reading.steps.front().step ==
        "multiplied by 10 to the power that the figure's unit multiplier says: 9");
}

TEST_CASE("SDMX-CSV: missing, suppressed and not applicable are told apart, never zero") {
  RecordingSink sink;
  read(
      "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\n"
      "X:F(1.0),BE,2001,,,\n"
      "X:F(1.0),BE,2002,NaN,A,F\n"
      "X:F(1.0),BE,2003,,M,\n"
      "X:F(1.0),BE,2004,,,C\n"
      "X:F(1.0),BE,2005,,L,\n"
      "X:F(1.0),BE,2006,0,,N\n",
      sink);
  REQUIRE(sink.observations.size() == 6);
  const auto& o = sink.observations;
  CHECK((o[0].state == State::missing && o[0].status == 'O'));
  CHECK((o[1].state == State::missing && o[1].status == 'O'));
  CHECK((o[2].state == State::not_applicable && o[2].status == 'M'));
  CHECK((o[3].state == State::suppressed && o[3].status == 'Q'));
  CHECK((o[4].state == State::missing && o[4].status == 'L'));
  CHECK((o[5].state == State::value && o[5].value == 0));
}

TEST_CASE("SDMX-CSV: a place, a period and a value that are none reject their row by name") {
  RecordingSink sink;
  read(
      "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE\n"
      "X:F(1.0),MEA,2001,1\n"
      "X:F(1.0),BE,20-01,1\n"
      "X:F(1.0),BE,2001,many\n"
      "X:F(1.0),,2001,1\n"
      "X:F(1.0),BE,2002,1\n",
      sink);
  CHECK(sink.observations.size() == 1);
  REQUIRE(sink.rejections.size() == 4);
  CHECK(sink.rejections[0].reason == "no place is called \"MEA\"");
  CHECK(sink.rejections[1].reason == "expected a period, saw \"20-01\"");
  CHECK(sink.rejections[2].reason == "expected a number in OBS_VALUE");
  CHECK(sink.rejections[3].reason == "no place is called \"\"");
}

TEST_CASE("SDMX-CSV: figures without a place are about no place") {
  RecordingSink sink;
  read("DATAFLOW,CURRENCY,TIME_PERIOD,OBS_VALUE\nECB:EXR(1.0),USD,2020-W53,1.2\n", sink);
  CHECK(sink.find("EXR", "", "_Z")->key.period.text() == "2020-W53");
}

TEST_CASE("SDMX-CSV: semicolons between columns, decimal commas, labels of both kinds") {
  RecordingSink sink;
  const auto reading = read(
      "STRUCTURE[|];STRUCTURE_ID;ACTION;OBS_KEY;REF_AREA: Place;SEX: Sexe;"
      "TIME_PERIOD: Time;OBS_VALUE: Value;OBS_STATUS[]\n"
      "dataflow;FR1:POP(1.0): Population;I;x;BE: Belgique;2: Female;2014-01: Janvier;12,4;E|P\n",
      sink);
  const auto* figure = sink.find("POP", "", "BEL", Sex::female);
  REQUIRE(figure != nullptr);
  CHECK(figure->value == 12.4);
  CHECK(figure->status == 'E');
  CHECK(reading.citation.title == "Population");
  CHECK(reading.steps.front().step.ends_with("the comma read as the decimal point"));
  RecordingSink named;
  read(
      "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Place,SEX,Sex,TIME_PERIOD,Time,"
      "OBS_VALUE,Value\n"
      "dataflow,FR1:POP(1.0),Population,I,BE,Belgium,2,Female,2014,,5,\n",
      named);
  CHECK(named.find("POP", "", "BEL", Sex::female)->value == 5);
}

TEST_CASE("SDMX-CSV: a row with attributes only holds for the rows with its values behind it") {
  constexpr std::string_view header =
      "STRUCTURE,STRUCTURE_ID,ACTION,DIM,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n";
  const std::string group = "dataflow,X:F(1.0),I,a,,,,3\n";
  const std::string figures =
      "dataflow,X:F(1.0),I,a,BE,2020,1,\n"
      "dataflow,X:F(1.0),I,b,BE,2020,1,\n";
  RecordingSink sink;
  read(std::string(header) + group + figures, sink);
  REQUIRE(sink.observations.size() == 2);
  CHECK(sink.observations[0].value == 1000);
  CHECK(sink.observations[1].value == 1);
  CHECK(refused(std::string(header) + figures + group).kind == ErrorKind::malformed);
}

TEST_CASE("SDMX-CSV: deletions are rejected, actions and structures that are none refused") {
  constexpr std::string_view header = "STRUCTURE,STRUCTURE_ID,ACTION,TIME_PERIOD,OBS_VALUE\n";
  RecordingSink sink;
  read(std::string(header) + "dataflow,X:F(1.0),D,2020,\ndataflow,X:F(1.0),M,2020,7\n", sink);
  CHECK(sink.observations.size() == 1);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().seen == "2020");
  const Error action = refused(std::string(header) + "dataflow,X:F(1.0),E,2020,1\n");
  CHECK(action.where.line == 2);
  CHECK(action.where.column == 3);
  const Error kind = refused(std::string(header) + "dataflow,X:F(1.0),I,2020,1\n" +
                             "dataERROR,X:F(1.0),I,2021,1\n");
  CHECK(kind.message == "expected dataflow, datastructure or dataprovision, saw \"dataERROR\"");
  CHECK(kind.where.line == 3);
  CHECK(refused(std::string(header) + "dataflow,F,I,2020,1\n").where.column == 2);
  CHECK(refused("\"STRUCTURE,STRUCTURE_ID\n\"\n1\n").message.contains("one column only"));
  CHECK(refused("DATAFLOW,A,A,TIME_PERIOD,OBS_VALUE\nX:F(1.0),1,2,2020,3\n")
            .message.contains("expected each component once, saw A twice"));
}

TEST_CASE("SDMX-CSV: the guide's examples are read with their structure beside them") {
  const std::vector<Companion> beside{{"dsd.json", std::string(structure)}};
  RecordingSink sink;
  const auto reading = read_sdmx(
      "f.csv",
      "STRUCTURE[;],STRUCTURE_ID,ACTION,OBS_VALUE1,OBS_VALUE2,ATTR_3,ATTR_1[],DIM_2,DIM_1,DIM_3\n"
      "dataflow,ESTAT:NA_MAIN(1.6.0),I,12.4,12.5,\"Normal, special\",X;Y,B,A,2014-01\n",
      sink, beside);
  REQUIRE(reading.has_value());
  REQUIRE(sink.observations.size() == 2);
  CHECK(sink.observations[0].key.indicator == "NA_MAIN.OBS_VALUE1");
  CHECK(sink.observations[1].key.indicator == "NA_MAIN.OBS_VALUE2");
  CHECK(sink.observations[1].cell.column == 5);
  CHECK(sink.observations[0].key.dimensions == "DIM_1=A;DIM_2=B");
  CHECK(sink.observations[0].key.period.text() == "2014-01");
  CHECK(reading->citation.title == "Main aggregates");
}

TEST_CASE("SDMX-CSV: a companion that is no structure, or of another message, is refused") {
  constexpr std::string_view text = "DATAFLOW,TIME_PERIOD,OBS_VALUE\nX:F(1.0),2020,1\n";
  const std::vector<Companion> none{{"x.json", R"({"data": {"codelists": []}})"}};
  CHECK(refused(text, none).message == "expected a companion with a data structure, saw none");
  const std::vector<Companion> broken{{"x.xml", "<a>"}};
  CHECK(refused(text, broken).kind == ErrorKind::malformed);
  std::string two(structure);
  const auto list = two.find("[{");
  two.insert(list + 1, R"({"id": "OTHER", "agencyID": "X"},)");
  const std::vector<Companion> others{{"dsd.json", two}};
  CHECK(refused(text, others).message.starts_with("expected a companion that describes X:F(1.0)"));
}

TEST_CASE("SDMX-CSV: signs of the dimensions' own form are written as in addresses") {
  RecordingSink sink;
  read("DATAFLOW,KIND,TIME_PERIOD,OBS_VALUE\nX:F(1.0),a;b=c%,2020,1\n", sink);
  CHECK(sink.observations.front().key.dimensions == "KIND=a%3Bb%3Dc%25");
}

TEST_CASE("SDMX-CSV: a reporting year that starts in July is no calendar year") {
  RecordingSink sink;
  read(
      "DATAFLOW,REPORTING_YEAR_START_DAY,TIME_PERIOD,OBS_VALUE\n"
      "X:F(1.0),--07-01,2020-Q1,1\nX:F(1.0),--07-01,2020,1\nX:F(1.0),--01-01,2020-Q2,1\n",
      sink);
  CHECK(sink.observations.size() == 2);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().seen == "2020-Q1");
}

}  // namespace corridor::csv_test
