#include "sources/recording_sink.h"
#include "vocabulary/named_lines.h"

#include <doctest/doctest.h>

namespace corridor::treaty_status_test {

using Kind = LawEventKind;

TEST_CASE("human rights treaties: years of parties, signatures without one, no act no event") {
  RecordingSink sink;
  const auto reading = read_as(
      "hr_treaties",
      "treaty,iso2,member,state_party,year_ratification_or_accession,signatory,no_action,status,"
      "note\n"
      "icmw,BD,Bangladesh,1,2011,0,0,state party,\nicmw,CM,Cameroon,0,,1,0,signatory state,\n"
      "icmw,NA,Namibia,0,,0,1,no action,\n"
      "iccpr_op1,JM,Jamaica,1,1975,0,1,state party,Denounced the OP 1997\n",
      sink);
  REQUIRE(reading.has_value());
  CHECK(reading->known_to == "2022-08");
  REQUIRE(sink.records.size() == 2);
  CHECK(sink.records[0].code == "hr-icmw");
  CHECK(NamedLines(sink.records[0].fields)["known_to"] == "2022-08");
  REQUIRE(sink.events.size() == 4);
  CHECK(sink.events[0].kind == Kind::ratification);
  CHECK(sink.events[0].date.text() == "2011");
  CHECK(sink.events[0].note.contains("accession"));
  CHECK(sink.events[1].kind == Kind::signature);
  CHECK(sink.events[1].date.empty());
  CHECK(sink.events[3].kind == Kind::denunciation);
  CHECK(sink.events[3].date.text() == "1997");
  // Jamaica is marked as a party and as one that took no action.
  REQUIRE(sink.flags.size() == 1);
  CHECK(sink.flags[0].check == "marks_differ");
}

TEST_CASE("human rights treaties: NA is Namibia, and a code of another place is flagged") {
  RecordingSink sink;
  REQUIRE(read_as("hr_treaties",
                  "treaty,iso2,member,state_party,year_ratification_or_accession,signatory,"
                  "no_action,status,note\n"
                  "crc,NA,Namibia,1,1990,0,0,state party,\ncrc,ZA,Namibia,1,1990,0,0,state party,\n"
                  "crc,ZW,Zimbabwe,0,,0,0,state party,\nfree,ZW,Zimbabwe,1,1990,0,0,state party,\n",
                  sink));
  REQUIRE(sink.events.size() == 2);
  CHECK(sink.events[0].party == Place("NAM"));
  CHECK(sink.has_flag("name_and_code_differ"));
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].reason.contains("without a year"));
  CHECK(sink.rejections[1].seen == "free");
}

TEST_CASE("ILO ratifications: the day, and the day of force where it is still to come") {
  RecordingSink sink;
  REQUIRE(read_as("ilo_ratifications",
                  "convention,series,ref_area,country,iso3,year,date,status_code,status,comment\n"
                  "C183,x,8,Albania,ALB,2004,2004-07-24,1,\"Ratified, in force\",\n"
                  "C177,x,705,Slovenia,SVN,2021,2021-04-14,2,\"Ratified, not in force\",\"It will "
                  "enter into force for Slovenia on 14 Apr 2022. More.\"\n"
                  "C177,x,705,Slovenia,SVN,2021,2021-04-14,3,Denounced,\n",
                  sink));
  REQUIRE(sink.records.size() == 2);
  CHECK(sink.records[0].code == "ilo-C183");
  CHECK(sink.records[0].title.contains("Maternity Protection"));
  CHECK(NamedLines(sink.records[0].fields)["type"] == "labour_convention");
  REQUIRE(sink.events.size() == 2);
  CHECK(sink.events[0].effective.empty());
  CHECK(sink.events[1].date.text() == "2021-04-14");
  CHECK(sink.events[1].effective.text() == "2022-04-14");
  CHECK(sink.rejections.size() == 1);
}

}  // namespace corridor::treaty_status_test
