#include "registers/row_parts.h"

#include "base/text.h"

namespace corridor {

FileCell cell_at(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.integer(column)),
          static_cast<std::uint16_t>(row.integer(column + 1))};
}

std::vector<Place> places_in(std::string_view spaced) {
  std::vector<Place> places;
  for (const auto code : split(spaced, ' ')) {
    if (!code.empty() && code.size() <= Place::longest_code) places.emplace_back(code);
  }
  return places;
}

}  // namespace corridor
