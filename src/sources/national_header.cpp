#include "sources/national_header.h"

#include "base/text.h"
#include "vocabulary/place_spelling.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace corridor {
namespace {

/// Headings break over lines and carry marks of footnotes.
std::string as_compared(std::string_view heading) { return fold(without_footnotes(heading)); }

}  // namespace

NationalHeader::NationalHeader(const NationalMapping& mapping) : mapping_(mapping) {
  for (const auto row : mapping.header_rows) rows_[row];
  for (const auto& value : mapping.values) {
    for (const auto& across : value.across) rows_[across.row];
  }
}

void NationalHeader::see(const TableRows& rows) {
  const auto found = rows_.find(rows.row());
  if (found == rows_.end()) return;
  for (std::uint16_t column = 1; column <= rows.last_column(); ++column) {
    const auto text = rows.field(column).text;
    if (!text.empty()) found->second.emplace(column, text);
  }
}

void NationalHeader::spread_merged(const std::vector<MergedRange>& merged) {
  for (const auto& range : merged) {
    std::string first;
    if (const auto row = rows_.find(range.first_row); row != rows_.end()) {
      const auto cell = row->second.find(range.first_column);
      if (cell != row->second.end()) first = cell->second;
    }
    if (first.empty()) continue;
    const auto last = rows_.upper_bound(range.last_row);
    for (auto row = rows_.lower_bound(range.first_row); row != last; ++row) {
      for (unsigned column = range.first_column; column <= range.last_column; ++column) {
        row->second.emplace(static_cast<std::uint16_t>(column), first);
      }
    }
  }
}

std::string_view NationalHeader::text(std::uint32_t row, std::uint16_t column,
                                      bool fill_right) const {
  const auto found = rows_.find(row);
  if (found == rows_.end()) return {};
  auto cell = found->second.upper_bound(column);
  if (cell == found->second.begin()) return {};
  --cell;
  return cell->first == column || fill_right ? std::string_view(cell->second) : std::string_view();
}

std::string NationalHeader::label(std::uint16_t column) const {
  std::string label;
  for (const auto& [row, cells] : rows_) {
    const auto cell = cells.find(column);
    if (cell == cells.end()) continue;
    if (!label.empty()) label += " / ";
    label += clip(cell->second, 80);
  }
  return label.empty() ? letters_of_column(column) : label;
}

Result<std::uint16_t> NationalHeader::find(const ColumnName& name) const {
  const std::string wanted = as_compared(name.text);
  std::set<std::uint16_t> columns;
  std::vector<std::string> headings;
  for (const auto row : mapping_.header_rows) {
    const auto cells = rows_.find(row);
    if (cells == rows_.end()) continue;
    for (const auto& [column, text] : cells->second) {
      if (!wanted.empty() && as_compared(text) == wanted) columns.insert(column);
      headings.push_back(text);
    }
  }
  const auto wrong = [&](std::string message, std::string hint) {
    return fail({ErrorKind::invalid, std::move(message), name.where, std::move(hint)});
  };
  if (columns.size() == 1) return *columns.begin();
  if (columns.size() > 1) {
    return wrong(
        fmt::format("\"{}\" stands above columns {} and {}", clip(name.text, 80),
                    letters_of_column(*columns.begin()), letters_of_column(*columns.rbegin())),
        "Name the column by its letter.");
  }
  const auto number = parse_integer(name.text);
  if (number && *number >= 1 && *number <= SheetReader::most_columns) {
    return static_cast<std::uint16_t>(*number);
  }
  if (const auto column = column_of_letters(name.text)) return *column;
  const auto near = did_you_mean(name.text, headings);
  return wrong(fmt::format("no column has the heading \"{}\"", clip(name.text, 80)),
               near.empty() ? "Check header_row, or name the column by its letter." : near);
}

}  // namespace corridor
