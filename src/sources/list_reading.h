#pragma once
// What the readers of lists (classifications, code lists, airports) have in common.

#include "sources/reading.h"

#include <functional>

namespace corridor {

/// Reads a CSV file whose rows are entries of a list: `each` hands on what the current row holds.
/// The version is what the user states, else that of the citation; lists seldom say which release
/// they are ("undated").
Result<Reading> read_list(const SourceInput& input, Sink& sink, Citation citation,
                          const std::function<void(CsvPass&)>& each);

/// An entry with the code and name of two columns; nothing, and a rejection, where there is no
/// code.
std::optional<Item> list_entry(CsvPass& pass, std::string_view list, std::size_t code_column,
                               std::size_t name_column);

/// The place that a list names, or none and a flag: the entry is worth keeping without it.
Place place_of_entry(CsvPass& pass, std::size_t column, PlaceReader& places);

/// Other names, one a line, without those that are empty.
std::string joined_lines(std::initializer_list<std::string_view> names);

}  // namespace corridor
