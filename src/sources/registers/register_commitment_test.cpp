#include "sources/recording_sink.h"
#include "vocabulary/named_lines.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::register_commitment_test {
namespace {

constexpr std::string_view head =
    "register: promises\nversion: \"2026\"\ntitle: Promises\npublisher: Us\nlicence: CC-BY-4.0\n"
    "author: A. Author\nreason: First version\n";

constexpr std::string_view entry = R"(commitments:
  - code: sdg_10_c
    framework: sdg
    number: "10.c"
    title: {en: Cheaper transfers, fr: Des envois moins chers}
    summary: Sending money costs less.
    topics: [development]
    since: "2015-09-25"
    until: "2030"
    responsible: [ministry, development_bank]
    actors: [world_bank]
    except: [USA]
    measures:
      - {indicator: remittance_cost, take: highest corridor, of: 10.c.1, wanted: down, target: 5}
      - {indicator: SI_RMT_COST, wanted: down, kind: amount, by: 2030, base: 2015, note: as given}
    law: [protection:remittances, icrmw]
    covers: [worker]
    part_of: provision:agenda_2030/target_10_c
    serves: [sdg_17_3]
)";

Error error_of(const std::string& text) {
  RecordingSink sink;
  const auto reading = read_as("register", text, sink);
  REQUIRE(!reading.has_value());
  return reading.error();
}

std::string with(std::string_view old, std::string_view other) {
  std::string text = std::string(head) + std::string(entry);
  const auto at = text.find(old);
  REQUIRE(at != text.npos);
  return text.replace(at, old.size(), other);
}

}  // namespace

TEST_CASE("a commitment keeps how it is measured, and links to what it bears on") {
  RecordingSink sink;
  REQUIRE(read_as("register", std::string(head) + std::string(entry), sink));
  REQUIRE(sink.records.size() == 1);
  const auto& record = sink.records[0];
  CHECK(record.kind == "commitment");
  CHECK(record.code == "sdg_10_c");
  CHECK(record.until.text() == "2030");
  const NamedLines fields(record.fields);
  CHECK(fields["framework"] == "sdg");
  CHECK(fields["number"] == "10.c");
  CHECK(fields["except"] == "USA");
  CHECK(fields["measures"] == "2");
  CHECK(fields["measure_1_take"] == "highest corridor");
  CHECK(fields["measure_1_target"] == "5");
  CHECK(fields["measure_2_base"] == "2015");
  std::vector<std::string> links;
  for (const auto& link : sink.links) links.push_back(fmt::format("{} {}", link.relation, link.to));
  for (const auto* wanted :
       {"measured_by indicator:remittance_cost", "measured_by indicator:SI_RMT_COST",
        "responsible actor_type:ministry", "responsible actor:world_bank",
        "calls_on protection:remittances", "calls_on instrument:icrmw",
        "part_of provision:agenda_2030/target_10_c", "serves commitment:sdg_17_3"}) {
    CAPTURE(wanted);
    CHECK(std::ranges::count(links, wanted) == 1);
  }
}

TEST_CASE("a mistake in a commitment is told where it stands, with what is expected") {
  const auto wrong_way = error_of(with("wanted: down, target: 5", "wanted: lower, target: 5"));
  CHECK(wrong_way.message.contains("\"wanted\""));
  CHECK(wrong_way.where.line == 21);
  CHECK(error_of(with("target: 5", "target: five")).message.contains("a number"));
  CHECK(error_of(with("by: 2030, base: 2015", "by: 2015, base: 2020")).message.contains("base"));
  CHECK(error_of(with("framework: sdg", "framework: sdgs")).hint.contains("sdg"));
  CHECK(error_of(with("code: sdg_10_c", "code: gcm_20")).message.contains("begins with \"sdg_\""));
  CHECK(error_of(with("part_of: provision:", "part_of: ")).message.contains("address"));
  CHECK(error_of(with("indicator: SI_RMT_COST, ", "")).message.contains("indicator"));
  CHECK(error_of(with("kind: amount", "kind: sum")).message.contains("\"kind\""));
}

TEST_CASE("a pledge says who made it") {
  auto text = with("code: sdg_10_c\n    framework: sdg", "code: pledge_a\n    framework: pledge");
  CHECK(error_of(text).message.contains("places"));
  const auto at = text.find("    topics");
  text.insert(at, "    places: [BGD, ECOWAS]\n");
  RecordingSink sink;
  REQUIRE(read_as("register", text, sink));
  CHECK(sink.records[0].places == std::vector{Place("BGD"), Place("ECOWAS")});
}

}  // namespace corridor::register_commitment_test
