#include "report/commitments_report.h"

#include "base/embedded.h"
#include "base/json_document.h"
#include "evidence/proof.h"
#include "evidence/scratch_workspace.h"
#include "report/commitment_words.h"
#include "report/render_document.h"
#include "report/review_annex.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

namespace corridor::commitments_report_test {
namespace {

ScratchWorkspace& store() {
  static ScratchWorkspace scratch;
  static const bool loaded = load_embedded_default(*scratch).has_value();
  REQUIRE(loaded);
  return scratch;
}

PlacePromises promises_of(std::string place, std::string commitment = {}) {
  const auto judged =
      judge_promises(*store(), {.places = {std::move(place)}, .commitment = std::move(commitment)});
  REQUIRE(judged);
  return judged->front();
}

}  // namespace

TEST_CASE("the shipped registers of commitments link to what is there") {
  for (const std::string name : {"sdg", "gcm", "nyd"}) {
    CAPTURE(name);
    std::string text = embedded_file("registers/commitments_" + name + ".yml");
    const std::string_view version = "version: \"";
    text.insert(text.find(version) + version.size(), "9");  // a later one, so that it is checked
    const auto path = store().write(name + ".yml", text);
    const auto loaded = load_file(*store(), path, {});
    CHECK_MESSAGE(loaded.has_value(), (loaded ? "" : loaded.error().message));
  }
}

TEST_CASE("all 23 objectives of the Global Compact serve the 2030 Agenda") {
  const auto all = read_commitments(*store());
  REQUIRE(all);
  const auto links = read_commitment_links(*store());
  REQUIRE(links);
  std::set<std::string> numbers;
  for (const auto& commitment : *all) {
    if (commitment.framework != "gcm") continue;
    numbers.insert(commitment.number);
    const auto its = links->find(commitment.code);
    REQUIRE(its != links->end());
    CHECK(std::ranges::any_of(its->second, [](const auto& l) { return l.relation == "serves"; }));
    CHECK(std::ranges::any_of(its->second, [&](const auto& link) {
      return link.to == "provision:gcm_2018/obj_" + commitment.number;
    }));
  }
  CHECK(numbers.size() == 23);
}

TEST_CASE("a commitment is found by number, by indicator, by code and by framework") {
  const auto all = read_commitments(*store());
  REQUIRE(all);
  const auto codes = [&](std::string_view asked) {
    const auto chosen = choose_commitments(*all, asked);
    std::vector<std::string> found;
    for (const auto& one : chosen ? *chosen : std::vector<Commitment>()) found.push_back(one.code);
    return found;
  };
  CHECK(codes("10.7") == std::vector<std::string>{"sdg_10_7"});
  CHECK(codes("gcm_20") == std::vector<std::string>{"gcm_20"});
  CHECK(codes("20") == std::vector<std::string>{"gcm_20"});
  CHECK(codes("10.c.1") == std::vector<std::string>{"sdg_10_c", "gcm_20"});
  CHECK(codes("gcm").size() == 23);
  CHECK(codes("16.3").size() == 1);
  CHECK(codes("8") ==
        std::vector<std::string>{"sdg_8_3", "sdg_8_5", "sdg_8_7", "sdg_8_8", "gcm_08", "nyd_08"});
  const auto wrong = choose_commitments(*all, "10.77");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().hint.contains("10.7"));
}

TEST_CASE("every figure behind a verdict can be proved") {
  std::size_t proved = 0;
  for (const auto* place : {"NPL", "IND", "DEU"}) {
    for (const auto& judged : promises_of(place, "sdg").commitments) {
      for (const auto& measure : judged.measures) {
        if (!measure.has_figures()) continue;
        CAPTURE(measure.asked.indicator);
        const auto& latest = measure.measured.whole.figures.back();
        CHECK_FALSE(latest.proofs.empty());
        for (const auto& id : latest.proofs) {
          CHECK_MESSAGE(prove(*store(), id).has_value(), id);
          ++proved;
        }
      }
    }
  }
  CHECK(proved > 20);
}

TEST_CASE("the answer for programs is JSON, and its counts are those of the commitments") {
  const auto promises = promises_of("NPL");
  const auto text = promises_json(*store(), {promises}, "");
  REQUIRE(text);
  const auto json = JsonDocument::parse("json", *text);
  REQUIRE(json);
  const auto counts = count_verdicts(promises.commitments);
  int sum = 0;
  for (const int count : counts.of) sum += count;
  CHECK(sum == counts.measured);
  CHECK(static_cast<std::size_t>(counts.measured + counts.not_measured) ==
        promises.commitments.size());
  const auto table = promises_table({promises});
  for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
}

TEST_CASE("a verdict says why in words, with the numbers that decide") {
  for (const auto& judged : promises_of("NPL", "sdg_10_c").commitments) {
    for (const auto& measure : judged.measures) {
      CHECK(because(Words(), measure).contains("falls short of"));
      CHECK(two_point_in_words(Words(), measure).starts_with("Two points: "));
    }
  }
}

TEST_CASE("what a measure rests on is told in whole sentences, in every script") {
  const auto promises = promises_of("NPL", "8.5");
  const auto said_in = [&](const std::string& language) {
    const auto document = promises_document(*store(), promises, {true, language});
    REQUIRE(document);
    return render(*document, Format::markdown).value_or("");
  };
  CHECK(said_in("en").contains("As published."));
  CHECK(said_in("ru").contains("Как опубликовано."));
  CHECK(said_in("zh").contains("按发布值。"));
}

TEST_CASE("an annex names what is not measured, old, or not told apart") {
  const auto promises = promises_of("NPL", "sdg");
  std::set<std::string> kinds;
  for (const auto& row : annex_gaps(promises.commitments).rows) {
    kinds.insert(std::get<std::string>(row[1].value));
  }
  for (const auto* kind : {"no indicator", "no figure", "old figure", "no trend", "not by sex"}) {
    CAPTURE(kind);
    CHECK(kinds.contains(kind));
  }
  CHECK(annex_figures(promises).rows.size() > 30);
}

TEST_CASE("an annex is one page of HTML without script, with charts and sources") {
  const auto annex = write_review_annex(*store(), {.place = "Nepal"});
  REQUIRE(annex);
  const auto html = render(*annex, Format::html);
  REQUIRE(html);
  CHECK(html->contains("<svg"));
  CHECK_FALSE(html->contains("<script"));
  CHECK(html->contains("Remittance Prices Worldwide"));
  std::set<std::string> ids;
  for (const auto& note : annex->proofs) CHECK_MESSAGE(ids.insert(note.id).second, note.id);
  CHECK(write_review_annex(*store(), {.place = "ASEAN"}).error().kind == ErrorKind::usage);
}

}  // namespace corridor::commitments_report_test
