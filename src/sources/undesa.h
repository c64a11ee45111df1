#pragma once
// What the forms of UN DESA's International Migrant Stock have in common.

#include "base/result.h"
#include "vocabulary/citation.h"
#include "vocabulary/observation.h"

#include <optional>
#include <string>
#include <string_view>

namespace corridor {

Citation undesa_stock_citation(std::string version);

/// The tables of 2019 for both sexes, women and men look alike; the world total of 1990, which the
/// publisher prints, tells them apart.
struct UndesaPart {
  std::string_view name;
  Sex sex;
  double world_1990;
};
/// Null where no table has that total.
const UndesaPart* undesa_part_of(std::optional<double> world_1990);
Error no_undesa_part(Where where);

/// The dimension that keeps "Other North" and "Other South" apart; empty for other origins.
std::string undesa_other_origins(std::string_view origin_name);

}  // namespace corridor
