#pragma once
// Item tables: publishers' lists, one entry a row, told by a record: which columns hold the code,
// the names and the parent. Every other column becomes a detail under its own name.

#include "sources/column_table.h"
#include "sources/named_values.h"

#include <functional>

namespace corridor {

struct ItemTable {
  const Publication* publication;
  std::string_view part = {};
  std::string_view header;
  std::string_view list;  // "country"
  /// Columns of which the first that is not empty is taken.
  std::span<const std::string_view> codes, names;
  std::span<const std::string_view> other_names = {};
  std::string_view parent = {};  // a column; -1 in it is none
  std::string_view place = {};   // a column; what is no place there is none
  Scheme scheme = Scheme::iso3;
  std::string_view version = {};  // what the user says goes first
  bool short_records = false;     // empty fields at the end of a record may be left out
};

/// `also` sees every entry that is handed on, with its row.
using AlsoOfItem = std::function<void(const CsvPass& pass, const Item& item)>;
Result<Reading> read_items(const ItemTable& table, const SourceInput& input, Sink& sink,
                           const AlsoOfItem& also = {});

/// What every reader of lists says of its file.
Reading reading_of_list(const Publication& publication, const std::string& version);

template <const ItemTable& table> bool is_list(const Opening& file) {
  return header_is(file.header, table.header);
}
template <const ItemTable& table> Result<Reading> read_list(const SourceInput& input, Sink& sink) {
  return read_items(table, input, sink);
}

}  // namespace corridor
