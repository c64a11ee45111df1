#include "sources/recording_sink.h"
#include "vocabulary/named_lines.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::register_file_test {
namespace {

constexpr std::string_view head =
    "register: law\nversion: \"2026-11-29\"\ntitle: Law\npublisher: Us\nlicence: CC-BY-4.0\n"
    "author: A. Author\nreason: First version\nknown_to: \"2026-11-29\"\n";

constexpr std::string_view instrument = R"(instruments:
  - code: icrmw
    title: {en: Migrant Workers Convention, fr: Convention sur les travailleurs migrants}
    short: ICRMW
    type: convention
    topics: [human_rights, labour]
    open_to: world
    adopted: "1990-12-18"
    in_force: "2003-07-01"
    force: {consents: 20, delay: first of month after 3 months}
    leaving: {notice: first of month after 12 months}
    same_as: [untc-4-13]
    summary: {en: It protects people who work in another country., fr: Elle protège.}
    covers: [regular, irregular]
    leaves_out: [seafarer]
    provisions:
      - at: art_25
        title: Equal pay
        gives: [equal_treatment, wage]
        summary: Pay no worse than that of nationals.
    events:
      - {kind: signature, party: BGD, date: "1998-10-07"}
      - {kind: ratification, party: Bangladesh, date: "2011-08-24", note: in New York}
)";

Result<Reading> read(const std::string& text, RecordingSink& sink) {
  return read_as("register", text, sink);
}

Error error_of(const std::string& text) {
  RecordingSink sink;
  const auto reading = read(text, sink);
  REQUIRE(!reading.has_value());
  return reading.error();
}

/// The instrument with one line put in the place of another.
std::string with(std::string_view old, std::string_view other) {
  std::string text = std::string(head) + std::string(instrument);
  const auto at = text.find(old);
  REQUIRE(at != text.npos);
  return text.replace(at, old.size(), other);
}

std::string line_of(const Error& error) {
  return fmt::format("{}:{}", error.where.line, error.where.column);
}

}  // namespace

TEST_CASE("a register's head says who made it and why") {
  RecordingSink sink;
  const auto reading = read(std::string(head), sink);
  REQUIRE(reading);
  CHECK(reading->citation.dataset == "law");
  CHECK(reading->citation.version == "2026-11-29");
  CHECK(reading->author == "A. Author");
  CHECK(reading->reason == "First version");
  CHECK(reading->known_to == "2026-11-29");
}

TEST_CASE("an instrument becomes a record, its provisions records below it, its days events") {
  RecordingSink sink;
  REQUIRE(read(std::string(head) + std::string(instrument), sink));
  REQUIRE(sink.records.size() == 2);
  const Record& record = sink.records[0];
  CHECK(record.code == "icrmw");
  CHECK(record.since.text() == "2003-07-01");
  CHECK(record.names == "fr=Convention sur les travailleurs migrants");
  const NamedLines fields(record.fields);
  CHECK(fields["covers"] == "regular irregular");
  CHECK(fields["open_to"] == "_W");
  CHECK(fields["force_consents"] == "20");
  CHECK(fields["leaving_notice"] == "first of month after 12 months");
  CHECK(fields["summary_fr"] == "Elle protège.");
  CHECK(sink.records[1].code == "icrmw/art_25");
  CHECK(sink.records[1].parent == "icrmw");
  CHECK(NamedLines(sink.records[1].fields)["gives"] == "equal_treatment wage");
  REQUIRE(sink.events.size() == 4);
  CHECK(sink.events[0].kind == LawEventKind::adopted);
  CHECK(sink.events[1].kind == LawEventKind::in_force);
  CHECK(sink.events[3].party == Place("BGD"));
  CHECK(sink.events[3].date.text() == "2011-08-24");
  REQUIRE(sink.links.size() == 1);
  CHECK(sink.links[0].to == "instrument:untc-4-13");
}

