#include "sources/sdmx/codes.h"

#include "sources/sdmx/concepts.h"
#include "sources/sdmx/message.h"

#include <string>

#include <doctest/doctest.h>

namespace corridor::codes_test {
namespace {

std::string place_of(std::string_view code, std::string_view agency = "ESTAT") {
  SdmxPlaces places;
  places.set_agency(agency);
  const auto found = places(code);
  return found ? std::string(found->place.code()) : "none";
}

std::string age_of(std::string_view code) {
  const auto age = sdmx_age(code);
  return age ? age->text() : "none";
}

}  // namespace

TEST_CASE(
    "SDMX places: ISO with two and three letters, M49 with and without zeros, Eurostat's two") {
  for (const std::string_view code : {"BE", "BEL", "056", "56"}) CHECK(place_of(code) == "BEL");
  CHECK(place_of("4") == "AFG");
  CHECK(place_of("EL") == "GRC");
  CHECK(place_of("GR") == "GRC");
  CHECK(place_of("UK") == "GBR");
  CHECK(place_of("XK") == "XKX");
}

TEST_CASE("SDMX places: the world, none, unknown, other and stateless keep apart") {
  for (const std::string_view code : {"_T", "W0", "W00", "WLD", "TOTAL", "1", "001"}) {
    CHECK(place_of(code) == "_W");
  }
  CHECK(place_of("_Z") == "_Z");
  CHECK(place_of("UNK") == "_U");
  CHECK(place_of("_O") == "_O");
  CHECK(place_of("STLS") == "XXA");
}

TEST_CASE("SDMX places: regions and groups keep the publisher's code, other text is no place") {
  for (const std::string_view code :
       {"DE1", "DEA", "DE11", "DEA1A", "ITC4", "UKI", "EL30", "ESZ", "EU27_2020", "EA20",
        "EXT_EU27_2020", "NEU27_2020_FOR", "W1", "GB-ENG", "US-CA"}) {
    CHECK(place_of(code) == code);
  }
  // The World Bank's groups look like regions of Montenegro, Lithuania and others.
  for (const std::string_view code :
       {"MEA", "LTE", "EAS", "SSF", "ASIKHM001", "QQ-1", "", "Urban", "12345678901234567890"}) {
    CAPTURE(code);
    CHECK(place_of(code) == "none");
  }
}

TEST_CASE("SDMX places: FM is Micronesia, to INSEE metropolitan France, told apart by its code") {
  CHECK(place_of("FM") == "FSM");
  CHECK(place_of("FM", "FR1") == "FRA");
  SdmxPlaces places;
  places.set_agency("FR1");
  CHECK(places("FM")->keep_code);
  CHECK_FALSE(places("FE")->keep_code);
}

TEST_CASE("SDMX sexes and ages: the forms agencies use; others are nothing") {
  for (const std::string_view code : {"_T", "T", "B", "BOTHSEX", "SEX_T", "Total"}) {
    CHECK(sdmx_sex(code) == Sex::total);
  }
  CHECK(sdmx_sex("F") == Sex::female);
  CHECK(sdmx_sex("SEX_M") == Sex::male);
  CHECK(sdmx_sex("Females") == Sex::female);
  CHECK_FALSE(sdmx_sex("1").has_value());
  CHECK_FALSE(sdmx_sex("").has_value());
  CHECK(age_of("Y0T4") == "0-4");
  CHECK(age_of("Y15T24") == "15-24");
  CHECK(age_of("Y20-24") == "20-24");
  CHECK(age_of("Y_GE65") == "65+");
  CHECK(age_of("YGE65") == "65+");
  CHECK(age_of("Y_LT5") == "0-4");
  CHECK(age_of("Y7") == "7");
  CHECK(age_of("_T") == "total");
  CHECK(age_of("TOTAL") == "total");
  for (const std::string_view code :
       {"", "Y", "Y_", "Y_OPEN", "Y_LT0", "Y9T5", "Y151", "YT5", "Y-5", "UNK", "M6", "Y5T",
        "AGE_YTHADULT_YGE15", "Y99999999999999999999"}) {
    CAPTURE(code);
    CHECK(age_of(code) == "none");
  }
}

TEST_CASE("SDMX statuses: letters of the code list, Eurostat's flags, and what is unknown") {
  CHECK(sdmx_status("P").status == 'P');
  CHECK(sdmx_status("V").status == 'V');
  CHECK(sdmx_status("").status == 'A');
  CHECK(sdmx_status("e").status == 'E');
  CHECK(sdmx_status("s").status == 'E');
  CHECK(sdmx_status("bp").status == 'B');
  CHECK(sdmx_status(": z").status == 'M');
  for (const std::string_view code : {"SD", "position 1 of 1 values", "9", "R"}) {
    CHECK_FALSE(sdmx_status(code).known);
    CHECK(sdmx_status(code).status == 'A');
  }
}

TEST_CASE("SDMX multipliers: powers of ten as numbers or words, rounded once") {
  CHECK(sdmx_multiplier("6") == 6);
  CHECK(sdmx_multiplier("-2") == -2);
  CHECK(sdmx_multiplier("Thousands") == 3);
  for (const std::string_view code : {"", "x", "31", "-9223372036854775808", "1.5", "SO"}) {
    CHECK_FALSE(sdmx_multiplier(code).has_value());
  }
  CHECK(scaled_number("14206.490766", 6) == 14'206'490'766);
  CHECK(scaled_number("1.1", 3) == 1100);
  CHECK(scaled_number("1.5e3", 3) == 1'500'000);
  CHECK(scaled_number("2", -2) == 0.02);
  CHECK_FALSE(scaled_number("1e300", 30).has_value());
  CHECK_FALSE(scaled_number("x", 3).has_value());
}

TEST_CASE("SDMX concepts: known whatever the case; of the others the order decides") {
  CHECK(sdmx_concept("geo").role == SdmxRole::place);
  CHECK(sdmx_concept("c_birth").role == SdmxRole::origin);
  CHECK(sdmx_concept("indic_de").role == SdmxRole::indicator);
  CHECK(sdmx_concept("OBS_COMMENT").role == SdmxRole::other_attribute);
  CHECK(sdmx_concept("LAST UPDATE").role == SdmxRole::other_attribute);
  CHECK(sdmx_concept("BANKNOTES").role == SdmxRole::none);
  CHECK(sdmx_concept("CURRENCY").role == SdmxRole::none);
  SdmxGuess guess;
  CHECK(guess("CURRENCY") == SdmxKind::dimension);
  CHECK(guess("UNIT_MEASURE") == SdmxKind::dimension);
  CHECK(guess("DECIMALS") == SdmxKind::attribute);
  CHECK(guess("UNIT") == SdmxKind::attribute);
  CHECK(guess("TIME_PERIOD") == SdmxKind::dimension);
  CHECK(guess("OBS_VALUE") == SdmxKind::measure);
}

TEST_CASE("SDMX references: agency, id, version and item, also at the end of a URN") {
  const auto plain = parse_sdmx_reference("IMF.RES:WEO(9.0.0)");
  REQUIRE(plain.has_value());
  CHECK(plain->agency == "IMF.RES");
  CHECK(plain->id == "WEO");
  CHECK(plain->version == "9.0.0");
  CHECK(plain->text() == "IMF.RES:WEO(9.0.0)");
  const auto urn = parse_sdmx_reference(
      "urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=SDMX:CROSS_DOMAIN(1.0).FREQ");
  REQUIRE(urn.has_value());
  CHECK(urn->id == "CROSS_DOMAIN");
  CHECK(urn->item == "FREQ");
  CHECK(parse_sdmx_reference("AGENCY:DF_ID")->version.empty());
  for (const std::string_view text : {"", ":", "EXR", ":EXR", "ECB:", "ECB:EXR(1.0", "urn:sdmx="}) {
    CHECK_FALSE(parse_sdmx_reference(text).has_value());
  }
}

}  // namespace corridor::codes_test
