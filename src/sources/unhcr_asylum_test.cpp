#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::unhcr_asylum_test {
namespace {

Result<Reading> read_applications(std::string_view rows, RecordingSink& sink) {
  std::string text(find_source("unhcr_asylum_applications")->shape);
  return read_as("unhcr_asylum_applications", text.append("\n").append(rows), sink);
}

}  // namespace

TEST_CASE("UNHCR applications: new claims, further ones and cases are figures of their own") {
  RecordingSink sink;
  const auto reading = read_applications(
      "2024,Syrian Arab Rep.,SYR,SYR,Germany,GFR,DEU,G,N,FI,P,76765\n"
      "2024,Syrian Arab Rep.,SYR,SYR,Germany,GFR,DEU,G,A,JR,P,10488\n"
      "2024,Syrian Arab Rep.,SYR,SYR,Germany,GFR,DEU,G,NR,FA,C,5\n"
      "2001,Syrian Arab Rep.,SYR,SYR,Germany,GFR,DEU,G,V,FI,P,7\n",
      sink);
  REQUIRE(reading.has_value());
  CHECK(sink.rejections.empty());
  const auto* claims = sink.find("asylum_applications", "SYR", "DEU");
  REQUIRE(claims != nullptr);
  CHECK(claims->value == 76765);
  CHECK(claims->key.dimensions == "level=FI;procedure=G;stage=N");
  CHECK(claims->cell.column == 12);
  CHECK(claims->key.reporter == Reporter::destination);
  CHECK(sink.find("asylum_applications_further", "SYR", "DEU")->value == 10488);
  CHECK(sink.find("asylum_cases", "SYR", "DEU")->value == 5);
  CHECK(sink.find("asylum_applications_unspecified", "SYR", "DEU")->value == 7);
}

TEST_CASE("UNHCR applications: the code NA is a stage and a level, not a missing value") {
  RecordingSink sink;
  REQUIRE(read_applications("2006,Syrian Arab Rep.,SYR,SYR,Germany,GFR,DEU,G,NA,NA,P,9\n", sink));
  CHECK(sink.find("asylum_applications", "SYR", "DEU")->key.dimensions ==
        "level=NA;procedure=G;stage=NA");
}

TEST_CASE("UNHCR applications: a stage or unit that nobody knows is rejected by its code") {
  RecordingSink sink;
  REQUIRE(
      read_applications("2024,Syrian Arab Rep.,SYR,SYR,Germany,GFR,DEU,G,Q,FI,P,1\n"
                        "2024,Syrian Arab Rep.,SYR,SYR,Germany,GFR,DEU,G,N,FI,H,1\n",
                        sink));
  CHECK(sink.observations.empty());
  REQUIRE(sink.rejections.size() == 2);
  CHECK(sink.rejections[0].seen == "Q");
  CHECK(sink.rejections[0].cell.column == 9);
  CHECK(sink.rejections[1].reason == "expected P (persons) or C (cases)");
}

TEST_CASE("UNHCR decisions: five outcomes, persons apart from cases") {
  RecordingSink sink;
  const std::string text = std::string(find_source("unhcr_asylum_decisions")->shape) +
                           "\n2015,Iraq,IRQ,IRQ,United States,USA,USA,G,EO,P,38,5,25,10,78\n"
                           "2015,Iraq,IRQ,IRQ,United States,USA,USA,G,IN,C,15,0,290,23415,23720\n";
  REQUIRE(read_as("unhcr_asylum_decisions", text, sink));
  CHECK(sink.observations.size() == 10);
  CHECK(sink.find("asylum_recognised", "IRQ", "USA")->value == 38);
  CHECK(sink.find("asylum_otherwise_protected", "IRQ", "USA")->value == 5);
  CHECK(sink.find("asylum_rejected", "IRQ", "USA")->value == 25);
  CHECK(sink.find("asylum_closed", "IRQ", "USA")->value == 10);
  CHECK(sink.find("asylum_decisions", "IRQ", "USA")->value == 78);
  CHECK(sink.find("asylum_cases_decided", "IRQ", "USA")->value == 23720);
  CHECK(sink.find("asylum_cases_recognised", "IRQ", "USA")->key.dimensions ==
        "level=IN;procedure=G");
}

}  // namespace corridor::unhcr_asylum_test
