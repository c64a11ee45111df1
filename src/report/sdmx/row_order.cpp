#include "report/sdmx/row_order.h"

#include "base/text.h"

#include <algorithm>

namespace corridor::sdmx {
namespace {

/// Numbers compare as numbers, all else by its bytes.
int compare_values(const std::string& a, const std::string& b) {
  const auto x = parse_number(a), y = parse_number(b);
  if (x && y) return *x < *y ? -1 : *x > *y ? 1 : 0;
  return a.compare(b);
}

}  // namespace

RowOrder::RowOrder(const DataPlan& plan, const Flow& flow) : plan_(plan), flow_(flow) {
  for (const auto& wanted : plan.query.sort) {
    const bool of_series = wanted.component == "series_key";
    if (wanted.component != "*" && !of_series) {
      by_.push_back(wanted);
      continue;
    }
    auto dimensions = flow.dimensions;
    dimensions.emplace_back(time_dimension);
    for (const auto& id : dimensions) {
      if (!of_series || plan.flat() || id != plan.query.at_observation) {
        by_.push_back({id, wanted.descending});
      }
    }
  }
}

bool RowOrder::operator()(const DataRow* a, const DataRow* b) const {
  for (const auto& by : by_) {
    const int compared = compare(*a, *b, by.component);
    if (compared != 0) return by.descending ? compared > 0 : compared < 0;
  }
  return false;
}

int RowOrder::compare(const DataRow& a, const DataRow& b, std::string_view component) const {
  if (component == time_dimension) {
    const auto x = a.observation.key.period, y = b.observation.key.period;
    return x < y ? -1 : y < x ? 1 : 0;
  }
  if (component == "OBS_VALUE") return compare_values(value_text(a), value_text(b));
  const auto found = std::ranges::find(flow_.dimensions, component);
  if (found != flow_.dimensions.end()) {
    const auto at = static_cast<std::size_t>(found - flow_.dimensions.begin());
    return a.key[at].compare(b.key[at]);
  }
  return compare_values(attribute_of(plan_.catalogue, flow_, a, component),
                        attribute_of(plan_.catalogue, flow_, b, component));
}

}  // namespace corridor::sdmx
