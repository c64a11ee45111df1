#include "store/edition.h"

#include <doctest/doctest.h>

namespace corridor::edition_test {
namespace {

std::int64_t made = 0;

Edition edition(std::string_view dataset, std::string_view version, std::string_view loaded) {
  Edition e;
  e.id = ++made;
  e.citation.dataset = dataset;
  e.citation.version = version;
  e.loaded = loaded;
  e.sha256 = std::string(64, 'a');
  return e;
}

Edition selection(Edition e) {
  e.complete = false;
  return e;
}

Edition part(std::string_view name, Edition e) {
  e.part = name;
  return e;
}

Edition extract(Edition e) {
  e.supersession = Supersession::by_figure;
  return e;
}

/// "version/part" of those that count, newest first.
std::string current(const std::vector<Edition>& editions, std::string_view as_of = {}) {
  std::string text;
  for (const auto& e : current_editions(editions, as_of)) {
    text += (text.empty() ? "" : " ") + e.citation.version + (e.complete ? "" : "?");
    if (!e.part.empty()) text += "/" + e.part;
  }
  return text;
}

const std::string monday = "2026-01-05T10:00:00Z", tuesday = "2026-01-06T10:00:00Z",
                  friday = "2026-01-09T10:00:00Z";

}  // namespace

TEST_CASE("the highest version counts, whatever the order of loading") {
  CHECK(current({edition("d", "2019", monday), edition("d", "2020", tuesday)}) == "2020");
  CHECK(current({edition("d", "2020", monday), edition("d", "2019", tuesday)}) == "2020");
}

TEST_CASE("a complete edition comes before a selection, even a newer one") {
  CHECK(current({selection(edition("d", "2021", tuesday)), edition("d", "2020", monday)}) ==
        "2020");
  CHECK(current({selection(edition("d", "2020", monday))}) == "2020?");
}

TEST_CASE("a release in parts counts in all its parts, one of an older release in none") {
  const std::vector<Edition> editions{
      part("total", edition("d", "2019", monday)), part("female", edition("d", "2019", tuesday)),
      part("male", edition("d", "2015", friday)), part("male", edition("d", "2019", monday))};
  CHECK(current(editions) == "2019/female 2019/male 2019/total");
}

TEST_CASE("a selection of one part counts until that part of the release is loaded whole") {
  auto people = selection(part("people", edition("d", "2024", monday)));
  people.supersession = Supersession::by_part;
  const auto births = part("births", edition("d", "2024", tuesday));
  CHECK(current({people}) == "2024?/people");
  CHECK(current({people, births}) == "2024/births 2024?/people");
  CHECK(current({people, births, part("people", edition("d", "2024", friday))}) ==
        "2024/people 2024/births");
  CHECK(current({people, part("births", edition("d", "2026", friday))}) == "2026/births");
  const auto rounded = selection(part("rounded", edition("d", "2024", friday)));
  CHECK(current({people, births, rounded}) == "2024/births 2024?/people");
}

TEST_CASE("of one version loaded twice with other bytes the later counts") {
  const std::vector<Edition> editions{part("first", edition("d", "2020", monday)),
                                      edition("d", "2020", monday), edition("d", "2020", tuesday)};
  const auto counts = current_editions(editions);
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].loaded == tuesday);
}

TEST_CASE("of extracts all count, the newest first") {
  CHECK(current({extract(edition("d", "2017", friday)), extract(edition("d", "2021", monday))}) ==
        "2021 2017");
}

TEST_CASE("datasets do not supersede each other") {
  CHECK(current({edition("b", "2019", monday), edition("a", "2020", monday)}) == "2020 2019");
}

TEST_CASE("as of a day: what was loaded by its end, as of a moment: by then") {
  const std::vector<Edition> editions{edition("d", "2019", monday), edition("d", "2020", tuesday)};
  CHECK(current(editions, "2026-01-04") == "");
  CHECK(current(editions, "2026-01-05") == "2019");
  CHECK(current(editions, "2026-01-06") == "2020");
  CHECK(current(editions, "2026-01-06T09:59:59Z") == "2019");
  CHECK(current(editions, "2026-01-06T10:00:00Z") == "2020");
  CHECK(current(editions, "2030-01-01") == "2020");
}

TEST_CASE("as of takes days and moments, nothing else") {
  CHECK(check_as_of("2026-11-23").has_value());
  CHECK(check_as_of("2026-11-23T18:00:00Z").has_value());
  for (const std::string_view text :
       {"", "2026", "2026-11", "2026-02-30", "yesterday", "2026-11-23 18:00", "2026-11-23T18:00Z",
        "2026-11-23x", "2026-D327", "2026-11-23Txx:yy:zzZ", "2026-11-23T25:00:00Z", "2015-2020"}) {
    CAPTURE(text);
    REQUIRE_FALSE(check_as_of(text).has_value());
    CHECK(check_as_of(text).error().kind == ErrorKind::usage);
  }
}

}  // namespace corridor::edition_test
