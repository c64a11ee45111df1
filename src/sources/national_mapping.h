#pragma once
// NationalMapping: what a person writes, in YAML, about a table of a national office, so that it
// can be read: who published it, how the file is laid out, what its columns and headings say, and
// where the figures stand. docs/mapping.md is the manual, with every key and an example.

#include "base/result.h"
#include "base/yaml.h"
#include "sources/national_field.h"
#include "sources/national_number.h"
#include "sources/source.h"
#include "sources/table_rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// A column by its heading, by its letter or by its number.
struct ColumnName {
  std::string text = {};
  Where where = {};
};

/// A column of the row, under the figures' own columns or beside them.
struct ColumnSpec {
  ColumnName column;
  FieldSpec field;
  bool fill_down = false;  // an empty cell repeats the one above
};

/// A row of headings above a run of columns.
struct AcrossSpec {
  std::uint32_t row = 0;
  FieldSpec field;
  bool fill_right = false;  // an empty heading repeats the one to its left
};

/// A text that holds for all figures of the table or of some columns.
struct FixedSpec {
  FieldSpec field = {};
  std::string text = {};
};

/// One column of figures, or a run of columns with headings that say what differs.
struct ValueSpec {
  ColumnName from, to;
  double factor = 1;
  std::vector<FixedSpec> fixed = {};
  std::vector<AcrossSpec> across = {};
  std::optional<ColumnSpec> status = {};
};

struct NationalMapping {
  static constexpr std::uint32_t deepest_header = 1000;
  static constexpr std::size_t most_entries = 200;  // of a list

  Reading reading;  // citation, supersession, complete, part
  Reporter reporter = Reporter::publisher;
  TableLayout layout;
  NumberForm numbers;
  std::vector<std::uint32_t> header_rows = {1};  // in their order
  std::uint32_t first_row = 2, last_row = UINT32_MAX;
  std::vector<std::string> stop_at = {};  // how the row begins at which the notes below begin
  std::vector<FixedSpec> fixed = {};
  std::vector<ColumnSpec> columns = {};
  std::vector<ValueSpec> values = {};
  std::vector<std::pair<std::string_view, std::string>> own_indicators = {};  // interned id, title

  std::vector<std::string_view> own_ids() const;
};

/// Whether a companion is a mapping: its first key is `corridor_mapping`.
bool is_mapping(std::string_view text);
const Companion* find_mapping(std::span<const Companion> companions);

/// Errors stand at the line and column of the mapping, with a "did you mean" for wrong words.
Result<NationalMapping> parse_mapping(const std::string& file, std::string_view text);

}  // namespace corridor
