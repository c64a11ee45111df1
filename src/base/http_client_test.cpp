#include "base/http_client.h"

#include "base/http_test_server.h"
#include "base/scratch_folder.h"

#include <atomic>

#include <doctest/doctest.h>

namespace corridor::http_client_test {
namespace {

constexpr std::string_view table = "a,b\n1,2\n3,4\n";
constexpr std::string_view csv = "Content-Type: text/csv; charset=utf-8\r\n";

/// A server, a folder, and options under which no test waits: pauses are written down instead.
struct Bench {
  TestServer server;
  ScratchFolder folder;
  std::vector<std::chrono::milliseconds> pauses;
  HttpOptions options;
  std::string date = "2026-01-01";

  Bench() {
    server.start();
    options.retries.sleep = [this](std::chrono::milliseconds pause) { pauses.push_back(pause); };
  }
  Result<HttpFile> fetch(std::string_view target) { return fetch_url(server.url(target)); }
  Result<HttpFile> fetch_url(const std::string& url) {
    return fetch_file({url, folder.file("f.csv"), date, "text/csv"}, options);
  }
  /// What a fetch that must fail says; nothing may be left in the target's place.
  Error refused(std::string_view target) {
    const auto fetched = fetch(target);
    REQUIRE_FALSE(fetched.has_value());
    CHECK_FALSE(folder.has("f.csv"));
    CHECK(fetched.error().where.file.starts_with(server.url("/").substr(0, 17)));
    CHECK_FALSE(fetched.error().hint.empty());
    return fetched.error();
  }
};

}  // namespace

TEST_CASE("HTTP: a file comes whole, with a note beside it and nothing else") {
  Bench bench;
  bench.server.at("/f", http_always(http_answer("200 OK", csv, table)));
  const auto fetched = bench.fetch("/f");
  REQUIRE(fetched.has_value());
  CHECK_FALSE(fetched->not_modified);
  CHECK(fetched->bytes == table.size());
  CHECK(fetched->retrieved == "2026-01-01");
  CHECK(bench.folder.read("f.csv") == table);
  CHECK(bench.folder.read("f.csv.about").contains("url: " + bench.server.url("/f") + "\n"));
  CHECK_FALSE(bench.folder.has("f.csv.part"));
  CHECK_FALSE(bench.folder.has("f.csv.part.about"));
  REQUIRE(bench.server.requests().size() == 1);
  CHECK(bench.server.requests()[0].has("User-Agent: corridor/" CORRIDOR_VERSION "\r\n"));
  CHECK(bench.server.requests()[0].has("Accept-Encoding: gzip\r\n"));
  CHECK_FALSE(bench.server.requests()[0].has("Range:"));
}

TEST_CASE("HTTP: what the server still has in the same version is not fetched again") {
  const std::string validators =
      "ETag: \"v1\"\r\nLast-Modified: Wed, 01 Jan 2025 00:00:00 GMT\r\nContent-Type: text/csv\r\n";
  Bench bench;
  bench.server.at("/f", [&](const TestRequest& request, TestConnection& c) {
    const bool known = request.has("If-None-Match: \"v1\"\r\n") &&
                       request.has("If-Modified-Since: Wed, 01 Jan 2025 00:00:00 GMT\r\n");
    c.send(known ? "HTTP/1.1 304 Not Modified\r\nConnection: close\r\nETag: \"v1\"\r\n\r\n"
                 : http_answer("200 OK", validators, table));
  });
  REQUIRE(bench.fetch("/f").has_value());
  bench.date = "2026-02-02";
  const auto again = bench.fetch("/f");
  REQUIRE(again.has_value());
  CHECK(again->not_modified);
  CHECK(again->retrieved == "2026-01-01");
  CHECK(bench.folder.read("f.csv") == table);

  // A file that is not as it was fetched is no ground to ask so.
  bench.folder.write("f.csv", "damaged");
  const auto mended = bench.fetch("/f");
  REQUIRE(mended.has_value());
  CHECK_FALSE(mended->not_modified);
  CHECK(bench.folder.read("f.csv") == table);
}

TEST_CASE("HTTP: another version takes the old one's place whole") {
  Bench bench;
  bench.server.at("/f", http_in_turn({http_answer("200 OK", "ETag: \"v1\"\r\n", table),
                                      http_answer("200 OK", "ETag: \"v2\"\r\n", "a\n9\n")}));
  REQUIRE(bench.fetch("/f").has_value());
  REQUIRE(bench.fetch("/f").has_value());
  CHECK(bench.folder.read("f.csv") == "a\n9\n");
  CHECK(bench.folder.read("f.csv.about").contains("etag: \"v2\"\n"));
}

TEST_CASE("HTTP: busy and broken servers are tried again, with pauses that double and vary") {
  Bench bench;
  bench.server.at("/f", http_in_turn({http_answer("500 Internal Server Error", "", "no"),
                                      http_answer("503 Service Unavailable", "", "no"),
                                      http_answer("408 Request Timeout", "", ""),
                                      http_answer("200 OK", csv, table)}));
  REQUIRE(bench.fetch("/f").has_value());
  REQUIRE(bench.pauses.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto longest = bench.options.retries.first_pause * (1 << i);
    CHECK(bench.pauses[i] >= longest / 2);
    CHECK(bench.pauses[i] <= longest);
  }
  const auto first = bench.pauses;
  const auto fail_always = http_always(http_answer("500 Internal Server Error", "", ""));
  for (const std::uint64_t seed : {0u, 1u}) {
    bench.pauses.clear();
    bench.options.retries.seed = seed;
    bench.server.at("/g", fail_always);
    CHECK_FALSE(bench.fetch("/g").has_value());
    CHECK(bench.pauses.size() == 4);
    bench.pauses.resize(3);
    CHECK((bench.pauses == first) == (seed == 0));
  }
}

TEST_CASE("HTTP: after the last try the error says how often, and what to do") {
  Bench bench;
  bench.server.at("/f", http_always(http_answer("502 Bad Gateway", "", "")));
  const auto error = bench.refused("/f");
  CHECK(error.kind == ErrorKind::io);
  CHECK(error.message == "the server answers with status 502, after 5 tries");
  CHECK(bench.server.requests().size() == 5);
}

TEST_CASE("HTTP: Retry-After is waited for, up to a limit") {
  Bench bench;
  const auto busy = [](int seconds) {
    return http_answer("429 Too Many Requests", fmt::format("Retry-After: {}\r\n", seconds), "");
  };
  bench.server.at("/f", http_in_turn({busy(7), http_answer("200 OK", csv, table)}));
  REQUIRE(bench.fetch("/f").has_value());
  CHECK(bench.pauses == std::vector{std::chrono::milliseconds(7000)});
  std::filesystem::remove(bench.folder.file("f.csv"));
  bench.server.at("/g", http_always(busy(3600)));
  const auto error = bench.refused("/g");
  CHECK(error.kind == ErrorKind::io);
  CHECK(error.hint.contains("3600 seconds"));
  CHECK(bench.pauses.size() == 1);
}

TEST_CASE("HTTP: a refusal is not tried again") {
  Bench bench;
  const std::vector<std::pair<std::string, ErrorKind>> cases{
      {"404 Not Found", ErrorKind::not_found}, {"410 Gone", ErrorKind::not_found},
      {"403 Forbidden", ErrorKind::denied},    {"401 Unauthorized", ErrorKind::denied},
      {"400 Bad", ErrorKind::invalid},         {"304 Odd", ErrorKind::invalid},
      {"204 Empty", ErrorKind::invalid}};
  for (const auto& [status, kind] : cases) {
    CAPTURE(status);
    bench.server.at("/" + status.substr(0, 3), http_always(http_answer(status, "", "")));
    CHECK(bench.refused("/" + status.substr(0, 3)).kind == kind);
  }
  CHECK(bench.server.requests().size() == cases.size());
  CHECK(bench.pauses.empty());
}

TEST_CASE("HTTP: a reset connection is tried again, a refused one too") {
  Bench bench;
  bench.server.at("/f", [&](const TestRequest& request, TestConnection& c) {
    if (request.nth == 1) return c.reset();
    c.send(http_answer("200 OK", csv, table));
  });
  REQUIRE(bench.fetch("/f").has_value());
  CHECK(bench.pauses.size() == 1);
  std::string closed;
  { closed = TestServer().url("/f"); }
  bench.pauses.clear();
  const auto refused = bench.fetch_url(closed);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::io);
  CHECK(refused.error().message == "Couldn't connect to server, after 5 tries");
  CHECK(refused.error().hint.contains("--mirror"));
  CHECK(bench.folder.read("f.csv") == table);
}

