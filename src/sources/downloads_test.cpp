#include "sources/downloads.h"

#include "base/http_text.h"
#include "base/text.h"
#include "sources/source.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

namespace corridor::downloads_test {
namespace {

const Download& of(std::string_view name) { return *find_download(name).value(); }

/// The first address that this choice leads to.
std::string address(std::string_view name,
                    const std::vector<std::pair<std::string, std::string>>& parameters,
                    const std::string& mirror = {}) {
  const auto resolved = resolve(of(name), {parameters, mirror, "2026-05-06"});
  REQUIRE(resolved.has_value());
  return resolved->requests.front();
}

Error refused(std::string_view name,
              const std::vector<std::pair<std::string, std::string>>& parameters) {
  const auto resolved = resolve(of(name), {parameters, {}, "2026-05-06"});
  REQUIRE_FALSE(resolved.has_value());
  return resolved.error();
}

}  // namespace

TEST_CASE("downloads: every record is whole, and its address and parameters fit each other") {
  std::set<std::string_view> names;
  for (const Download& d : all_downloads()) {
    CAPTURE(d.name);
    CHECK(names.insert(d.name).second);
    CHECK(find_download(d.name).value() == &d);
    for (const auto text : {d.title, d.publisher, d.file, d.media, d.licence}) {
      CHECK_FALSE(text.empty());
    }
    for (const auto text : {d.page, d.terms}) CHECK(text.starts_with("https://"));
    CHECK(d.file.find('/') == std::string_view::npos);
    CHECK((d.source.empty() || find_source(d.source) != nullptr));
    CHECK(
        (d.known_from == "documentation" || d.known_from == "programs" || d.known_from == "page"));
    CHECK(d.address.empty() == (d.known_from == "page"));
    CHECK(d.largest_mib <= 1024);
    // As many {parameters} in the address as there are records of them.
    CHECK(std::ranges::count(d.address, '{') == static_cast<int>(d.parameters.size()));
    for (const auto& p : d.parameters) {
      CHECK(d.address.contains("{" + std::string(p.name) + "}"));
      CHECK_FALSE(p.meaning.empty());
    }
  }
}

TEST_CASE("downloads: with every parameter given, and with the usual ones, addresses are whole") {
  for (const Download& d : all_downloads()) {
    if (d.address.empty()) continue;
    CAPTURE(d.name);
    DownloadChoice choice{.date = "2026-05-06"};
    for (const auto& p : d.parameters) {
      if (p.usual.empty() && !p.optional) choice.parameters.emplace_back(p.name, "A.B");
    }
    for (const bool all : {false, true}) {
      for (const auto& p : d.parameters) {
        if (all) choice.parameters.emplace_back(p.name, "C1");
      }
      const auto resolved = resolve(d, choice);
      REQUIRE(resolved.has_value());
      for (const auto& request : resolved->requests) {
        CAPTURE(request);
        CHECK(request.starts_with("https://"));
        CHECK(check_web_address(request).has_value());
        CHECK(request.find_first_of("{}") == std::string::npos);
        for (const auto odd : {"=&", "?&", "&&"}) CHECK_FALSE(request.contains(odd));
        CHECK_FALSE(request.ends_with('='));
      }
    }
  }
}

TEST_CASE("downloads: parameters stand in the path and in the query, empty ones are left out") {
  CHECK(address("unhcr_population", {}) ==
        "https://api.unhcr.org/population/v1/population/"
        "?limit=10000&yearFrom=1951&yearTo=2026&coo_all=true&coa_all=true");
  CHECK(address("unhcr_population", {{"from", "2015"}, {"to", "2024"}, {"from", "2020"}})
            .contains("yearFrom=2020&yearTo=2024"));
  CHECK(address("worldbank_wdi", {{"indicator", "SM.POP.TOTL"}}) ==
        "https://api.worldbank.org/v2/country/all/indicator/SM.POP.TOTL"
        "?format=json&per_page=20000");
  CHECK(address("worldbank_wdi",
                {{"indicator", "X"}, {"place", "BGD;MYS"}, {"years", "2000:2020"}}) ==
        "https://api.worldbank.org/v2/country/BGD;MYS/indicator/X"
        "?format=json&per_page=20000&date=2000:2020");
  CHECK(address("oecd_migration", {{"key", "DEU.SYR.A.B11+B12._T..."}, {"from", "2010"}}) ==
        "https://sdmx.oecd.org/public/rest/data/OECD.ELS.IMD,DSD_MIG@DF_MIG,1.0/"
        "DEU.SYR.A.B11+B12._T...?startPeriod=2010&dimensionAtObservation=AllDimensions"
        "&format=csvfile");
  CHECK(address("eurostat_migration", {{"flow", "migr_resfirst"}}) ==
        "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/migr_resfirst/"
        "?format=SDMX-CSV&compressed=true");
  CHECK(address("ilo_migration", {}).ends_with("ILO,DF_MFL_NCIT_SEX_CCT_NB/all?"));
}

TEST_CASE("downloads: several series are one request each, and one address for the citation") {
  const auto resolved = resolve(of("worldbank_wdi"), {{{"indicator", "A,B"}}, {}, "2026-05-06"});
  REQUIRE(resolved.has_value());
  REQUIRE(resolved->requests.size() == 2);
  CHECK(resolved->requests[0].contains("/indicator/A?"));
  CHECK(resolved->requests[1].contains("/indicator/B?"));
  CHECK(resolved->address.contains("/indicator/A;B?"));
}

TEST_CASE("downloads: a mirror stands for scheme, host and the beginning of the path") {
  CHECK(address("openflights_routes", {}, "http://127.0.0.1:80/copies/") ==
        "http://127.0.0.1:80/copies/jpatokal/openflights/master/data/routes.dat");
  const auto odd = resolve(of("openflights_routes"), {{}, "http://a/?x=", "2026-05-06"});
  REQUIRE_FALSE(odd.has_value());
  CHECK(odd.error().kind == ErrorKind::usage);
}

TEST_CASE("downloads: what is missing, unknown or no code is refused with what there is") {
  CHECK(refused("worldbank_wdi", {}).message == "worldbank_wdi needs the parameter \"indicator\"");
  CHECK(refused("worldbank_wdi", {{"indicato", "X"}}).hint.contains("indicator: series"));
  CHECK(refused("openflights_routes", {{"x", "1"}}).hint ==
        "openflights_routes takes no parameters.");
  for (const auto value : {"", "a b", "A,,B", "A,", "a/../b", "a?b", "a&b=c", "a#b", "a%2F",
                           "{place}", "\xC3\xA9", "a\n"}) {
    CAPTURE(value);
    const auto error = refused("worldbank_wdi", {{"indicator", value}});
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message.contains("expected codes for indicator"));
  }
  CHECK(refused("worldbank_wdi", {{"indicator", std::string(501, 'A')}}).kind == ErrorKind::usage);
  CHECK(find_download("unhcr_populaton").error().hint == "Did you mean unhcr_population?");
  CHECK(find_download("zzz").error().hint.contains("`corridor pull`"));
}

TEST_CASE("downloads: a plus means itself in a query too") {
  const Download query{
      .name = "x",
      .address = "https://a.example/{p}?q={q}",
      .parameters = {{.name = "p", .meaning = "x"}, {.name = "q", .meaning = "x"}}};
  const auto resolved = resolve(query, {{{"p", "A+B"}, {"q", "A+B"}}, {}, "2026-05-06"});
  CHECK(resolved.value().requests.front() == "https://a.example/A+B?q=A%2BB");
}

TEST_CASE("downloads: where there is no address that stays, the error says where to look") {
  const auto error = refused("knomad_remittances", {});
  CHECK(error.kind == ErrorKind::not_found);
  CHECK(error.hint.contains("remittances-knomad"));
  CHECK(error.hint.contains("corridor load"));
}

TEST_CASE("downloads: a parameter on the command line is name=value") {
  CHECK(parse_parameter("a=b=c").value() == std::pair<std::string, std::string>("a", "b=c"));
  CHECK(parse_parameter("a=").value().second.empty());
  for (const auto odd : {"", "a", "=b"}) CHECK_FALSE(parse_parameter(odd).has_value());
}

}  // namespace corridor::downloads_test
