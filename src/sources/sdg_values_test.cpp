#include "sources/recording_sink.h"
#include "sources/sdg_codes.h"

#include <doctest/doctest.h>

namespace corridor::sdg_values_test {
namespace {

constexpr std::string_view long_header = "series,indicator,m49,area,year,value,nature,units,dims\n";
constexpr std::string_view download_header =
    "Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,"
    "Time_Detail,TimeCoverage,UpperBound,LowerBound,BasePeriod,Source,GeoInfoUrl,FootNote,"
    "[Age],[Nature],[Reporting Type],[Sex],[Units]\n";

Result<Reading> read_long(std::string_view rows, RecordingSink& sink) {
  return read_as("sdg_values", std::string(long_header).append(rows), sink);
}

Result<Reading> read_download(std::string_view rows, RecordingSink& sink) {
  return read_as("sdg_download", std::string(download_header).append(rows), sink);
}

std::string area(std::string_view code) {
  SdgAreas areas;
  const auto place = areas(code);
  return place ? std::string(place->code()) : "nothing";
}

Age age_of(std::string_view code, bool plus_lost) {
  SdgBreakdown breakdown;
  breakdown.add("Age", code, plus_lost);
  return breakdown.age;
}

}  // namespace

TEST_CASE("SDG areas: M49 without zeros, own regions; codes from 900 are not UN DESA's") {
  CHECK(area("1") == "_W");
  CHECK(area("4") == "AFG");
  CHECK(area("050") == "BGD");
  CHECK(area("419") == "419");
  CHECK(area("420") == "420");
  CHECK(area("513") == "1829");
  CHECK(area("412") == "XKX");
  CHECK(area("829") == "GB-SCT");
  for (const auto code : {"901", "903", "918", "99018", "", "BGD", "123456", "-50"}) {
    CAPTURE(code);
    CHECK(area(code) == "nothing");
  }
}

TEST_CASE("SDG ages, with their signs and without") {
  CHECK(age_of("15-24", false) == Age{15, 24});
  CHECK(age_of("15_24", true) == Age{15, 24});
  CHECK(age_of("15+", false) == Age{15, Age::open});
  CHECK(age_of("15", true) == Age{15, Age::open});
  CHECK(age_of("15", false) == Age{15, 15});
  CHECK(age_of("<5Y", false) == Age{0, 4});
  CHECK(age_of("lt18y", true) == Age{0, 17});
  CHECK(age_of("ALLAGE", false) == Age{});
}

TEST_CASE("SDG values: what is ours gets our indicator, the rest keeps code and unit") {
  RecordingSink sink;
  const auto reading = read_long(
      "SM_POP_REFG_OR,10.7.4,760,Syrian Arab Republic,2019,36000,g,per_100000_pop,\n"
      "SM_POP_REFG_OR,10.7.4,760,Syrian Arab Republic,2019,36000,g,number,\n"
      "EG_ELC_ACCS,7.1.1,50,Bangladesh,2017,88,m,percent,location=allarea\n"
      "EG_ELC_ACCS,7.1.1,50,Bangladesh,2017,99.5,e,percent,location=urban\n",
      sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.version == "2019");
  CHECK(sink.find("refugees_of_origin_per_100000", "", "SYR")->value == 36000);
  CHECK(sink.find("SM_POP_REFG_OR", "", "SYR")->key.dimensions == "units=number");
  REQUIRE(sink.observations.size() == 4);
  CHECK(sink.observations[2].key.dimensions == "units=percent");
  CHECK(sink.observations[2].status == 'I');
  CHECK(sink.observations[3].key.dimensions == "location=urban;units=percent");
  CHECK(sink.observations[3].status == 'E');
  REQUIRE(sink.relations.size() == 2);
  CHECK(sink.relations[0].to == "10.7.4");
}

TEST_CASE("SDG values: sex, age and what is left; N is missing, a bound no figure") {
  RecordingSink sink;
  REQUIRE(
      read_long("VC_HTF_DETV,16.2.2,8,Albania,2016,5,c,number,age=lt18y;sex=female\n"
                "SG_CPA_MIGRS,10.7.2,8,Albania,2019,N,notspec,number,policy_domains=domain1\n"
                "SI_POV_DAY1,1.1.1,8,Albania,2016,<0.1,g,percent,\n"
                "SI_POV_DAY1,1.1.1,8,Albania,2017,about 3,g,percent,\n"
                "SI_POV_DAY1,1.1.1,903,Central and Eastern Europe (ILO),2017,3,g,percent,\n"
                "SI POV,1.1.1,8,Albania,2017,3,g,percent,\n",
                sink));
  REQUIRE(sink.observations.size() == 3);
  CHECK(sink.observations[0].key.sex == Sex::female);
  CHECK(sink.observations[0].key.age == Age{0, 17});
  CHECK(sink.observations[0].key.dimensions.empty());
  CHECK(sink.observations[1].state == State::missing);
  CHECK(sink.observations[1].key.dimensions == "policy_domains=domain1");
  CHECK(sink.observations[2].state == State::suppressed);
  CHECK(sink.rejections.size() == 3);
}

TEST_CASE("SDG values: the same figure of another nature is kept beside the first") {
  RecordingSink sink;
  REQUIRE(
      read_long("SI_RMT_COST,10.c.1,50,Bangladesh,2018,4.9,c,percent,\n"
                "SI_RMT_COST,10.c.1,50,Bangladesh,2018,5.1,e,percent,\n"
                "SI_RMT_COST,10.c.1,50,Bangladesh,2018,4.9,c,percent,\n",
                sink));
  REQUIRE(sink.observations.size() == 3);
  CHECK(sink.observations[0].key.dimensions.empty());
  CHECK(sink.observations[1].key.dimensions == "nature=e");
  // The third is the first again: the collector rejects it as a repeat.
  CHECK(sink.observations[2].key.dimensions.empty());
}

TEST_CASE("SDG download: columns found by name, brackets, bounds, names of series") {
  RecordingSink sink;
  const auto reading = read_download(
      "8,8.5,8.5.2,SL_TLF_UEM,\"Unemployment rate, by sex and age (%)\",50,Bangladesh,2017,12.5,"
      "2017,,14,11,,ILO,,,15-24,C,G,FEMALE,PERCENT\n"
      "8,8.5,8.5.2,SL_TLF_UEM,\"Unemployment rate, by sex and age (%)\",50,Bangladesh,2017,4.3,"
      "2017,,,,,ILO,,,15+,E,N,BOTHSEX,PERCENT\n",
      sink);
  REQUIRE(reading.has_value());
  CHECK(reading->citation.dataset == "unsd_sdg");
  REQUIRE(sink.observations.size() == 2);
  const Observation& young = sink.observations[0];
  CHECK(young.key.sex == Sex::female);
  CHECK(young.key.age == Age{15, 24});
  CHECK(young.key.dimensions == "units=percent");
  REQUIRE(young.interval.has_value());
  CHECK(young.interval->low == 11);
  CHECK(young.interval->high == 14);
  CHECK(young.cell.column == 9);
  CHECK(sink.observations[1].key.dimensions == "reporting_type=n;units=percent");
  CHECK(sink.observations[1].status == 'E');
  REQUIRE(sink.items.size() == 1);
  CHECK(sink.items[0].code == "SL_TLF_UEM");
  CHECK(sink.items[0].name == "Unemployment rate, by sex and age (%)");
}

TEST_CASE("SDG download: without brackets what is no known column is a breakdown") {
  RecordingSink sink;
  const auto reading = read_as(
      "sdg_download",
      "Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,"
      "Time_Detail,UpperBound,LowerBound,BasePeriod,Source,FootNote,Nature,Observation "
      "Status,Units,"
      "Reporting Type,Policy Domains\n"
      "10,10.7,10.7.2,SG_CPA_MIGRP,Countries with policies,1,World,2019,54.1,,,,,UN,,G,P,PERCENT,G,"
      "ALLDOMAINS\n"
      "10,10.7,10.7.2,SG_CPA_MIGRP,Countries with policies,1,World,2019,77.5,,,,,UN,,G,A,PERCENT,G,"
      "DOMAIN6\n",
      sink);
  REQUIRE(reading.has_value());
  const Observation* all = sink.find("migration_policy_countries", "", "_W");
  REQUIRE(all != nullptr);
  CHECK(all->key.dimensions.empty());
  CHECK(all->status == 'P');
  CHECK(sink.observations[1].key.dimensions == "policy_domains=domain6");
}

}  // namespace corridor::sdg_values_test
