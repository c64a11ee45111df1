#pragma once
// Workbook: an .xlsx file (ECMA-376, both its forms), read as a person sees it: sheets, and in them
// rows of cells as text with their true row and column.
//
//   const auto book = TRY(Workbook::open(file_name, bytes));
//   auto sheet = TRY(book.read(0));
//   while (TRY(sheet.next())) use(sheet.row(), sheet.cells());
//
// Cells become text so: numbers the shortest text that reads back as the same number, truths TRUE
// and FALSE, errors as shown (#N/A), dates by their number format as ISO dates (only the year or
// the month where the format shows no more), in the calendar of 1900 or of 1904 as the workbook
// says. Superscript digits stay superscripts, so that "Berlin" with footnote 1 is not "Berlin1".
// Formulas give the value stored with them; one without a value is an error cell. Macros, drawings,
// links and the sheet's own claim of its dimension are not looked at.
//
// What it refuses: encrypted workbooks and the .xls and .xlsb formats (ErrorKind::invalid, with
// what to do), damage (malformed), 64 MiB and more of XML in one part or 512 MiB in all that are
// read, 4 million strings, 100,000 merged ranges, rows beyond 1,048,576 and columns beyond 16,384
// (limit). Memory: the packed bytes (the caller's), the shared strings, the XML of one sheet, one
// row.

#include "base/result.h"
#include "base/xml_pieces.h"
#include "base/zip_archive.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct SheetCell {
  enum class Kind : std::uint8_t { text, number, truth, date, error };
  std::uint16_t column = 0;  // from 1
  Kind kind = Kind::text;
  std::string text;
};

/// A rectangle of cells shown as one; its text stands in the first.
struct MergedRange {
  std::uint32_t first_row = 0, last_row = 0;
  std::uint16_t first_column = 0, last_column = 0;
  bool contains(std::uint32_t row, std::uint16_t column) const {
    return row >= first_row && row <= last_row && column >= first_column && column <= last_column;
  }
};

/// The rows of one sheet that have cells, in their order. Cells without content are left out.
class SheetReader {
 public:
  static constexpr std::uint32_t most_rows = 1'048'576;
  static constexpr std::uint16_t most_columns = 16'384;
  static constexpr std::size_t most_merged = 100'000;

  Result<bool> next();
  std::uint32_t row() const { return row_; }  // from 1, as a spreadsheet shows it
  const std::vector<SheetCell>& cells() const { return cells_; }
  const std::vector<MergedRange>& merged() const { return merged_; }

 private:
  friend class Workbook;
  struct Look;  // strings and formats, shared by the sheets of a workbook
  SheetReader(Where where, std::string text, std::shared_ptr<const Look> look);
  Result<void> read_merged();
  Result<void> read_row(XmlElement row);
  Result<void> read_cell(XmlElement cell);
  void read_number(XmlElement cell, SheetCell& read) const;
  Error wrong(std::string message) const;

  Where where_;
  std::unique_ptr<const std::string> text_;  // its address stays
  std::shared_ptr<const Look> look_;
  XmlPieces rows_;
  std::uint32_t row_ = 0;
  std::vector<SheetCell> cells_;
  std::vector<MergedRange> merged_;
};

class Workbook {
 public:
  static constexpr std::uint64_t largest_part = std::uint64_t{64} << 20;
  static constexpr std::uint64_t largest_sum = std::uint64_t{512} << 20;
  static constexpr std::size_t most_strings = 4'000'000;

  struct Sheet {
    std::string name;
    bool hidden = false;
  };

  /// `bytes` must stay as long as the workbook.
  static Result<Workbook> open(const std::string& file, std::string_view bytes);

  /// Sheets with cells, in the order of their tabs, hidden ones among them.
  const std::vector<Sheet>& sheets() const { return sheets_; }
  Result<SheetReader> read(std::size_t sheet);

 private:
  explicit Workbook(std::string file, ZipArchive archive)
      : file_(std::move(file)), archive_(std::move(archive)) {}
  Result<void> read_book();
  Result<std::string> part(const std::string& name);
  Result<void> load_look();

  struct Parts {
    std::string strings, styles;  // names of members; empty where there are none
    std::vector<std::string> sheets;
  };
  std::string file_;
  ZipArchive archive_;
  std::vector<Sheet> sheets_;
  Parts parts_;
  std::shared_ptr<const SheetReader::Look> look_;
  std::uint64_t unpacked_ = 0;
  bool epoch_1904_ = false;
};

/// "C" is 3, "AB" 28, in either case; nothing for other text or columns beyond the last.
std::optional<std::uint16_t> column_of_letters(std::string_view letters);
std::string letters_of_column(std::uint16_t column);

/// ErrorKind::invalid for the old binary formats and for workbooks under a password, which look
/// alike from outside; nothing for other bytes.
Result<void> refuse_old_workbook(const std::string& file, std::string_view bytes);

}  // namespace corridor
