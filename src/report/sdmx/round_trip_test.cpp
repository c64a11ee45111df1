// What the service gives, read by Corridor's own readers of SDMX: the same figures in every form.
#include "base/text.h"
#include "evidence/figure_stream.h"
#include "report/sdmx/service_samples.h"
#include "sources/sdmx/samples.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <doctest/doctest.h>

namespace corridor::sdmx::round_trip_test {
namespace {

/// A figure without the dimensions that SDMX adds.
std::string line(const Observation& o) {
  return fmt::format("{} {} {} {} {} {} {} {}", o.key.origin.code(), o.key.place.code(),
                     o.key.period.text(), name_of(o.key.sex), o.key.age.text(), name_of(o.state),
                     o.state == State::value ? format_shortest(o.value) : "", o.status);
}

std::multiset<std::string> stored(const std::string& indicator, std::string_view where) {
  const auto workspace = Workspace::open(sample_workspace(), Workspace::Access::read);
  REQUIRE(workspace.has_value());
  std::multiset<std::string> lines;
  FigureFilter filter{.indicators = {intern(indicator)}};
  filter.subjects.push_back(*Gazetteer::get().parse_subject(where));
  const auto done =
      each_figure(*workspace, filter, [&](const Observation& o, const Edition&) -> Result<void> {
        lines.insert(line(o));
        return {};
      });
  REQUIRE(done.has_value());
  return lines;
}

std::multiset<std::string> served(const std::string& address, std::string_view accept,
                                  std::string_view indicator) {
  const auto reply = ask_old(address, accept);
  REQUIRE(reply.status == 200);
  RecordingSink sink;
  const auto reading = read_sdmx("served", reply.body, sink);
  REQUIRE_MESSAGE(reading.has_value(), reading.error().message);
  std::multiset<std::string> lines;
  for (const auto& o : sink.observations) {
    CHECK(o.key.indicator == indicator);
    lines.insert(line(o));
  }
  return lines;
}

}  // namespace

TEST_CASE("what is served reads back as the figures of the store, in every form") {
  struct Case {
    std::string indicator, where, address;
  };
  for (const auto& [indicator, where, address] :
       {Case{"migrant_stock", "BGD-MYS", "data/MIGRANT_STOCK/...BGD.MYS..."},
        Case{"population", "NPL", "data/POPULATION/....NPL..."},
        Case{"refugees", "SYR-DEU", "data/REFUGEES/...SYR.DEU..."}}) {
    const auto expected = stored(indicator, where);
    CHECK(expected.size() > 5);
    for (const auto* accept : {"application/vnd.sdmx.genericdata+xml;version=2.1",
                               "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
                               "application/vnd.sdmx.data+xml;version=3.0.0",
                               "application/vnd.sdmx.data+json;version=1.0.0",
                               "application/vnd.sdmx.data+json;version=2.0.0",
                               "application/vnd.sdmx.data+csv;version=1.0.0",
                               "application/vnd.sdmx.data+csv;version=2.0.0"}) {
      CAPTURE(indicator);
      CAPTURE(accept);
      CHECK(served(address, accept, indicator) == expected);
    }
    CAPTURE(indicator);
    CHECK(served(address + "?dimensionAtObservation=AllDimensions",
                 "application/vnd.sdmx.genericdata+xml;version=2.1", indicator) == expected);
    CHECK(served(address + "?dimensionAtObservation=SEX",
                 "application/vnd.sdmx.genericdata+xml;version=2.1", indicator) == expected);
  }
}

}  // namespace corridor::sdmx::round_trip_test
