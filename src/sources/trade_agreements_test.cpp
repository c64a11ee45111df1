#include "sources/recording_sink.h"
#include "vocabulary/named_lines.h"

#include <doctest/doctest.h>

namespace corridor::trade_agreements_test {
namespace {

using Kind = LawEventKind;

std::vector<Place> parties_of(const RecordingSink& sink, std::string_view code, Kind kind) {
  std::vector<Place> parties;
  for (const auto& event : sink.events) {
    if (event.instrument == code && event.kind == kind && !event.party.empty()) {
      parties.push_back(event.party);
    }
  }
  std::ranges::sort(parties);
  return parties;
}

std::vector<Place> places(std::initializer_list<std::string_view> codes) {
  return {codes.begin(), codes.end()};
}

const std::string treaties_header =
    "number,base_treaty,name,entry_type,consolidated,year,entryforceyear,language,typememb,"
    "regioncon,wto_listed,wto_name\n";

const std::string gptad_header =
    "Common.Name,Membership,Type,Date.of.Signature,Date.of.Entry.into.Force,WTO.notified,"
    "In.force.status,Annexes.Available\n";

const std::string agreements_header =
    "dataset,manyID,treatyID,title,begin,signature,force,end,agreement_type,doc_type,geog_area,"
    "source_id,url\n";

const std::string memberships_header =
    "dataset,manyID,treatyID,title,begin,stateID,state_name,signature,force,state_signature,"
    "state_ratification,state_force,state_end\n";

/// The members that a cell of GPTAD names.
std::vector<Place> members_in(const std::string& cell) {
  RecordingSink sink;
  REQUIRE(read_as("gptad", gptad_header + "X,\"" + cell + "\",FTA,n/a,N/A,no,unknown,NA\n", sink));
  CHECK_MESSAGE(sink.rejections.empty(), (sink.rejections.empty() ? "" : sink.rejections[0].seen));
  return parties_of(sink, "gptad-x", Kind::signature);
}

std::string deep_trade_header() {
  std::string header = "cty1,iso1,cty2,iso2,year,agreement,entry_force,type";
  for (const std::string_view area :
       {"wto_plus_gats", "wto_X_visaandasylum", "wto_X_labourmarketregulation",
        "wto_X_illegalimmigration", "wto_X_humanrights", "wto_X_socialmatters",
        "wto_X_educationandtraining"}) {
    header.append(",").append(area).append(",").append(area).append("_le");
  }
  return header + ",depth\n";
}

}  // namespace

TEST_CASE("deep trade: a party's year is the earliest of its pairs, an agreement is told once") {
  RecordingSink sink;
  REQUIRE(
      read_as("deep_trade_agreements",
              deep_trade_header() +
                  "Angola,AGO,Egypt,EGY,2001,COMESA,1994,CU,1,2,0,0,1,1,1,0,0,0,0,0,0,0,12\n" +
                  "Angola,AGO,Burundi,BDI,1994,COMESA,1994,CU,1,2,0,0,1,1,1,0,0,0,0,0,0,0,12\n" +
                  "Chile,CHL,Peru,PER,2009,Chile - Perú,2009,FTA,0,0,0,0,0,0,0,0,0,0,0,0,0,1,3\n",
              sink));
  const auto agreement = std::ranges::find(sink.records, "dta-comesa-1994", &Record::code);
  REQUIRE(agreement != sink.records.end());
  const NamedLines fields(agreement->fields);
  CHECK(fields["dta_services"] == "2");
  CHECK(fields["dta_irregular_migration"] == "0");
  CHECK(fields["dta_visa_asylum"].empty());  // not covered
  CHECK(agreement->since.text() == "1994");
  const auto labour =
      std::ranges::find(sink.records, "dta-comesa-1994/labour_market", &Record::code);
  REQUIRE(labour != sink.records.end());
  CHECK(NamedLines(labour->fields)["gives"] == "working_conditions");
  CHECK(NamedLines(labour->fields)["strength"] == "limited_duty");
  CHECK(sink.records.size() == 5);
  for (const auto& event : sink.events) {
    if (event.party == Place("AGO")) CHECK(event.date.text() == "1994");
    if (event.party == Place("EGY")) CHECK(event.date.text() == "2001");
    if (event.party == Place("PER")) CHECK(event.instrument == "dta-chile-peru-2009");
  }
  CHECK(parties_of(sink, "dta-comesa-1994", Kind::in_force) == places({"AGO", "BDI", "EGY"}));
  CHECK(sink.has_flag("enforceable_but_not_covered"));
}

TEST_CASE("deep trade: coverage that changes from pair to pair is flagged") {
  RecordingSink sink;
  REQUIRE(read_as("deep_trade_agreements",
                  deep_trade_header() +
                      "Angola,AGO,Egypt,EGY,2001,COMESA,1994,CU,1,2,0,0,0,0,0,0,0,0,0,0,0,0,12\n" +
                      "Angola,AGO,Burundi,BDI,1994,COMESA,1994,CU,0,0,0,0,0,0,0,0,0,0,0,0,0,0,12\n",
                  sink));
  CHECK(sink.has_flag("coverage_differs"));
}

TEST_CASE("DESTA: acts are linked to the treaty that they are about") {
  RecordingSink sink;
  REQUIRE(read_as("desta_treaties",
                  treaties_header +
                      "3,3,African Economic Community,base_treaty,0,1991,1994,E,2,A,0,\n" +
                      "3+1,3,South Africa accession,accession,0,1997,,E,5,A,0,\n" +
                      "22_1,22,Withdrawal,withdrawal,0,2006,,E,7,A,0,\n" +
                      "27,26,Quito Protocol,protocol or amendment,0,1987,1985,E,2,A,0,\n" +
                      "807,807,Colombia Japan,negotiation,0,,,,1,I,,\n9,9,X,treaty,0,,,,1,I,,\n",
                  sink));
  REQUIRE(sink.records.size() == 5);
  REQUIRE(sink.links.size() == 3);
  CHECK(sink.links[0].from == "instrument:desta-3+1");
  CHECK(sink.links[0].relation == "accedes_to");
  CHECK(sink.links[0].to == "instrument:desta-3");
  CHECK(sink.links[1].relation == "withdraws_from");
  CHECK(sink.links[2].relation == "amends");
  CHECK(NamedLines(sink.records[4].fields)["desta_entry"] == "negotiation");
  CHECK(sink.has_flag("in_force_before_signature"));
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].seen == "treaty");
}

