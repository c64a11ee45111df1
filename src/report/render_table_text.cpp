// The text form of a table: columns on a terminal, or, where the terminal is too narrow for all of
// them, one block of "title: value" lines a row.

#include "base/text.h"
#include "report/render_escape.h"
#include "report/render_table_parts.h"
#include "report/render_wrap.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

namespace corridor {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest_text = 8;
constexpr std::size_t longest_word = 16;     // of a heading
constexpr std::size_t longest_in_cell = 32;  // an identifier, which should not be cut

/// What is printed in one cell: the figure, and after it the marks that belong to it.
struct TextCell {
  std::string body;
  std::string marks;  // " E", " [3]"
};

struct TextColumn {
  std::string title;
  std::string unit;
  bool at_end = false;
  std::size_t body = 0;   // columns the widest body takes
  std::size_t marks = 0;  // columns the widest marks take
  std::size_t word = 0;   // columns the longest word of its cells takes
  std::size_t width = 0;
  std::size_t least_head = 0;  // narrower than this, cells would be wrapped
  std::size_t least = 0;       // narrower than this, words would be cut
};

struct TextGrid {
  std::vector<TextColumn> columns;
  std::vector<std::vector<TextCell>> rows;
};

TextCell text_cell(const Cell& cell, const Column& column, const TableFrame& frame) {
  TextCell out{clean_text(shown_text(cell, column, frame.numbers)), {}};
  if (const auto mark = status_mark(cell, frame); !mark.empty())
    out.marks += " " + clean_text(mark);
  const int note = frame.proofs.number_of(cell.proof);
  if (note > 0) out.marks += fmt::format(" [{}]", note);
  return out;
}

TextGrid grid_of(const Table& table, const TableFrame& frame) {
  TextGrid grid;
  const auto at_end = columns_at_end(table);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    TextColumn out{.title = clean_text(column.title), .unit = clean_text(column.unit)};
    out.at_end = at_end[i];
    grid.columns.push_back(out);
  }
  for (const auto& row : table.rows) {
    auto& cells = grid.rows.emplace_back();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      TextColumn& column = grid.columns[i];
      cells.push_back(text_cell(cell_at(row, i), table.columns[i], frame));
      TextCell& cell = cells.back();
      if (!column.at_end) {
        cell.body += cell.marks;
        cell.marks.clear();
      }
      column.body = std::max(column.body, display_width(cell.body));
      column.marks = std::max(column.marks, display_width(cell.marks));
      column.word = std::max(column.word, longest_piece(cell.body));
    }
  }
  return grid;
}

std::size_t total_width(const TextGrid& grid) {
  std::size_t total = 0;
  for (const auto& column : grid.columns) total += column.width + gap;
  return total == 0 ? 0 : total - gap;
}

/// Takes columns of the terminal from the widest column that `least` allows, until `width` is met;
/// false where it cannot be.
bool narrow(TextGrid& grid, std::size_t width, std::size_t TextColumn::*least) {
  for (std::size_t total = total_width(grid); total > width; --total) {
    TextColumn* widest = nullptr;
    for (auto& column : grid.columns) {
      if (column.width <= column.*least) continue;
      if (widest == nullptr || column.width > widest->width) widest = &column;
    }
    if (widest == nullptr) return false;
    --widest->width;
  }
  return true;
}

/// Widths that fit `width`: long headings give way first, then long texts, figures never. False
/// where even the least widths do not fit.
bool fit(TextGrid& grid, std::size_t width) {
  for (auto& column : grid.columns) {
    const std::size_t head = std::max(display_width(column.title), display_width(column.unit));
    const std::size_t words = std::max(longest_piece(column.title), longest_piece(column.unit));
    const std::size_t cells = column.body + column.marks;
    const std::size_t word = std::max(narrowest_text, std::min(column.word, longest_in_cell));
    const std::size_t least_cells = column.at_end ? cells : std::min(cells, word);
    column.width = std::max(cells, head);
    column.least_head = std::max(cells, words);
    column.least = std::max(least_cells, std::min(words, longest_word));
  }
  return narrow(grid, width, &TextColumn::least_head) || narrow(grid, width, &TextColumn::least);
}

std::string trimmed_line(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

/// Cells side by side, each in as many lines as it needs; `from_bottom` lets headings stand on the
/// rule below them.
std::string side_by_side(const TextGrid& grid, const std::vector<std::vector<std::string>>& cells,
                         bool from_bottom = false) {
  std::size_t height = 1;
  for (const auto& lines : cells) height = std::max(height, lines.size());
  std::string out;
  for (std::size_t at = 0; at < height; ++at) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const TextColumn& column = grid.columns[i];
      const std::size_t skipped = from_bottom ? height - cells[i].size() : 0;
      const bool inside = at >= skipped && at - skipped < cells[i].size();
      const std::string& piece = inside ? cells[i][at - skipped] : std::string();
      if (i > 0) line.append(gap, ' ');
      line += column.at_end ? pad_start(piece, column.width) : pad_end(piece, column.width);
    }
    out += trimmed_line(std::move(line));
  }
  return out;
}

std::string head_lines(const TextGrid& grid) {
  std::vector<std::vector<std::string>> head;
  for (const auto& column : grid.columns) {
    auto lines = wrap(column.title, column.width);
    if (!column.unit.empty()) {
      for (auto& line : wrap(column.unit, column.width)) lines.push_back(std::move(line));
    }
    // Headings of figures stand over the figures, not over the marks behind them.
    const bool fits = std::ranges::all_of(lines, [&column](const std::string& line) {
      return display_width(line) + column.marks <= column.width;
    });
    for (auto& line : lines) {
      if (column.at_end && fits) line.append(column.marks, ' ');
    }
    head.push_back(std::move(lines));
  }
  return side_by_side(grid, head, true);
}

std::string body_lines(const TextGrid& grid) {
  std::string out;
  for (const auto& row : grid.rows) {
    std::vector<std::vector<std::string>> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const TextColumn& column = grid.columns[i];
      const std::string marks = pad_end(row[i].marks, column.marks);
      cells.push_back(column.at_end ? std::vector{row[i].body + marks}
                                    : wrap(row[i].body, column.width));
    }
    out += side_by_side(grid, cells);
  }
  return out;
}

std::string stacked(const TextGrid& grid, std::size_t width) {
  std::string out;
  for (const auto& row : grid.rows) {
    out += repeat("─", std::min<std::size_t>(width, 24)) + "\n";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const TextColumn& column = grid.columns[i];
      const std::string unit = column.unit.empty() ? "" : " (" + column.unit + ")";
      const std::string line = column.title + unit + ": " + row[i].body + row[i].marks;
      for (auto& piece : wrap(line, width)) out += trimmed_line(std::move(piece));
    }
  }
  return out;
}

}  // namespace

std::string table_text(const Table& table, const TableFrame& page) {
  const TableFrame frame = framed(table, page);
  TextGrid grid = grid_of(table, frame);
  std::string out;
  for (const auto& line : wrap(clean_text(table.title), frame.width)) {
    if (!line.empty()) out += line + "\n";
  }
  if (fit(grid, frame.width)) {
    out += head_lines(grid);
    out += repeat("─", total_width(grid)) + "\n";
    out += body_lines(grid);
  } else {
    out += stacked(grid, frame.width);
  }
  for (const auto& note : notes_of(table)) {
    for (const auto& line : wrap(clean_text(note), frame.width)) out += line + "\n";
  }
  return out;
}

}  // namespace corridor
