#pragma once
// The rows of headings of a national table: kept until the columns of the mapping are found in
// them.

#include "base/result.h"
#include "sources/national_mapping.h"
#include "sources/table_rows.h"

#include <map>
#include <string>
#include <string_view>

namespace corridor {

class NationalHeader {
 public:
  explicit NationalHeader(const NationalMapping& mapping);

  /// Keeps the current row where it is one of the headings.
  void see(const TableRows& rows);
  /// Text of merged cells into all cells they cover; once all rows are seen.
  void spread_merged(const std::vector<MergedRange>& merged);

  /// The number of a column. ErrorKind::invalid at the mapping's line for one that is not there or
  /// stands twice.
  Result<std::uint16_t> find(const ColumnName& name) const;
  /// The heading in a row, as it stands; with `fill_right`, the nearest to the left where it is
  /// empty.
  std::string_view text(std::uint32_t row, std::uint16_t column, bool fill_right = false) const;
  /// The headings above a column, from top to bottom, as one text for people.
  std::string label(std::uint16_t column) const;

 private:
  const NationalMapping& mapping_;
  /// By row, then by column; only rows of headings.
  std::map<std::uint32_t, std::map<std::uint16_t, std::string>> rows_;
};

}  // namespace corridor
