#pragma once
// World Population Prospects: what its tables have in common, in whichever form they come.
//
// A release is one version of several datasets, because its tables are worth having apart: figures
// by age of an older release are not hidden by a newer one that is at hand without them. Tables
// side by side in one dataset are parts of it.

#include "sources/column_table.h"

namespace corridor {

/// A dataset of World Population Prospects: "un_wpp" for figures of whole populations, others by
/// age.
constexpr Publication wpp_dataset(std::string_view dataset) {
  return {.publisher = "UN DESA, Population Division",
          .dataset = dataset,
          .title = "World Population Prospects",
          .licence = "CC-BY-3.0-IGO",
          .url = "https://population.un.org/wpp/"};
}
inline constexpr Publication un_wpp = wpp_dataset("un_wpp");

/// The last year that a release estimates; what reaches beyond it is projected. Releases by single
/// years (2022 and later) estimate to the year before; those in steps of five years to the last
/// full step.
int last_estimate_of_wpp(std::string_view version);

}  // namespace corridor
