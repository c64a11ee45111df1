#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::reference_lists_test {
namespace {

const Item* entry(const RecordingSink& sink, std::string_view code) {
  const auto found = std::ranges::find(sink.items, code, &Item::code);
  return found == sink.items.end() ? nullptr : &*found;
}

std::string file_of(std::string_view source, std::string_view rows) {
  return std::string(find_source(source)->shape) + "\n" + std::string(rows);
}

}  // namespace

TEST_CASE("M49: areas become entries once, in a tree; the language is told by the world's name") {
  RecordingSink sink;
  const auto reading = read_as("unsd_m49",
                               file_of("unsd_m49",
                                       "001,World,002,Africa,015,Northern Africa,,,Algeria,012,DZ,"
                                       "DZA,,,\n001,World,002,Africa,202,Sub-Saharan Africa,014,"
                                       "Eastern Africa,Burundi,108,BI,BDI,x,x,\n"
                                       "001,World,,,,,,,Antarctica,010,AQ,ATA,,,\n"),
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->part == "en");
  CHECK(sink.items.size() == 8);
  CHECK(entry(sink, "001")->parent.empty());
  CHECK(entry(sink, "001")->place == world);
  CHECK(entry(sink, "015")->parent == "002");
  CHECK(entry(sink, "108")->parent == "014");
  CHECK(entry(sink, "108")->place == Place("BDI"));
  CHECK(entry(sink, "108")->details.contains("least_developed_countries_ldc=x"));
  CHECK(entry(sink, "010")->parent == "001");
  RecordingSink chinese;
  const auto of_china =
      read_as("unsd_m49",
              file_of("unsd_m49",
                      "\"001\",\"世界\",\"002\",\"非洲\",\"015\",\"北非\",\"\",\"\",\"阿尔及利亚\","
                      "\"012\",\"DZ\",\"DZA\",\"\",\"\",\"\"\n"),
              chinese);
  CHECK(of_china->part == "zh");
  CHECK(entry(chinese, "012")->name == "阿尔及利亚");
}

TEST_CASE("mledoze: Kosovo by either code, names in every language") {
  RecordingSink sink;
  REQUIRE(read_as("mledoze_countries",
                  file_of("mledoze_countries",
                          "XK,UNK,,KOS,Kosovo,Republic of Kosovo,,False,user-assigned,Pristina,"
                          "Europe,Southeast Europe,sqi:Albanian|srp:Serbian,42.6,21.1,True,10908,"
                          "ALB|MKD,EUR,Kosovar\n"),
                  sink));
  CHECK(entry(sink, "UNK")->place == Place("XKX"));
  CHECK(entry(sink, "UNK")->other_names == "Republic of Kosovo");
  CHECK(entry(sink, "UNK")->details.contains("borders=ALB|MKD;capital=Pristina;"));
  RecordingSink names;
  REQUIRE(read_as("mledoze_names",
                  "cca3,lang,official,common,kind\n"
                  "UNK,eng,Republic of Kosovo,Kosovo,english\n"
                  "UNK,sqi,Republika e Kosovës,Kosova,native\n"
                  "UNK,srp,Република Косово,Косово,native\n,eng,x,y,english\n",
                  names));
  REQUIRE(names.items.size() == 1);
  CHECK(names.items[0].name == "Kosovo");
  CHECK(names.items[0].place == Place("XKX"));
  CHECK(names.items[0].other_names ==
        "Kosovo\nRepublic of Kosovo\nKosova\nRepublika e Kosovës\nКосово\nРепублика Косово");
  CHECK(names.items[0].details == "name_eng=Kosovo;name_sqi=Kosova;name_srp=Косово");
  CHECK(names.rejections.size() == 1);
  RecordingSink borders;
  REQUIRE(read_as("mledoze_borders", "cca3_a,cca3_b\nAFG,IRN\nAFG,\n", borders));
  REQUIRE(borders.relations.size() == 1);
  CHECK(borders.relations[0].relation == "borders");
  CHECK(borders.rejections.size() == 1);
}

TEST_CASE("Datahub: names in the six languages, NA is Namibia, the rest are details") {
  RecordingSink sink;
  std::string row;
  const std::string_view header = find_source("country_codes")->shape;
  std::size_t start = 0;
  for (std::size_t end = 0; end != header.npos; start = end + 1) {
    end = header.find(',', start);
    const auto name = header.substr(start, end - start);
    row += name == "ISO3166-1-Alpha-3"      ? "NAM"
           : name == "ISO3166-1-Alpha-2"    ? "NA"
           : name == "UNTERM English Short" ? "Namibia"
           : name == "official_name_fr"     ? "Namibie"
           : name == "UNTERM French Short"  ? "Namibie (la)"
                                            : "";
    if (end != header.npos) row += ',';
  }
  REQUIRE(read_as("country_codes", file_of("country_codes", row + "\n"), sink));
  REQUIRE(sink.items.size() == 1);
  CHECK(sink.items[0].code == "NAM");
  CHECK(sink.items[0].name == "Namibia");
  CHECK(sink.items[0].other_names == "Namibie\nNamibie (la)");
  CHECK(sink.items[0].details == "iso3166_1_alpha_2=NA");
}

