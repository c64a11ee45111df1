#pragma once
// Tables of bilateral flows by period, as CSV (packed with gzip or not):
//
//   orig,dest,f1990,f1995,...             a row a pair; people who moved in the period from that
//   year year0,sex,orig,dest,...,da_pb_closed  the layout of Abel and Cohen's estimates; the rows
//   of both
//                                         sexes ("total"); pairs that are not listed are zero there
//
// Codes of places are any text. In the first layout every ordered pair of the places named stands
// once: a pair that is missing is an error, for missing is not zero. Negative numbers, text and a
// pair twice are errors with line and column.

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

struct FlowHistory {
  std::vector<std::string> places;           // in the order in which they are first named
  std::vector<int> years;                    // first years of the periods, ascending
  std::vector<std::vector<double>> periods;  // row origin, column destination
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // in the order of the file

  std::size_t size() const { return places.size(); }
};

Result<FlowHistory> read_flow_history(const std::string& file, std::string_view text);

}  // namespace corridor
