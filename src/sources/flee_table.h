#pragma once
// One CSV file of a scenario folder, as people write them: rows whose first cell begins with '#'
// are remarks or the header, blank rows are passed over, cells may have spaces around them, lines
// may end in CRLF and the file may begin with a byte-order mark.

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct FleeRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;

  /// A cell without the spaces around it; empty where the row is shorter.
  const std::string& cell(std::size_t index) const;
};

struct FleeTable {
  std::string file;
  FleeRow header;  // the first row that begins with '#'; its first name is without it
  std::vector<FleeRow> rows;

  Error error(const FleeRow& row, std::size_t cell, std::string message, std::string hint) const;
  /// Of the file as a whole.
  Error error(std::string message, std::string hint) const;
  /// Index of a name of the header, or npos.
  std::size_t column(std::string_view name) const;

  Result<double> number(const FleeRow& row, std::size_t cell, std::string_view what) const;
  /// As `number`; `usual` for an empty cell.
  Result<double> number_or(const FleeRow& row, std::size_t cell, double usual,
                           std::string_view what) const;
};

/// `first_is_header` for files whose header does not begin with '#'.
Result<FleeTable> read_flee_table(const std::string& path, bool first_is_header = false);

/// Days from 1970-01-01 to a date written 2012-02-29.
std::optional<std::int64_t> days_of_date(std::string_view date);
std::string date_of_days(std::int64_t days);

}  // namespace corridor
