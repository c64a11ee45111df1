#include "report/search_report.h"

#include "evidence/collector.h"
#include "evidence/scratch_workspace.h"
#include "evidence/write_edition.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::search_report_test {
namespace {

Record record(std::string_view kind, std::string code, std::string title, std::string summary) {
  return {.kind = kind,
          .code = std::move(code),
          .title = std::move(title),
          .summary = std::move(summary)};
}

Passage passage(std::string at, std::string heading, std::string text,
                std::string_view language = "en") {
  return {.item = "instrument:accord",
          .place_in = std::move(at),
          .heading = std::move(heading),
          .text = std::move(text),
          .language = language};
}

void add_records(Collector& collector) {
  auto icrmw = record("instrument", "icrmw", "Convention on migrant workers and their families",
                      "Rights of people who work in a country that is not their own.");
  icrmw.names =
      "ar=الاتفاقية الدولية لحماية حقوق العمال المهاجرين\n"
      "fr=Convention sur les travailleurs migrants et leur famille\n"
      "zh=保护所有移徙工人及其家庭成员权利国际公约";
  icrmw.fields = "short=ICRMW\ntopics=human_rights labour";
  icrmw.since = Period::parse("2003-07-01").value();
  collector.record(std::move(icrmw));
  auto pay = record("provision", "icrmw/art_25", "Equal pay and conditions",
                    "Pay, hours and rest no worse than for nationals.");
  pay.parent = "icrmw";
  collector.record(std::move(pay));
  auto recruit = record("term", "recruitment", "recruitment", "Finding a person for a job abroad.");
  recruit.names = "es=contratación\nfr=recrutement\nru=наём мигрантов\nbn=শ্রমিকদের নিয়োগ";
  recruit.fields = "avoid_en=headhunting";
  collector.record(std::move(recruit));
  auto security = record("term", "social_security", "social security", "Pensions and care.");
  security.names =
      "es=seguridad social\nfr=sécurité sociale\nru=социальное обеспечение\n"
      "zh=社会保障";
  collector.record(std::move(security));
  auto act = record("instrument", "bgd_act", "Overseas Employment Act", "Licences of recruiters.");
  act.places = {Place("BGD")};
  act.since = Period::year(2013);
  collector.record(std::move(act));
}

void add_texts(Collector& collector) {
  collector.passage(passage("art_1", "Recruiting", "Recruiting agencies are licensed. 👍"));
  auto old = passage("art_2", "Fees", "A worker pays the fee of the agency.");
  old.until = Period::parse("2018-01-01").value();
  collector.passage(std::move(old));
  auto now = passage("art_2", "Fees", "No worker pays a fee; the employer pays.");
  now.since = Period::parse("2018-01-01").value();
  collector.passage(std::move(now));
  collector.passage(passage("art_3", "", "Las migraciones y los trabajadores extranjeros.", "es"));
  collector.passage(passage("art_4", "", "本国保护国际移民的劳动权利。 Art. 4 about work", "zh"));
  collector.passage(passage("art_5", "", "تعمل الدول على حماية الهجـــرة والعمال.", "ar"));
  collector.item({.list = "job",
                  .code = "7115",
                  .name = "Carpenters",
                  .description = "Cut and join wood.",
                  .other_names = "joiner\nwoodworker"});
}

/// A workspace with a little of everything.
struct Shelf {
  Shelf() {
    Collector collector;
    add_records(collector);
    add_texts(collector);
    Reading reading;
    reading.citation = {
        .publisher = "Us", .dataset = "shelf", .title = "A shelf of law", .version = "2026"};
    Edition edition{.citation = reading.citation,
                    .loaded = "2026-01-01T00:00:00Z",
                    .sha256 = std::string(64, 'a')};
    auto transaction = Transaction::begin(workspace->database());
    REQUIRE(write_edition(*workspace, collector, reading, edition).has_value());
    REQUIRE(transaction->commit().has_value());
  }

  SearchAnswer find(SearchRequest request) {
    auto answer = search(*workspace, request);
    REQUIRE_MESSAGE(answer.has_value(), (answer ? "" : answer.error().message));
    return std::move(*answer);
  }

