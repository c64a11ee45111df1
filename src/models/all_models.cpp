#include "models/model.h"

#include <array>

namespace corridor {

extern const Model remittance_kept_model;

std::span<const Model* const> all_models() {
  static constexpr std::array models{&remittance_kept_model};
  return models;
}

}  // namespace corridor
