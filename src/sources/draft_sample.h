#pragma once
// A sample of a table that nobody has described: its first rows, and what can be told of the file
// from them, as a mapping's `file` says it.

#include "base/result.h"
#include "sources/national_number.h"
#include "sources/table_rows.h"

#include <map>
#include <string>
#include <vector>

namespace corridor {

struct SampleField {
  std::string text;
  bool is_number = false;
};

struct SampleRow {
  std::uint32_t row = 0;
  std::vector<SampleField> fields;
  const SampleField& field(std::size_t column) const;
  std::size_t filled() const;
};

struct Sample {
  static constexpr std::size_t most_rows = 1000, most_columns = 2000, most_cells = 300'000;

  TableLayout layout;
  bool is_workbook = false;
  NumberForm numbers;
  bool decimal_is_unsure = false;        // every number could be read in two ways
  std::vector<std::string> titles = {};  // texts above the headings
  std::vector<SampleRow> headings = {}, figures = {};
  std::size_t columns = 0;
  std::string stop_at = {};                    // how the notes below begin
  bool whole = false;                          // the sample is all of the table
  std::vector<std::string> unsure_words = {};  // in the place of numbers
  std::map<std::string, Status> marks = {};

  /// The heading above a column in a row of headings, merged cells spread.
  std::string heading(std::size_t row_of_headings, std::size_t column) const;
  /// The lowest that is there.
  std::string heading(std::size_t column) const;
};

/// ErrorKind::invalid for what is no table; errors of the file as its format has them. `sheet` may
/// be empty: then it is the visible sheet with the most numbers.
Result<Sample> take_sample(const SourceInput& input, const std::string& sheet);

/// A number that is no year, or what stands in the place of one.
bool is_figure(const SampleField& field, const NumberForm& form);
bool is_year(std::string_view text);

}  // namespace corridor