  /// What is found for words, as "address" or "address at", the best first.
  std::vector<std::string> addresses(SearchRequest request) {
    std::vector<std::string> found;
    for (const auto& hit : find(std::move(request)).hits) {
      found.push_back(hit.place_in.empty() ? hit.address : hit.address + ' ' + hit.place_in);
    }
    return found;
  }
  std::string first(std::string words) {
    const auto found = addresses({.words = std::move(words)});
    return found.empty() ? "" : found.front();
  }
  bool has(std::string words, std::string_view address) {
    const auto found = addresses({.words = std::move(words)});
    return std::ranges::find(found, address) != found.end();
  }

  ScratchWorkspace workspace;
};

}  // namespace

TEST_CASE("a word is found in each of its forms and in every language it may be in") {
  Shelf shelf;
  CHECK(shelf.has("recruiting", "term:recruitment"));
  CHECK(shelf.has("recruitment", "instrument:accord art_1"));
  CHECK(shelf.first("securite sociale") == "term:social_security");
  CHECK(shelf.first("seguridad") == "term:social_security");
  CHECK(shelf.first("contratacion") == "term:recruitment");
  CHECK(shelf.first("migración") == "instrument:accord art_3");
  CHECK(shelf.first("мигрант") == "term:recruitment");
  CHECK(shelf.first("শ্রমিক") == "term:recruitment");
  CHECK(shelf.first("woodworkers") == "job:7115");
}

TEST_CASE("Chinese words are found inside longer runs, and a single character is found too") {
  Shelf shelf;
  CHECK(shelf.first("移民") == "instrument:accord art_4");
  CHECK(shelf.first("劳动权利") == "instrument:accord art_4");
  CHECK(shelf.first("移徙工人") == "instrument:icrmw");
  CHECK(shelf.first("社会保障") == "term:social_security");
  CHECK(shelf.first("民") == "instrument:accord art_4");
  CHECK(shelf.first("约") == "instrument:icrmw");  // the last of its run
}

TEST_CASE("Arabic words are found with and without the article, tatweel and what is written on") {
  Shelf shelf;
  CHECK(shelf.first("هجرة") == "instrument:accord art_5");
  CHECK(shelf.first("الهجرة") == "instrument:accord art_5");
  CHECK(shelf.has("عمال", "instrument:accord art_5"));
  CHECK(shelf.has("عمال", "instrument:icrmw"));
  CHECK(shelf.first("والمهاجرون") == "instrument:icrmw");
}

TEST_CASE("words of several scripts go into one search") {
  Shelf shelf;
  CHECK(shelf.first("移民 work") == "instrument:accord art_4");
  CHECK(shelf.first("ICRMW المهاجرين") == "instrument:icrmw");
}

TEST_CASE("a phrase stands side by side, and what is left out is left out") {
  Shelf shelf;
  CHECK(shelf.first("\"equal pay\"") == "provision:icrmw/art_25");
  CHECK(shelf.find({.words = "\"pay equal\""}).total == 0);
  CHECK(shelf.find({.words = "“pays the fee”"}).total == 1);
  CHECK(shelf.addresses({.words = "fee -employer"}) ==
        std::vector<std::string>{"instrument:accord art_2"});
  CHECK(shelf.find({.words = "recruitment -agencies"}).total <
        shelf.find({.words = "recruitment"}).total);
  CHECK(shelf.find({.words = "fee -\"the employer\""}).total == 1);
}

TEST_CASE("short and odd searches are answered: one letter, a pictograph, marks only") {
  Shelf shelf;
  CHECK(shelf.first("a").starts_with("edition:"));  // "A shelf of law"
  CHECK(shelf.has("a", "instrument:accord art_2"));
  CHECK(shelf.first("👍🏽") == "instrument:accord art_1");
  for (const auto words : {"", " ", "-", "\"\"", "?!", "-fee"}) {
    const auto answer = search(*shelf.workspace, {.words = words});
    REQUIRE_MESSAGE(!answer.has_value(), words);
    CHECK(answer.error().kind == ErrorKind::usage);
  }
}

