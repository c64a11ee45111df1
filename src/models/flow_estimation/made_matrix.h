#pragma once
// A small table for tests, written row by row.

#include "models/flow_estimation/matrix.h"

#include <utility>

namespace corridor::flow_estimation {

inline Matrix table_of(std::size_t columns, std::vector<double> cells) {
  Matrix table(cells.size() / columns, columns);
  table.cells() = std::move(cells);
  return table;
}

}  // namespace corridor::flow_estimation
