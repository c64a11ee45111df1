#include "report/sdmx/data_query.h"

#include <doctest/doctest.h>

namespace corridor::sdmx::data_query_test {
namespace {

Result<DataQuery> old_query(std::string_view address) {
  return read_data_query(*read_words(address), Model::v2_1);
}
Result<DataQuery> new_query(std::string_view address) {
  return read_data_query(*read_words(address), Model::v3_0);
}
bool fits(std::string_view text, std::string_view value) {
  const auto filter = read_component_filter("X", text, false);
  REQUIRE(filter.has_value());
  return filter->lets_through(value);
}
bool fits_days(std::string_view text, int first, int last) {
  const auto filter = read_component_filter("TIME_PERIOD", text, true);
  REQUIRE(filter.has_value());
  return filter->lets_through_days(first, last);
}

}  // namespace

TEST_CASE("a data query of REST 1.x names dataflow, key, provider and period") {
  const auto query = old_query(
      "data/CORRIDOR,MIGRANT_STOCK,1.0/A..BGD+IND./UN_DESA?startPeriod=2010&endPeriod=2015-Q2"
      "&firstNObservations=2&updatedAfter=2026-01-01T10:00:00Z&detail=dataonly");
  REQUIRE(query.has_value());
  CHECK(query->ids == std::vector<std::string>{"MIGRANT_STOCK"});
  CHECK(query->agencies == std::vector<std::string>{"CORRIDOR"});
  REQUIRE(query->keys.size() == 1);
  CHECK(query->keys[0] == Key{{"A"}, {}, {"BGD", "IND"}, {}});
  CHECK(query->providers == std::vector<std::string>{"UN_DESA"});
  CHECK(query->first_day == 20100101);
  CHECK(query->last_day == 20150630);
  CHECK(query->first_observations == 2);
  CHECK(query->updated_after == "2026-01-01T10:00:00Z");
  CHECK_FALSE(query->wants_attribute("OBS_STATUS", false));
  CHECK(query->with_observations);
}

TEST_CASE("a data query of REST 2.x has contexts, several keys and filters") {
  const auto query = new_query(
      "data/dataflow/CORRIDOR/MIGRANT_STOCK/*/A.*.BGD,A.*.IND?c[SEX]=F,M&attributes=OBS_STATUS"
      "&measures=none&offset=10&limit=5");
  REQUIRE(query.has_value());
  CHECK(query->keys.size() == 2);
  CHECK(query->versions.empty());
  REQUIRE(query->filters.size() == 1);
  CHECK(query->filters[0].component == "SEX");
  CHECK(query->wants_attribute("OBS_STATUS", false));
  CHECK_FALSE(query->wants_attribute("PROOF", false));
  CHECK_FALSE(query->with_measure);
  CHECK(query->offset == 10);
  CHECK(query->limit == 5);
  CHECK(new_query("data/provisionagreement/CORRIDOR/PA_X")->context == Type::provision_agreement);
  CHECK(new_query("data/datastructure/CORRIDOR/DSD")->context == Type::data_structure);
  CHECK(new_query("data")->ids.empty());
}

TEST_CASE("all may be said in capitals, and an order by several components") {
  const auto query = old_query("data/CORRIDOR,X,LATEST/ALL/ALL");
  REQUIRE(query.has_value());
  CHECK(query->keys.empty());
  CHECK(query->providers.empty());
  const auto sorted = new_query("data/dataflow/A/B?sort=REF_AREA:desc+TIME_PERIOD:asc+*");
  REQUIRE(sorted.has_value());
  REQUIRE(sorted->sort.size() == 3);
  CHECK(sorted->sort[0].component == "REF_AREA");
  CHECK(sorted->sort[0].descending);
  CHECK_FALSE(sorted->sort[1].descending);
}

TEST_CASE("a data query that makes no sense is an error of its caller") {
  for (const auto* address :
       {"data", "data/all", "data/A,B,C,D", "data/A,B,new", "data/X/A.B c", "data/X/all/a,b,c",
        "data/X/all/all/y", "data/X?startPeriod=never", "data/X?firstNObservations=0",
        "data/X?lastNObservations=x", "data/X?detail=most", "data/X?includeHistory=maybe",
        "data/X?updatedAfter=today", "data/X?nothing=1", "data/X?limit=5", "data/X?c[SEX]=F",
        "data/X?mode=some", "data/X?dimensionAtObservation=1",
        "data/X?asOf=2020-01-01&updatedAfter=2021-01-01"}) {
    CAPTURE(address);
    const auto query = old_query(address);
    REQUIRE_FALSE(query.has_value());
    CHECK(query.error().kind == ErrorKind::usage);
    CHECK(query.error().message.starts_with("expected"));
  }
  for (const auto* address :
       {"data/list/A/B", "data/dataflow/A/B/1.0/k/more", "data/dataflow/A/B?c[SEX]=zz:1",
        "data/dataflow/A/B?c[]=1", "data/dataflow/A/B?c[SEX]=F&c[SEX]=M", "data/dataflow/A/B/1.x",
        "data/dataflow/A/B?sort=SEX:up", "data/dataflow/A/B?sort=", "data/dataflow/A/B?sort=A+",
        "data/dataflow/A/B?measures=OTHER", "data/dataflow/A/B?c[TIME_PERIOD]=ge:never"}) {
    CAPTURE(address);
    CHECK(new_query(address).error().kind == ErrorKind::usage);
  }
}

TEST_CASE("a question what is available names a dimension and a mode") {
  const auto old = read_availability_query(
      *read_words("availableconstraint/X/A.B/all/SEX?mode=available&references=codelist"),
      Model::v2_1);
  REQUIRE(old.has_value());
  CHECK(old->components == std::vector<std::string>{"SEX"});
  CHECK_FALSE(old->exact);
  CHECK(old->references == "codelist");
  const auto current = read_availability_query(
      *read_words("availability/dataflow/CORRIDOR/X/1.0/A.B/SEX,AGE"), Model::v3_0);
  REQUIRE(current.has_value());
  CHECK(current->components == std::vector<std::string>{"SEX", "AGE"});
  CHECK(current->exact);
}

TEST_CASE("commas are or, pluses are and, and and binds closer") {
  CHECK(fits("A,B", "A"));
  CHECK(fits("A,B", "B"));
  CHECK_FALSE(fits("A,B", "C"));
  CHECK(fits("ge:2+le:4", "3"));
  CHECK_FALSE(fits("ge:2+le:4", "5"));
  CHECK(fits("ge:2+le:4,ge:8+le:9", "8"));
  CHECK_FALSE(fits("ge:2+le:4,ge:8+le:9", "7"));
  CHECK(fits("1,ge:5+le:6", "1"));
  CHECK_FALSE(fits("1,ge:5+le:6", "2"));
  CHECK_FALSE(fits("ne:A+ne:B", "A"));
  CHECK(fits("ne:A+ne:B", "C"));
  CHECK(fits("ne:A,ne:B", "A"));
}

TEST_CASE("each operator compares as it says, numbers as numbers") {
  CHECK(fits("lt:10", "9"));
  CHECK_FALSE(fits("lt:10", "10"));
  CHECK(fits("gt:9", "10"));
  CHECK(fits("co:MIG", "A_MIG_B"));
  CHECK(fits("nc:MIG", "A"));
  CHECK(fits("sw:A", "AB"));
  CHECK_FALSE(fits("ew:A", "AB"));
  CHECK(fits("eq:A", "A"));
}

TEST_CASE("a period in a filter is compared by its first and last day") {
  CHECK(fits_days("2010", 20100101, 20101231));
  CHECK(fits_days("2010", 20100401, 20100630));
  CHECK_FALSE(fits_days("2010-Q1", 20100101, 20101231));
  CHECK(fits_days("ge:2010+le:2012", 20120101, 20121231));
  CHECK_FALSE(fits_days("gt:2010", 20100101, 20101231));
  CHECK(fits_days("lt:2010", 20090101, 20091231));
  CHECK(fits_days("ne:2010", 20090101, 20091231));
}

}  // namespace corridor::sdmx::data_query_test