TEST_CASE("a search that is too long is refused with what to do") {
  Shelf shelf;
  const auto answer = search(*shelf.workspace, {.words = std::string(10'000, 'x')});
  REQUIRE(!answer.has_value());
  CHECK(answer.error().kind == ErrorKind::limit);
  CHECK(answer.error().message == "expected a search of at most 2000 bytes, saw one of 10000");
  std::string many;
  for (int i = 0; i < 60; ++i) many += "w" + std::to_string(i) + ' ';
  CHECK(search(*shelf.workspace, {.words = many}).error().kind == ErrorKind::limit);
}

TEST_CASE("what is syntax to SQL or to FTS is text here") {
  Shelf shelf;
  for (const auto words :
       {"fee' OR 1=1; DROP TABLE edition; --", "title:fee", "fee*", "NEAR(fee worker)", "fee AND",
        "(fee", "fee)", "^fee", "{title body}: fee", "fee + worker", "\"fee", "fee\"\"\"",
        "fee NOT worker", "--fee worker", "fee \xFF\xFE"}) {
    const auto answer = search(*shelf.workspace, {.words = words});
    CHECK_MESSAGE(answer.has_value(), words);
  }
  CHECK(shelf.workspace.editions() == 1);
}

TEST_CASE("the nearest comes first: what is called so before what speaks of it") {
  Shelf shelf;
  CHECK(shelf.first("icrmw") == "instrument:icrmw");
  CHECK(shelf.first("recruitment") == "term:recruitment");
  CHECK(shelf.first("icrmw article 25") == "provision:icrmw/art_25");
  CHECK(shelf.first("icrmw \"article 25\"") == "provision:icrmw/art_25");
  CHECK(shelf.first("icrmw/art_25") == "provision:icrmw/art_25");
  CHECK(shelf.first("第25条") == "provision:icrmw/art_25");
  CHECK(shelf.first("bangladesh recruiters") == "instrument:bgd_act");
  CHECK(shelf.first("বাংলাদেশ") == "instrument:bgd_act");
  CHECK(shelf.first("headhunting") == "term:recruitment");
  CHECK(shelf.first("shelf of law").starts_with("edition:"));
}

TEST_CASE("where nothing has all words, what has the most of them is given, and said") {
  Shelf shelf;
  const auto answer = shelf.find({.words = "equal pay zebra"});
  CHECK(answer.words_wanted == 3);
  CHECK(answer.complete == 0);
  REQUIRE(answer.total == 1);
  CHECK(answer.hits[0].address == "provision:icrmw/art_25");
  const auto text = render_search(answer, {.words = "equal pay zebra"}, Format::text);
  CHECK(text.contains("Nothing has all 3 words; what is shown has some of them, the best first."));
}

TEST_CASE("what lacks a word follows what has all, where that is little, and that is said") {
  Shelf shelf;
  const auto answer = shelf.find({.words = "worker fee agency"});
  REQUIRE(answer.total == 2);
  CHECK(answer.hits[0].snippet.text == "A worker pays the fee of the agency.");
  CHECK(answer.hits[0].complete);
  CHECK(!answer.hits[1].complete);
  CHECK(render_search(answer, {.words = "worker fee agency"}, Format::text)
            .contains("1 of them with all 3 words; the others, behind these, lack one."));
}

TEST_CASE("function words are set aside, but not in a phrase or alone") {
  Shelf shelf;
  const auto answer = shelf.find({.words = "who pays the fee of the agency?"});
  CHECK(answer.set_aside == std::vector<std::string>{"who", "the", "of", "the"});
  CHECK(answer.words_wanted == 3);
  CHECK(shelf.find({.words = "the"}).total > 0);
  CHECK(shelf.find({.words = "\"the fee of\""}).total == 1);
}

TEST_CASE("filters: kind, language, place, day") {
  Shelf shelf;
  CHECK(shelf.addresses({.words = "recruitment", .filter = {.kind = "term"}}).size() == 1);
  CHECK(shelf.addresses({.words = "carpenter", .filter = {.kind = "entry"}}).size() == 1);
  CHECK(search(*shelf.workspace, {.words = "pay", .filter = {.kind = "provisoin"}}).error().hint ==
        "Did you mean provision?");
  CHECK(shelf.addresses({.words = "trabajadores", .filter = {.language = "es"}}) ==
        std::vector<std::string>{"instrument:accord art_3"});
  CHECK(shelf.find({.words = "trabajadores", .filter = {.language = "fr"}}).total == 0);
  CHECK(shelf.addresses({.words = "employment", .filter = {.place = Place("BGD")}}) ==
        std::vector<std::string>{"instrument:bgd_act"});
  CHECK(shelf.find({.words = "employment", .filter = {.place = Place("MYS")}}).total == 0);
  const auto fee_on = [&](std::string_view day) {
    const auto answer =
        shelf.find({.words = "fee", .filter = {.date = Period::parse(day).value()}});
    REQUIRE(answer.total == 1);
    return answer.hits[0].snippet.text;
  };
  CHECK(fee_on("2017-12-31") == "A worker pays the fee of the agency.");
  CHECK(fee_on("2018-01-01") == "No worker pays a fee; the employer pays.");
  // The provision begins with its convention.
  const Period before = Period::year(2002);
  CHECK(shelf.find({.words = "equal pay", .filter = {.kind = "provision", .date = before}}).total ==
        0);
}

TEST_CASE("only current editions count, and those of a day as it was known then") {
  Shelf shelf;
  Collector collector;
  collector.record(record("term", "recruitment", "hiring", "The newer version."));
  Reading reading;
  reading.citation = {.publisher = "Us", .dataset = "shelf", .title = "Newer", .version = "2027"};
  Edition edition{.citation = reading.citation,
                  .loaded = "2026-02-01T00:00:00Z",
                  .sha256 = std::string(64, 'b')};
  REQUIRE(write_edition(*shelf.workspace, collector, reading, edition).has_value());
  CHECK(shelf.find({.words = "headhunting"}).total == 0);
  CHECK(shelf.first("hiring") == "term:recruitment");
  CHECK(shelf.find({.words = "headhunting", .filter = {.known_by = "2026-01-15"}}).total == 1);
  CHECK(shelf.find({.words = "hiring", .filter = {.known_by = "2026-01-15"}}).total == 0);
}

TEST_CASE("an entry of several extracts is found as the newest has it") {
  ScratchWorkspace workspace;
  const auto load = [&](std::string version, std::string name) {
    Collector collector;
    collector.item({.list = "job", .code = "1", .name = std::move(name)});
    collector.item({.list = "job", .code = "v" + version, .name = "welder of " + version});
    Reading reading;
    reading.citation = {.publisher = "Us", .dataset = "jobs", .title = "Jobs", .version = version};
    Edition edition{.citation = reading.citation,
                    .loaded = "2026-01-01T00:00:00Z",
                    .sha256 = std::string(64, version.back()),
                    .supersession = Supersession::by_figure};
    REQUIRE(write_edition(*workspace, collector, reading, edition).has_value());
  };
  load("2025", "old welder");
  load("2026", "new welder");
  const auto answer = search(*workspace, {.words = "welder"});
  REQUIRE(answer.has_value());
  CHECK(answer->total == 3);
  CHECK(search(*workspace, {.words = "old welder", .filter = {.kind = "job"}})->complete == 0);
}

TEST_CASE("what has the same text at the same rank is one hit with several addresses") {
  ScratchWorkspace workspace;
  Collector collector;
  for (const auto one : {"a", "b", "c", "d", "e"}) {
    collector.record(record("provision", fmt::format("{}/passport", one), "Passport",
                            "Nobody may keep the passport of a worker."));
  }
  collector.record(
      record("provision", "f/passport", "Passport", "Keep the passport safe, worker."));
  Reading reading;
  reading.citation = {.dataset = "x", .version = "1"};
  Edition edition{.citation = reading.citation,
                  .loaded = "2026-01-01T00:00:00Z",
                  .sha256 = std::string(64, 'd')};
  REQUIRE(write_edition(*workspace, collector, reading, edition).has_value());
  const SearchRequest request{.words = "nobody passport"};
  const auto answer = search(*workspace, request);
  REQUIRE(answer.has_value());
  CHECK(answer->total == 5);
  REQUIRE(answer->hits.size() == 1);
  CHECK(answer->hits[0].alike.size() == 4);
  CHECK(answer->hits[0].alike[0] == "provision:b/passport");
  CHECK(!answer->more);
  CHECK(render_search(*answer, request, Format::text)
            .contains("and 4 more with the same text: provision:b/passport"));
  CHECK(search(*workspace, {.words = "passport", .skip = 1, .most = 1})->hits.size() == 1);
}

TEST_CASE("where nothing is found, words spelt nearly so are named") {
  Shelf shelf;
  const auto hint = [&](std::string words) {
    const SearchRequest request{.words = std::move(words)};
    return nothing_found(*shelf.workspace, shelf.find(request), request)->hint;
  };
  CHECK(hint("recruitmnt").starts_with("Did you mean recruitment"));
  CHECK(hint("segurdad") == "Did you mean seguridad?");
  CHECK(hint("qqqqqq").starts_with("Try other words"));
}

TEST_CASE("a treaty under several codes is found once, by that of its register") {
  ScratchWorkspace workspace;
  Collector collector;
  collector.record(record("instrument", "icrmw", "Convention on migrant workers", ""));
  collector.record(record("instrument", "untc-4-13", "Convention on migrant workers", "status"));
  collector.link({.from = "instrument:icrmw", .relation = "same_as", .to = "instrument:untc-4-13"});
  Reading reading;
  reading.citation = {.dataset = "x", .version = "1"};
  Edition edition{.citation = reading.citation,
                  .loaded = "2026-01-01T00:00:00Z",
                  .sha256 = std::string(64, 'e')};
  REQUIRE(write_edition(*workspace, collector, reading, edition).has_value());
  const auto answer = search(*workspace, {.words = "migrant workers"});
  REQUIRE(answer->total == 1);
  CHECK(answer->hits[0].address == "instrument:icrmw");
  CHECK(search(*workspace, {.words = "status"})->hits[0].address == "instrument:untc-4-13");
}

namespace {

/// A wording of a text that came into force on a day, as an edition of its own.
void load_wording(ScratchWorkspace& workspace, std::string day, std::string text) {
  Collector collector;
  auto law = record("instrument", "act", "Act on recruiters", "");
  law.fields = "type=statute";
  collector.record(std::move(law));
  auto wording = record("expression", "act@" + day + "/en", "Act on recruiters", "");
  wording.parent = "act";
  wording.since = Period::parse(day).value();
  auto passage_of = passage("sec_1", "Licence", std::move(text));
  passage_of.item = "expression:" + wording.code;
  passage_of.since = wording.since;
  collector.record(std::move(wording));
  collector.passage(std::move(passage_of));
  Reading reading;
  reading.citation = {.dataset = "text_act", .version = day};
  Edition edition{.citation = reading.citation,
                  .part = day,
                  .loaded = "2026-01-01T00:00:00Z",
                  .sha256 = std::string(60, 'f') + day.substr(0, 4),
                  .supersession = Supersession::by_figure};
  REQUIRE(write_edition(*workspace, collector, reading, edition).has_value());
}

}  // namespace

TEST_CASE("a text is found as it stood on a day, and its instrument once") {
  ScratchWorkspace workspace;
  load_wording(workspace, "2013-10-27", "The licence lasts three years.");
  load_wording(workspace, "2020-01-01", "The licence lasts five years.");
  const auto lasts = [&](Period date) {
    const auto answer = search(*workspace, {.words = "licence lasts", .filter = {.date = date}});
    REQUIRE(answer.has_value());
    std::string all;
    for (const auto& hit : answer->hits) all += hit.snippet.text;
    return all;
  };
  CHECK(lasts(Period::parse("2015-06-01").value()) == "The licence lasts three years.");
  CHECK(lasts(Period::parse("2020-01-01").value()) == "The licence lasts five years.");
  CHECK(lasts(Period::year(2012)).empty());
  CHECK(search(*workspace, {.words = "licence lasts"})->total == 2);
  const auto by_title =
      search(*workspace, {.words = "act on recruiters", .filter = {.kind = "instrument"}});
  CHECK(by_title->total == 1);
  CHECK(search(*workspace, {.words = "licence"})->hits[0].part_of == "Act on recruiters");
}

TEST_CASE("pages follow one another without a gap, and the total is said") {
  Shelf shelf;
  const auto all = shelf.addresses({.words = "worker pay agency fee -zebra", .most = 100});
  std::vector<std::string> by_page;
  for (std::size_t skip = 0; skip < all.size(); ++skip) {
    const auto page =
        shelf.addresses({.words = "worker pay agency fee -zebra", .skip = skip, .most = 1});
    by_page.insert(by_page.end(), page.begin(), page.end());
  }
  CHECK(by_page == all);
  const SearchRequest request{.words = "pay", .most = 1};
  const auto text = render_search(shelf.find(request), request, Format::text);
  CHECK(text.contains("found for pay, 1 to 1"));
  CHECK(text.contains("More: --skip 1"));
  const SearchRequest beyond{.words = "pay", .skip = 90};
  CHECK(nothing_found(*shelf.workspace, shelf.find(beyond), beyond)->message ==
        "there are fewer hits than 90");
}

TEST_CASE("hits are marked in the language they were found in") {
  Shelf shelf;
  const auto title = [&](std::string words, std::string language = "") {
    const auto answer =
        shelf.find({.words = std::move(words), .filter = {.language = std::move(language)}});
    REQUIRE(!answer.hits.empty());
    return answer.hits[0].title.marked("[", "]");
  };
  CHECK(title("travailleurs migrants") ==
        "Convention sur les [travailleurs] [migrants] et leur famille");
  CHECK(title("移徙工人") == "保护所有[移徙工人]及其家庭成员权利国际公约");
  CHECK(title("icrmw", "fr") == "Convention sur les travailleurs migrants et leur famille");
  CHECK(title("社会") == "[社会]保障");
  const auto answer = shelf.find({.words = "woodworker"});
  CHECK(answer.hits[0].snippet.marked("[", "]") == "[woodworker]");
  CHECK(answer.hits[0].title.text == "Carpenters");
  // A form to avoid is shown as such, and a title that has all words beside its own definition.
  const SearchRequest avoided{.words = "headhunting"};
  CHECK(render_search(shelf.find(avoided), avoided, Format::text).contains("avoid: *headhunting*"));
  CHECK(shelf.find({.words = "seguridad social"}).hits[0].snippet.text == "Pensions and care.");
}

TEST_CASE("a long text is shown around its hits, cut between words") {
  ScratchWorkspace workspace;
  std::string text;
  for (int i = 0; i < 300; ++i) text += "filler sentence\nof many   words. ";
  text += "Here the pension of a seafarer is paid abroad. ";
  for (int i = 0; i < 300; ++i) text += "further filler words. ";
  Collector collector;
  collector.passage(passage("art_1", "", text));
  Reading reading;
  reading.citation = {.dataset = "x", .version = "1"};
  Edition edition{.citation = reading.citation,
                  .loaded = "2026-01-01T00:00:00Z",
                  .sha256 = std::string(64, 'c')};
  REQUIRE(write_edition(*workspace, collector, reading, edition).has_value());
  const auto answer = search(*workspace, {.words = "pensions seafarers"});
  REQUIRE(answer.has_value());
  REQUIRE(answer->total == 1);
  const auto shown = answer->hits[0].snippet.marked("[", "]");
  CHECK(shown.starts_with("... "));
  CHECK(shown.ends_with(" ..."));
  CHECK(shown.contains("the [pension] of a [seafarer] is paid"));
  CHECK(!shown.contains("  "));
  CHECK(shown.size() < 260);
}

TEST_CASE("JSON gives text in pieces, so that a page can mark hits itself") {
  Shelf shelf;
  const SearchRequest request{.words = "equal pay"};
  const auto json = render_search(shelf.find(request), request, Format::json);
  CHECK(json.contains("\"total\": 1"));
  CHECK(json.contains("\"\",\n"));  // the title begins with a hit
  CHECK(json.contains("\" and conditions\""));
  const auto csv = render_search(shelf.find(request), request, Format::csv);
  CHECK(csv.contains("provision,provision:icrmw/art_25,,Equal pay and conditions,en,"));
}

}  // namespace corridor::search_report_test