TEST_CASE("a term keeps the forms to prefer and to avoid, by language") {
  RecordingSink sink;
  REQUIRE(read(std::string(head) + R"(terms:
  - code: irregular
    title: {en: migrant in an irregular situation, ar: مهاجر في وضع غير نظامي}
    summary: Someone without a permit.
    avoid: {en: [unlawful migrant, unlawful person], fr: migrant interdit}
    why: {en: "A form of words may be wrong, a person cannot be."}
    broader: [migrant]
  - {code: migrant, title: migrant, summary: Someone who moved.}
)",
               sink));
  const NamedLines fields(sink.records[0].fields);
  CHECK(fields["avoid_en"] == "unlawful migrant | unlawful person");
  CHECK(fields["avoid_fr"] == "migrant interdit");
  CHECK(sink.links[0].from == "term:irregular");
  CHECK(sink.links[0].relation == "broader");
}

TEST_CASE("each mistake is told with line and column, and what would be right") {
  SUBCASE("an unknown key") {
    const auto error = error_of(with("short: ICRMW", "shrot: ICRMW"));
    CHECK(line_of(error) == "12:5");
    CHECK(error.hint.contains("short"));
  }
  SUBCASE("a party that ratified before it signed") {
    const auto error = error_of(with("date: \"2011-08-24\"", "date: \"1997-01-01\""));
    CHECK(error.kind == ErrorKind::invalid);
    CHECK(error.where.line == 31);
    CHECK(error.message.contains("1998-10-07"));
    CHECK(error.hint.contains("accession"));
  }
  SUBCASE("a provision that begins before the instrument was adopted") {
    const auto error =
        error_of(with("title: Equal pay", "title: Equal pay\n        since: \"1989-01-01\""));
    CHECK(error.where.line == 27);
    CHECK(error.message.contains("1990-12-18"));
  }
  SUBCASE("an entry into force before adoption") {
    CHECK(error_of(with("in_force: \"2003-07-01\"", "in_force: \"1980\"")).where.line == 17);
  }
  SUBCASE("an unknown place") {
    const auto error = error_of(with("party: Bangladesh", "party: Bangladosh"));
    CHECK(error.message.contains("Bangladosh"));
    CHECK(error.hint.contains("Bangladesh"));
  }
  SUBCASE("an unknown protection") {
    CHECK(error_of(with("[equal_treatment, wage]", "[equal_treatment, wages]"))
              .hint.contains("wage"));
  }
  SUBCASE("an unknown kind of event") {
    CHECK(error_of(with("kind: signature", "kind: signed")).where.line == 30);
  }
  SUBCASE("a day that is none") {
    const auto error = error_of(with("\"1990-12-18\"", "\"1990-02-30\""));
    CHECK(error.kind == ErrorKind::invalid);
    CHECK(error.where.line == 16);
  }
}

TEST_CASE("so are days, delays, codes and titles that are none") {
  SUBCASE("a delay that is none") {
    CHECK(error_of(with("first of month after 12 months", "a while")).where.line == 19);
  }
  SUBCASE("a code twice") {
    const auto error = error_of(std::string(head) +
                                "terms:\n  - {code: a, title: A, summary: B.}\n"
                                "  - {code: a, title: A, summary: B.}\n");
    CHECK(error.where.line == 11);
    CHECK(error.hint.contains("line 10"));
  }
  SUBCASE("no English title") {
    CHECK(error_of(with("{en: Migrant Workers Convention, fr:", "{fr:")).where.line == 11);
  }
  SUBCASE("an address without a kind") {
    const auto error = error_of(std::string(head) +
                                "links:\n  - {from: icrmw, relation: about, to: \"term:a\"}\n");
    CHECK(error.message.contains("icrmw"));
  }
  SUBCASE("no reason for the version") {
    const auto text = with("reason: First version\n", "");
    CHECK(error_of(text).message.contains("reason"));
  }
}

TEST_CASE("a register is told from other YAML by its first key") {
  CHECK(format_of("# law\nregister: law\n") == FileFormat::yaml);
  const auto source = recognise_source({"r.yml", "# law\nregister: law\nversion: a\n", {}, {}});
  REQUIRE(source);
  CHECK((*source)->name == "register");
  CHECK(!recognise_source({"m.yml", "corridor_mapping: 1\n", {}, {}}));
}

}  // namespace corridor::register_file_test