TEST_CASE("HTTP: a server that falls silent is left after a while and tried again") {
  Bench bench;
  bench.options.limits.stalled_time = std::chrono::seconds(1);
  bench.server.at("/f", [&](const TestRequest& request, TestConnection& c) {
    if (request.nth > 1) return (void)c.send(http_answer("200 OK", csv, table));
    c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\na,b");
    c.stall();
  });
  REQUIRE(bench.fetch("/f").has_value());
  CHECK(bench.folder.read("f.csv") == table);
  CHECK(bench.pauses.size() == 1);
}

TEST_CASE("HTTP: all tries together have a limit in time, however the server drips") {
  Bench bench;
  bench.options.limits.total_time = std::chrono::milliseconds(300);
  bench.server.at("/f", [&](const TestRequest&, TestConnection& c) {
    c.send("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 1000\r\n\r\n");
    c.drip(std::string(1000, 'a'), 10);
  });
  const auto error = bench.refused("/f");
  CHECK(error.kind == ErrorKind::limit);
  CHECK(error.hint.contains("--timeout"));
  CHECK(bench.folder.has("f.csv.part"));
  // A pause that would end behind the limit is not begun.
  bench.server.at("/g", http_always(http_answer("500 Internal Server Error", "", "")));
  CHECK(bench.refused("/g").message == "the server answers with status 500");
  CHECK(bench.pauses.empty());
}