TEST_CASE("DESTA: members are M49 numbers, 900 is Kosovo, negotiators signed nothing") {
  RecordingSink sink;
  REQUIRE(read_as("desta_members",
                  "number,base_treaty,entry_type,year,country_m49,col\n1,1,base_treaty,2003,4,c1\n"
                  "10,10,base_treaty,2003,900,c2\n807,807,negotiation,NA,392,c2\n"
                  "9,9,base_treaty,1980,200,c1\n9,9,base_treaty,1980,999,c1\n",
                  sink));
  REQUIRE(sink.events.size() == 3);
  CHECK(sink.events[0].party == Place("AFG"));
  CHECK(sink.events[0].date.text() == "2003");
  CHECK(sink.events[1].party == Place("XKX"));
  CHECK(sink.events[2].party == Place("CSK"));
  REQUIRE(sink.links.size() == 1);
  CHECK(sink.links[0].relation == "negotiated_by");
  CHECK(sink.links[0].to == "place:JPN");
  CHECK(sink.rejections.size() == 1);
}

TEST_CASE("LABPTA: depth of labour provisions, and the treaty in DESTA that it is") {
  RecordingSink sink;
  std::string header =
      "Number,Name,year,LP_depth_6values,union_density_av_max_pta,union_density_max_pta,"
      "execrlc_av_max_pta,execrlc_max_pta,plp_av_max_pta,plp_max_pta,hs_ratio_av_max_pta,"
      "hs_ratio_max_pta,polity2_av_max_pta,polity2_max_pta,democracy_di_mean_pta,depth_index,"
      "NorthNorth,SouthSouth,EC,US,inter_union_left_av_max_pta,inter_union_democracy_av_max_pta,"
      "inter_union_left_max_pta,inter_union_democracy_max_pta\n";
  const std::string rest = ",,,,,,,,,,,,2,0,1,0,0,,,,\n";
  REQUIRE(read_as(
      "labpta", header + "3,African Economic Community,1991,3" + rest + "4,B,1992,9" + rest, sink));
  REQUIRE(sink.records.size() == 1);
  const NamedLines fields(sink.records[0].fields);
  CHECK(fields["labour_depth"] == "3");
  CHECK(fields["depth_index"] == "2");
  CHECK(fields["topics"] == "trade labour");
  REQUIRE(sink.links.size() == 1);
  CHECK(sink.links[0].from == "instrument:desta-3");
  CHECK(sink.links[0].relation == "same_as");
  CHECK(sink.links[0].to == "instrument:labpta-3");
  CHECK(sink.rejections.size() == 1);
}

TEST_CASE("GPTAD: members however they are joined, groups by their members") {
  CHECK(members_in("Canada, EFTA (Iceland, Norway, Switzerland)\\r\\n") ==
        places({"CAN", "CHE", "ISL", "NOR"}));
  CHECK(members_in("Australia; Chile") == places({"AUS", "CHL"}));
  CHECK(members_in("Jordan, United Arab Emirates (UAE)") == places({"ARE", "JOR"}));
  CHECK(members_in("Russian Federation and Ukraine") == places({"RUS", "UKR"}));
  CHECK(members_in("Finland France, Singapore - Korea") == places({"FIN", "FRA", "KOR", "SGP"}));
  CHECK(members_in("Bosnia and Herzegovina, Turkey.") == places({"BIH", "TUR"}));
  CHECK(members_in("SAARC (South Asian Association) (India, Nepal)") == places({"IND", "NPL"}));
  CHECK(members_in(
            "Territories (Aruba, Falkland Islands (Islas Malvinas), Virgin Islands, British)") ==
        places({"ABW", "FLK", "VGB"}));
  CHECK(members_in("China, Hong Kong") == places({"CHN", "HKG"}));
}

