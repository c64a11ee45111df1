#include "scenario/indicators/areas.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <span>

namespace corridor {
namespace {

struct AreaCode {
  std::string_view code, place;
};

/// In the order of the SDG database's numbers.
constexpr std::array<AreaCode, 40> regions{{
    {"1", "_W"},    {"2", "002"},    {"5", "005"},   {"9", "009"},    {"11", "011"},
    {"13", "013"},  {"14", "014"},   {"15", "015"},  {"17", "017"},   {"18", "018"},
    {"19", "019"},  {"21", "021"},   {"29", "029"},  {"30", "030"},   {"34", "034"},
    {"35", "035"},  {"39", "039"},   {"53", "053"},  {"54", "054"},   {"57", "057"},
    {"61", "061"},  {"62", "1831"},  {"142", "142"}, {"143", "143"},  {"145", "145"},
    {"150", "150"}, {"151", "151"},  {"154", "154"}, {"155", "155"},  {"199", "199"},
    {"202", "202"}, {"419", "419"},  {"432", "432"}, {"513", "1829"}, {"514", "514"},
    {"515", "515"}, {"543", "1835"}, {"722", "722"}, {"747", "1833"}, {"753", "1832"},
}};
constexpr std::array<AreaCode, 4> incomes{
    {{"WB_L", "WB_L"}, {"WB_LM", "WB_LM"}, {"WB_UM", "WB_UM"}, {"WB_H", "WB_H"}}};

Area area_of(std::string_view code, Place place, const std::string& day) {
  Area area{std::string(code), place, {}};
  if (place == world) return area;
  const auto members = Gazetteer::get().members(place, day);
  area.members.insert(members.begin(), members.end());
  return area;
}

Result<Area> named_area(std::string_view written, const std::string& day) {
  const auto numbered = written.substr(std::min(written.find_first_not_of('0'), written.size()));
  const auto known = std::ranges::find(regions, numbered, &AreaCode::code);
  if (known != regions.end()) return area_of(known->code, Place(known->place), day);
  auto place = Gazetteer::get().parse_place(written);
  if (!place) {
    return fail(
        {ErrorKind::usage,
         fmt::format("expected region, income, or areas and groups, saw \"{}\"", written),
         {},
         place.error().hint.empty() ? "Such as region, or ASEAN,035." : place.error().hint});
  }
  Area area = area_of(place->code(), *place, day);
  if (*place == world || !area.members.empty()) return area;
  return fail({ErrorKind::usage,
               fmt::format("{} has no members to bring together", place->code()),
               {},
               "Name an area or a group: region, 035, ASEAN."});
}

}  // namespace

Result<std::vector<Area>> areas_by(std::string_view written, std::optional<int> year) {
  const std::string day = year ? fmt::format("{}-07-01", *year) : std::string();
  std::vector<Area> areas;
  const auto add_all = [&](std::span<const AreaCode> codes) {
    for (const auto& [code, place] : codes) areas.push_back(area_of(code, Place(place), day));
  };
  if (written == "region" || written == "regions") {
    add_all(regions);
  } else if (written == "income") {
    add_all(incomes);
  } else {
    for (const auto one : split(written, ',')) areas.push_back(TRY(named_area(trim(one), day)));
  }
  return areas;
}

}  // namespace corridor
