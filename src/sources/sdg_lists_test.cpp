#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::sdg_lists_test {

TEST_CASE("SDG framework: goals and targets once, as a tree") {
  RecordingSink sink;
  REQUIRE(read_as("sdg_framework",
                  "goal,goal_name,target,target_text,indicator,indicator_text\n"
                  "10,Reduce inequality,10.7,Facilitate migration,10.7.1,Recruitment cost\n"
                  "10,Reduce inequality,10.7,Facilitate migration,10.7.2,Policies\n"
                  "10,Reduce inequality,,,10.9.1,No target\n",
                  sink));
  REQUIRE(sink.items.size() == 4);
  CHECK(sink.items[0].code == "10");
  CHECK(sink.items[0].parent.empty());
  CHECK(sink.items[1].parent == "10");
  CHECK(sink.items[3].code == "10.7.2");
  CHECK(sink.items[3].parent == "10.7");
  CHECK(sink.items[3].name == "Policies");
  CHECK(sink.rejections.size() == 1);
}

TEST_CASE("SDG series: named, and related to each indicator they serve") {
  RecordingSink sink;
  REQUIRE(read_as("sdg_series",
                  "concept,concept_type,description,goal,indicator,name,target\n"
                  "dc_oda_bdvl,measure,Aid for biodiversity,\"15, 15\",\"15.a.1, 15.b.1\","
                  "DC_ODA_BDVL,\"15.a, 15.b\"\n",
                  sink));
  REQUIRE(sink.items.size() == 1);
  CHECK(sink.items[0].list == "indicator");
  CHECK(sink.items[0].name == "Aid for biodiversity");
  CHECK(sink.items[0].details == "goal=15, 15;sdg_indicator=15.a.1, 15.b.1;target=15.a, 15.b");
  REQUIRE(sink.relations.size() == 2);
  CHECK(sink.relations[1].to == "15.b.1");
}

TEST_CASE("SDG code lists: each a part, areas with their place") {
  RecordingSink sink;
  const auto reading =
      read_as("sdg_codes", "geo_area,name\n50,Bangladesh\n901,Africa (ILO)\n", sink);
  REQUIRE(reading.has_value());
  CHECK(reading->part == "sdg_geo_area");
  REQUIRE(sink.items.size() == 2);
  CHECK(sink.items[0].place == Place("BGD"));
  CHECK(sink.items[1].place.empty());
}

TEST_CASE("Global Compact: objectives with their actions") {
  RecordingSink sink;
  REQUIRE(read_as("gcm_objectives",
                  "objective,title,action_letter,action\n1,Data,a,Improve\n1,Data,b,Compare\n"
                  "2,Drivers,a,Promote\n",
                  sink));
  REQUIRE(sink.items.size() == 5);
  CHECK(sink.items[0].code == "1");
  CHECK(sink.items[2].code == "1.b");
  CHECK(sink.items[2].parent == "1");
  CHECK(sink.items[3].name == "Drivers");
}

TEST_CASE("IOM's glossary is told by its first term, other glossaries are not taken for it") {
  const auto found = recognise_source({"f.csv", "term,definition\nAbduction,Taking away\n", {}});
  REQUIRE(found.has_value());
  CHECK((*found)->name == "iom_glossary");
  CHECK_FALSE(recognise_source({"f.csv", "term,definition\nZebra,An animal\n", {}}).has_value());
}

TEST_CASE("WDI metadata: name, definition, unit and licence of a series") {
  RecordingSink sink;
  REQUIRE(read_as("worldbank_wdi_metadata",
                  "Code,Indicator Name,Topic,Long definition,Source,Unit of measure,Periodicity,"
                  "License Type,Aggregation method\n"
                  "SP.POP.TOTL,\"Population, total\",Health,All residents.,UN,,Annual,CC BY-4.0,"
                  "Sum\n",
                  sink));
  REQUIRE(sink.items.size() == 1);
  CHECK(sink.items[0].name == "Population, total");
  CHECK(sink.items[0].description == "All residents.");
  CHECK(sink.items[0].details ==
        "aggregation=Sum;licence=CC BY-4.0;periodicity=Annual;source=UN;topic=Health");
}

}  // namespace corridor::sdg_lists_test
