#include "models/flow_estimation/support.h"

#include <fmt/format.h>

#include <cmath>

namespace corridor::flow_estimation {
namespace {

constexpr std::size_t unset = SIZE_MAX;

/// A largest flow from rows to columns along the cells (Dinic's algorithm). It starts from the seed
/// scaled down to fit, which is positive everywhere and mostly near the end already.
class LargestFlow {
 public:
  LargestFlow(const Support& support, const Margins& margins)
      : support_(support), flow_(support.cells()), supply_(margins.rows), demand_(margins.columns) {
    for (const double target : margins.rows) total_ += target;
    smallest_ = 1e-13 * total_;
    by_column_.resize(support.columns);
    for (std::size_t i = 0; i < support.rows; ++i) {
      for (std::size_t c = support.row_start[i]; c < support.row_start[i + 1]; ++c) {
        row_of_.push_back(i);
        by_column_[support.column[c]].push_back(c);
      }
    }
    start();
  }

  void run() {
    while (label()) {
      next_in_row_.assign(support_.row_start.begin(), support_.row_start.end() - 1);
      next_in_column_.assign(support_.columns, 0);
      for (std::size_t i = 0; i < support_.rows; ++i) {
        while (supply_[i] > smallest_) {
          const double pushed = push_row(i, supply_[i]);
          if (pushed <= 0) break;
          supply_[i] -= pushed;
        }
      }
    }
  }

  /// What could not be placed.
  double left_over() const {
    double sum = 0;
    for (const double value : supply_) sum += value;
    return sum;
  }
  double flow(std::size_t cell) const { return flow_[cell]; }
  double smallest() const { return smallest_; }
  bool reached_row(std::size_t row) const { return row_level_[row] != unset; }
  std::size_t row_of(std::size_t cell) const { return row_of_[cell]; }
  const std::vector<std::size_t>& cells_of_column(std::size_t column) const {
    return by_column_[column];
  }

 private:
  void start() {
    std::vector<double> row_sum(support_.rows), column_sum(support_.columns);
    for (std::size_t c = 0; c < support_.cells(); ++c) {
      row_sum[row_of_[c]] += support_.seed[c];
      column_sum[support_.column[c]] += support_.seed[c];
    }
    for (std::size_t c = 0; c < support_.cells(); ++c) {
      const std::size_t i = row_of_[c], j = support_.column[c];
      const double share = std::min(supply_[i] / row_sum[i], demand_[j] / column_sum[j]);
      flow_[c] = support_.seed[c] * share * (1 - 1e-12);
    }
    for (std::size_t c = 0; c < support_.cells(); ++c) {
      supply_[row_of_[c]] -= flow_[c];
      demand_[support_.column[c]] -= flow_[c];
    }
    for (double& value : supply_) value = std::max(value, 0.0);
    for (double& value : demand_) value = std::max(value, 0.0);
  }

  /// Distances from rows that still have supply; true where a column with demand is reached.
  bool label() {
    row_level_.assign(support_.rows, unset);
    column_level_.assign(support_.columns, unset);
    std::vector<std::size_t> queue;  // rows first, then columns
    for (std::size_t i = 0; i < support_.rows; ++i) {
      if (supply_[i] <= smallest_) continue;
      row_level_[i] = 0;
      queue.push_back(i);
    }
    bool reached = false;
    for (std::size_t head = 0; head < queue.size(); ++head) {
      const std::size_t node = queue[head];
      if (node < support_.rows) {
        for (auto c = support_.row_start[node]; c < support_.row_start[node + 1]; ++c) {
          const std::size_t j = support_.column[c];
          if (column_level_[j] != unset) continue;
          column_level_[j] = row_level_[node] + 1;
          reached |= demand_[j] > smallest_;
          queue.push_back(support_.rows + j);
        }
        continue;
      }
      const std::size_t j = node - support_.rows;
      for (const std::size_t c : by_column_[j]) {
        if (flow_[c] <= smallest_ || row_level_[row_of_[c]] != unset) continue;
        row_level_[row_of_[c]] = column_level_[j] + 1;
        queue.push_back(row_of_[c]);
      }
    }
    return reached;
  }

  double push_row(std::size_t row, double most) {
    for (std::size_t& c = next_in_row_[row]; c < support_.row_start[row + 1]; ++c) {
      const std::size_t j = support_.column[c];
      if (column_level_[j] != row_level_[row] + 1) continue;
      const double pushed = push_column(j, most);
      if (pushed <= 0) continue;
      flow_[c] += pushed;
      return pushed;
    }
    return 0;
  }

  double push_column(std::size_t column, double most) {
    if (demand_[column] > smallest_) {
      const double pushed = std::min(most, demand_[column]);
      demand_[column] -= pushed;
      return pushed;
    }
    auto& next = next_in_column_[column];
    for (; next < by_column_[column].size(); ++next) {
      const std::size_t c = by_column_[column][next];
      const std::size_t row = row_of_[c];
      if (flow_[c] <= smallest_ || row_level_[row] != column_level_[column] + 1) continue;
      const double pushed = push_row(row, std::min(most, flow_[c]));
      if (pushed <= 0) continue;
      flow_[c] -= pushed;
      return pushed;
    }
    return 0;
  }

