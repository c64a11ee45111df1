#include "report/glossary_report.h"

#include "report/law_samples.h"

#include <doctest/doctest.h>

namespace corridor::glossary_report_test {
namespace {

constexpr std::string_view terms = R"(terms:
  - code: person_who_moves
    title: {en: person who moves, fr: personne mobile, zh: 移动者}
    summary: {en: Somebody who changes the place where they live., fr: Qui change de lieu de vie.}
  - code: migrant_worker
    title: {en: migrant worker, fr: travailleur migrant, ar: عامل مهاجر}
    summary: {en: Somebody who works abroad.}
    prefer: {fr: travailleuse ou travailleur migrant}
    avoid: {en: [guest worker, cheap labour], fr: main-d'œuvre étrangère}
    why: {en: "They came to work, and not as guests."}
    broader: [person_who_moves]
    related: [seasonal_work]
    topics: [labour]
  - code: seasonal_work
    title: {en: seasonal work}
    summary: {en: Work that comes and goes with the season.}
)";

std::string ask(Workspace& workspace, GlossaryRequest request, Format format = Format::json) {
  const auto answer = glossary_report(workspace, request, format, 100);
  REQUIRE(answer.has_value());
  return *answer;
}

}  // namespace

TEST_CASE("glossary: a term with its forms, and narrower and related seen from the other end") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("words", terms));
  const auto all = json_of(ask(*workspace, {}));
  CHECK(all.root()["terms"].size() == 3);
  const auto worker = element_with(all.root()["terms"], "code", "migrant_worker");
  CHECK(worker["term"]["ar"].string() == "عامل مهاجر");
  CHECK(worker["prefer"]["fr"].string() == "travailleuse ou travailleur migrant");
  REQUIRE(worker["avoid"]["en"].size() == 2);
  CHECK(worker["avoid"]["en"][std::size_t{1}].string() == "cheap labour");
  CHECK(worker["avoid"]["fr"].size() == 1);
  CHECK(worker["broader"][std::size_t{0}].string() == "person_who_moves");
  CHECK(!worker["proof"].string().empty());
  const auto person = element_with(all.root()["terms"], "code", "person_who_moves");
  CHECK(person["narrower"][std::size_t{0}].string() == "migrant_worker");
  const auto season = element_with(all.root()["terms"], "code", "seasonal_work");
  CHECK(season["related"][std::size_t{0}].string() == "migrant_worker");
}

TEST_CASE("glossary: a term is found by code, by any form in any language, by one to avoid") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("words", terms));
  constexpr const char* with_vowels = "عَامِل مُهَاجِر";
  for (const auto* written : {with_vowels, "migrant_worker", "Travailleur Migrant", "guest worker",
                              "travailleuse ou travailleur migrant"}) {
    CAPTURE(written);
    const auto found = json_of(ask(*workspace, {.term = written}));
    REQUIRE(found.root()["terms"].size() == 1);
    CHECK(found.root()["terms"][std::size_t{0}]["code"].string() == "migrant_worker");
  }
  CHECK(json_of(ask(*workspace, {.term = "移动者"})).root()["terms"].size() == 1);
}

TEST_CASE(
    "glossary: an unknown term is told with the near ones, an empty glossary with what to do") {
  ScratchWorkspace workspace;
  const auto empty = glossary_report(*workspace, {.term = "migrant"}, Format::text, 100);
  REQUIRE(!empty.has_value());
  CHECK(empty.error().kind == ErrorKind::not_found);
  CHECK(empty.error().hint.contains("docs/registers.md"));
  load_sample(workspace, sample_register("words", terms));
  const auto near = glossary_report(*workspace, {.term = "migrant wroker"}, Format::text, 100);
  REQUIRE(!near.has_value());
  CHECK(near.error().hint == "Did you mean migrant_worker or migrant worker?");
}

TEST_CASE(
    "glossary: in another language the form to use comes first, and English where there is none") {
  ScratchWorkspace workspace;
  load_sample(workspace, sample_register("words", terms));
  const auto french = ask(*workspace, {.language = "fr"}, Format::text);
  CHECK(french.contains("travailleuse ou travailleur migrant"));
  CHECK(french.contains("seasonal work"));
  CHECK(french.contains("n’ont pas de forme dans cette langue"));
  const auto csv = ask(*workspace, {}, Format::csv);
  CHECK(csv.starts_with("code,language,term,prefer,avoid,definition,broader,narrower,related,"));
}

}  // namespace corridor::glossary_report_test
