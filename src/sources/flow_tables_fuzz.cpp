// Tables that flows are estimated from, over arbitrary text. The first byte says which. What is
// read keeps its promises: places are few and have names, no pair stands twice, events are not
// fewer than none; what is refused says where and what to do.

#include "sources/flow_tables.h"

#include "base/check.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>

namespace corridor {
namespace {

void check_refusal(const Error& error) {
  ENSURE(!error.message.empty() && !error.hint.empty(), "an error helps");
  ENSURE(error.where.line > 0, "an error says where");
}

void read_pairs(std::string_view text, PairColumns columns) {
  const auto table = read_pair_table("fuzz", text, columns);
  if (!table) return check_refusal(table.error());
  ENSURE(!table->cells.empty(), "a table has rows");
  ENSURE(table->places.size() <= most_flow_places, "places are few");
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (const auto& cell : table->cells) {
    ENSURE(cell.first < table->places.size() && cell.second < table->places.size(),
           "a cell is of places");
    ENSURE(std::isfinite(cell.value), "a cell is a number");
    ENSURE(seen.insert({cell.first, cell.second}).second, "no pair stands twice");
  }
}

void read_vitals(std::string_view text) {
  const auto table = read_vitals_table("fuzz", text);
  if (!table) return check_refusal(table.error());
  ENSURE(table->rows.size() == table->places.size(), "a row is a place");
  for (const auto& row : table->rows) {
    ENSURE(row.births >= 0 && row.deaths >= 0, "events are not fewer than none");
  }
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 3) {
    case 0:
      corridor::read_pairs(text, corridor::stock_columns);
      break;
    case 1:
      corridor::read_pairs(text, corridor::flow_columns);
      break;
    default:
      corridor::read_vitals(text);
  }
  return 0;
}
