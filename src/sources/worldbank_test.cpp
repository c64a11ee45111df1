#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::worldbank_test {
namespace {

constexpr std::string_view wdi = "indicator,iso3,country,year,value\n";
constexpr std::string_view prices =
    "send_iso3,send_country,recv_iso3,recv_country,series,quarter,cost_pct\n";

Result<Reading> read(std::string_view source, std::string_view header, std::string_view rows,
                     RecordingSink& sink) {
  return read_as(source, std::string(header) + std::string(rows), sink);
}

}  // namespace

TEST_CASE("World Bank: a known series becomes our indicator, another keeps its code") {
  RecordingSink sink;
  const auto reading = read("worldbank_wdi", wdi,
                            "SP.POP.TOTL,BGD,Bangladesh,2021,169356251\n"
                            "EG.ELC.ACCS.ZS,BGD,Bangladesh,2021,99\n",
                            sink);
  REQUIRE(reading.has_value());
  CHECK(reading->supersession == Supersession::by_figure);
  CHECK(reading->citation.version == "2021");
  CHECK(sink.find("population", "", "BGD")->value == 169356251);
  CHECK(sink.find("population", "", "BGD")->cell.column == 5);
  CHECK(sink.find("EG.ELC.ACCS.ZS", "", "BGD")->value == 99);
}

TEST_CASE("World Bank: the layout with the place first reads the same") {
  RecordingSink sink;
  REQUIRE(read("worldbank_wdi", "iso3,country,indicator,year,value\n",
               "ABW,Aruba,BM.TRF.PWKR.CD.DT,1991,16480446.9273743\n", sink));
  const Observation* paid = sink.find("remittances_paid", "", "ABW");
  REQUIRE(paid != nullptr);
  CHECK(paid->value == 16480446.9273743);
  CHECK(paid->key.reporter == Reporter::destination);
}

TEST_CASE("World Bank: the layout with the place first behind a byte-order mark") {
  RecordingSink sink;
  REQUIRE(read("worldbank_wdi", "\xEF\xBB\xBFiso3,country,indicator,year,value\r\n",
               "ABW,Aruba,SP.POP.TOTL,1991,5\r\n", sink));
  CHECK(sink.find("population", "", "ABW") != nullptr);
}

TEST_CASE("World Bank: who reports money received and paid") {
  RecordingSink sink;
  REQUIRE(read("worldbank_wdi", wdi,
               "BX.TRF.PWKR.CD.DT,BGD,Bangladesh,2021,22205723000\n"
               "BM.TRF.PWKR.CD.DT,BGD,Bangladesh,2021,60000000\n",
               sink));
  CHECK(sink.find("remittances_received", "", "BGD")->key.reporter == Reporter::origin);
  CHECK(sink.find("remittances_paid", "", "BGD")->key.reporter == Reporter::destination);
}

TEST_CASE("World Bank: its codes for Kosovo, the Channel Islands and the world; aggregates named") {
  RecordingSink sink;
  REQUIRE(read("worldbank_wdi", wdi,
               "SP.POP.TOTL,XKX,Kosovo,2021,1\nSP.POP.TOTL,CHI,Channel Islands,2021,2\n"
               "SP.POP.TOTL,WLD,World,2021,3\nSP.POP.TOTL,SSF,Sub-Saharan Africa,2021,4\n",
               sink));
  CHECK(sink.find("population", "", "XKX")->value == 1);
  CHECK(sink.find("population", "", "CHI")->value == 2);
  CHECK(sink.find("population", "", "_W")->value == 3);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().seen == "SSF");
}

TEST_CASE("World Bank: missing marks are missing, not zero and not an error") {
  RecordingSink sink;
  REQUIRE(read("worldbank_wdi", wdi,
               "SP.POP.TOTL,BGD,Bangladesh,2018,..\nSP.POP.TOTL,BGD,Bangladesh,2019,NA\n"
               "SP.POP.TOTL,BGD,Bangladesh,2020,\nSP.POP.TOTL,BGD,Bangladesh,2021,0\n",
               sink));
  REQUIRE(sink.observations.size() == 4);
  for (std::size_t i = 0; i < 3; ++i) CHECK(sink.observations[i].state == State::missing);
  CHECK(sink.observations[3].state == State::value);
  CHECK(sink.rejections.empty());
}

TEST_CASE("World Bank: text in the place of a series code is rejected") {
  RecordingSink sink;
  REQUIRE(read("worldbank_wdi", wdi, "population total,BGD,Bangladesh,2021,1\n", sink));
  CHECK(sink.observations.empty());
  CHECK(sink.rejections.front().reason == "expected a series code such as SP.POP.TOTL");
}

TEST_CASE("World Bank panel: eight figures a row, gaps missing") {
  RecordingSink sink;
  const auto reading = read_as("worldbank_gdp_panel",
                               "year,iso3,gdp_cur_usd,gdp_2015_usd,gdp_pc_cur_usd,gdp_pc_2015_usd,"
                               "gdp_growth_pct,gdp_pc_2021_ppp,gdp_deflator,exchange_rate_lcu_usd\n"
                               "1960,AFG,,,,,,,,17.1965606878624\n",
                               sink);
  REQUIRE(reading.has_value());
  CHECK(sink.observations.size() == 8);
  CHECK(sink.find("exchange_rate", "", "AFG")->value == 17.1965606878624);
  CHECK(sink.find("exchange_rate", "", "AFG")->cell.column == 10);
  CHECK(sink.find("gdp_per_capita", "", "AFG")->state == State::missing);
  CHECK(sink.find("gdp_per_capita", "", "AFG")->cell.column == 6);
}

TEST_CASE("remittance prices: money from Saudi Arabia to Sudan is the corridor Sudan to Saudi") {
  RecordingSink sink;
  const auto reading = read("remittance_prices", prices,
                            "SAU,Saudi Arabia,SDN,Sudan,ATCR.CORR,2016Q2,5.5\n"
                            "AUT,Austria,KSV,Kosovo,ATCR.CORR,2016Q2,7.5\n",
                            sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2016-Q2");
  const Observation* cost = sink.find("remittance_cost", "SDN", "SAU");
  REQUIRE(cost != nullptr);
  CHECK(cost->value == 5.5);
  CHECK(cost->key.period.text() == "2016-Q2");
  CHECK(sink.find("remittance_cost", "SAU", "SDN") == nullptr);
  CHECK(sink.find("remittance_cost", "XKX", "AUT") != nullptr);
}

TEST_CASE("remittance prices: below nothing and above 60 percent are kept, another series not") {
  RecordingSink sink;
  REQUIRE(read("remittance_prices", prices,
               "SAU,Saudi Arabia,SDN,Sudan,ATCR.CORR,2017Q4,-11.3599996566772\n"
               "AGO,Angola,NAM,Namibia,ATCR.CORR,2017Q4,75\n"
               "AGO,Angola,NAM,Namibia,OTHER,2017Q4,5\n",
               sink));
  CHECK(sink.observations.size() == 2);
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections.front().seen == "OTHER");
}

}  // namespace corridor::worldbank_test
