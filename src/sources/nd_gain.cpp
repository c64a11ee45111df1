// Notre Dame Global Adaptation Initiative, Country Index: how exposed a country is to climate
// change and how ready to adapt, overall (0 to 100) and in components (0 to 1). "..._delta" is the
// score less what income alone would lead to expect. Components that are not ours keep their name
// behind "nd_gain_".

#include "base/text.h"
#include "sources/named_values.h"
#include "sources/reading.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

namespace corridor {
namespace nd_gain_parts {
namespace {

constexpr std::string_view header = "iso3,name,component,year,score";
enum Field : std::size_t { iso3, name, component, year, score };

bool recognise(const Opening& file) { return header_is(file.header, header); }

bool is_component(std::string_view text) {
  const auto slash = text.find('/');
  return slash != text.npos && is_series_code(text.substr(0, slash)) &&
         is_series_code(text.substr(slash + 1));
}

Result<Reading> read(const SourceInput& input, Sink& sink) {
  CsvPass pass(input, sink);
  PlaceReader places(Scheme::iso3);
  LatestPeriod latest;
  const auto rows = TRY(pass.over_rows([&]() -> Result<void> {
    const auto place = pass.place(iso3, places);
    const auto when = pass.period(year);
    if (!place || !when) return {};
    const auto part = pass.field(component);
    if (!is_component(part)) {
      pass.reject(component, "expected a component such as vulnerability/water");
      return {};
    }
    latest.see(*when);
    const Indicator* known = find_indicator(part);
    const auto id =
        known != nullptr ? known->id : intern(fmt::format("nd_gain_{}", snake_case(part)));
    pass.number(score, {.indicator = id, .origin = {}, .place = *place, .period = *when});
    return {};
  }));
  return Reading{.citation = {.publisher = "Notre Dame Global Adaptation Initiative",
                              .dataset = "nd_gain",
                              .title = "ND-GAIN Country Index",
                              .version = latest.version(input.version),
                              .licence = "CC-BY-4.0",
                              .url = "https://gain.nd.edu/our-work/country-index/",
                              .retrieved = {}},
                 .steps = {{score + 1, "score", "taken as it is"}},
                 .rows = rows};
}

}  // namespace
}  // namespace nd_gain_parts

extern const Source nd_gain;
const Source nd_gain{"nd_gain", "ND-GAIN Country Index, all components", nd_gain_parts::header,
                     nd_gain_parts::recognise, nd_gain_parts::read};

}  // namespace corridor
