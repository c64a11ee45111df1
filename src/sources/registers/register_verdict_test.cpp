#include "sources/recording_sink.h"

#include <doctest/doctest.h>

namespace corridor::register_verdict_test {
namespace {

std::string with(const std::string& verdicts) {
  return "register: verdicts\nversion: \"2026\"\ntitle: Verdicts\npublisher: Us\n"
         "licence: CC-BY-4.0\nauthor: A. Author\nreason: First\nknown_to: \"2026\"\n"
         "coherence_verdicts:\n" +
         verdicts;
}

Error error_of(const std::string& verdicts) {
  RecordingSink sink;
  const auto reading = read_as("register", with(verdicts), sink);
  REQUIRE(!reading.has_value());
  return reading.error();
}

}  // namespace

TEST_CASE("verdicts: finding, verdict, by whom and on which day") {
  RecordingSink sink;
  const auto reading = read_as("register",
                               with("  - finding: \"0123456789ab\"\n"
                                    "    verdict: rejected\n    by: A. Judge\n"
                                    "    on: \"2026-11-29\"\n    note: No.\n"),
                               sink);
  REQUIRE(reading.has_value());
  REQUIRE(sink.records.size() == 1);
  const auto& record = sink.records.front();
  CHECK(record.kind == "coherence_verdict");
  CHECK(record.code == "0123456789ab");
  CHECK(record.title == "rejected");
  CHECK(record.since.text() == "2026-11-29");
  CHECK(record.summary == "No.");
  CHECK(record.fields == "by=A. Judge");
}

TEST_CASE("verdicts: every mistake at its line, with what to do") {
  const auto id = error_of("  - {finding: \"0123\", verdict: agreed, by: A, on: \"2026\"}\n");
  CHECK(id.message == "expected the id of a finding, saw \"0123\"");
  CHECK(id.where.line == 10);
  const auto word =
      error_of("  - {finding: \"0123456789ab\", verdict: agred, by: A, on: \"2026\"}\n");
  CHECK(word.hint == "Did you mean agreed?");
  const auto day = error_of("  - {finding: \"0123456789ab\", verdict: agreed, by: A}\n");
  CHECK(day.message == "expected the key \"on\", the day of the verdict, saw none");
  const auto who = error_of("  - {finding: \"0123456789ab\", verdict: agreed, on: \"2026\"}\n");
  CHECK(who.message.contains("\"by\""));
  const auto twice = error_of(
      "  - {finding: \"0123456789ab\", verdict: agreed, by: A, on: \"2026\"}\n"
      "  - {finding: \"0123456789ab\", verdict: rejected, by: B, on: \"2026\"}\n");
  CHECK(twice.where.line == 11);
}

}  // namespace corridor::register_verdict_test
