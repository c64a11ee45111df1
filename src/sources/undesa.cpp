#include "sources/undesa.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array<UndesaPart, 3> parts{{{"total", Sex::total, 153011473},
                                           {"female", Sex::female, 75349784},
                                           {"male", Sex::male, 77661689}}};

}  // namespace

Citation undesa_stock_citation(std::string version) {
  return {.publisher = "UN DESA, Population Division",
          .dataset = "undesa_migrant_stock",
          .title = "International Migrant Stock",
          .version = std::move(version),
          .licence = "CC-BY-3.0-IGO",
          .url = "https://www.un.org/development/desa/pd/content/international-migrant-stock",
          .retrieved = {}};
}

const UndesaPart* undesa_part_of(std::optional<double> world_1990) {
  const auto found = std::ranges::find_if(
      parts, [&](const UndesaPart& part) { return world_1990 == part.world_1990; });
  return found == parts.end() ? nullptr : &*found;
}

Error no_undesa_part(Where where) {
  return {ErrorKind::invalid,
          "expected the world total of 1990 as published in 2019 (153,011,473, of them 75,349,784 "
          "female and 77,661,689 male), which tells the three tables apart; saw no such row",
          std::move(where), "Check that the file is whole and of the 2019 release."};
}

std::string undesa_other_origins(std::string_view origin_name) {
  const std::string folded = fold(origin_name);
  if (folded == "other north") return "other=north";
  if (folded == "other south") return "other=south";
  return {};
}

}  // namespace corridor
