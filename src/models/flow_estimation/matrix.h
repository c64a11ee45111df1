#pragma once
// Matrix: a table of numbers, row by row. Of a stock, rows are places of birth and columns places
// of residence; of a flow, rows are origins and columns destinations. Persons.

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace corridor::flow_estimation {

/// Summed in more digits than a double has, so that the order hardly counts.
inline double total_of(std::span<const double> values) {
  long double sum = 0;
  for (const double value : values) sum += value;
  return static_cast<double>(sum);
}

class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns, double value = 0)
      : rows_(rows), columns_(columns), cells_(rows * columns, value) {}

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  double& at(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
  double at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  std::span<double> row(std::size_t row) { return {&cells_[row * columns_], columns_}; }
  std::span<const double> row(std::size_t row) const { return {&cells_[row * columns_], columns_}; }
  std::vector<double>& cells() { return cells_; }
  const std::vector<double>& cells() const { return cells_; }

  std::vector<double> row_sums() const {
    std::vector<double> sums(rows_);
    for (std::size_t i = 0; i < rows_; ++i) sums[i] = total_of(row(i));
    return sums;
  }
  std::vector<double> column_sums() const {
    std::vector<double> sums(columns_);
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t j = 0; j < columns_; ++j) sums[j] += at(i, j);
    }
    return sums;
  }
  std::vector<double> diagonal() const {
    std::vector<double> values(std::min(rows_, columns_));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = at(i, i);
    return values;
  }
  double total() const { return total_of(cells_); }

 private:
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<double> cells_;
};

}  // namespace corridor::flow_estimation
