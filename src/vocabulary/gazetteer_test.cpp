#include "vocabulary/gazetteer.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "test_data.h"
#include "vocabulary/place_spelling.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include <doctest/doctest.h>

namespace corridor::gazetteer_test {
namespace {

const Gazetteer& places() { return Gazetteer::get(); }

/// The code behind a name, or "nothing".
std::string code_of(std::string_view written, Scheme scheme = Scheme::any) {
  const auto place = places().match(written, scheme);
  return place ? std::string(place->code()) : "nothing";
}

bool has(const std::vector<Place>& members, std::string_view code) {
  return std::ranges::find(members, Place(code)) != members.end();
}

std::string corridor_of(std::string_view written) {
  const auto corridor = places().parse_corridor(written);
  if (!corridor) return std::string(name_of(corridor.error().kind));
  return std::string(corridor->origin.code()) + ">" + std::string(corridor->destination.code());
}

std::vector<Place> countries() {
  std::vector<Place> found;
  for (const auto& record : places().all()) {
    if (record.kind == PlaceKind::country) found.push_back(record.place);
  }
  return found;
}

}  // namespace

TEST_CASE("the 249 entries of ISO 3166-1 and Kosovo, each with its codes and six names") {
  CHECK(countries().size() == 250);
  std::set<std::string> alpha2, m49;
  for (const Place country : countries()) {
    const PlaceRecord& record = *places().find(country);
    CAPTURE(record.place.code());
    CHECK(country.code().size() == 3);
    CHECK(alpha2.insert(record.alpha2).second);
    if (country != Place("XKX")) CHECK(m49.insert(record.m49).second);
    for (const auto language : {"en", "fr", "es", "ru", "ar", "zh"}) {
      CHECK(record.names.contains(language));
    }
  }
}

TEST_CASE("every code matches itself, by ISO codes and by number") {
  for (const auto& record : places().all()) {
    CAPTURE(record.place.code());
    CHECK(code_of(record.place.code()) == record.place.code());
    if (!record.m49.empty()) CHECK(code_of(record.m49) == record.place.code());
    if (record.kind != PlaceKind::country) continue;
    CHECK(code_of(record.alpha2) == record.place.code());
    CHECK(code_of(record.place.code(), Scheme::iso3) == record.place.code());
  }
}

TEST_CASE("every name of a place in the six languages of the UN leads back to it") {
  for (const auto& record : places().all()) {
    for (const auto& [language, name] : record.names) {
      CAPTURE(language);
      CAPTURE(name);
      const bool un_only = record.kind == PlaceKind::area;
      CHECK(code_of(name, un_only ? Scheme::undesa : Scheme::any) == record.place.code());
    }
  }
}

TEST_CASE("names as people write them") {
  for (const auto name :
       {"Türkiye", "Turkey", "TURKEY", "Turkiye", "Turquie", "Турция", "土耳其"}) {
    CHECK_MESSAGE(code_of(name) == "TUR", name);
  }
  for (const auto name : {"Côte d'Ivoire", "Cote d’Ivoire", "Ivory Coast", "CÔTE D'IVOIRE"}) {
    CHECK_MESSAGE(code_of(name) == "CIV", name);
  }
  CHECK(code_of("Åland Islands") == "ALA");
  CHECK(code_of("The Gambia") == "GMB");
  CHECK(code_of("Gambia, The") == "GMB");
  CHECK(code_of("St. Lucia") == "LCA");
  CHECK(code_of("Saint Lucia") == "LCA");
  CHECK(code_of("Viet Nam") == code_of("Vietnam"));
  CHECK(code_of("bgd") == "BGD");
  CHECK(code_of(" Bangladesh ") == "BGD");
}

TEST_CASE("footnote marks do not count") {
  CHECK(code_of("France*") == "FRA");
  CHECK(code_of("Serbia (1)") == "SRB");
  CHECK(code_of("Norway¹") == "NOR");
  CHECK(code_of("Norway [2]") == "NOR");
  CHECK(code_of("Cyprus a/") == "CYP");
  CHECK(code_of("China*†") == "CHN");
  CHECK(code_of("Kosovo *") == "XKX");
  for (const auto text : {"", "*", "(1)", "[2]", "¹", " a/", "/", "**"}) {
    CHECK_MESSAGE(code_of(text) == "nothing", text);
  }
}

TEST_CASE("Micronesia is the region to UN DESA and the federation to the World Bank") {
  CHECK(code_of("Micronesia", Scheme::undesa) == "057");
  CHECK(code_of("Micronesia", Scheme::worldbank) == "FSM");
  CHECK(code_of("Micronesia (Fed. States of)", Scheme::undesa) == "FSM");
  CHECK(code_of("Micronesia, Fed. Sts.", Scheme::worldbank) == "FSM");
}

TEST_CASE("NA is Namibia as a code, whatever it means as a number") {
  CHECK(code_of("NA") == "NAM");
  CHECK(code_of("NAM", Scheme::iso3) == "NAM");
}

TEST_CASE("Kosovo by each publisher's code; UNK is unknown to UNHCR and nothing elsewhere") {
  CHECK(code_of("XKX", Scheme::worldbank) == "XKX");
  CHECK(code_of("KSV", Scheme::worldbank) == "XKX");
  CHECK(code_of("Kosovo") == "XKX");
  CHECK(code_of("UNK", Scheme::unhcr) == "_U");
  CHECK(code_of("UKN", Scheme::unhcr) == "_U");
  CHECK(code_of("UNK", Scheme::iso3) == "nothing");
  CHECK(code_of("UNK", Scheme::worldbank) == "nothing");
}

TEST_CASE("old codes mean today's place, or the place that dissolved") {
  CHECK(code_of("ROM", Scheme::iso3) == "ROU");
  CHECK(code_of("ZAR", Scheme::worldbank) == "COD");
  CHECK(code_of("TMP", Scheme::worldbank) == "TLS");
  CHECK(code_of("YUG", Scheme::worldbank) == "SCG");
  CHECK(code_of("YUG", Scheme::iso3) == "YUG");
  const PlaceRecord* yugoslavia = places().find(Place("YUG"));
  REQUIRE(yugoslavia != nullptr);
  CHECK(yugoslavia->kind == PlaceKind::former);
  CHECK(yugoslavia->successors.size() == 6);
  for (const auto& record : places().all()) {
    for (const Place successor : record.successors) CHECK(places().find(successor) != nullptr);
  }
}

TEST_CASE("UN DESA writes M49 without leading zeros") {
  CHECK(code_of("4", Scheme::undesa) == "AFG");
  CHECK(code_of("76", Scheme::undesa) == "BRA");
  CHECK(code_of("276", Scheme::undesa) == "DEU");
  CHECK(code_of("900", Scheme::undesa) == "_W");
  CHECK(code_of("4") == "nothing");
  CHECK(code_of("CLI", Scheme::undesa) == "CHI");
}

TEST_CASE("UNHCR's own codes, where they are other countries' ISO codes") {
  CHECK(code_of("AUS", Scheme::unhcr) == "AUT");
  CHECK(code_of("AUL", Scheme::unhcr) == "AUS");
  CHECK(code_of("CHI", Scheme::unhcr) == "CHN");
  CHECK(code_of("SWA", Scheme::unhcr) == "SWZ");
  CHECK(code_of("STA", Scheme::unhcr) == "XXA");
  CHECK(code_of("BER", Scheme::unhcr) == "BMU");
  CHECK(code_of("MAR", Scheme::unhcr) == "MTQ");
  CHECK(code_of("AUS", Scheme::iso3) == "AUS");
}

TEST_CASE("codes that stand for no place are never countries, but count in a total") {
  for (const auto code : {"_U", "_O", "XXA"}) {
    CHECK(places().find(Place(code))->kind == PlaceKind::special);
    CHECK(places().is_part_of_a_total(Place(code)));
  }
  CHECK(places().find(world)->kind == PlaceKind::special);
  CHECK_FALSE(places().is_part_of_a_total(world));
  CHECK(places().find(no_place)->kind == PlaceKind::special);
  CHECK_FALSE(places().is_part_of_a_total(no_place));
  for (const auto code : {"_U", "_O", "_W", "_Z"}) CHECK_FALSE(has(countries(), code));
  CHECK(places().is_part_of_a_total(Place("BGD")));
  CHECK(places().is_part_of_a_total(Place("CHI")));
  for (const auto code : {"057", "150", "ASEAN", "WB_LM", "QQQ"}) {
    CHECK_FALSE(places().is_part_of_a_total(Place(code)));
  }
}

TEST_CASE("members of a group on a day") {
  const auto asean_2025 = places().members(Place("ASEAN"), "2025-01-01");
  CHECK(asean_2025.size() == 10);
  CHECK_FALSE(has(asean_2025, "TLS"));
  const auto asean_2026 = places().members(Place("ASEAN"), "2026-01-01");
  CHECK(asean_2026.size() == 11);
  CHECK(has(asean_2026, "TLS"));
  CHECK(places().members(Place("EU"), "2020-01-31").size() == 28);
  const auto eu = places().members(Place("EU"), "2020-02-01");
  CHECK(eu.size() == 27);
  CHECK_FALSE(has(eu, "GBR"));
  CHECK(places().members(Place("EU"), "1958-06-01").size() == 6);
  const auto ecowas = places().members(Place("ECOWAS"), "2025-01-30");
  CHECK(ecowas.size() == 12);
  for (const auto code : {"MLI", "BFA", "NER"}) CHECK_FALSE(has(ecowas, code));
  CHECK(places().members(Place("ECOWAS"), "2025-01-29").size() == 15);
}

TEST_CASE("members of areas: countries only, each once, all of them in the world's regions") {
  const auto asia = places().members(Place("142"));
  CHECK(has(asia, "BGD"));
  CHECK(has(asia, "MYS"));
  CHECK_FALSE(has(asia, "035"));
  CHECK(places().members(Place("035")).size() == 11);
  std::set<Place> all;
  std::size_t sum = 0;
  for (const auto region : {"002", "019", "142", "150", "009"}) {
    const auto members = places().members(Place(region));
    all.insert(members.begin(), members.end());
    sum += members.size();
  }
  CHECK(sum == all.size());
  // The five regions hold every country and the Channel Islands, but for Antarctica.
  CHECK(all.size() == 250);
  CHECK_FALSE(all.contains(Place("ATA")));
  CHECK(all.contains(Place("XKX")));
}

TEST_CASE("income groups of the World Bank have one class a country on a day") {
  std::set<Place> seen;
  for (const auto group : {"WB_L", "WB_LM", "WB_UM", "WB_H"}) {
    for (const Place member : places().members(Place(group), "2019-07-01")) {
      CAPTURE(member.code());
      CHECK(seen.insert(member).second);
    }
  }
  CHECK(seen.size() > 200);
  CHECK(has(places().members(Place("WB_LM"), "2019-07-01"), "BGD"));
}

TEST_CASE("neighbours are mutual, and none is its own") {
  CHECK(has(places().neighbours(Place("BGD")), "IND"));
  CHECK(places().neighbours(Place("BGD")).size() == 2);
  CHECK(places().neighbours(Place("ISL")).empty());
  for (const Place country : countries()) {
    for (const Place neighbour : places().neighbours(country)) {
      CHECK(neighbour != country);
      CHECK(has(places().neighbours(neighbour), country.code()));
    }
  }
}

TEST_CASE("corridors as people write them, with hyphens in the names") {
  CHECK(corridor_of("BGD-MYS") == "BGD>MYS");
  CHECK(corridor_of("bgd-mys") == "BGD>MYS");
  CHECK(corridor_of("Bangladesh-Malaysia") == "BGD>MYS");
  CHECK(corridor_of("Bangladesh - Malaysia") == "BGD>MYS");
  CHECK(corridor_of("Guinea-Bissau-Portugal") == "GNB>PRT");
  CHECK(corridor_of("Portugal-Guinea-Bissau") == "PRT>GNB");
  CHECK(corridor_of("Timor-Leste-Guinea-Bissau") == "TLS>GNB");
  CHECK(corridor_of("BGD-_W") == "BGD>_W");
  CHECK(corridor_of("_W-MYS") == "_W>MYS");
  CHECK(corridor_of("_U-MYS") == "_U>MYS");
}

TEST_CASE("no place is spelled as two codes with a hyphen between, which are a corridor") {
  std::vector<std::string> spellings;
  for (const auto& record : places().all()) {
    for (const auto& [language, name] : record.names) spellings.emplace_back(name);
  }
  const std::string text = embedded_file("places/spellings.csv");
  CsvReader csv("spellings.csv", text);
  REQUIRE(csv.read_header());
  const auto column = static_cast<std::size_t>(csv.column("spelling"));
  while (csv.next().value_or(false)) spellings.emplace_back(csv.field(column));
  REQUIRE(spellings.size() > 2500);
  for (const auto& spelling : spellings) {
    const std::string folded = fold_place_name(spelling);
    const auto blank = folded.find(' ');
    if (blank == std::string::npos || folded.find(' ', blank + 1) != std::string::npos) continue;
    std::string codes = folded;
    codes[blank] = '-';
    CAPTURE(codes);
    CHECK(places().match(codes) == places().match(folded));
  }
  CHECK(code_of("BGD-MYS") == "nothing");
  CHECK(code_of("_W-MYS") == "nothing");
}

TEST_CASE("a corridor that cannot be read says what was meant") {
  CHECK(corridor_of("Bangladesh") == "usage");
  CHECK(corridor_of("") == "usage");
  CHECK(corridor_of("-") == "not_found");
  CHECK(corridor_of("BGD-Atlantis") == "not_found");
  const auto near = places().parse_corridor("Bangladesh-Malaysai");
  REQUIRE_FALSE(near.has_value());
  CHECK(near.error().message == "no place is called \"Malaysai\"");
  CHECK(near.error().hint.contains("Malaysia"));
}

TEST_CASE("a place that cannot be read says which may be meant") {
  const auto unknown = places().parse_place("Bangladseh");
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().kind == ErrorKind::not_found);
  CHECK(unknown.error().hint == "Did you mean Bangladesh?");
  CHECK(places().parse_place("qqqqqqqqqqqq").error().hint.contains("corridor find"));
}

