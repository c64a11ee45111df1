#pragma once
// Which single step would protect most: an instrument that one end of a way has not joined, tried
// as if it had, without reservations, on the same day.

#include "registers/protection_map.h"

#include <vector>

namespace corridor {

struct HelpfulStep {
  std::size_t law = 0;  // in ProtectionMap::laws
  bool by_origin = false;
  /// Protections that would be promised in full and are not, and those that would be in part.
  std::vector<const Protection*> closes, improves;
  /// Groups left out of a protection or covered in part that would be covered in full, counted by
  /// protection.
  std::size_t groups_gained = 0;
  /// False where it is not known whether the place has joined already.
  bool is_not_joined = true;
  bool tied = false;  // another step closes as many
};

/// The steps that close or improve something, those that close most first. Only instruments that
/// bind, are in force on the day and open to the place.
std::vector<HelpfulStep> helpful_steps(const ProtectionMap& map);

}  // namespace corridor
