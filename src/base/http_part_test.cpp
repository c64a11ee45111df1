#include "base/http_part.h"

#include "base/http_client.h"
#include "base/http_test_server.h"
#include "base/scratch_folder.h"

#include <sys/wait.h>

#include <csignal>

#include <doctest/doctest.h>

namespace corridor::http_part_test {
namespace {

const std::string whole = [] {
  std::string text = "a,b\n";
  for (int i = 0; i < 2000; ++i) text += fmt::format("{},{}\n", i, i * i);
  return text;
}();
const std::size_t half = whole.size() / 2;

std::string head_of_whole(std::string_view etag = "\"v1\"") {
  return fmt::format(
      "HTTP/1.1 200 OK\r\nConnection: close\r\nETag: {}\r\nContent-Length: {}\r\n\r\n", etag,
      whole.size());
}

/// The rest of the file from a byte on, as the request asks for it.
std::string rest(const TestRequest& request) {
  const auto at = request.head.find("Range: bytes=") + 13;
  const auto from = static_cast<std::size_t>(
      parse_integer(request.head.substr(at, request.head.find('-', at) - at)).value_or(0));
  return http_answer("206 Partial Content",
                     fmt::format("ETag: \"v1\"\r\nContent-Range: bytes {}-{}/{}\r\n", from,
                                 whole.size() - 1, whole.size()),
                     std::string_view(whole).substr(from));
}

struct Bench {
  TestServer server;
  ScratchFolder folder;
  HttpOptions options;
  Bench() {
    options.retries.sleep = [](std::chrono::milliseconds) {};
  }
  Result<HttpFile> fetch(std::string_view target = "/f") {
    return fetch_file({server.url(target), folder.file("f"), "2026-01-01", "text/csv"}, options);
  }
  /// A server that breaks off in the middle the first time, and then does as told.
  void break_off_then(TestServer::Behaviour then) {
    server.at("/f", [then = std::move(then)](const TestRequest& request, TestConnection& c) {
      if (request.nth > 1) return then(request, c);
      c.send(head_of_whole());
      c.send(std::string_view(whole).substr(0, half));
    });
    server.start();
  }
};

}  // namespace

TEST_CASE("HTTP: a transfer that broke off goes on where it stopped") {
  Bench bench;
  bench.break_off_then([](const TestRequest& r, TestConnection& c) { c.send(rest(r)); });
  const auto fetched = bench.fetch();
  REQUIRE(fetched.has_value());
  CHECK(bench.folder.read("f") == whole);
  REQUIRE(bench.server.requests().size() == 2);
  CHECK(bench.server.requests()[1].has(fmt::format("Range: bytes={}-\r\n", half)));
  CHECK(bench.server.requests()[1].has("If-Range: \"v1\"\r\n"));
}

TEST_CASE("HTTP: so does one that a later process takes up") {
  Bench bench;
  bench.options.retries.tries = 1;
  bench.break_off_then([](const TestRequest& r, TestConnection& c) { c.send(rest(r)); });
  const auto first = bench.fetch();
  REQUIRE_FALSE(first.has_value());
  CHECK(first.error().kind == ErrorKind::io);
  CHECK(first.error().message.contains(fmt::format("{} of {} bytes are here", half, whole.size())));
  CHECK(first.error().hint == "Try again: it goes on where it stopped.");
  CHECK(bench.folder.read("f.part") == whole.substr(0, half));
  CHECK_FALSE(bench.folder.has("f"));
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.folder.read("f") == whole);
  CHECK_FALSE(bench.folder.has("f.part"));
}

TEST_CASE("HTTP: where the file has changed since, it comes anew, not patched together") {
  const std::string other = "other,file\n1,2\n";
  const std::string sent = http_answer("200 OK", "ETag: \"v2\"\r\n", other);
  const auto piece = [&](std::string_view range, std::string_view etag) {
    return http_answer("206 Partial Content",
                       fmt::format("ETag: {}\r\nContent-Range: {}\r\n", etag, range), "xxxxxxxxxx");
  };
  const std::vector<std::string> answers{
      sent,                                                                  // If-Range says no
      http_answer("416 Range Not Satisfiable", "", ""),                      // now shorter
      piece("bytes 0-9/10", "\"v1\""),                                       // another piece
      piece(fmt::format("bytes {}-{}/{}", half, half + 9, half), "\"v1\""),  // of another size
      piece(fmt::format("bytes {}-{}/{}", half, half + 9, whole.size()), "\"v2\""),
      piece("nonsense", "\"v1\""),
      piece("bytes -1-5/9", "\"v1\"")};
  for (const auto& answer : answers) {
    Bench bench;
    bench.break_off_then([&](const TestRequest& request, TestConnection& c) {
      c.send(request.nth == 2 ? answer : sent);
    });
    CAPTURE(answer.substr(0, 150));
    const auto fetched = bench.fetch();
    REQUIRE(fetched.has_value());
    CHECK(bench.folder.read("f") == other);
    CHECK_FALSE(bench.server.requests().back().has("Range: bytes=0"));
  }
}

TEST_CASE("HTTP: a server that sends wrong pieces for ever is given up") {
  Bench bench;
  bench.server.at("/f", http_always(http_answer("206 Partial Content",
                                                "Content-Range: bytes 5-9/10\r\n", "xxxxx")));
  bench.server.start();
  const auto fetched = bench.fetch();
  REQUIRE_FALSE(fetched.has_value());
  CHECK(bench.server.requests().size() == 1);
}