  const Support& support_;
  double total_ = 0, smallest_ = 0;
  std::vector<double> flow_, supply_, demand_;
  std::vector<std::size_t> row_of_, row_level_, column_level_, next_in_row_, next_in_column_;
  std::vector<std::vector<std::size_t>> by_column_;
};

/// Rows and columns that lie on a common circle of cells: the flow can be moved around within it,
/// so all its cells can be more than zero. (Kosaraju's two passes: along cells from row to column,
/// and back from column to row where there is flow.)
class Circles {
 public:
  Circles(const Support& support, const LargestFlow& flow)
      : support_(support), flow_(flow), circle_(support.rows + support.columns, unset) {
    std::vector<bool> seen(circle_.size());
    for (std::size_t node = 0; node < circle_.size(); ++node) {
      if (!seen[node])
        walk(node, true, [&](std::size_t at) {
          if (seen[at]) return false;
          seen[at] = true;
          return true;
        });
    }
    const auto order = std::move(left_);
    std::size_t count = 0;
    for (std::size_t k = order.size(); k-- > 0;) {
      if (circle_[order[k]] != unset) continue;
      walk(order[k], false, [&](std::size_t at) {
        if (circle_[at] != unset) return false;
        circle_[at] = count;
        return true;
      });
      ++count;
    }
  }

  bool together(std::size_t row, std::size_t column) const {
    return circle_[row] == circle_[support_.rows + column];
  }

 private:
  /// Neighbours of a node: forwards, or against the direction.
  std::vector<std::size_t> neighbours(std::size_t node, bool forwards) const {
    std::vector<std::size_t> found;
    if (node < support_.rows) {
      for (std::size_t c = support_.row_start[node]; c < support_.row_start[node + 1]; ++c) {
        if (forwards || has_flow(c)) found.push_back(support_.rows + support_.column[c]);
      }
    } else {
      for (const std::size_t c : flow_.cells_of_column(node - support_.rows)) {
        if (!forwards || has_flow(c)) found.push_back(flow_.row_of(c));
      }
    }
    return found;
  }
  bool has_flow(std::size_t cell) const { return flow_.flow(cell) > flow_.smallest(); }

  template <class Enter> void walk(std::size_t from, bool forwards, Enter enter) {
    struct Step {
      std::size_t node;
      std::vector<std::size_t> ahead;
    };
    std::vector<Step> path;
    if (enter(from)) path.push_back({from, neighbours(from, forwards)});
    while (!path.empty()) {
      if (path.back().ahead.empty()) {
        left_.push_back(path.back().node);
        path.pop_back();
        continue;
      }
      const std::size_t next = path.back().ahead.back();
      path.back().ahead.pop_back();
      if (enter(next)) path.push_back({next, neighbours(next, forwards)});
    }
  }

  const Support& support_;
  const LargestFlow& flow_;
  std::vector<std::size_t> circle_, left_;
};

Error infeasible(const LargestFlow& flow, const Margins& margins, const FitNames& names) {
  std::string rows;
  std::size_t count = 0;
  for (std::size_t i = 0; i < margins.rows.size(); ++i) {
    if (!flow.reached_row(i) || margins.rows[i] <= 0) continue;
    if (++count <= 8) rows += (rows.empty() ? "" : ", ") + names.rows[i];
  }
  if (count > 8) rows += fmt::format(" and {} more", count - 8);
  return {ErrorKind::invalid,
          fmt::format("{}: no table has these totals: what is asked of the rows {} is {:.6g} "
                      "more than the columns in which they have people can take",
                      names.what, rows, flow.left_over()),
          {},
          "Compare the totals of these places; where a place has only natives, its own total and "
          "its birthplace's must agree."};
}

template <class Wanted> Support cells_where(const Matrix& seed, Wanted wanted) {
  Support support{seed.rows(), seed.columns(), {0}, {}, {}};
  for (std::size_t i = 0; i < seed.rows(); ++i) {
    for (std::size_t j = 0; j < seed.columns(); ++j) {
      if (seed.at(i, j) <= 0 || !wanted(i, j)) continue;
      support.column.push_back(static_cast<std::uint32_t>(j));
      support.seed.push_back(seed.at(i, j));
    }
    support.row_start.push_back(static_cast<std::uint32_t>(support.column.size()));
  }
  return support;
}

}  // namespace

Support positive_support(const Matrix& seed, const Margins& margins) {
  return cells_where(seed, [&](std::size_t i, std::size_t j) {
    return margins.rows[i] > 0 && margins.columns[j] > 0;
  });
}

Support seed_support(const Matrix& seed) {
  return cells_where(seed, [](std::size_t, std::size_t) { return true; });
}

Result<Support> feasible_support(const Support& support, const Margins& margins,
                                 const FitNames& names) {
  LargestFlow flow(support, margins);
  flow.run();
  if (flow.left_over() > 1e-9 * std::max(1.0, total_of(margins.rows))) {
    return fail(infeasible(flow, margins, names));
  }
  const Circles circles(support, flow);
  Support kept{support.rows, support.columns, {0}, {}, {}};
  for (std::size_t i = 0; i < support.rows; ++i) {
    for (std::size_t c = support.row_start[i]; c < support.row_start[i + 1]; ++c) {
      const bool can_fill =
          flow.flow(c) > flow.smallest() || circles.together(i, support.column[c]);
      if (!can_fill) continue;
      kept.column.push_back(support.column[c]);
      kept.seed.push_back(support.seed[c]);
    }
    kept.row_start.push_back(static_cast<std::uint32_t>(kept.column.size()));
  }
  return kept;
}

}  // namespace corridor::flow_estimation
