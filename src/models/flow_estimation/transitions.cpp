#include "models/flow_estimation/transitions.h"

namespace corridor::flow_estimation {

Matrix Transitions::of_birthplace(std::size_t birthplace, std::size_t places) const {
  Matrix table(places, places);
  for (const auto& part : parts) {
    const auto& moves = part.birthplaces[birthplace];
    for (std::size_t a = 0; a < moves.origins.size(); ++a) {
      for (std::size_t b = 0; b < moves.destinations.size(); ++b) {
        table.at(moves.origins[a], moves.destinations[b]) += part.weight * moves.moved(a, b);
      }
    }
    for (std::size_t r = 0; r < moves.stayed.size(); ++r) {
      table.at(r, r) += part.weight * moves.stayed[r];
    }
  }
  return table;
}

}  // namespace corridor::flow_estimation
