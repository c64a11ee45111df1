#include "evidence/pull.h"

#include "base/file.h"
#include "base/http_test_server.h"
#include "evidence/doctor.h"
#include "evidence/scratch_workspace.h"

#include <doctest/doctest.h>

namespace corridor::pull_test {
namespace {

constexpr std::string_view header =
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,"
    "returned_idps,stateless,ooc,oip,hst\n";

std::string population(int year, int refugees) {
  return fmt::format("{}{},Myanmar,MYA,MMR,Bangladesh,BGD,BGD,{},10,0,0,0,0,0,0,0\n", header, year,
                     refugees);
}

struct Bench {
  TestServer server;
  ScratchWorkspace store;
  Download download{.name = "unhcr_csv",
                    .title = "Population",
                    .publisher = "UNHCR",
                    .address = "https://data.example/{year}/population.csv",
                    .page = "https://data.example/",
                    .file = "population.csv",
                    .media = "text/csv",
                    .source = "unhcr_population",
                    .parameters = {{"year", "such as 2024", "2024"}}};
  PullRequest request;
  ClockAt clock{1'767'225'600};  // 2026-01-01

  Bench() {
    server.start();
    request.mirror = server.url("/copies");
    request.cache = store.file("cache");
    request.http.retries.sleep = [](std::chrono::milliseconds) {};
  }
  void serve(const std::string& body, std::string_view headers = "ETag: \"v1\"\r\n") {
    server.at("/copies/2024/population.csv", [=](const TestRequest& asked, TestConnection& c) {
      const bool known = headers.contains("v1") && asked.has("If-None-Match: \"v1\"\r\n");
      c.send(known ? "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
                   : http_answer("200 OK", headers, body));
    });
  }
  Result<PullReport> pull_it() { return pull(&*store, download, request); }
};

}  // namespace

TEST_CASE("pull: a publisher's file becomes an edition that says where it came from and when") {
  Bench bench;
  bench.serve(population(2024, 1'005'520));
  const auto report = bench.pull_it();
  REQUIRE(report.has_value());
  REQUIRE(report->load.has_value());
  CHECK(report->load->edition.observations == 9);
  CHECK(report->address == bench.server.url("/copies/2024/population.csv"));
  CHECK(report->file.starts_with(bench.store.file("cache") + "/pull/unhcr_csv/"));
  const auto editions = all_editions(*bench.store);
  REQUIRE(editions.has_value());
  REQUIRE(editions->size() == 1);
  CHECK(editions->front().citation.url == report->address);
  CHECK(editions->front().citation.retrieved == "2026-01-01");
  CHECK(editions->front().file == report->file);
}

TEST_CASE("pull: what has not changed is said to be current, or what is in its place") {
  Bench bench;
  bench.serve(population(2024, 5));
  const auto first = bench.pull_it();
  REQUIRE(first.has_value());
  const auto id = first->load->edition.short_id();
  const ClockAt later(1'769'904'000);  // 2026-02-01
  const auto again = bench.pull_it();
  REQUIRE(again.has_value());
  CHECK(again->not_modified);
  CHECK(again->retrieved == "2026-01-01");
  CHECK(again->load->already_loaded);
  CHECK(again->current_edition == id);
  CHECK(bench.store.editions() == 1);
  const auto newer = bench.store.load(population(2025, 6));
  REQUIRE(newer.has_value());
  CHECK(bench.pull_it()->current_edition == newer->edition.short_id());
}

TEST_CASE("pull: what is in the cache is loaded into another workspace without fetching it again") {
  Bench bench;
  bench.serve(population(2024, 5));
  REQUIRE(pull(nullptr, bench.download, bench.request).has_value());
  CHECK(bench.store.editions() == 0);
  const auto report = bench.pull_it();
  REQUIRE(report.has_value());
  CHECK(report->not_modified);
  CHECK_FALSE(report->load->already_loaded);
  CHECK(bench.store.editions() == 1);
}

TEST_CASE("pull: the store is as it was after every failure") {
  Bench bench;
  bench.serve(population(2024, 5), "");
  REQUIRE(bench.pull_it().has_value());
  const auto places = bench.store.count("SELECT count(*) FROM place");
  const std::string good = population(2024, 6);
  const std::vector<std::string> answers{
      "",
      "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + good,
      http_answer("200 OK", "Content-Type: text/html\r\n", "<html>"),
      http_answer("200 OK", "", "<!doctype html>"),
      http_answer("200 OK", "Content-Encoding: gzip\r\n", "no gzip"),
      http_answer("200 OK", "", good + "2024,Myanmar,MYA\n"),
      http_answer("200 OK", "", "other,table\n1,2\n"),
      http_answer("302 Found", "Location: file:///etc/passwd\r\n", "")};
  for (const auto& answer : answers) {
    CAPTURE(answer);
    bench.server.at("/copies/2024/population.csv", http_always(answer));
    CHECK_FALSE(bench.pull_it().has_value());
    CHECK(bench.store.editions() == 1);
    CHECK(bench.store.figures() == 9);
    CHECK(bench.store.count("SELECT count(*) FROM place") == places);
  }
  const auto examination = examine(*bench.store);
  CHECK((examination.has_value() && examination->sound()));
}

TEST_CASE("pull: a copy is kept where asked, and is what the edition points to") {
  Bench bench;
  bench.serve(population(2024, 5));
  bench.request.to = bench.store.file("mine.csv");
  const auto report = bench.pull_it();
  REQUIRE(report.has_value());
  CHECK(report->file == bench.request.to);
  CHECK(report->load->edition.file == bench.request.to);
  CHECK(read_file(bench.request.to)->view() == population(2024, 5));
  bench.request.to = bench.store.file("no/such/folder.csv");
  const auto refused = bench.pull_it();
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::io);
}

TEST_CASE("pull: a file that no source is known for and none recognises is kept, not loaded") {
  Bench bench;
  bench.serve("other,table\n1,2\n");
  bench.download.source = {};
  const auto report = bench.pull_it();
  REQUIRE(report.has_value());
  CHECK_FALSE(report->load.has_value());
  CHECK(report->unread.contains("no source knows this file"));
  CHECK(std::filesystem::exists(report->file));
  CHECK(bench.store.editions() == 0);
}

TEST_CASE("pull: a plan says what would be fetched, and touches nothing") {
  Bench bench;
  bench.request.parameters = {"year=2025"};
  const auto plan = plan_pull(bench.download, bench.request);
  REQUIRE(plan.has_value());
  CHECK(plan->resolved.requests.front() == bench.server.url("/copies/2025/population.csv"));
  CHECK_FALSE(plan->begun);
  CHECK_FALSE(std::filesystem::exists(bench.request.cache));
  CHECK(bench.server.requests().empty());
  bench.request.mirror = "ftp://a";
  CHECK(plan_pull(bench.download, bench.request).error().kind == ErrorKind::usage);
  bench.request.parameters = {"year"};
  CHECK(plan_pull(bench.download, bench.request).error().kind == ErrorKind::usage);
}

}  // namespace corridor::pull_test
