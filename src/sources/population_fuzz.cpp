// Tables of a projection and histories of flows, over arbitrary text. The first byte says which.
// What is read keeps its promises: places are named, numbers are numbers, flows are not below zero
// and every pair stands once.

#include "base/check.h"
#include "sources/flow_history.h"
#include "sources/projection_tables.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

namespace corridor {
namespace {

void read_tables(std::string_view text) {
  ProjectionTables tables;
  const auto read = read_projection_file("fuzz", text, tables);
  if (!read) {
    ENSURE(!read.error().message.empty(), "an error says what was seen");
    return;
  }
  ENSURE(*read || tables.cells.empty(), "what is no table adds nothing");
  for (const auto& cell : tables.cells) {
    ENSURE(cell.place < tables.places.size() && cell.file < tables.files.size(), "cells are named");
    ENSURE(std::isfinite(cell.value), "a value is a number");
    ENSURE(cell.age >= 0 && cell.age <= 150, "an age is one of people");
  }
}

void read_history(std::string_view text) {
  const auto history = read_flow_history("fuzz", text);
  if (!history) {
    ENSURE(!history.error().message.empty(), "an error says what was seen");
    return;
  }
  const std::size_t places = history->size();
  ENSURE(history->periods.size() == history->years.size(), "a period has a year");
  for (const auto& period : history->periods) {
    ENSURE(period.size() == places * places, "every pair has a flow");
    for (const double flow : period) ENSURE(flow >= 0, "nobody is less than nobody");
  }
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    corridor::read_tables(text);
  } else {
    corridor::read_history(text);
  }
  return 0;
}
