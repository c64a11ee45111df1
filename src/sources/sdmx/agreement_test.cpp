// One set of figures in many forms: what is read must not depend on the form.

#include "sources/sdmx/samples.h"

#include <doctest/doctest.h>

namespace corridor::agreement_test {
namespace {

/// Reads each sample and compares its figures with those of the first.
void check_alike(const std::vector<std::string>& paths, std::size_t figures,
                 const std::string& structure = {}) {
  const auto expected = lines_of(read_sample(paths.front(), structure));
  CHECK(expected.size() == figures);
  for (const auto& path : paths) {
    CAPTURE(path);
    CHECK(lines_of(read_sample(path, structure)) == expected);
  }
}

}  // namespace

TEST_CASE("SDMX-JSON: time series, cross-section and flat hold the same 4 observations") {
  if (!has_sdmx_samples()) return;
  for (const std::string folder :
       {"sdmx-json/data-message/samples/exr/", "khaeru-sdmx-test-data/v3/json/data/"}) {
    check_alike({folder + "exr-time-series.json", folder + "exr-cross-section.json",
                 folder + "exr-flat.json"},
                4);
  }
  const std::string first = "khaeru-sdmx-test-data/ECB_EXR/";
  check_alike({first + "ts.json", first + "xs.json", first + "flat.json"}, 4);
}

TEST_CASE("SDMX-JSON: 1.0 and 2.1 of one message give the same figures") {
  if (!has_sdmx_samples()) return;
  check_alike({"khaeru-sdmx-test-data/ECB_EXR/flat.json",
               "sdmx-json/data-message/samples/exr/exr-flat.json",
               "pysdmx-tests-io/samples/exr-time-series.json"},
              4);
}

TEST_CASE("SDMX-ML: generic and specific, series, flat and cross-section give the same figures") {
  if (!has_sdmx_samples()) return;
  const std::string folder = "khaeru-sdmx-test-data/ECB_EXR/";
  for (const std::string form : {"ng-", "rg-", "sg-"}) {
    std::vector<std::string> paths;
    for (const std::string kind :
         {"ts.xml", "ts-ss.xml", "ts-gf.xml", "ts-gf-ss.xml", "flat.xml", "xs-ss.xml"}) {
      // This one names another structure, so that its indicator has another name.
      if (form + kind != "rg-ts-ss.xml") paths.push_back(folder + form + kind);
    }
    // The other two generic cross-sections misspell CURRENCY in their keys.
    if (form == "ng-") paths.push_back(folder + "ng-xs.xml");
    paths.push_back(folder + form + (form == "sg-" ? "ts-gf-flat-ss.xml" : "flat-ss.xml"));
    check_alike(paths, 12);
    check_alike(paths, 12, folder + form + "structure-full.xml");
  }
}

TEST_CASE("SDMX-ML: generic and specific of a larger message agree, with groups too") {
  if (!has_sdmx_samples()) return;
  const std::string folder = "pysdmx-tests-io/xml/sdmx21/reader/samples/";
  check_alike({folder + "gen_all.xml", folder + "str_all.xml", folder + "gen_ser.xml",
               folder + "str_ser.xml", folder + "message_full_no_namespace.xml",
               "pysdmx-tests-io/samples/data.xml"},
              1000);
  check_alike({folder + "str_ser_group.xml"}, 1000);
}

TEST_CASE("SDMX: the unit multiplier of a group, a series or a data set reaches the figure") {
  if (!has_sdmx_samples()) return;
  // BIS banking statistics: 5,133,382.3 million in one figure, UNIT_MULT 6 in the group.
  const auto groups =
      read_sample("pysdmx-tests-io/xml/sdmx21/reader/samples/generic_dataser_groups.xml");
  CHECK(groups.observations.front().value == 5'133'382'300'000);
  // BIS derivatives: 14,206.490766 with the data set's UNIT_MULT 6.
  const auto set = read_sample("pysdmx-tests-io/samples/data_v1_attached.csv");
  CHECK(set.observations[2].value == 14'206'490'766);
  // Without a multiplier the same figure is as it stands.
  const auto plain = read_sample("pysdmx-tests-io/csv/sdmx10/reader/samples/data_v1.csv");
  CHECK(plain.observations[2].value == 14'206.490766);
}

TEST_CASE("SDMX: the structure beside a message tells sexes by the names of their codes") {
  if (!has_sdmx_samples()) return;
  const std::string folder = "khaeru-sdmx-test-data/ISTAT/";
  const auto alone = read_sample(folder + "22_289.xml");
  CHECK(alone.observations.front().key.sex == Sex::total);
  CHECK(alone.observations.front().key.dimensions ==
        "DATA_TYPE=JAN;FREQ=A;MARITAL_STATUS=99;SEX=1");
  CHECK(alone.observations.front().key.place == Place("ITA"));
  CHECK(alone.observations[3].status == 'E');
  const auto beside = read_sample(folder + "22_289.xml", folder + "22_289-structure.xml");
  CHECK(beside.observations.size() == 8);
}

TEST_CASE("SDMX-ML 2.1: an explicit measure is the indicator") {
  if (!has_sdmx_samples()) return;
  // Eurostat's sample of demography: Belgium had 124,095 live births in 2007.
  const auto sink = read_sample("sdmx-ml-2.1/samples/demography/demography_xs.xml");
  CHECK(sink.observations.size() == 60);
  const auto* births = sink.find("LBIRTHST", "", "BEL");
  REQUIRE(births != nullptr);
  CHECK(births->value == 124'095);
  CHECK(births->key.dimensions == "FREQ=A");
  CHECK(sink.find("LBIRTHST", "", "BEL", Sex::male)->value == 63'481);
}

TEST_CASE("SDMX structures: ISTAT's and the ECB's lists come as items with names and parents") {
  if (!has_sdmx_samples()) return;
  const auto sink = read_sample("khaeru-sdmx-test-data/ECB_EXR/ng-structure-full.xml");
  const auto code = std::ranges::find_if(sink.items, [](const Item& item) {
    return item.list == "sdmx:SDMX:CL_FREQ(1.0)" && item.code == "M";
  });
  REQUIRE(code != sink.items.end());
  CHECK(code->name == "Monthly");
  const auto component = std::ranges::find_if(sink.items, [](const Item& item) {
    return item.list == "sdmx:ECB:ECB_EXR_NG(1.0)" && item.code == "TIME_PERIOD";
  });
  REQUIRE(component != sink.items.end());
  CHECK(component->details.contains("kind=time"));
}

}  // namespace corridor::agreement_test
