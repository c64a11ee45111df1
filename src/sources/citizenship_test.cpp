#include "sources/recording_sink.h"
#include "vocabulary/indicator.h"

#include <doctest/doctest.h>

namespace corridor::citizenship_test {
namespace {

const std::string header =
    "iso2,iso3,country,region,year,A01a_bin,A01a_cat,A06a_cat,A06a_yrs_cat,A06b_bin,A06b_cat,"
    "A06c_cat,L05_cat,note,dualcit_comb\n";

const Observation* find(const RecordingSink& sink, std::string_view indicator,
                        std::string_view dimensions) {
  const auto found = std::ranges::find_if(sink.observations, [&](const Observation& o) {
    return o.key.indicator == indicator && o.key.dimensions == dimensions;
  });
  return found == sink.observations.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("citizenship: provisions and categories by mode, years and dual citizenship apart") {
  RecordingSink sink;
  REQUIRE(read_as("globalcit_citizenship_law",
                  header + "NA,NAM,Namibia,Africa,2024,1,4,3,10,1,3,2,6,x,0\n", sink));
  REQUIRE(sink.observations.size() == 9);  // without the note
  CHECK(sink.observations[0].key.place == Place("NAM"));
  CHECK(find(sink, "citizenship_law", "form=provision;mode=A01a")->value == 1);
  CHECK(find(sink, "citizenship_law", "form=category;mode=A01a")->value == 4);
  CHECK(find(sink, "citizenship_law", "form=category;mode=A06b")->value == 3);
  CHECK(find(sink, "naturalisation_residence", "")->value == 10);
  CHECK(find(sink, "dual_citizenship", "")->value == 0);
  CHECK(find(sink, "dual_citizenship", "")->state == State::value);
  for (const auto& figure : sink.observations) {
    CHECK(find_indicator(figure.key.indicator) != nullptr);
  }
  CHECK(sink.items.size() == 50);
}

TEST_CASE("citizenship: nine is a number of years, and elsewhere that a condition does not apply") {
  RecordingSink sink;
  REQUIRE(read_as("globalcit_citizenship_law",
                  header + "GQ,GNQ,Equatorial Guinea,Africa,2024,1,1,3,9,0,0,0,0,x,3\n" +
                      "LB,LBN,Lebanon,Asia,2024,1,1,9,NA,NA,9,9,0,x,NA\n",
                  sink));
  CHECK(find(sink, "naturalisation_residence", "")->value == 9);
  int not_applicable = 0, missing = 0;
  for (const auto& figure : sink.observations) {
    if (figure.key.place != Place("LBN")) continue;
    not_applicable += figure.state == State::not_applicable ? 1 : 0;
    missing += figure.state == State::missing ? 1 : 0;
  }
  CHECK(not_applicable == 5);  // A06a, its years, A06b twice, A06c
  CHECK(missing == 1);         // dual citizenship: not coded
}

TEST_CASE("citizenship: before 2020 the wide table is padding but for what is coded since 1960") {
  RecordingSink sink;
  REQUIRE(read_as("globalcit_citizenship_law",
                  header + "AF,AFG,Afghanistan,Asia,1960,NA,NA,NA,NA,1,3,NA,0,NA,1\n" +
                      "NA,YUG,Yugoslavia,Europe,1999,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA\n",
                  sink));
  CHECK(sink.observations.size() == 8);
  CHECK(find(sink, "citizenship_law", "form=category;mode=A01a") == nullptr);
  CHECK(find(sink, "citizenship_law", "form=category;mode=L05")->value == 0);
  CHECK(sink.observations.back().state == State::missing);
  CHECK(sink.observations.back().key.place == Place("YUG"));
}

TEST_CASE("MIPEX: the overall score by code and by name, of 2010") {
  RecordingSink sink;
  REQUIRE(read_as("mipex_2010", "countries,mipex\nAustria,41\nAtlantis,1\n", sink));
  REQUIRE(sink.observations.size() == 1);
  CHECK(sink.find("integration_score", "", "AUT")->value == 41);
  CHECK(sink.observations[0].key.period.text() == "2010");
  CHECK(sink.rejections.size() == 1);
  RecordingSink study;
  REQUIRE(read_as("mipex_2010_study",
                  "short,idn,loggdp,mipex10,immigrants,hist_settler,hist_guest,pop_elec,right_gov,"
                  "idmip\nAUS,2,12.96,68,27.4,1,0,0,0,1\n",
                  study));
  REQUIRE(study.observations.size() == 1);
  CHECK(study.observations[0].value == 68);
}

}  // namespace corridor::citizenship_test
