#pragma once
// What the five forms of a table share, and what a document needs of them. Nobody outside the
// rendering includes this: call render() of render_table.h.

#include "base/json.h"
#include "base/table.h"
#include "report/document.h"
#include "report/render_notes.h"

#include <set>
#include <string>
#include <vector>

namespace corridor {

/// The document a table stands in: the notes its figures point to and its language's numbers.
struct TableFrame {
  ProofNumbers proofs = {};
  NumberWords numbers = {};
  std::size_t width = 100;
  std::string note_title = "Note";  // what a screen reader calls a reference to a note
  std::string common_status = {};   // the status of every figure of the table
  std::set<int>* met = nullptr;     // notes an HTML page referred to so far: "back" leads there
  std::string proof_path = {};      // "/proof/": figures lead there instead of to notes
  std::string language = {};        // of the page; where it is not known each cell finds its way
};

/// A numbered reference to a note at the end of an HTML page; nothing for note 0.
std::string note_reference(int note, const TableFrame& frame);

/// Words as a label with their sign: shape and word tell, colour only helps.
std::string signed_html(const ValueSign& sign);

/// The cell as people read it: the rounded number, the words, or why there is nothing ("–" where
/// nobody said why).
std::string shown_text(const Cell& cell, const Column& column, const NumberWords& numbers);

/// The frame as this table sees it: a status that all its figures share is said once, below.
TableFrame framed(const Table& table, const TableFrame& page);

/// "E" for an estimate; nothing for a normal value, for one like all others in its table, and for
/// an empty cell, whose words say it all.
std::string status_mark(const Cell& cell, const TableFrame& frame);

/// The table's own notes, then what its status marks mean.
std::vector<std::string> notes_of(const Table& table);

/// Which columns stand at the end of their width: those that say so and those that hold only
/// numbers, whatever they say.
std::vector<bool> columns_at_end(const Table& table);

/// The cell at `column` of `row`; an empty one where the row is too short.
const Cell& cell_at(const std::vector<Cell>& row, std::size_t column);

std::string table_text(const Table& table, const TableFrame& frame);
std::string table_html(const Table& table, const TableFrame& frame);
std::string table_markdown(const Table& table, const TableFrame& frame);
void write_table(JsonWriter& json, const Table& table);

/// The number of a cell or chart point with what is known of it.
void write_cell(JsonWriter& json, const Cell& cell);

}  // namespace corridor
