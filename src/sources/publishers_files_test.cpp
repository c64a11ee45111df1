// Publishers' own files: their printed totals are the expected numbers.

#include "sources/publishers_files.h"

#include <doctest/doctest.h>

namespace corridor::publishers_files_test {
namespace {

bool both_sexes(const ObservationKey& key) { return key.sex == Sex::total; }

}  // namespace

TEST_CASE("UN DESA 2020: 280,598,105 migrants in 2020, and every row kept") {
  SummingSink sink(both_sexes);
  Reading reading;
  if (!read_file_of("02_migrant_stock_flow/undesa_2020_bilateral_by_sex.csv", "undesa_2020", sink,
                    reading)) {
    return;
  }
  CHECK(sink.sums["migrant_stock 2020"] == 280'598'105);
  CHECK(reading.rows == 77'157);
  CHECK(sink.figures == 3 * 77'157);
  CHECK(sink.rejected == 0);
}

TEST_CASE("UN DESA 2019: 153,011,473 migrants in 1990, female and male make the total") {
  double total = 0;
  for (const auto& [part, published] :
       {std::pair{"female", 75'349'784.0}, std::pair{"male", 77'661'689.0},
        std::pair{"total", 153'011'473.0}}) {
    SummingSink sink(
        [](const ObservationKey& key) { return key.origin == world && key.place == world; });
    Reading reading;
    if (!read_file_of("02_migrant_stock_flow/undesa_2019_bilateral_" + std::string(part) +
                          "_with_aggregates.csv.gz",
                      "undesa_2019", sink, reading)) {
      return;
    }
    CHECK(reading.part == part);
    CHECK(sink.sums["migrant_stock 1990"] == published);
    CHECK_MESSAGE(sink.rejected == 0, sink.first);
    total += part == std::string("total") ? 0 : sink.sums["migrant_stock 1990"];
  }
  CHECK(total == 153'011'473);
}

TEST_CASE("UNHCR: the world's refugees and asylum-seekers as published, every row kept") {
  SummingSink sink(both_sexes);
  Reading reading;
  if (!read_file_of("05_displacement/unhcr_population.csv", "unhcr_population", sink, reading)) {
    return;
  }
  CHECK(sink.sums["refugees 2024"] == 30'958'200);
  CHECK(sink.sums["refugees 2023"] == 31'637'408);
  CHECK(sink.sums["asylum_seekers 2024"] == 8'352'712);
  CHECK(reading.rows == 138'893);
  CHECK(sink.figures == 9 * 138'893);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
}

TEST_CASE("World Bank: every row of the 2021 extract is kept; of remittances paid, the countries") {
  SummingSink sink(both_sexes);
  Reading reading;
  if (!read_file_of("03_wdi/wdi_2021_long.csv", "worldbank_wdi", sink, reading)) return;
  CHECK(reading.rows == 129'036);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
  SummingSink paid(both_sexes);
  if (!read_file_of("03_wdi/wdi_remittances_paid_BM.TRF.PWKR.CD.DT.csv", "worldbank_wdi", paid,
                    reading)) {
    return;
  }
  // What is left out are the Bank's own regional and lending groups, each named.
  CHECK(paid.figures + paid.rejected == 8'581);
  CHECK(paid.seen.size() == 46);
  CHECK(paid.seen.contains("SSF"));
  CHECK(paid.seen.contains("HIC"));
}

TEST_CASE("World Bank panel: every place and year is kept") {
  SummingSink sink(both_sexes);
  Reading reading;
  if (!read_file_of("03_wdi/gdp_panel_1960_2023.csv.gz", "worldbank_gdp_panel", sink, reading)) {
    return;
  }
  CHECK(sink.figures == 8 * 14'784);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
}

TEST_CASE(
    "KNOMAD: bilateral remittances make the printed world total; in 2017 2 million are short") {
  // The publisher's own column totals of 2017 are 2,038,230 US$ above the cells they stand for.
  for (const auto& [year, published, short_by] :
       {std::tuple{"2017", 613'465'842'855.2, 2'038'229.6},
        std::tuple{"2021", 781'075'706'510.1, 0.0}}) {
    SummingSink sink(
        [](const ObservationKey& key) { return key.origin != world && key.place != world; });
    Reading reading;
    if (!read_file_of("04_remittances/knomad_bilateral_remittances_" + std::string(year) + ".csv",
                      "knomad_remittances", sink, reading)) {
      return;
    }
    CHECK(reading.citation.version == year);
    CHECK(std::abs(published - sink.sums[std::string("remittances ") + year] - short_by) < 1);
    CHECK_MESSAGE(sink.rejected == 0, sink.first);
  }
}

TEST_CASE("KNOMAD: migrants of three years, told by their world totals") {
  for (const std::string year : {"2013", "2017", "2021"}) {
    SummingSink sink(both_sexes);
    Reading reading;
    if (!read_file_of("02_migrant_stock_flow/knomad_bilateral_migration_" + year + ".csv",
                      "knomad_migrants", sink, reading)) {
      return;
    }
    CHECK(reading.citation.version == year);
    CHECK_MESSAGE(sink.rejected == 0, sink.first);
  }
}

TEST_CASE("remittance prices: every corridor is kept") {
  SummingSink sink(both_sexes);
  Reading reading;
  if (!read_file_of("04_remittances/rpw_corridor_costs_2011Q1_2020Q3.csv", "remittance_prices",
                    sink, reading)) {
    return;
  }
  CHECK(sink.figures == 10'417);
  CHECK_MESSAGE(sink.rejected == 0, sink.first);
}

}  // namespace corridor::publishers_files_test