TEST_CASE("a text too long for a name is no place, quickly, and is not shown in full") {
  CHECK(code_of(std::string(100'000, 'x')) == "nothing");
  const auto refused = places().parse_corridor(std::string(50'000, '-'));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message.size() < 200);
  for (const auto& record : places().all()) {
    for (const auto& [language, name] : record.names) CHECK(name.size() <= 200);
  }
}

TEST_CASE(
    "parts of countries: ISO 3166-2 and publishers' own codes, told by the country's letters") {
  CHECK(code_of("DE-BY") == "DE-BY");
  CHECK(code_of("us-ca") == "US-CA");
  CHECK(code_of("GB-ENG") == "GB-ENG");
  CHECK(code_of("bd:10") == "BD:10");
  CHECK(code_of("BD:40.14_X") == "BD:40.14_X");
  CHECK(code_of("XK-01") == "XK-01");
  for (const auto none : {"QQ-BY", "DE-", "DE-BYXX", "DE-B Y", "BD:", "QQ:10", "BD:1234567890123",
                          "BD:10-2", "DEU-BY", "D-BY"}) {
    CAPTURE(none);
    CHECK(code_of(none) == "nothing");
  }
  CHECK_FALSE(places().match("DE-BY", Scheme::undesa).has_value());
  CHECK(places().country_of(Place("DE-BY")) == Place("DEU"));
  CHECK(places().country_of(Place("BD:10")) == Place("BGD"));
  CHECK(places().country_of(Place("DEU")).empty());
  CHECK(places().name(Place("DE-BY"), "fr") == "DE-BY, Allemagne");
  CHECK_FALSE(places().is_part_of_a_total(Place("DE-BY")));
  const auto members = places().members(Place("150"));
  CHECK(std::ranges::find(members, Place("DE-BY")) == members.end());
}

TEST_CASE("a part of a country comes before a corridor of two-letter codes") {
  const auto subject = places().parse_subject("DE-BY");
  REQUIRE(subject.has_value());
  CHECK_FALSE(subject->is_corridor());
  CHECK(corridor_of("DE-BY") == "DEU>BLR");  // asked for as a corridor, it is one
  CHECK(corridor_of("DEU-BLR") == "DEU>BLR");
}

TEST_CASE("corridors from and to parts of countries: beside them, countries have three letters") {
  CHECK(corridor_of("US-CA-MEX") == "US-CA>MEX");
  CHECK(corridor_of("USA-CA-QC") == "USA>CA-QC");
  CHECK(corridor_of("MEX-US-CA") == "MEX>US-CA");
  CHECK(corridor_of("MX-MEX-USA") == "MX-MEX>USA");
  CHECK(corridor_of("DE-BY-US-CA") == "DE-BY>US-CA");
  CHECK(corridor_of("BD:10-MYS") == "BD:10>MYS");
  CHECK(corridor_of("Bangladesh-BD:10") == "BGD>BD:10");
  CHECK(corridor_of("_W-BD:85") == "_W>BD:85");
  CHECK(corridor_of("US-DE-BY") == "usage");
  CHECK(places().parse_corridor("US-DE-BY").error().hint.contains("three letters"));
}

TEST_CASE("names of countries in a language that the tables do not have") {
  const auto german = places().names_in("de");
  CHECK(german.at(fold_place_name("Türkei")) == Place("TUR"));
  CHECK(german.at(fold_place_name("Côte d’Ivoire")) == Place("CIV"));
  CHECK(places().names_in("qq").empty());
}

TEST_CASE("names in a language, in English, or the code") {
  CHECK(places().name(Place("BGD")) == "Bangladesh");
  CHECK(places().name(Place("MYS"), "zh") == "马来西亚");
  CHECK(places().name(Place("MYS"), "bn") == "মালয়েশিয়া");
  CHECK(places().name(Place("MYS"), "xx") == "Malaysia");
  CHECK(places().name(Place("QQQ")) == "QQQ");
}

TEST_CASE("the codes and names of the UN's own M49 list, as published, map to their country") {
  const std::array<std::pair<std::string_view, std::string_view>, 6> lists{
      {{"en", "Country or Area"}, {"fr", ""}, {"es", ""}, {"ru", ""}, {"ar", ""}, {"cn", ""}}};
  for (const auto& [language, unused] : lists) {
    const std::string path =
        test_data("01_country_reference/unsd_m49_" + std::string(language) + ".csv");
    if (path.empty()) return;
    std::ifstream in(path);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    CsvReader csv(path, text);
    REQUIRE(csv.read_header().has_value());
    std::size_t rows = 0;
    while (csv.next() == true) {
      ++rows;
      CAPTURE(language);
      CAPTURE(csv.field(8));
      CHECK(code_of(csv.field(8)) == csv.field(11));
      CHECK(code_of(csv.field(9)) == csv.field(11));
    }
    CHECK(rows == 249);
  }
}

}  // namespace corridor::gazetteer_test
