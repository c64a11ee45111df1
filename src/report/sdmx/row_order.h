#pragma once
// RowOrder: the order that `sort` of a query asks for.

#include "report/sdmx/data_stream.h"

namespace corridor::sdmx {

class RowOrder {
 public:
  RowOrder(const DataPlan& plan, const Flow& flow);
  /// Whether one comes before another.
  bool operator()(const DataRow* a, const DataRow* b) const;

 private:
  int compare(const DataRow& a, const DataRow& b, std::string_view component) const;

  const DataPlan& plan_;
  const Flow& flow_;
  std::vector<SortBy> by_;  // without "*" and "series_key"
};

}  // namespace corridor::sdmx
