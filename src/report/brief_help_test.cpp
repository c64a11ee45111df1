// Who helps: services and bodies in a brief, in every language.

#include "report/brief.h"
#include "report/render_document.h"
#include "scenario/chain/made_chain.h"

#include <doctest/doctest.h>

namespace corridor::brief_help_test {
namespace {

std::string help_in(const MadeChain& made, const std::string& subject,
                    const std::string& language) {
  auto document = write_brief(made.workspace(), {.subject = subject, .language = language});
  REQUIRE(document.has_value());
  std::erase_if(document->sections, [](const auto& section) { return section.id != "help"; });
  const auto text = render(*document, Format::text, 400);
  REQUIRE(text.has_value());
  return *text;
}

}  // namespace

TEST_CASE("a brief of a place names its services, for whom, by whom, and who deals with it") {
  const MadeChain made;
  const auto text = help_in(made, "BGD", "en");
  CHECK(text.contains("Who helps"));
  CHECK(text.contains("registered here: 1; free of charge of them: 1"));
  CHECK(text.contains("Help line"));
  CHECK(text.contains("employees; not students and trainees"));
  CHECK(text.contains("Who deals with people who move, in Bangladesh: Welfare board"));
  CHECK(text.contains("Office"));
  CHECK(!text.contains("School"));
}

TEST_CASE("a brief of a way names what helps at either end") {
  const MadeChain made;
  const auto text = help_in(made, "BGD-MYS", "en");
  CHECK(text.contains("Help line"));
  CHECK(text.contains("School"));
  CHECK(text.contains("The state"));
}

TEST_CASE("what a third country offers its own people is no help on another way") {
  MadeChain made;
  made.load(
      "register: more\ntitle: More\nactors:\n"
      "  - {code: embassy, title: Embassy, summary: Of India., type: consulate, places: [IND]}\n"
      "services:\n  - {code: desk, title: Desk of India, summary: Help., type: consular, "
      "places: [MYS], by: [embassy]}\n");
  CHECK(!help_in(made, "BGD-MYS", "en").contains("Desk of India"));
  CHECK(help_in(made, "IND-MYS", "en").contains("Desk of India"));
  CHECK(help_in(made, "MYS", "en").contains("Desk of India"));
}

TEST_CASE("where no service is registered the brief says so, and of areas what to ask") {
  const MadeChain made;
  CHECK(help_in(made, "NPL", "en").contains("No service for people who move is registered here"));
  CHECK(help_in(made, "ASEAN", "en").contains("Services are listed by country"));
}

TEST_CASE("what helps is told in every language") {
  const MadeChain made;
  for (const auto* language : {"fr", "es", "ar", "ru", "zh", "bn"}) {
    CAPTURE(language);
    const auto text = help_in(made, "BGD", language);
    CHECK(text.contains("Help line"));  // the title that the register has
    CHECK(!text.contains("Who"));
    CHECK(!text.contains("registered"));
    CHECK(!text.contains("help by telephone"));
    CHECK(!text.contains("free"));
  }
}

}  // namespace corridor::brief_help_test