TEST_CASE("HTTP: progress is told while bytes come in") {
  Bench bench;
  std::vector<HttpProgress> told;
  bench.options.progress = [&](const HttpProgress& progress) { told.push_back(progress); };
  bench.server.at("/f", [&](const TestRequest&, TestConnection& c) {
    c.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 50\r\n\r\n");
    c.drip(std::string(50, 'a'), 10);
  });
  REQUIRE(bench.fetch("/f").has_value());
  REQUIRE_FALSE(told.empty());
  CHECK(told.size() <= 5);
  CHECK(told[0].expected_bytes == 50);
  CHECK(told[0].bytes > 0);
  CHECK(told[0].bytes_per_second > 0);
}

TEST_CASE("HTTP: too large a file is refused by its announced size, and by its real one") {
  std::atomic<std::size_t> sent = 0;  // before the server, whose thread may write it to its end
  Bench bench;
  bench.options.limits.bytes = 100'000;
  bench.server.at("/huge", [&](const TestRequest&, TestConnection& c) {
    c.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n");
    c.stall();
  });
  bench.server.at("/endless", [&](const TestRequest&, TestConnection& c) {
    c.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    while (c.send(std::string(10'000, 'a'))) sent += 10'000;
  });
  for (const auto target : {"/huge", "/endless"}) {
    CAPTURE(target);
    const auto error = bench.refused(target);
    CHECK(error.kind == ErrorKind::limit);
    CHECK(error.message == "expected at most 100000 bytes, saw more");
  }
  CHECK(sent < 50'000'000);
  CHECK(bench.server.requests().size() == 2);
}

TEST_CASE("HTTP: the body of a refusal is not read for ever, nor does its end matter") {
  Bench bench;
  bench.server.at("/f", [&](const TestRequest&, TestConnection& c) {
    c.send("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    while (c.send(std::string(100'000, 'a'))) continue;
  });
  bench.server.at("/g", http_always("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\ncut"));
  CHECK(bench.refused("/f").kind == ErrorKind::not_found);
  CHECK(bench.refused("/g").kind == ErrorKind::not_found);
}

TEST_CASE("HTTP: a head without end is refused") {
  Bench bench;
  bench.server.at("/lines", [&](const TestRequest&, TestConnection& c) {
    c.send("HTTP/1.1 200 OK\r\n");
    while (c.send("X-More: " + std::string(1000, 'x') + "\r\n")) continue;
  });
  bench.server.at("/line", [&](const TestRequest&, TestConnection& c) {
    c.send("HTTP/1.1 200 OK\r\nX-More: ");
    while (c.send(std::string(10'000, 'x'))) continue;
  });
  bench.server.at("/trailers", [&](const TestRequest&, TestConnection& c) {
    c.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n");
    while (c.send("X-More: " + std::string(1000, 'x') + "\r\n")) continue;
  });
  bench.options.retries.tries = 2;
  CHECK(bench.refused("/lines").kind == ErrorKind::limit);
  CHECK_FALSE(bench.refused("/line").message.empty());
  CHECK(bench.refused("/trailers").kind == ErrorKind::limit);
}

TEST_CASE("HTTP: what is no HTTP at all is an error") {
  Bench bench;
  bench.options.retries.tries = 1;
  bench.server.at("/banner", http_always("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
  bench.server.at("/nothing", http_always(""));
  bench.server.at("/status", http_always("HTTP/1.1 99999999999999 x\r\n\r\n"));
  for (const auto target : {"/banner", "/nothing", "/status"}) {
    CAPTURE(target);
    CHECK_FALSE(bench.refused(target).message.empty());
  }
}

TEST_CASE("HTTP: a web page in the place of data is refused, whatever it calls itself") {
  Bench bench;
  const std::string page = "\xEF\xBB\xBF \n<!DOCTYPE html>\n<html>Please log in</html>";
  bench.server.at("/typed",
                  http_always(http_answer("200 OK", "Content-Type: text/html\r\n", page)));
  bench.server.at("/hidden", http_always(http_answer("200 OK", csv, page)));
  bench.server.at("/packed", http_always(http_answer("200 OK", "Content-Encoding: gzip\r\n",
                                                     gzip("<html>Log in"))));
  bench.server.at("/pdf", http_always(http_answer("200 OK", "Content-Type: application/pdf\r\n",
                                                  "%PDF-1.4\n")));
  bench.server.at("/empty", http_always(http_answer("200 OK", csv, "")));
  CHECK(bench.refused("/typed").message == "expected text/csv, saw text/html");
  for (const auto target : {"/hidden", "/packed"}) {
    CHECK(bench.refused(target).message == "expected text/csv, saw a web page");
  }
  CHECK(bench.refused("/pdf").message == "expected text/csv, saw application/pdf");
  CHECK(bench.refused("/empty").message == "expected text/csv, saw an empty file");
  CHECK(bench.refused("/typed").hint.contains("in a browser"));
  CHECK_FALSE(bench.folder.has("f.csv.part"));
  CHECK(bench.pauses.empty());
}

TEST_CASE("HTTP: types that say nothing are taken, with or without parameters") {
  for (const auto type :
       {"application/octet-stream", "text/plain; charset=utf-8", "TEXT/CSV", ""}) {
    Bench bench;
    const std::string header = *type == 0 ? "" : fmt::format("Content-Type: {}\r\n", type);
    bench.server.at("/f", http_always(http_answer("200 OK", header, table)));
    CAPTURE(type);
    CHECK(bench.fetch("/f").has_value());
  }
}

TEST_CASE("HTTP: a body packed for the way is unpacked and checked") {
  Bench bench;
  const auto packed = gzip(table);
  const std::string gz = "Content-Encoding: gzip\r\n";
  bench.server.at("/good", http_always(http_answer("200 OK", gz, packed)));
  bench.server.at("/cut", http_always(http_answer("200 OK", gz, packed.substr(0, 20))));
  bench.server.at("/bomb", http_always(http_answer("200 OK", gz, gzip(std::string(5 << 20, 'a')))));
  bench.server.at("/br", http_always(http_answer("200 OK", "Content-Encoding: br\r\n", packed)));
  bench.options.limits.bytes = 1 << 20;
  CHECK(bench.refused("/cut").kind == ErrorKind::malformed);
  CHECK(bench.refused("/bomb").kind == ErrorKind::limit);
  CHECK(bench.refused("/br").kind == ErrorKind::invalid);
  REQUIRE(bench.fetch("/good").has_value());
  CHECK(bench.folder.read("f.csv") == table);
}

TEST_CASE("HTTP: redirects are followed a few times, to http and https only") {
  Bench bench;
  const auto to = [](std::string_view where) {
    return http_always(http_answer("302 Found", fmt::format("Location: {}\r\n", where), "moved"));
  };
  bench.server.at("/loop", to("/loop"));
  bench.server.at("/file", to("file:///etc/passwd"));
  bench.server.at("/ftp", to("ftp://127.0.0.1/f"));
  bench.server.at("/nowhere", http_always(http_answer("302 Found", "", "")));
  bench.server.at("/login", to("http://user:word@127.0.0.1/f"));
  CHECK(bench.refused("/loop").kind == ErrorKind::limit);
  CHECK(bench.server.requests().size() == 6);
  for (const auto target : {"/file", "/ftp", "/nowhere", "/login"}) {
    CAPTURE(target);
    const auto error = bench.refused(target);
    CHECK(error.kind == ErrorKind::invalid);
    CHECK(error.message.contains("sent on to"));
  }
  bench.server.at("/f", http_always(http_answer("200 OK", csv, table)));
  bench.server.at("/first", to("/second"));
  bench.server.at("/second", to(bench.server.url("/f")));
  REQUIRE(bench.fetch("/first").has_value());
  CHECK(bench.folder.read("f.csv") == table);
  // What is kept is the address that was asked for: the one that stays.
  CHECK(bench.folder.read("f.csv.about").contains("url: " + bench.server.url("/first") + "\n"));
}

TEST_CASE("HTTP: the usual variables name a proxy") {
  Bench bench;
  bench.server.at("http://data.example/f", http_always(http_answer("200 OK", csv, table)));
  ::setenv("http_proxy", bench.server.url("").c_str(), 1);
  const auto fetched = bench.fetch_url("http://data.example/f");
  ::unsetenv("http_proxy");
  CHECK(fetched.has_value());
}

TEST_CASE("HTTP: a server without TLS, asked over TLS, is an error and not a fall back") {
  Bench bench;
  bench.options.retries.tries = 1;
  std::string url = bench.server.url("/f");
  bench.server.at("/f", http_always(http_answer("200 OK", csv, table)));
  const auto fetched = bench.fetch_url("https" + url.substr(4));
  REQUIRE_FALSE(fetched.has_value());
  CHECK(fetched.error().kind == ErrorKind::io);
}

}  // namespace corridor::http_client_test
