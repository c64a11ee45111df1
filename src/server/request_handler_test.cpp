// From a request to its reply, without a network.
#include "server/request_handler.h"

#include "base/hash.h"
#include "server/served.h"

#include <zlib.h>

#include <doctest/doctest.h>

namespace corridor::request_handler_test {
namespace {

struct Handled {
  explicit Handled(std::string workspace = default_workspace())
      : state({.workspace = std::move(workspace), .log = ServerOptions::Log::none}) {}
  ServerState state;
  RequestHandler handler{state};

  Reply get(std::string target, std::vector<Header> headers = {}) {
    return handler.reply_to({"GET", std::move(target), std::move(headers)});
  }
};

std::string unpacked(std::string_view bytes) {
  std::string out(1 << 20, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  inflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

const std::string places = "/api/v1/places";

}  // namespace

TEST_CASE("the ETag is that of the content, and packed content has another") {
  Handled handled;
  const auto plain = handled.get(places);
  const auto packed = handled.get(places, {{"Accept-Encoding", "gzip"}});
  CHECK(plain.header("ETag") == "\"" + sha256_hex(plain.text()).substr(0, 32) + "\"");
  CHECK(packed.header("Content-Encoding") == "gzip");
  CHECK(packed.header("ETag") != plain.header("ETag"));
  CHECK(packed.text().size() < plain.text().size() / 3);
  CHECK(unpacked(packed.text()) == plain.text());
  CHECK(plain.header("Vary").contains("Accept-Encoding"));
}

TEST_CASE("conditions are met with 304, 412, or the whole") {
  Handled handled;
  const std::string tag(handled.get(places).header("ETag"));
  CHECK(handled.get(places, {{"If-None-Match", tag}}).status == 304);
  CHECK(handled.get(places, {{"If-None-Match", "\"a\", W/" + tag}}).status == 304);
  CHECK(handled.get(places, {{"If-None-Match", "*"}}).status == 304);
  CHECK(handled.get(places, {{"If-None-Match", "\"another\""}}).status == 200);
  CHECK(handled.get(places, {{"If-Match", tag}}).status == 200);
  CHECK(handled.get(places, {{"If-Match", "W/" + tag}}).status == 412);
  CHECK(handled.get(places, {{"If-Match", "\"another\""}}).status == 412);
  const auto not_modified = handled.get(places, {{"If-None-Match", tag}});
  CHECK(not_modified.text().empty());
  CHECK(not_modified.header("ETag") == tag);
}

TEST_CASE("a part is given where one is asked for that there is") {
  Handled handled;
  const auto whole = handled.get(places);
  const auto size = whole.text().size();
  const auto part = [&](const std::string& range) {
    return handled.get(places, {{"Range", range}, {"Accept-Encoding", "gzip"}});
  };
  const auto first = part("bytes=0-9");
  CHECK(first.status == 206);
  CHECK(first.text() == whole.text().substr(0, 10));
  CHECK(first.header("Content-Range") == fmt::format("bytes 0-9/{}", size));
  CHECK(part("bytes=-7").text() == whole.text().substr(size - 7));
  CHECK(part(fmt::format("bytes={}-", size - 3)).text() == whole.text().substr(size - 3));
  CHECK(part("bytes=0-99999999").text() == whole.text());
  CHECK(part(fmt::format("bytes={}-", size)).status == 416);
  CHECK(part("bytes=-0").status == 416);
  for (const auto* odd : {"bytes=", "bytes=a-b", "bytes=5-2", "bytes=0-1,4-5", "lines=1-2"}) {
    CAPTURE(odd);
    CHECK(part(odd).status == 200);
  }
  CHECK(handled.get(places, {{"Range", "bytes=0-9"}, {"If-Range", "\"old\""}}).status == 200);
}

TEST_CASE("an error never tells where the server keeps its files") {
  ScratchWorkspace scratch;
  const auto folder = std::filesystem::path(scratch.file("x")).parent_path().string();
  for (const auto& path :
       {scratch.file("no_such.sqlite"), scratch.write("text.sqlite", std::string(5000, 'x'))}) {
    Handled handled(path);
    const auto reply = handled.get("/api/v1/health");
    CAPTURE(reply.text());
    CHECK(reply.status >= 400);
    CHECK(reply.header("Content-Type") == "application/problem+json");
    CHECK_FALSE(reply.text().contains(folder));
  }
}

TEST_CASE("a reply is kept until the workspace changes, by whomever") {
  ScratchWorkspace scratch;
  Handled handled(scratch.file("store.sqlite"));
  const Request request{"GET", "/api/v1/editions?format=csv"};
  const auto ask = [&] {
    std::promise<SharedReply> promise;
    handled.handler.answer(request, [&promise](SharedReply r) { promise.set_value(std::move(r)); });
    return promise.get_future().get();
  };
  CHECK(handled.handler.at_once(request) == nullptr);
  const auto before = ask();
  CHECK(before->status == 200);
  CHECK(handled.handler.at_once(request) == before);
  REQUIRE(scratch.load("orig,dest,year,male,female,total\nBGD,MYS,2020,6,4,10\n").has_value());
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  CHECK(handled.handler.at_once(request) == nullptr);
  CHECK(ask()->text() != before->text());
}

TEST_CASE("many who ask the same at once get one and the same reply") {
  Handled handled;
  const Request request{"GET", "/api/v1/corridors/PHL-KOR/brief"};
  std::vector<std::promise<SharedReply>> promises(40);
  for (auto& promise : promises) {
    handled.handler.answer(request, [&promise](SharedReply r) { promise.set_value(std::move(r)); });
  }
  const auto first = promises.front().get_future().get();
  CHECK(first->status == 200);
  int same = 1;
  for (std::size_t i = 1; i < promises.size(); ++i) {
    same += promises[i].get_future().get() == first ? 1 : 0;
  }
  CHECK(same == 40);
}

}  // namespace corridor::request_handler_test
