#include "sources/fetch_download.h"

#include "base/http_part.h"
#include "base/http_test_server.h"
#include "base/json_document.h"
#include "base/scratch_folder.h"

#include <doctest/doctest.h>

namespace corridor::fetch_download_test {
namespace {

constexpr std::string_view json = "Content-Type: application/json\r\n";

std::string unhcr_page(int page, int pages, std::string_view items) {
  return fmt::format("{{\n\"page\":{},\r\n\"short-url\":\"x{}\",\"maxPages\":{},\"items\":[{}]}}\n",
                     page, page, pages, items);
}

std::string worldbank_page(int page, int pages, std::string_view updated, std::string_view items) {
  return fmt::format(
      "[{{\"page\":{},\"pages\":{},\"per_page\":\"2\",\"total\":5,\"lastupdated\":\"{}\"}},[{}]]",
      page, pages, updated, items);
}

struct Bench {
  TestServer server;
  ScratchFolder folder;
  HttpOptions options;
  Download download{.name = "test", .media = "application/json", .paging = Paging::unhcr};
  std::vector<std::string> targets{"/d?l=2"};

  Bench() {
    server.start();
    options.retries.sleep = [](std::chrono::milliseconds) {};
  }
  void page_at(std::string_view target, const std::string& body) {
    server.at(std::string(target), http_always(http_answer("200 OK", json, body)));
  }
  Result<HttpFile> fetch(const std::string& date = "2026-01-01") {
    ResolvedDownload resolved{.address = server.url(targets.front())};
    for (const auto& target : targets) resolved.requests.push_back(server.url(target));
    return fetch_download(download, resolved, {folder.file("f"), date}, options);
  }
  Error refused() {
    const auto fetched = fetch();
    REQUIRE_FALSE(fetched.has_value());
    CHECK_FALSE(folder.has("f"));
    return fetched.error();
  }
};

}  // namespace

TEST_CASE("pages: all of them become one file with one document a line") {
  Bench bench;
  bench.page_at("/d?l=2&page=1", unhcr_page(1, 3, "1,\n2"));
  bench.page_at("/d?l=2&page=2", unhcr_page(2, 3, "3,4"));
  bench.page_at("/d?l=2&page=3", unhcr_page(3, 3, "\"a\\nb\""));
  const auto fetched = bench.fetch();
  REQUIRE(fetched.has_value());
  const std::string text = bench.folder.read("f");
  CHECK(fetched->bytes == text.size());
  CHECK(fetched->retrieved == "2026-01-01");
  CHECK(text.ends_with('\n'));
  const auto lines = split(std::string_view(text).substr(0, text.size() - 1), '\n');
  REQUIRE(lines.size() == 3);
  std::string items;
  for (const auto line : lines) {
    const auto document = JsonDocument::parse("f", line);
    REQUIRE(document.has_value());
    for (auto item = document->root()["items"].first(); item; item = item.next()) {
      items += item.text() + ";";
    }
  }
  CHECK(items == "1;2;3;4;a\nb;");
  for (const auto rest : {"f.part", "f.part.about", "f.page", "f.page.about", "f.page.part"}) {
    CHECK_FALSE(bench.folder.has(rest));
  }
}

TEST_CASE("pages: each publisher's way of counting them") {
  Bench bench;
  bench.download.paging = Paging::worldbank;
  bench.targets = {"/A?f=json", "/B?f=json"};
  bench.page_at("/A?f=json&page=1", worldbank_page(1, 2, "2026-01-01", "1,2"));
  bench.page_at("/A?f=json&page=2", worldbank_page(2, 2, "2026-01-01", "3"));
  bench.page_at("/B?f=json&page=1", worldbank_page(1, 1, "2025-05-05", "4"));
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.folder.read("f") == worldbank_page(1, 2, "2026-01-01", "1,2") + "\n" +
                                      worldbank_page(2, 2, "2026-01-01", "3") + "\n" +
                                      worldbank_page(1, 1, "2025-05-05", "4") + "\n");
  bench.download.paging = Paging::sdg;
  bench.targets = {"/sdg"};
  const std::string sdg =
      R"({"size":1,"totalElements":1,"totalPages":1,"pageNumber":1,"data":[5]})";
  bench.page_at("/sdg?page=1", sdg);
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.folder.read("f") == sdg + "\n");
}

