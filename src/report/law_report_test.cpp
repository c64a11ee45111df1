#include "report/law_report.h"

#include "base/json_document.h"
#include "evidence/scratch_workspace.h"

#include <doctest/doctest.h>

namespace corridor::law_report_test {
namespace {

std::string head(std::string_view name, std::string_view version) {
  return fmt::format(
      "register: {}\nversion: \"{}\"\ntitle: {}\npublisher: A test\nlicence: CC0-1.0\n"
      "author: A test\nreason: To be read\ninstruments:\n",
      name, version, name);
}

std::string instrument(std::string_view code, std::string_view more) {
  return fmt::format(
      "  - code: {}\n    title: {{en: Title of {}}}\n    type: convention\n"
      "    adopted: \"1990-01-01\"\n    in_force: \"1991-01-01\"\n    summary: {{en: S.}}\n{}",
      code, code, more);
}

const std::string described =
    head("described", "1") + instrument("x",
                                        "    short: XC\n"
                                        "    same_as: [listed_x]\n"
                                        "    provisions:\n"
                                        "      - {at: art_1, title: Pay, gives: [wage],"
                                        " summary: {en: S.}}\n"
                                        "    events:\n"
                                        "      - {kind: accession, party: BGD, date: \"1995\"}\n");
/// The same instrument under another code, as a list of parties has it.
const std::string listed = head("listed", "1") + instrument("listed_x",
                                                            "    known_to: \"2020-12-31\"\n"
                                                            "    events:\n"
                                                            "      - {kind: accession, party: MYS,"
                                                            " date: \"2000-02-03\"}\n");

std::string report(ScratchWorkspace& store, const LawRequest& request, Format format) {
  const auto text = law_report(*store, request, format);
  REQUIRE_MESSAGE(text.has_value(), text.error().message);
  return *text;
}

void load(ScratchWorkspace& store, const std::string& text) {
  static int files = 0;
  const auto path = store.write(fmt::format("{}.yml", ++files), text);
  const auto loaded = load_file(*store, path, {});
  REQUIRE_MESSAGE(loaded.has_value(), loaded.error().message);
}

int count(std::string_view text, std::string_view part) {
  int found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("an instrument that a register describes and a list has under another code is one") {
  ScratchWorkspace store;
  load(store, described);
  load(store, listed);
  const auto csv = report(store, {.subject = "BGD-MYS"}, Format::csv);
  CHECK(csv.contains("\nwage,destination,yes,both,x,both,art_1,Pay,gives,duty,bound,bound,yes,"));
  const auto place = report(store, {.subject = "MYS"}, Format::csv);
  CHECK(count(place, "\n") == 2);  // a heading and one row
  CHECK(
      place.contains("\nx,Title of x,MYS,in_force,,2000-02-03,accession,2000-02-03,,2020-12-31,"));
  const auto before = report(store, {.subject = "MYS", .as_of = "2000-02-02"}, Format::csv);
  CHECK(before.contains("\nx,Title of x,MYS,not_party,"));
  for (const auto name : {"x", "listed_x", "XC", "xc", "Title of X"}) {
    CAPTURE(name);
    const auto parties = report(store, {.subject = name}, Format::csv);
    CHECK(count(parties, "\nx,") == 2);
  }
}

TEST_CASE("what the workspace knew by a day is asked apart from the law of a day") {
  ScratchWorkspace store;
  {
    const ClockAt day(1'600'000'000);  // 13 September 2020
    load(store, described);
  }
  {
    const ClockAt day(1'700'000'000);  // 14 November 2023
    load(store, listed);
  }
  const LawRequest now{.subject = "BGD-MYS", .as_of = "2010-01-01"};
  CHECK(report(store, now, Format::csv).contains("\nwage,destination,yes,both,x,"));
  LawRequest then = now;
  then.known_by = "2021-01-01";
  CHECK(report(store, then, Format::csv).contains("\nwage,destination,not_known,origin,x,"));
  then.known_by = "2020-01-01";
  const auto nothing = law_report(*store, then, Format::csv);
  REQUIRE_FALSE(nothing.has_value());
  CHECK(nothing.error().kind == ErrorKind::not_found);
}

TEST_CASE("every form says the same, and JSON has the keys that scripts depend on") {
  ScratchWorkspace store;
  load(store, described);
  load(store, listed);
  for (const auto subject : {"BGD-MYS", "MYS", "x"}) {
    CAPTURE(subject);
    for (const auto format : {Format::text, Format::html, Format::markdown}) {
      CHECK(report(store, {.subject = subject}, format).contains("Title of x"));
    }
    const auto json = report(store, {.subject = subject}, Format::json);
    CHECK(JsonDocument::parse("law.json", json).has_value());
    for (const auto key : {"\"state\": \"in_force\"", "\"consent\": \"2000-02-03\"",
                           "\"since\": \"2000-02-03\"", "\"known_to\": \"2020-12-31\"",
                           "\"reservations\": []", "\"proofs\": [", "\"sources\": ["}) {
      CAPTURE(key);
      CHECK(json.contains(key));
    }
  }
  const auto way = report(store, {.subject = "BGD-MYS"}, Format::json);
  CHECK(count(way, "\"protection\": ") == 37);
  CHECK(count(way, "\"promised\": \"yes\"") == 3);  // the row, its instrument, its provision
}

TEST_CASE("a law that another took the place of is law no more; a treaty goes on to bind") {
  ScratchWorkspace store;
  const auto law = [](std::string_view code, std::string_view type, std::string_view more) {
    return fmt::format(
        "  - code: {}\n    title: {{en: Title of {}}}\n    type: {}\n"
        "    adopted: \"2013-06-26\"\n    in_force: \"2013-07-19\"\n    summary: {{en: S.}}\n{}",
        code, code, type, more);
  };
  const std::string replaced =
      "    events:\n      - {kind: replacement, date: \"2026-06-12\", other: newer}\n";
  load(store, head("laws", "1") + law("directive", "regulation", "    places: [DEU]\n" + replaced) +
                  law("treaty", "convention",
                      replaced + "      - {kind: accession, party: DEU, date: \"2014-01-01\"}\n"));
  const auto state = [&](const std::string& code, const std::string& day) {
    const auto text = report(store, {.subject = code, .as_of = day}, Format::csv);
    return text.contains(",DEU,in_force,") ? "in force" : "not";
  };
  CHECK(state("directive", "2026-06-11") == std::string("in force"));
  CHECK(state("directive", "2026-06-12") == std::string("not"));
  CHECK(state("treaty", "2026-06-12") == std::string("in force"));
}

TEST_CASE("a way with an end that is not known says which") {
  ScratchWorkspace store;
  load(store, described);
  const auto wrong = law_report(*store, {.subject = "Bangladsh-Malaysia"}, Format::text);
  REQUIRE(!wrong.has_value());
  CHECK(wrong.error().message.contains("Bangladsh"));
  CHECK_FALSE(wrong.error().message.contains("Malaysia"));
}

}  // namespace corridor::law_report_test
