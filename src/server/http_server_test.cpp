// The network under clients that are slow, wrong, many or impatient.
#include "server/http_server.h"

#include "server/served.h"

#include <list>

#include <doctest/doctest.h>

namespace corridor::http_server_test {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::seconds;

constexpr std::string_view health = "GET /api/v1/health HTTP/1.1\r\nHost: test\r\n\r\n";

/// What the server says to bytes that are all a client sends.
int status_of(const Served& served, std::string_view bytes) {
  Client client(served);
  client.send(bytes);
  return client.next().status;
}

template <class Condition> bool in_time(Condition condition) {
  const auto end = Clock::now() + Seconds(20);
  while (Clock::now() < end) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

}  // namespace

TEST_CASE("what is not HTTP gets a reply that says so, and the next client is served") {
  Served served;
  for (const auto* bytes :
       {"\r\n\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\n: no name\r\n\r\n",
        "G\x01T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /api/v1/places HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: "
        "3\r\n\r\n"}) {
    CAPTURE(bytes);
    const int status = status_of(served, bytes);
    CHECK((status == 400 || status == 405));
  }
  const std::string long_head = "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n";
  CHECK(status_of(served, long_head) == 431);
  const std::string long_target = "GET /" + std::string(9000, 'x') + " HTTP/1.1\r\n\r\n";
  CHECK(status_of(served, long_target) == 414);
  CHECK(status_of(served, "GET /api/v1/%zz HTTP/1.1\r\nHost: test\r\n\r\n") == 400);
  CHECK(status_of(served, "GET /../../etc/passwd HTTP/1.1\r\nHost: test\r\n\r\n") == 400);
  CHECK(status_of(served, "BREW /api/v1/health HTTP/1.1\r\nHost: test\r\n\r\n") == 405);
  CHECK(status_of(served, health) == 200);
  CHECK(served.server().counts().malformed > 5);
}

TEST_CASE("a connection is kept, and requests sent at once are answered in their order") {
  Served served;
  Client client(served);
  std::string many;
  for (int i = 0; i < 50; ++i) {
    many += fmt::format("GET /api/v1/places/{} HTTP/1.1\r\nHost: test\r\n\r\n",
                        i % 2 == 0 ? "BGD" : "MYS");
  }
  client.send(many);
  for (int i = 0; i < 50; ++i) {
    const auto seen = client.next();
    CHECK(seen.status == 200);
    CHECK(seen.body.contains(i % 2 == 0 ? "\"BGD\"" : "\"MYS\""));
  }
  CHECK(served.server().counts().accepted == 1);
  const auto last = client.get("/api/v1/health", "Connection: close\r\n");
  CHECK(last.header("Connection") == "close");
  CHECK_FALSE(client.receive(5000));
  Client old(served);
  old.send("GET /api/v1/health HTTP/1.0\r\n\r\n");
  CHECK(old.rest().contains("200 OK"));
}

TEST_CASE("clients that never end their request keep nobody waiting") {
  Served served({.limits = {.head = Seconds(600)}});
  std::list<Client> slow;
  for (int i = 0; i < 300; ++i) {
    slow.emplace_back(served);
    slow.back().send("GET /api/v1/health HTTP/1.1\r\nHost: ");
  }
  for (int i = 0; i < 20; ++i) CHECK(status_of(served, health) == 200);
  CHECK(served.server().counts().dropped_slow == 0);
  CHECK(in_time([&] { return served.server().counts().open == 300; }));
}

TEST_CASE("who does not end a head in time is let go, and so is who asks nothing for long") {
  Served served({.limits = {.head = Seconds(1), .idle = Seconds(1)}});
  Client slow(served), idle(served);
  slow.send("GET /api");
  CHECK(idle.get("/api/v1/health").status == 200);
  CHECK(in_time([&] { return served.server().counts().open == 0; }));
  CHECK(served.server().counts().dropped_slow == 1);
}

TEST_CASE("where connections run out, who kept the server waiting longest makes room") {
  Served served({.limits = {.connections = 20}});
  std::list<Client> idle;
  for (int i = 0; i < 60; ++i) {
    idle.emplace_back(served);
    idle.back().send("GET /api");
  }
  CHECK(status_of(served, health) == 200);
  CHECK(in_time([&] { return served.server().counts().open <= 20; }));
  CHECK(served.server().counts().dropped_full > 0);
}

TEST_CASE("a body that nobody asked for is refused before it is read") {
  Served served;
  Client client(served);
  client.send(
      "POST /api/v1/editions?name=a.csv HTTP/1.1\r\nHost: test\r\nContent-Length: "
      "99999999999\r\n\r\n");
  const auto seen = client.next();
  CHECK(seen.status == 401);
  CHECK(seen.header("Connection") == "close");
  CHECK(status_of(served,
                  "POST /api/v1/places HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\n\r\nabc") ==
        405);
}

TEST_CASE("a server that is told to stop ends what is under way, and nothing else") {
  Served served({.limits = {.stopping = Seconds(100)}});
  Client idle(served), asking(served);
  idle.send("GET");
  asking.send("GET /api/v1/places/DEU/brief HTTP/1.1\r\nHost: test\r\n\r\n");
  CHECK(in_time([&] { return served.server().counts().requests == 1; }));
  const auto port = served.port();
  const auto began = Clock::now();
  served.server().stop();
  const auto seen = asking.next();
  CHECK(seen.status == 200);
  CHECK(seen.header("Connection") == "close");
  served.join();
  CHECK(Clock::now() - began < Seconds(100));
  CHECK_FALSE(Client(port).connected());
}

TEST_CASE("an address that cannot be listened at is refused with what to do") {
  Served served;
  const auto error = [](const std::string& listen) {
    const auto result = serve({.options = {.workspace = default_workspace(), .listen = listen}});
    REQUIRE_FALSE(result.has_value());
    return result.error().kind;
  };
  CHECK(error(fmt::format("127.0.0.1:{}", served.port())) == ErrorKind::conflict);
  CHECK(error("nowhere") == ErrorKind::usage);
  CHECK(error("127.0.0.1:99999") == ErrorKind::usage);
  CHECK(error("not-an-address:80") == ErrorKind::io);
}

}  // namespace corridor::http_server_test
