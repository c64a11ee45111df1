#include "evidence/claims/unit.h"

#include <doctest/doctest.h>

namespace corridor::unit_test {
namespace {

ClaimUnit of(std::string_view indicator) { return unit_of(find_indicator(indicator)); }

std::string result(char op, std::string_view a, std::string_view b) {
  const auto unit = combine(op, of(a), of(b));
  return unit ? unit->text() : unit.error().message;
}

}  // namespace

TEST_CASE("persons over persons is a ratio, US$ over persons is US$ per person") {
  CHECK(result('/', "refugees", "population") == "a ratio");
  CHECK(result('/', "remittances_received", "population") == "US$ per person");
  CHECK(result('*', "gdp_per_capita_current", "population") == "US$");
  CHECK(result('/', "remittances_received", "gdp") == "a ratio");
  CHECK(result('/', "population", "distance") == "persons per km");
}

TEST_CASE("persons and US$ are never added, and both units are named") {
  CHECK(result('+', "refugees", "remittances_received") == "persons cannot be added to US$");
  CHECK(result('-', "refugees", "remittances_received") == "US$ cannot be taken from persons");
  CHECK(result('+', "gdp", "gdp_constant") == "US$ cannot be added to US$ of 2015");
  CHECK(result('+', "refugees", "asylum_seekers") == "persons");
}

TEST_CASE("a difference of percentages is in percentage points, of one and the same whole") {
  CHECK(result('-', "unemployment", "unemployment") == "percentage points");
  CHECK(result('+', "unemployment", "unemployment") == "percent of labour force");
  CHECK(result('-', "unemployment", "waged_share") ==
        "percent of employed people cannot be taken from percent of labour force");
  CHECK(result('*', "remittances_received_percent_gdp", "gdp") == "US$");
}

TEST_CASE("a number that names a category is compared, and nothing else") {
  CHECK_FALSE(combine('+', of("visa_requirement"), of("visa_requirement")).has_value());
  CHECK_FALSE(combine('*', of("contiguity"), ClaimUnit{}).has_value());
  CHECK(comparable(of("visa_requirement"), ClaimUnit{}).has_value());
}

TEST_CASE("percent is compared with percent, points with points, and a bare number with neither") {
  const ClaimUnit percent{.kind = ClaimUnit::Kind::percent};
  const ClaimUnit points{.kind = ClaimUnit::Kind::points};
  CHECK(comparable(of("unemployment"), percent).has_value());
  CHECK_FALSE(comparable(percent, points).has_value());
  CHECK(comparable(percent, points).error().hint.contains("growth of"));
  CHECK(comparable(percent, ClaimUnit{}).error().message ==
        "percent and a plain number cannot be compared");
  CHECK_FALSE(comparable(of("refugees"), percent).has_value());
  CHECK_FALSE(comparable(of("refugees"), of("gdp")).has_value());
  CHECK(comparable(of("refugees"), ClaimUnit{}).has_value());
}

TEST_CASE("US$ are held against US$ per person, but not against US$ of another year") {
  const auto dollars = ClaimUnit::amount_of("US$");
  CHECK(comparable(of("gdp_per_capita_current"), dollars).has_value());
  CHECK_FALSE(comparable(of("gdp_per_capita"), dollars).has_value());
}

}  // namespace corridor::unit_test