TEST_CASE("pages: what was stopped half-way goes on on the same day, and not later") {
  Bench bench;
  bench.page_at("/d?l=2&page=1", unhcr_page(1, 2, "1"));
  bench.server.at("/d?l=2&page=2",
                  http_in_turn({http_answer("400 Bad", "", ""), http_answer("400 Bad", "", ""),
                                http_answer("200 OK", json, unhcr_page(2, 2, "2"))}));
  bench.refused();
  CHECK(bench.folder.has("f.part"));
  // Half a line, as a killed process leaves it, does not count.
  bench.folder.write("f.part", bench.folder.read("f.part") + "{\"page\":2,\"maxP");
  bench.refused();
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.server.requests().size() == 4);
  const auto kept = bench.folder.read("f");
  CHECK(split(kept, '\n').size() == 3);

  bench.folder.write("f.part", unhcr_page(1, 2, "old"));
  REQUIRE(write_note(bench.folder.file("f.part"),
                     {.url = bench.server.url("/d?l=2"), .retrieved = "2025-12-31"})
              .has_value());
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.server.requests().size() == 6);
  CHECK_FALSE(bench.folder.read("f").contains("old"));
}

TEST_CASE("pages: where the data change in between, everything comes anew, once") {
  Bench bench;
  bench.download.paging = Paging::worldbank;
  const auto ok = [](const std::string& body) { return http_answer("200 OK", json, body); };
  bench.server.at("/d?l=2&page=1", http_in_turn({ok(worldbank_page(1, 2, "2026-01-01", "1")),
                                                 ok(worldbank_page(1, 2, "2026-01-02", "7"))}));
  bench.page_at("/d?l=2&page=2", worldbank_page(2, 2, "2026-01-02", "8"));
  REQUIRE(bench.fetch().has_value());
  CHECK_FALSE(bench.folder.read("f").contains("2026-01-01"));
  CHECK(bench.server.requests().size() == 4);

  Bench restless;
  restless.download.paging = Paging::worldbank;
  restless.page_at("/d?l=2&page=1", worldbank_page(1, 2, "2026-01-01", "1"));
  restless.page_at("/d?l=2&page=2", worldbank_page(2, 2, "2026-01-02", "2"));
  const auto error = restless.refused();
  CHECK(error.kind == ErrorKind::io);
  CHECK(error.message.contains("changed while"));
  CHECK(restless.server.requests().size() == 4);
}

TEST_CASE("pages: a publisher's message is handed on, and nothing is nothing") {
  Bench bench;
  bench.download.paging = Paging::worldbank;
  bench.page_at(
      "/d?l=2&page=1",
      R"([{"message":[{"id":"120","key":"Invalid value","value":"Not \u001b[2J valid"}]}])");
  const auto message = bench.refused();
  CHECK(message.kind == ErrorKind::invalid);
  CHECK(message.message == "the publisher answers: Not  [2J valid");
  bench.page_at("/d?l=2&page=1", R"([{"page":0,"pages":0,"per_page":0,"total":0},null])");
  CHECK(bench.refused().message == "the publisher has nothing for this");
}

TEST_CASE("pages: what is no page, or another page than asked for, is refused") {
  Bench bench;
  const std::vector<std::pair<std::string, ErrorKind>> cases{
      {"{", ErrorKind::malformed},
      {"[]", ErrorKind::malformed},
      {"{\"page\":1}", ErrorKind::malformed},
      {"{\"page\":1,\"maxPages\":2}", ErrorKind::malformed},
      {"{\"page\":\"x\",\"maxPages\":1,\"items\":[]}", ErrorKind::malformed},
      {"{\"page\":1.5,\"maxPages\":1,\"items\":[]}", ErrorKind::malformed},
      {unhcr_page(2, 3, ""), ErrorKind::malformed},
      {unhcr_page(1, 999'999'999, ""), ErrorKind::limit},
      {"\xFF\xFE", ErrorKind::malformed},
      {std::string(200, '['), ErrorKind::limit}};
  for (const auto& [body, kind] : cases) {
    CAPTURE(body);
    bench.page_at("/d?l=2&page=1", body);
    CHECK(bench.refused().kind == kind);
  }
}

TEST_CASE("pages: they have one limit in size together") {
  Bench bench;
  bench.options.limits.bytes = 1000;
  for (int page = 1; page <= 9; ++page) {
    bench.page_at(fmt::format("/d?l=2&page={}", page),
                  unhcr_page(page, 9, fmt::format("\"{}\"", std::string(150, 'x'))));
  }
  CHECK(bench.refused().kind == ErrorKind::limit);
  CHECK(bench.server.requests().size() < 9);
}

TEST_CASE("a download without pages is fetched as it is, within its own limit") {
  Bench bench;
  bench.download.paging = Paging::none;
  bench.download.media = "text/csv";
  bench.download.accept = "text/csv;version=1";
  bench.server.at("/d?l=2", http_always(http_answer("200 OK", "", "a\n1\n")));
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.folder.read("f") == "a\n1\n");
  CHECK(bench.server.requests()[0].has("Accept: text/csv;version=1\r\n"));
  bench.download.largest_mib = 1;
  bench.server.at("/d?l=2", http_always("HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n"));
  const auto fetched = bench.fetch();
  REQUIRE_FALSE(fetched.has_value());
  CHECK(fetched.error().kind == ErrorKind::limit);
}

}  // namespace corridor::fetch_download_test
