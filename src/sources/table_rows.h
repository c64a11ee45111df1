#pragma once
// TableRows: the rows of a table that nobody knows beforehand, a CSV file of any separator and
// encoding or a sheet of a workbook, with titles above and notes below, each row with the number
// that a spreadsheet shows.
//
// A CSV file of up to 256 MiB (ErrorKind::limit); workbooks as base/workbook.h says.

#include "base/csv.h"
#include "base/workbook.h"
#include "sources/source.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// What must be known of a file to tell its rows.
struct TableLayout {
  char separator = ',';
  std::string encoding = "utf-8";
  std::string sheet = {};  // by name or number from 1; empty: the first that is not hidden
};

struct TableField {
  std::string_view text;
  bool is_number = false;  // stored as a number, so with a decimal point whatever the country
};

class TableRows {
 public:
  static constexpr std::size_t largest_text = std::size_t{256} << 20;

  /// The input's text must stay as long as the rows. ErrorKind::not_found for a sheet that is not
  /// there.
  static Result<TableRows> open(const SourceInput& input, const TableLayout& layout);

  Result<bool> next();
  std::uint32_t row() const { return row_; }
  /// The last column of this row that has a field, from 1.
  std::uint16_t last_column() const { return last_column_; }
  /// Columns count from 1; beyond the row's end fields are empty. Text is without white space
  /// around it.
  TableField field(std::size_t column) const {
    return column >= 1 && column <= fields_.size() ? fields_[column - 1] : TableField{};
  }
  bool is_empty() const;
  /// Empty for a CSV file.
  const std::string& sheet_name() const { return sheet_name_; }
  /// Of a sheet; a CSV file has none.
  const std::vector<MergedRange>& merged() const;

 private:
  void set(std::size_t column, TableField field);
  void clear();

  std::unique_ptr<std::string> text_;  // converted to UTF-8, where it had to be
  std::optional<CsvReader> csv_;
  std::optional<SheetReader> sheet_;
  std::string sheet_name_;
  std::uint32_t row_ = 0;
  std::uint16_t last_column_ = 0;
  std::vector<TableField> fields_;
  std::vector<std::size_t> used_;  // of fields_, so that a wide sheet with few cells costs little
};

/// The sheet of that name or number, or the first that is not hidden.
Result<std::size_t> find_sheet(const Workbook& book, const std::string& file,
                               std::string_view wanted);

}  // namespace corridor
