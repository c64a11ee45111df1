// SDMX REST over a running server: what the network adds, and what stays as it came.
#include "server/served.h"

#include <doctest/doctest.h>

namespace corridor::sdmx_routes_test {

TEST_CASE("both interfaces of SDMX answer, with and without a slash at the end") {
  Served served;
  Client client(served);
  for (const auto* address : {"/sdmx/rest/codelist/CORRIDOR/CL_SEX/1.0",
                              "/sdmx/rest/codelist/CORRIDOR/CL_SEX/latest/?references=children"}) {
    const auto seen = client.get(address, "Accept: application/xml\r\n");
    CAPTURE(address);
    CHECK(seen.status == 200);
    CHECK(seen.header("Content-Type") == "application/xml");
    CHECK(seen.header("Vary") == "Accept, Accept-Encoding, Accept-Language");
    CHECK(seen.header("Access-Control-Allow-Origin") == "*");
    CHECK(seen.body.contains("codelist.Code=CORRIDOR:CL_SEX(1.0).F"));
  }
  const auto seen = client.get("/sdmx/3.0/structure/codelist/CORRIDOR/CL_SEX/~");
  CHECK(seen.status == 200);
  CHECK(seen.header("Content-Type") == "application/vnd.sdmx.structure+json;version=2.0.0");
}

TEST_CASE("data of SDMX have a tag, pack, and answer HEAD") {
  Served served;
  Client client(served);
  const std::string address = "/sdmx/rest/data/MIGRANT_STOCK/A...BGD.MYS...";
  const auto seen = client.get(address);
  CHECK(seen.status == 200);
  CHECK(seen.header("Content-Type") == "application/vnd.sdmx.genericdata+xml;version=2.1");
  const auto tag = seen.header("ETag");
  CHECK(client.get(address, "If-None-Match: " + tag + "\r\n").status == 304);
  CHECK(client.ask("HEAD", address).header("ETag") == tag);
  CHECK(client.get(address, "Accept-Encoding: gzip\r\n").header("Content-Encoding") == "gzip");
  CHECK(client.ask("DELETE", address).status == 405);
}

TEST_CASE("what has not changed since a moment is not sent again") {
  Served served;
  Client client(served);
  const std::string address = "/sdmx/rest/codelist/CORRIDOR/CL_SEX";
  const auto last = client.get(address).header("Last-Modified");
  CHECK(last.ends_with(" GMT"));
  const auto since = [&](std::string_view moment) {
    return client.get(address, fmt::format("If-Modified-Since: {}\r\n", moment));
  };
  CHECK(since(last).status == 304);
  CHECK(since("Thu, 01 Jan 2015 00:00:00 GMT").status == 200);
  CHECK(since("Thu, 01 Jan 2999 00:00:00 GMT").status == 200);
  CHECK(since("yesterday").status == 200);
  CHECK(client.get(address, fmt::format("If-Modified-Since: {}\r\nIf-None-Match: \"x\"\r\n", last))
            .status == 200);
}

TEST_CASE("a stub has the address that was asked, and no host that is none") {
  Served served;
  Client client(served);
  const std::string ask = "GET /sdmx/rest/codelist/CORRIDOR/CL_SEX?detail=allstubs HTTP/1.1\r\n";
  client.send(ask + "Host: figures.example\r\nX-Forwarded-Proto: https\r\n\r\n");
  CHECK(client.next().body.contains("\"https://figures.example/sdmx/rest/codelist/"));
  client.send(ask + "Host: a\"><b>\r\n\r\n");
  const auto seen = client.next();
  CHECK(seen.body.contains("\"http://127.0.0.1:"));
  CHECK(!seen.body.contains("<b>"));
}

TEST_CASE("a plus in a query of SDMX joins values, and a page says where the next is") {
  Served served;
  Client client(served);
  const auto page = client.get(
      "/sdmx/3.0/data/dataflow/CORRIDOR/MIGRANT_STOCK/1.0/A.*.*.BGD.MYS"
      "?c%5BTIME_PERIOD%5D=ge:2010+le:2015&limit=4",
      "Accept: application/vnd.sdmx.data+csv;version=2.0.0\r\n");
  CHECK(page.status == 200);
  CHECK(split(page.body, '\n').size() == 6);
  const auto link = page.header("Link");
  REQUIRE(link.starts_with("</sdmx/3.0/data/"));
  const auto next = client.get(link.substr(1, link.find('>') - 1),
                               "Accept: application/vnd.sdmx.data+csv;version=2.0.0\r\n");
  CHECK(next.status == 200);
  CHECK(split(next.body, '\n').size() == 4);
  CHECK(next.header("Link").empty());
}

TEST_CASE("names of places come in the language that is asked for, beside English") {
  Served served;
  Client client(served);
  const auto seen =
      client.get("/sdmx/rest/codelist/CORRIDOR/CL_AREA/1.0/DEU", "Accept-Language: fr\r\n");
  CHECK(seen.header("Content-Language") == "fr");
  CHECK(seen.body.contains("<com:Name xml:lang=\"en\">Germany</com:Name>"));
  CHECK(seen.body.contains("<com:Name xml:lang=\"fr\">Allemagne</com:Name>"));
}

TEST_CASE("errors of SDMX are its own messages, and never pages") {
  Served served;
  Client client(served);
  for (const auto& [address, status] :
       {std::pair("/sdmx/rest/data/NOTHING", 404),
        std::pair("/sdmx/rest/data/MIGRANT_STOCK/A", 400), std::pair("/sdmx/rest", 400),
        std::pair("/sdmx/3.0/unheard", 400)}) {
    CAPTURE(address);
    const auto seen = client.get(address, "Accept: application/xml\r\n");
    CHECK(seen.status == status);
    CHECK(seen.body.contains("<mes:Error "));
    CHECK(seen.header("Cache-Control") == "no-store");
  }
  CHECK(client.get("/sdmx/rest/codelist", "Accept: text/html\r\n").status == 406);
}

}  // namespace corridor::sdmx_routes_test