TEST_CASE("GPTAD: days are month first, names are told apart, what is no place is named") {
  RecordingSink sink;
  const std::string row = "A - B,\"Chile, Atlantis\",FTA,12/05/1996,07/05/1997,yes,in force,NA\n";
  REQUIRE(read_as(
      "gptad", gptad_header + row + row + "A - B,Peru,FTA,13/05/1996,05/05/1990,yes,in force,NA\n",
      sink));
  REQUIRE(sink.records.size() == 2);
  CHECK(sink.records[0].code == "gptad-a-b");
  CHECK(sink.records[1].code == "gptad-a-b-2");
  CHECK(sink.records[0].since.text() == "1997-07-05");
  CHECK(parties_of(sink, "gptad-a-b", Kind::signature) == places({"CHL"}));
  CHECK(parties_of(sink, "gptad-a-b", Kind::in_force) == places({"CHL"}));
  REQUIRE(sink.rejections.size() == 3);
  CHECK(sink.rejections[0].seen == "Atlantis");
  CHECK(sink.rejections[1].reason.contains("word by word"));
  CHECK(sink.rejections[2].seen == "13/05/1996");
}

TEST_CASE("manytrade: one agreement of several datasets is one by its manyID") {
  RecordingSink sink;
  REQUIRE(read_as("manytrade_agreements",
                  agreements_header +
                      "DESTA,A_1948O,A_1948O,A,1948-01-01,1948-01-01,1949-01-01,,A,B,R,663,\n" +
                      "DESTA,AP_1950P,AP_1950P,Protocol,1950-01-01,1950-01-01,,,A,B,R,663,\n" +
                      "LABPTA,A_1948O,A_1948O,A,1948-01-01,1948-01-01,1948-01-01,,,,,663,\n" +
                      "HUGGO,A_1948O,ZAF-ZWE[RCU] "
                      "X:B_1948O,A,1948-12-06,1948-12-06,1949-01-01,9999-12-31,,,,,\"NA\"\n" +
                      "HUGGO,A_1948O,ZAF-ZWE[RCU] X:B_1948O,B,1948-12-06,1948-12-06,,,,,,,\n",
                  sink));
  REQUIRE(sink.records.size() == 4);
  CHECK(sink.records[0].since.text() == "1949");  // DESTA knows years
  CHECK(sink.records[3].code == "mt-HUGGO-ZAF-ZWE.RCU_X+B_1948O");
  CHECK(sink.records[3].since.text() == "1949-01-01");
  CHECK(sink.records[3].until.empty());
  CHECK(sink.rejections.size() == 1);
  std::vector<std::string> same;
  for (const auto& link : sink.links) {
    CHECK(link.relation == "same_as");
    CHECK(link.from == "instrument:desta-663");
    same.push_back(link.to);
  }
  CHECK(same == std::vector<std::string>{"instrument:mt-DESTA-A_1948O",
                                         "instrument:mt-LABPTA-A_1948O", "instrument:labpta-663",
                                         "instrument:mt-HUGGO-ZAF-ZWE.RCU_X+B_1948O"});
}

TEST_CASE("manytrade: a state's own dates go before those of the agreement") {
  RecordingSink sink;
  REQUIRE(read_as(
      "manytrade_memberships",
      memberships_header +
          "HUGGO_MEM,A,A_1991O,A,1991,DZA,Algeria,1991-06-03,1994-05-12,1991-06-04,1991-07-01,"
          "1994-05-13,9999-12-31\n" +
          "HUGGO_MEM,A,A_1991O,A,1991,LSO,Lesotho,1991-06-03,1994-05-12,,,1994-05-12,1997-11-12\n" +
          "DESTA_MEM,A,A_1991O,A,1991,,Moldavia,1991,1994,,,,\n" +
          "DESTA_MEM,A,A_1991O,A,1991,MDA,Moldova,1999,,,,,\n" +
          "HUGGO_MEM,A,A_1991O,A,1991,CZE,Cyprus,1991,,2020-99-99,,,\n" +
          "HUGGO_MEM,A,A_1991O,A,1991,FNJ,Funj Sultanate,1991,,,,,\n",
      sink));
  REQUIRE(sink.events.size() == 8);
  CHECK(sink.events[0].date.text() == "1991-06-04");
  CHECK(sink.events[1].kind == Kind::ratification);
  CHECK(sink.events[2].date.text() == "1994-05-13");
  CHECK(sink.events[4].kind == Kind::termination);
  CHECK(sink.events[4].party == Place("LSO"));
  CHECK(sink.events[5].instrument == "mt-DESTA-A_1991O");
  CHECK(sink.events[5].note == "date of the agreement");
  CHECK(sink.events[7].party == Place("CYP"));
  CHECK(sink.events[7].date.text() == "2020");
  CHECK(sink.has_flag("name_and_code_differ"));
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].cell.row == 5);  // named a second time
  CHECK(sink.rejections[1].seen == "Funj Sultanate");
}

}  // namespace corridor::trade_agreements_test
