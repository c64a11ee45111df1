#include "vocabulary/observation.h"

#include "vocabulary/indicator.h"

#include <array>

#include <doctest/doctest.h>

namespace corridor::observation_test {

TEST_CASE("a sex is read by its name and its SDMX code, and both read back") {
  for (const Sex sex : {Sex::total, Sex::female, Sex::male, Sex::other, Sex::unknown}) {
    CHECK(parse_sex(name_of(sex)) == sex);
    CHECK(parse_sex(sdmx_code_of(sex)) == sex);
  }
  CHECK(parse_sex("Female") == Sex::female);
  CHECK(parse_sex("Both sexes") == Sex::total);
  for (const auto text : {"", "x", "f", "0"}) CHECK_FALSE(parse_sex(text).has_value());
}

TEST_CASE("an age group is written and read back") {
  for (const Age age :
       {Age{}, Age{0, 4}, Age{65, Age::open}, Age{18, 18}, Age{0, 0}, Age::unknown()}) {
    CHECK(parse_age(age.text()) == age);
  }
  CHECK(Age{}.text() == "total");
  CHECK(Age{65, Age::open}.text() == "65+");
  CHECK(Age{18, 18}.text() == "18");
  CHECK(parse_age("_T") == Age{});
  for (const auto text : {"", "-", "+", "4-0", "-5", "5-", "x", "0-4-5", "1000", "4+5"}) {
    CHECK_MESSAGE(!parse_age(text).has_value(), text);
  }
}

TEST_CASE("a figure without a value has the status that says why") {
  CHECK(default_status(State::value) == 'A');
  CHECK(default_status(State::missing) == 'O');
  CHECK(default_status(State::suppressed) == 'Q');
  CHECK(default_status(State::not_applicable) == 'M');
  CHECK(meaning_of_status('O') == "missing");
  CHECK_FALSE(meaning_of_status('?').has_value());
  CHECK(name_of(State::not_applicable) == "not applicable");
  CHECK(name_of(Reporter::destination) == "destination");
}

TEST_CASE("an indicator is found by our id and by the publisher's code") {
  CHECK(find_indicator("population") == find_indicator("SP.POP.TOTL"));
  CHECK(canonical_indicator("SP.POP.TOTL") == "population");
  CHECK(canonical_indicator("NY.GDP.PCAP.KD") == "gdp_per_capita");
  CHECK(canonical_indicator("EG.ELC.ACCS.ZS") == "EG.ELC.ACCS.ZS");
  CHECK(find_indicator("") == nullptr);
}

TEST_CASE("every indicator says what it is; percentages and averages are never added up") {
  for (const auto& indicator : all_indicators()) {
    CAPTURE(indicator.id);
    CHECK_FALSE(indicator.title.empty());
    CHECK(indicator.meaning.ends_with('.'));
    if (indicator.unit.starts_with("percent")) CHECK_FALSE(indicator.adds_up);
    if (indicator.unit == "persons") CHECK(indicator.adds_up);
  }
}

}  // namespace corridor::observation_test
