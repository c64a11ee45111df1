#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::esco_test {

TEST_CASE("ESCO occupations: cells of several lines, other names one a line, joined to ISCO") {
  RecordingSink sink;
  REQUIRE(
      read_as("esco_occupations",
              "ORIGINURI,ID,UUIDHISTORY,ISCOGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION,"
              "DEFINITION,SCOPENOTE,REGULATEDPROFESSIONNOTE,OCCUPATIONTYPE,ISLOCALIZED\n"
              "http://x/1,key_9,u,2221,2221.1,nurse,\"ward nurse\r\ncharge nurse\",\"Cares.\n"
              "Helps.\",,,http://x/regulated-professions/regulated,escooccupation,false\n",
              sink));
  REQUIRE(sink.items.size() == 1);
  const Item& nurse = sink.items[0];
  CHECK(nurse.code == "key_9");
  CHECK(nurse.name == "nurse");
  CHECK(nurse.other_names == "2221.1\nward nurse\ncharge nurse");
  CHECK(nurse.description == "Cares.\nHelps.");
  CHECK(nurse.details == "code=2221.1;profession=regulated;uri=http://x/1");
  REQUIRE(sink.relations.size() == 1);
  CHECK(sink.relations[0].to_list == "isco08");
  CHECK(sink.relations[0].to == "2221");
}

TEST_CASE("ISCO groups are known by their number, and by their id to the hierarchy") {
  RecordingSink sink;
  REQUIRE(read_as("isco08",
                  "ORIGINURI,ID,UUIDHISTORY,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION\n"
                  "http://x/C2,key_7,u,2,Professionals,,Text\n"
                  "http://x/C22,key_8,u,22,Health professionals,,Text\n"
                  "http://x/C,key_9,u,é,No number,,Text\n",
                  sink));
  REQUIRE(sink.items.size() == 2);
  CHECK(sink.items[0].parent.empty());
  CHECK(sink.items[1].code == "22");
  CHECK(sink.items[1].parent == "2");
  CHECK(sink.relations[1].from_list == "esco_isco_group");
  CHECK(sink.relations[1].from == "key_8");
  CHECK(sink.relations[1].to == "22");
  CHECK(sink.rejections.size() == 1);
}

TEST_CASE("ESCO hierarchies: the child has the parent as broader, whichever objects they are") {
  RecordingSink sink;
  const std::string header = "PARENTOBJECTTYPE,PARENTID,CHILDID,CHILDOBJECTTYPE\n";
  const auto reading = read_as("esco_hierarchy",
                               header +
                                   "iscogroup,key_8,key_9,escooccupation\n"
                                   "planet,key_1,key_2,skill\nskill,,key_2,skill\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->part == "skills");
  REQUIRE(sink.relations.size() == 1);
  CHECK(sink.relations[0].from_list == "esco_occupation");
  CHECK(sink.relations[0].from == "key_9");
  CHECK(sink.relations[0].relation == "broader");
  CHECK(sink.relations[0].to == "key_8");
  CHECK(sink.rejections.size() == 2);
  RecordingSink occupations;
  CHECK(
      read_as("esco_hierarchy", header + "iscogroup,key_8,key_9,iscogroup\n", occupations)->part ==
      "occupations");
}

TEST_CASE("ESCO skills that skills need") {
  RecordingSink sink;
  REQUIRE(read_as("esco_skill_relations",
                  "REQUIRINGID,RELATIONTYPE,REQUIREDID\nkey_1,essential,key_2\n"
                  "key_1,optional,key_3\nkey_1,wanted,key_4\n",
                  sink));
  REQUIRE(sink.relations.size() == 2);
  CHECK(sink.relations[0].relation == "requires");
  CHECK(sink.relations[1].relation == "gains_from");
  CHECK(sink.rejections.size() == 1);
}

}  // namespace corridor::esco_test