TEST_CASE("HTTP: without ETag or date nothing is patched together") {
  Bench bench;
  bench.server.at("/f", [](const TestRequest& request, TestConnection& c) {
    const auto head = fmt::format(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nETag: W/\"weak\"\r\n"
        "Content-Length: {}\r\n\r\n",
        whole.size());
    c.send(head + whole.substr(0, request.nth == 1 ? half : whole.size()));
  });
  bench.server.start();
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.folder.read("f") == whole);
  CHECK_FALSE(bench.server.requests()[1].has("Range:"));
}

TEST_CASE("HTTP: a body that always ends too early is an error, and the old file stays") {
  Bench bench;
  bench.folder.write("f", "old");
  bench.server.at("/f", [](const TestRequest&, TestConnection& c) {
    c.send(head_of_whole("W/\"v1\"") + whole.substr(0, half));
  });
  bench.server.start();
  const auto fetched = bench.fetch();
  REQUIRE_FALSE(fetched.has_value());
  CHECK(fetched.error().kind == ErrorKind::io);
  CHECK(fetched.error().message.contains("after 5 tries"));
  CHECK(bench.folder.read("f") == "old");
}

TEST_CASE("HTTP: a body in chunks that is cut is noticed") {
  Bench bench;
  bench.server.at("/f", [](const TestRequest& request, TestConnection& c) {
    c.send("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
    c.send("5\r\na,b\n1\r\n");
    if (request.nth == 1) return c.send("9\r\n,2") ? void() : void();
    c.send("3\r\n,2\n\r\n0\r\n\r\n");
  });
  bench.server.start();
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.folder.read("f") == "a,b\n1,2\n");
  CHECK(bench.server.requests().size() == 2);
}

TEST_CASE("HTTP: one file is fetched by one process at a time") {
  Bench bench;
  bench.server.at("/f", http_always(http_answer("200 OK", "", "a\n1\n")));
  bench.server.start();
  {
    auto other = PartFile::open(bench.folder.file("f"));
    REQUIRE(other.has_value());
    REQUIRE(other->append("half").has_value());
    const auto fetched = bench.fetch();
    REQUIRE_FALSE(fetched.has_value());
    CHECK(fetched.error().kind == ErrorKind::conflict);
    CHECK(bench.folder.read("f.part") == "half");
  }
  CHECK(bench.fetch().has_value());
}

TEST_CASE("HTTP: a folder that cannot be written to is an error") {
  Bench bench;
  bench.folder.write("not_a_folder", "x");
  const auto fetched = fetch_file(
      {bench.server.url("/f"), bench.folder.file("not_a_folder/f"), "2026-01-01", "text/csv"}, {});
  REQUIRE_FALSE(fetched.has_value());
  CHECK(fetched.error().kind == ErrorKind::io);
}

TEST_CASE("HTTP: a process stopped with Ctrl-C leaves a part that can be gone on with") {
  Bench bench;
  bench.server.at("/f", [](const TestRequest& request, TestConnection& c) {
    if (request.nth > 1) return (void)c.send(rest(request));
    c.send(head_of_whole() + whole.substr(0, half));
    c.stall();
  });
  // Forked before the server has its thread: the connection waits in the queue.
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGINT, SIG_DFL);
    const bool fetched = bench.fetch().has_value();
    ::_exit(fetched ? 0 : 1);
  }
  bench.server.start();
  for (int i = 0; i < 500 && bench.folder.read("f.part").size() < half; ++i) ::usleep(10'000);
  ::kill(child, SIGINT);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  CHECK(bench.folder.read("f.part") == whole.substr(0, half));
  CHECK_FALSE(bench.folder.has("f"));
  REQUIRE(bench.fetch().has_value());
  CHECK(bench.folder.read("f") == whole);
  CHECK(bench.server.requests().back().has(fmt::format("Range: bytes={}-\r\n", half)));
}

TEST_CASE("HTTP: a note is read as it was written; damage to it is no note") {
  ScratchFolder folder;
  const FileNote note{.url = "http://a/b?c: d",
                      .etag = "\"x: y\"",
                      .last_modified = "Wed, 01 Jan 2025 00:00:00 GMT",
                      .encoding = "gzip",
                      .retrieved = "2026-01-01",
                      .bytes = 123};
  REQUIRE(write_note(folder.file("f"), note).has_value());
  const auto read = read_note(folder.file("f"));
  REQUIRE(read.has_value());
  CHECK(read->url == note.url);
  CHECK(read->etag == note.etag);
  CHECK(read->last_modified == note.last_modified);
  CHECK(read->encoding == note.encoding);
  CHECK(read->retrieved == note.retrieved);
  CHECK(read->bytes == note.bytes);
  CHECK_FALSE(read_note(folder.file("absent")).has_value());
  folder.write("g.about", "bytes: -5\nbytes\n: \nurl:\n\xFF\xFE");
  REQUIRE(read_note(folder.file("g")).has_value());
  CHECK(read_note(folder.file("g"))->bytes == 0);
  CHECK(read_note(folder.file("g"))->url.empty());
}

}  // namespace corridor::http_part_test
