#include "sources/sdmx/samples.h"

#include <doctest/doctest.h>

namespace corridor::json_test {
namespace {

/// A 2.1 message about Belgium in 2020 and 2021, with what stands in its one data set.
std::string message(std::string_view set, std::string_view more = {}) {
  return fmt::format(
      R"text({{"meta": {{"prepared": "2024-05-06T07:08:09Z", "sender": {{"id": "S"}}}},{}
      "data": {{"structures": [{{"name": "Flow",
        "links": [{{"rel": "dataflow", "urn": "urn:sdmx:x.Dataflow=AG:FLOW(1.0)"}}],
        "dimensions": {{
          "dataSet": [{{"id": "FREQ", "values": [{{"id": "A"}}]}}],
          "series": [{{"id": "PLACE", "roles": ["REF_AREA"], "values": [{{"id": "BE"}}]}},
                     {{"id": "SEX", "values": [{{"id": "1", "name": "Male"}}, {{"id": "F"}}]}}],
          "observation": [{{"id": "TIME_PERIOD",
                           "values": [{{"id": "2020"}}, {{"id": "2021"}}]}}]}},
        "measures": {{"observation": [{{"id": "OBS_VALUE"}}, {{"id": "RATE"}}]}},
        "attributes": {{
          "dataSet": [{{"id": "UNIT_MULT", "values": [{{"id": "3"}}]}}],
          "dimensionGroup": [{{"id": "CONF_STATUS", "values": [{{"id": "C"}}]}}],
          "observation": [{{"id": "OBS_STATUS", "default": "P",
                           "values": [null, {{"id": "E"}}]}}]}}}}],
      "dataSets": [{{"structure": 0, {}}}]}}}})text",
      more, set);
}

Error refused(std::string_view text) {
  RecordingSink sink;
  const auto reading = read_sdmx("f.json", text, sink);
  REQUIRE_FALSE(reading.has_value());
  return reading.error();
}

}  // namespace

TEST_CASE("SDMX-JSON: several measures, roles, names of codes, defaults and groups") {
  RecordingSink sink;
  const auto reading = read_sdmx("f.json", message(R"("attributes": [0],
      "dimensionGroupAttributes": {":0:1:1": [0]},
      "series": {"0:0": {"observations": {"0": [1.5, 2, 1], "1": [7, null]}},
                 "0:1": {"observations": {"1": [null, "NaN"]}}})"),
                                 sink);
  REQUIRE_MESSAGE(reading.has_value(), reading.error().message);
  CHECK(reading->rows == 3);
  REQUIRE(sink.observations.size() == 6);
  const auto& first = sink.observations[0];
  CHECK(first.key.indicator == "FLOW");
  CHECK(first.key.place == Place("BEL"));
  CHECK(first.key.sex == Sex::male);
  CHECK(first.value == 1500);
  CHECK(first.status == 'E');
  CHECK(first.cell.row == 1);
  CHECK(sink.observations[1].key.indicator == "FLOW.RATE");
  CHECK(sink.observations[1].cell.column == 2);
  CHECK(sink.observations[2].status == 'P');
  CHECK(sink.observations[3].state == State::missing);
  CHECK(sink.observations[4].state == State::suppressed);
  CHECK(sink.observations[4].key.sex == Sex::female);
  CHECK(reading->citation.dataset == "sdmx:AG:FLOW");
  CHECK(reading->citation.version == "2024-05-06");
  CHECK(reading->citation.title == "Flow");
}

TEST_CASE("SDMX-JSON: a key that counts past the values is malformed, an attribute is flagged") {
  for (const std::string_view set :
       {R"("series": {"0:2": {"observations": {"0": [1]}}})",
        R"("series": {"0": {"observations": {"0": [1]}}})",
        R"("series": {"0:x": {"observations": {"0": [1]}}})",
        R"("series": {"0:-1": {"observations": {"0": [1]}}})",
        R"("series": {"0:0": {"observations": {"": [1]}}})",
        R"("observations": {"0:0:99999999999999999999": [1]})",
        R"("dimensionGroupAttributes": {"9": [0]}, "observations": {"0:0:0": [1]})",
        R"("action": "Explode", "observations": {"0:0:0": [1]})"}) {
    CAPTURE(set);
    CHECK(refused(message(set)).kind == ErrorKind::malformed);
  }
  RecordingSink sink;
  REQUIRE(read_sdmx("f.json", message(R"("observations": {"0:0:0": [1, 1, 9]})"), sink));
  CHECK(sink.has_flag("sdmx_status"));
  CHECK(sink.observations.front().status == 'A');
}

TEST_CASE("SDMX-JSON: deletions, keys without values and lists as values are rejected") {
  RecordingSink sink;
  REQUIRE(read_sdmx("f.json", message(R"("observations":
      {"0:0:0": [], "0:0:1": [[1, 2], 3]}}, {"action": "Delete", "series": {"0:1": {}})"),
                    sink));
  CHECK(sink.observations.size() == 1);
  REQUIRE(sink.rejections.size() == 3);
  CHECK(sink.rejections[0].reason.starts_with("no value is given"));
  CHECK(sink.rejections[1].reason == "expected a number in OBS_VALUE");
  CHECK(sink.rejections[2].seen == "A.BE.F");
}

TEST_CASE("SDMX-JSON: the service's error is shown when there is no data, flagged beside data") {
  constexpr std::string_view error = R"("errors": [{"code": 413, "title": "Response too large"}],)";
  RecordingSink sink;
  REQUIRE(read_sdmx("f.json", message(R"("observations": {"0:0:0": [1]})", error), sink));
  REQUIRE(sink.has_flag("sdmx_note"));
  CHECK(sink.flags.front().reason == "the service says: Response too large (code 413)");
  CHECK(refused(R"({"meta": {"schema": "sdmx-json-data-schema"}, )" +
                std::string(R"("errors": [{"code": 413, "title": "Response too large"}]})"))
            .message.ends_with("saw the service's error: Response too large (code 413)"));
  CHECK(refused(message(R"("series": {})", error))
            .message.ends_with("the service says: Response too large (code 413)"));
}

}  // namespace corridor::json_test
