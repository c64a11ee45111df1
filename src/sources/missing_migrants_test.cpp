#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::missing_migrants_test {
namespace {

std::string with_header(std::string_view source, std::string_view rows) {
  return std::string(find_source(source)->shape) + "\n" + std::string(rows);
}

/// A row of the download with the fields that matter here.
std::string download(std::string_view date, std::string_view origin, std::string_view location) {
  return "2026.MMP1,2026.MMP12,Mediterranean,\"" + std::string(date) +
         "\",2026,January,17,-5,,1,,2,Northern Africa,Drowning," + std::string(origin) + ",\"" +
         std::string(location) + "\",Press,\"35.6, -5.3\",Western Mediterranean,,Uncategorized,4\n";
}

Place place_named(std::string_view location) {
  RecordingSink sink;
  const auto text =
      with_header("missing_migrants", download("Fri, 01/02/2026 - 12:00", "Morocco", location));
  REQUIRE(read_as("missing_migrants", text, sink).has_value());
  return sink.observations.front().key.place;
}

Period period_of(std::string_view date) {
  RecordingSink sink;
  const auto text = with_header("missing_migrants", download(date, "Morocco", "Ceuta, Spain"));
  REQUIRE(read_as("missing_migrants", text, sink).has_value());
  return sink.observations.empty() ? Period() : sink.observations.front().key.period;
}

}  // namespace

