#include "sources/sdg_codes.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Its own codes for regions that others number differently.
constexpr std::array<Pair, 6> own_areas{{{"062", "1831"},    // Central and Southern Asia
                                         {"412", "XKX"},     // Kosovo
                                         {"513", "1829"},    // Europe and Northern America
                                         {"543", "1835"},    // Oceania but for two countries
                                         {"747", "1833"},    // Northern Africa and Western Asia
                                         {"753", "1832"}}};  // Eastern and South-Eastern Asia

std::optional<Place> area_of(std::string_view written) {
  const bool digits = std::ranges::all_of(written, [](char c) { return c >= '0' && c <= '9'; });
  if (written.empty() || written.size() > 5 || !digits) return std::nullopt;
  std::string code(written);
  if (code.size() < 3) code.insert(0, 3 - code.size(), '0');
  if (code == "001") return world;
  const auto own = std::ranges::find(own_areas, code, &Pair::first);
  if (own != own_areas.end()) return Place(own->second);
  const auto& gazetteer = Gazetteer::get();
  const auto place = gazetteer.match(code, Scheme::iso3);
  const bool same_code = place && gazetteer.find(*place)->m49 == code;
  return same_code ? place : std::nullopt;
}

/// Codes that say "all of them", beside those that only one breakdown has.
constexpr std::array<std::string_view, 8> totals{"",        "t",       "total",      "bothsex",
                                                 "allarea", "allages", "alldomains", "anys"};
constexpr std::array<Pair, 3> usual{
    {{"reporting_type", "g"}, {"report_ordinal", "1"}, {"freq", "a"}}};

std::optional<Age> read_age(std::string_view code, bool plus_lost) {
  std::string text(code);
  std::ranges::transform(text, text.begin(), [](char c) {
    return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (text == "allage") return Age{};
  if (text.ends_with('y')) text.pop_back();
  const bool below = text.starts_with('<') || text.starts_with("lt");
  if (below) text.erase(0, text.starts_with('<') ? 1 : 2);
  const bool bare = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (below && !bare) return std::nullopt;
  auto age = parse_age(text);
  if (!age) return std::nullopt;
  if (below) return age->from > 0 ? std::optional(Age{0, age->from - 1}) : std::nullopt;
  if (bare && plus_lost) age->to = Age::open;
  return *age;
}

}  // namespace

const std::optional<Place>& SdgAreas::operator()(std::string_view code) {
  const auto [entry, is_new] = known_.try_emplace(std::string(code));
  if (is_new) entry->second = area_of(code);
  return entry->second;
}

Status status_of_nature(std::string_view nature) {
  const auto code = snake_case(nature);
  return code == "e" ? 'E' : code == "m" ? 'I' : 'A';
}

void SdgBreakdown::add(std::string_view name, std::string_view code, bool plus_lost) {
  const std::string what = snake_case(name);
  std::string value = snake_case(code);
  if (std::ranges::find(totals, value) != totals.end()) return;
  if (std::ranges::find(usual, Pair(what, value)) != usual.end()) return;
  if (what == "sex" && (value == "female" || value == "male")) {
    sex = value == "female" ? Sex::female : Sex::male;
    return;
  }
  if (what == "age") {
    if (const auto known = read_age(trim(code), plus_lost)) {
      age = *known;
      return;
    }
    if (code.starts_with('<')) value.insert(0, "lt");
  }
  others.add(what, value);
}

}  // namespace corridor
