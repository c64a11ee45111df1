#pragma once
// CSV as RFC 4180 has it and as publishers ship it: a byte-order mark is skipped, lines end in LF
// or CRLF, quoted fields may hold separators, quotes and line breaks. The reader hands out views
// into the text, so a file of hundreds of megabytes costs no copy.
//
// What it refuses (ErrorKind::malformed, with line and field number): a quote that never closes,
// text after a closing quote, a record with another number of fields than the header, bytes that
// are not UTF-8, a NUL byte. ErrorKind::limit: more than 4,096 fields, a field over 1 MiB.

#include "base/result.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// One record after another. Usage:
///   CsvReader csv(file_name, text);
///   TRY(csv.read_header());
///   while (TRY(csv.next())) use(csv.fields());
class CsvReader {
 public:
  static constexpr std::size_t most_fields = 4096;
  static constexpr std::size_t longest_field = 1u << 20;

  CsvReader(std::string file, std::string_view text, char separator = ',');

  /// For files that leave out empty fields at the end of a record: they are filled in.
  void fill_short_records() { fills_short_records_ = true; }

  /// Reads the first record.
  Result<void> read_header();
  const std::vector<std::string>& header() const { return header_; }

  /// False at the end of the text. Blank lines are skipped.
  Result<bool> next();
  std::span<const std::string_view> fields() const { return fields_; }
  std::string_view field(std::size_t index) const { return fields_[index]; }

  /// Number of the current record, the header being 1: the row a spreadsheet shows.
  std::uint64_t row() const { return row_; }
  /// Line of the text on which the current record starts.
  std::uint64_t line() const { return record_line_; }

  /// Index of the named column, or -1.
  int column(std::string_view name) const;
  /// A malformed-file error at the given field of the current record (index from 0).
  Error error_at(std::size_t index, std::string message, std::string hint = {}) const;

 private:
  Result<void> check_utf8(std::string_view piece) const;
  Result<bool> read_record();
  Result<void> read_quoted();
  Result<void> add_field(std::string_view field);
  bool at_end() const { return position_ >= text_.size(); }
  bool at_line_end() const;
  void skip_line_end();

  std::string file_;
  std::string_view text_;
  char separator_;
  bool fills_short_records_ = false;
  std::size_t position_ = 0;
  std::size_t record_start_ = 0;
  std::size_t released_ = 0;  // bytes read for good
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 1;
  std::uint64_t row_ = 0;
  std::vector<std::string> header_;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unescaped_;  // fields whose doubled quotes had to be taken out
};

/// What stands behind the first field of the header: a comma, semicolon, tab or bar. Brackets
/// belong to the field ("STRUCTURE[;],..."). A comma where there is one field only.
char csv_separator(std::string_view text);

/// `field` quoted where RFC 4180 needs it.
std::string csv_quote(std::string_view field);

}  // namespace corridor
