#pragma once
// Support: the cells of a table that may be more than zero, given the totals of rows and columns.
// A cell is dropped where every table with these totals has zero in it; the fitted table tends to
// zero there, ever more slowly, and without the cell the fit is as quick as any.

#include "base/result.h"
#include "models/flow_estimation/fit_margins.h"

#include <cstdint>
#include <vector>

namespace corridor::flow_estimation {

/// Cells by row, each row's columns ascending.
struct Support {
  std::size_t rows = 0, columns = 0;
  std::vector<std::uint32_t> row_start;  // rows + 1
  std::vector<std::uint32_t> column;     // of each cell
  std::vector<double> seed;              // of each cell

  std::size_t cells() const { return column.size(); }
};

/// Cells with a positive seed.
Support seed_support(const Matrix& seed);
/// Those of them whose row and column have positive targets.
Support positive_support(const Matrix& seed, const Margins& margins);

/// Without the cells that must be zero. ErrorKind::invalid where no table on the support has these
/// margins; the message names the rows that ask for more than their columns can give.
Result<Support> feasible_support(const Support& support, const Margins& margins,
                                 const FitNames& names);

}  // namespace corridor::flow_estimation