TEST_CASE("other lists of places: Gapminder's own ids, WPP locations below their region") {
  RecordingSink sink;
  REQUIRE(read_as("gapminder_geo",
                  file_of("gapminder_geo",
                          "hos,others,,,TRUE,VA,VAT,336,,landlocked,41.9,12.45,christian,Holy See,,"
                          ",FALSE,,,VA,,europe,\nabkh,others,,,TRUE,,,,,,,,,Abkhazia,,,FALSE,,,,,"
                          "europe,\n"),
                  sink));
  CHECK(entry(sink, "hos")->place == Place("VAT"));
  CHECK(entry(sink, "abkh")->place.empty());
  CHECK(entry(sink, "abkh")->name == "Abkhazia");
  RecordingSink locations;
  REQUIRE(read_as("un_wpp_locations",
                  file_of("un_wpp_locations",
                          "900,World,-1,\"\",-1,\"\",0\n108,Burundi,910,Eastern Africa,903,Africa,4"
                          "\n"),
                  locations));
  CHECK(entry(locations, "900")->parent.empty());
  CHECK(entry(locations, "108")->parent == "910");
  CHECK(entry(locations, "108")->place == Place("BDI"));
}

TEST_CASE("World Bank: income groups are numbers, a star is another definition") {
  RecordingSink sink;
  const auto reading = read_as("worldbank_income_groups",
                               "iso3,name,year,income_group\nYEM,\"Yemen, Rep.\",1988,LM*\n"
                               "YUG,Serbia and Montenegro (former),1995,H\nYEM,Yemen,1990,X\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "1995");
  CHECK(sink.find("income_group", "", "YEM")->value == 2);
  CHECK(sink.find("income_group", "", "YEM")->status == 'D');
  CHECK(sink.find("income_group", "", "SCG")->value == 4);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].reason == "expected an income group: L, LM, UM or H");
}

TEST_CASE("World Bank: economies with fields left out, members of groups with all their names") {
  const std::string text =
      "Economy,Code,Region,Income group,Lending category,Other (EMU or HIPC)\n"
      "Aruba,ABW,Latin America & Caribbean,High income\n"
      "Austria,AUT,Europe & Central Asia,High income,,EMU\n";
  const auto source = recognise_source({"x.csv", text, {}});
  REQUIRE(source.has_value());
  RecordingSink sink;
  REQUIRE((*source)->read({"x.csv", text, {}}, sink));
  CHECK(entry(sink, "ABW")->details == "income_group=High income;region=Latin America & Caribbean");
  CHECK(entry(sink, "AUT")->details.contains("other_emu_or_hipc=EMU"));
  RecordingSink groups;
  REQUIRE(read_as("worldbank_groups",
                  "GroupCode,GroupName,CountryCode,CountryName\nARB,Arab World,ARE,United Arab "
                  "Emirates\nHIC,High income,ARE,UAE\n,x,ARE,UAE\n",
                  groups));
  CHECK(groups.relations.size() == 2);
  CHECK(groups.relations[1].to == "HIC");
  CHECK(groups.items.size() == 3);
  CHECK(entry(groups, "ARE")->other_names == "UAE");
  CHECK(entry(groups, "ARE")->place == Place("ARE"));
  CHECK(groups.rejections.size() == 1);
}

TEST_CASE("IOM GDI: short names are the World Bank's series, who reports is kept") {
  RecordingSink sink;
  const auto reading = read_as("iom_gdi_indicators",
                               "iso,var,t,v\nBGD,pop,2015,157830000\nBGD,remin,2015,15295536094.8\n"
                               "BGD,grieve,2015,8.4\nBGD,other,2015,1\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK_FALSE(reading->complete);
  CHECK(sink.find("population", "", "BGD")->value == 157'830'000);
  CHECK(sink.find("remittances_received", "", "BGD")->key.reporter == Reporter::origin);
  CHECK(sink.find("grieve", "", "BGD")->value == 8.4);
  CHECK(sink.rejections.size() == 1);
  RecordingSink list;
  REQUIRE(read_as("iom_gdi_indicator_sources",
                  "table,var,description,unit,source,last_updated,link\n"
                  "indicators,pop,Population,persons,UN DESA,2024-03-28,https://x\n"
                  "mmp,,Dead or missing migrants,persons,Missing Migrants Project,,\n",
                  list));
  CHECK(entry(list, "pop")->name == "Population");
  CHECK(entry(list, "mmp")->details == "source=Missing Migrants Project;unit=persons");
}

}  // namespace corridor::reference_lists_test
