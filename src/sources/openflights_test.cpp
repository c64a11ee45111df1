#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::openflights_test {

TEST_CASE("airports: where they are, and what people call them") {
  RecordingSink sink;
  REQUIRE(
      read_as("openflights_airports",
              "airport_id,name,city,country,iata,icao,lat,lon,altitude_ft,tz_offset,dst,tz,type,"
              "source\n"
              "3,A field,Road Town,Virgin Islands,\\N,TXXX,18.4,-64.5,15,-4,U,\\N,airport,Ours\n"
              "4,B field,Palikir,Micronesia,PNI,,6.9,158.2,10,11,U,Pacific/Ponape,airport,Ours\n"
              ",C field,,Fiji,,,,,,,,,,\n",
              sink));
  REQUIRE(sink.items.size() == 2);
  CHECK(sink.items[0].place == Place("VIR"));
  CHECK(sink.items[0].other_names == "TXXX\nRoad Town");
  CHECK(sink.items[0].details ==
        "altitude_ft=15;city=Road Town;icao=TXXX;lat=18.4;lon=-64.5;type=airport");
  CHECK(sink.items[1].place == Place("FSM"));
  CHECK(sink.rejections.size() == 1);
}

TEST_CASE("airlines: a call sign in the place of a country is kept without a place, and flagged") {
  RecordingSink sink;
  REQUIRE(read_as("openflights_airlines",
                  "airline_id,name,alias,iata,icao,callsign,country,active\n"
                  "1,One,,BG,BBC,BANGLADESH,Bangladesh,Y\n2,Two,,-,N/A,TWO,ALASKA,N\n",
                  sink));
  REQUIRE(sink.items.size() == 2);
  CHECK(sink.items[0].place == Place("BGD"));
  CHECK(sink.items[1].place.empty());
  CHECK(sink.items[1].other_names == "TWO");
  CHECK(sink.has_flag("unknown_place"));
}

TEST_CASE("countries of OpenFlights: one ISO code may stand for several, none is lost") {
  RecordingSink sink;
  REQUIRE(read_as("openflights_countries",
                  "name,iso_code,dafif_code\nIndia,IN,BS\nIndia,IN,IN\nBonaire,BQ,\n"
                  "Navassa Island,,BQ\n",
                  sink));
  REQUIRE(sink.items.size() == 4);
  CHECK(sink.items[0].place == Place("IND"));
  CHECK(sink.items[2].code == "iso:BQ");
  CHECK(sink.items[3].code == "BQ");
  CHECK(sink.items[3].place.empty());
}

TEST_CASE("routes: every row an entry, two airports related once and only by their numbers") {
  RecordingSink sink;
  const auto reading =
      read_as("openflights_routes",
              "airline,airline_id,src_airport,src_airport_id,dst_airport,dst_airport_id,codeshare,"
              "stops,equipment\n"
              "BG,1439,DAC,3076,KUL,3304,,0,738\nMH,3378,DAC,3076,KUL,3304,Y,0,738\n"
              "2B,410,AER,2965,XXX,\\N,,0,CR2\n",
              sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.licence == "ODbL-1.0");
  REQUIRE(sink.items.size() == 3);
  CHECK(sink.items[1].code == "MH:DAC-KUL");
  CHECK(sink.items[1].details ==
        "airline_id=3378;code_share=Y;equipment=738;"
        "from_airport_id=3076;stops=0;to_airport_id=3304");
  REQUIRE(sink.relations.size() == 1);
  CHECK(sink.relations[0].from == "3076");
  CHECK(sink.relations[0].to == "3304");
}

TEST_CASE("routes between countries: the publisher's names count, other codes are flagged") {
  RecordingSink sink;
  REQUIRE(read_as("openflights_pairs",
                  "src_country_iso3,dst_country_iso3,src_country,dst_country,n_airline_routes\n"
                  "BGD,MYS,Bangladesh,Malaysia,6\nVGB,PRI,Virgin Islands,Puerto Rico,3\n"
                  "VGB,PRI,British Virgin Islands,Puerto Rico,4\n",
                  sink));
  CHECK(sink.find("air_routes", "BGD", "MYS")->value == 6);
  CHECK(sink.find("air_routes", "VIR", "PRI")->value == 3);
  CHECK(sink.find("air_routes", "VGB", "PRI")->value == 4);
  CHECK(sink.flags.size() == 1);
  CHECK(sink.has_flag("codes_disagree"));
}

TEST_CASE("ports: columns found by name, what is not known left out") {
  RecordingSink sink;
  REQUIRE(read_as("world_port_index",
                  "OID_,World Port Index Number,Region Name,Main Port Name,Alternate Port Name,"
                  "UN/LOCODE,Country Code,World Water Body,Channel Depth (m),Harbor Size,"
                  "Harbor Type,Harbor Use,Latitude,Longitude\n"
                  "0.0,49530.0,Bangladesh,Chittagong,Chattogram,BD CGP,Bangladesh,Bay of Bengal,"
                  "0.0,Medium,River (Natural),Unknown,22.3,91.8\n",
                  sink));
  REQUIRE(sink.items.size() == 1);
  CHECK(sink.items[0].code == "49530");
  CHECK(sink.items[0].place == Place("BGD"));
  CHECK(sink.items[0].other_names == "Chattogram\nBD CGP");
  CHECK(sink.items[0].details ==
        "harbour_size=Medium;harbour_type=River (Natural);lat=22.3;locode=BD CGP;lon=91.8;"
        "region=Bangladesh;water=Bay of Bengal");
}

}  // namespace corridor::openflights_test
