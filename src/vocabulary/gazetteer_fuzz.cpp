// The matcher over arbitrary text, in every scheme: a place that is found is one the gazetteer
// knows and answers to its own code; folding twice is folding once; corridors are two such places.

#include "vocabulary/gazetteer.h"

#include "base/check.h"
#include "base/text.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace corridor {
namespace {

void match_all(std::string_view text) {
  const auto& gazetteer = Gazetteer::get();
  for (const Scheme scheme :
       {Scheme::any, Scheme::iso3, Scheme::unhcr, Scheme::worldbank, Scheme::undesa}) {
    const auto place = gazetteer.match(text, scheme);
    if (!place) continue;
    const bool part = !gazetteer.country_of(*place).empty();
    ENSURE(part || gazetteer.find(*place) != nullptr, "a place that is found is known");
    ENSURE(gazetteer.match(place->code()) == *place, "a place answers to its code");
    ENSURE(!gazetteer.name(*place).empty(), "a place has a name");
  }
  const std::string folded = fold(text);
  ENSURE(fold(folded) == folded, "folding twice is folding once");
  ENSURE(find_invalid_utf8(folded) == std::string_view::npos, "folded text is UTF-8");
  if (!text.contains('-')) return;  // looking for near names takes most of the time
  if (const auto corridor = gazetteer.parse_corridor(text)) {
    ENSURE(
        gazetteer.match(corridor->origin.code()) && gazetteer.match(corridor->destination.code()),
        "a corridor is two places that are known");
  }
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  corridor::match_all({reinterpret_cast<const char*>(data), size});
  return 0;
}