TEST_CASE("missing migrants, download: each figure of an incident, empty cells missing") {
  RecordingSink sink;
  const auto text = with_header("missing_migrants", download("Fri, 01/02/2026 - 12:00", "Morocco",
                                                             "Rincón de M'diq, Morocco"));
  const auto reading = read_as("missing_migrants", text, sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2026-01-02");
  CHECK(reading->supersession == Supersession::by_figure);
  REQUIRE(sink.observations.size() == 6);
  const auto* dead = sink.find("missing_migrants_dead", "MAR", "MAR");
  REQUIRE(dead != nullptr);
  CHECK(dead->value == 17);
  CHECK(dead->key.dimensions == "cause=Drowning;incident=2026.MMP12;route=Western Mediterranean");
  CHECK(sink.find("missing_migrants_missing", "MAR", "MAR")->value == -5);
  CHECK(sink.find("missing_migrants_survivors", "MAR", "MAR")->state == State::missing);
  CHECK(sink.find("missing_migrants", "MAR", "MAR", Sex::female)->value == 1);
  CHECK(sink.find("missing_migrants", "MAR", "MAR", Sex::total)->key.age == Age{0, 17});
  REQUIRE(sink.items.size() == 1);
  CHECK(sink.items.front().name == "Rincón de M'diq, Morocco");
  CHECK(sink.items.front().details == "main_incident=2026.MMP1;quality=4;source=Press");
}

TEST_CASE("missing migrants, download: dates are month before day; without one the month is kept") {
  CHECK(period_of("Fri, 01/02/2026 - 12:00").text() == "2026-01-02");
  CHECK(period_of("Thu, 12/31/2026 - 12:00").text() == "2026-12-31");
  CHECK(period_of("").text() == "2026-01");
  CHECK(period_of("Thu, 31/12/2026 - 12:00").empty());
  CHECK(period_of("2 January").empty());
}

TEST_CASE("missing migrants, download: the country a location ends with, else an unknown place") {
  CHECK(place_named("Tarajal beach, Ceuta, Spain") == Place("ESP"));
  CHECK(place_named("Off Derna, Libya - departed from Tobruk, on 16 April") == Place("LBY"));
  CHECK(place_named("North of Tétouan, Morocco (en route to Ceuta)") == Place("MAR"));
  CHECK(place_named("Mayotte") == Place("MYT"));
  CHECK(place_named("Unspecified location between Morocco and Ceuta") == unknown_place);
  CHECK(place_named("Off Zawiyah, Libya at coordinates 33 32N, 012 52E") == unknown_place);
  CHECK(place_named("At sea, 036") == unknown_place);
  CHECK(place_named("Somewhere, Western Africa") == unknown_place);
  CHECK(place_named("") == unknown_place);
}

TEST_CASE("missing migrants: one known country is the origin, several are unknown and kept") {
  const auto origin_and_dimensions = [](std::string_view written) {
    RecordingSink sink;
    const auto text = with_header("missing_migrants_world",
                                  "USA,\"" + std::string(written) + "\",,,2014-01-06,,,Dead,1\n");
    REQUIRE(read_as("missing_migrants_world", text, sink).has_value());
    REQUIRE(sink.observations.size() == 1);
    const auto& key = sink.observations.front().key;
    return std::string(key.origin.code()) + " " + key.dimensions;
  };
  CHECK(origin_and_dimensions("Guatemala") == "GTM incident=row 2");
  CHECK(origin_and_dimensions("Unknown") == "_U incident=row 2");
  CHECK(origin_and_dimensions("Mixed/Unknown") == "_U incident=row 2");
  CHECK(origin_and_dimensions("") == "_U incident=row 2");
  CHECK(origin_and_dimensions("Egypt,Unknown") == "_U incident=row 2;origins=Egypt,Unknown");
}

TEST_CASE("missing migrants, world: dead and missing by row; no date, no figure") {
  RecordingSink sink;
  const auto reading = read_as("missing_migrants_world",
                               with_header("missing_migrants_world",
                                           "LBY,Sudan,15,33,2014-07-05,Central Mediterranean,"
                                           "Drowning,Dead,13\n"
                                           "LBY,Sudan,15,33,2014-07-05,Central Mediterranean,"
                                           "Drowning,Missing,100\n"
                                           "LBY,Sudan,15,33,,,Drowning,Dead,1\n"
                                           "LBY,Sudan,15,33,2014-07-05,,Drowning,Saved,1\n"),
                               sink);
  REQUIRE(reading.has_value());
  CHECK(sink.find("missing_migrants_dead", "SDN", "LBY")->value == 13);
  CHECK(sink.find("missing_migrants_missing", "SDN", "LBY")->value == 100);
  CHECK(sink.find("missing_migrants_missing", "SDN", "LBY")->key.dimensions ==
        "cause=Drowning;incident=row 3;route=Central Mediterranean");
  CHECK(sink.rejections.size() == 2);
}

TEST_CASE("missing migrants, Europe: NA is missing, a date counts as far as it is known") {
  RecordingSink sink;
  const auto row = [](std::string_view id, std::string_view precision) {
    return std::string(id) + "," + std::string(id) +
           ",Incident,Mediterranean,2014-01-19,2014,1,12,NA,12,NA,9,NA,3,Afghanistan,Unknown,"
           "Drowning,Drowning,Eastern Mediterranean,Greece,Waters near Greece,Uncategorized,"
           "Council of Europe,http://x.org/?a=b;c,5,37.2,27,2014-01-19,2014-01-19," +
           std::string(precision) + ",IOM\n";
  };
  REQUIRE(read_as("missing_migrants_europe",
                  with_header("missing_migrants_europe", row("A", "day") + row("B", "month")),
                  sink));
  CHECK(sink.observations.size() == 14);
  CHECK(sink.observations.front().key.period.text() == "2014-01-19");
  CHECK(sink.observations.back().key.period.text() == "2014-01");
  CHECK(sink.find("missing_migrants_dead", "AFG", "GRC")->value == 12);
  CHECK(sink.find("missing_migrants_missing", "AFG", "GRC")->state == State::missing);
  CHECK(sink.find("missing_migrants", "AFG", "GRC")->value == 12);
  CHECK(sink.items.front().details ==
        "link=http://x.org/?a=b,c;quality=5;source=Council of Europe");
}

}  // namespace corridor::missing_migrants_test
