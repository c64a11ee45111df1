#include "sources/flee_table.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace corridor {
namespace {

constexpr std::uint64_t largest_table_bytes = std::uint64_t{256} << 20;

/// A header whose mark was forgotten.
bool names_columns(const FleeRow& row) {
  constexpr std::string_view first_names[] = {"name", "name1", "closure_type"};
  std::string first = row.cell(0);
  for (char& c : first) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::ranges::find(first_names, first) != std::end(first_names);
}

bool is_blank(const FleeRow& row) {
  return std::ranges::all_of(row.cells, [](const auto& cell) { return cell.empty(); });
}

}  // namespace

const std::string& FleeRow::cell(std::size_t index) const {
  static const std::string none;
  return index < cells.size() ? cells[index] : none;
}

Error FleeTable::error(const FleeRow& row, std::size_t cell, std::string message,
                       std::string hint) const {
  return {ErrorKind::malformed, std::move(message), {file, row.line, cell + 1}, std::move(hint)};
}

Error FleeTable::error(std::string message, std::string hint) const {
  return {ErrorKind::malformed, std::move(message), {file, 0, 0}, std::move(hint)};
}

std::size_t FleeTable::column(std::string_view name) const {
  const auto found = std::ranges::find(header.cells, name);
  return found == header.cells.end() ? std::string::npos
                                     : static_cast<std::size_t>(found - header.cells.begin());
}

Result<double> FleeTable::number(const FleeRow& row, std::size_t cell,
                                 std::string_view what) const {
  const auto& text = row.cell(cell);
  const auto value = parse_number(text);
  if (value && std::abs(*value) < 1e15) return *value;
  return fail(error(row, cell, fmt::format("expected {} as a number, saw \"{}\"", what, text),
                    "Write digits, with a point before decimals and no spaces or commas."));
}

Result<double> FleeTable::number_or(const FleeRow& row, std::size_t cell, double usual,
                                    std::string_view what) const {
  if (row.cell(cell).empty()) return usual;
  return number(row, cell, what);
}

Result<FleeTable> read_flee_table(const std::string& path, bool first_is_header) {
  const auto bytes = TRY(read_file(path, largest_table_bytes));
  std::string_view text = bytes.view();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const auto bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    return fail({ErrorKind::malformed, "expected text in UTF-8, saw other bytes",
                 where_in(path, text, bad), "Save the file as UTF-8."});
  }
  FleeTable table;
  table.file = path;
  CsvReader csv(path, text);
  while (TRY(csv.next_ragged())) {
    FleeRow row;
    row.line = csv.line();
    for (const auto field : csv.fields()) row.cells.emplace_back(trim(field));
    // A line feed of old systems leaves a mark; so do files joined together.
    for (auto& cell : row.cells) {
      if (cell.starts_with("\xEF\xBB\xBF")) cell.erase(0, 3);
    }
    if (row.cells.empty() || is_blank(row)) continue;
    const bool marked = row.cells.front().starts_with('#');
    if (marked) row.cells.front() = std::string(trim(row.cells.front().substr(1)));
    const bool is_first = table.header.line == 0 && table.rows.empty();
    if (marked || (is_first && (first_is_header || names_columns(row)))) {
      // A remark may stand before the header, which has more cells.
      if (table.rows.empty() && row.cells.size() > table.header.cells.size()) {
        table.header = std::move(row);
      }
      continue;
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::optional<std::int64_t> days_of_date(std::string_view date) {
  const auto parts = split(date, '-');
  if (parts.size() != 3 || parts[0].size() != 4 || parts[1].size() != 2 || parts[2].size() != 2) {
    return std::nullopt;
  }
  const auto year = parse_integer(parts[0]), month = parse_integer(parts[1]),
             day = parse_integer(parts[2]);
  if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
  const std::chrono::year_month_day known{std::chrono::year(static_cast<int>(*year)),
                                          std::chrono::month(static_cast<unsigned>(*month)),
                                          std::chrono::day(static_cast<unsigned>(*day))};
  if (!known.ok()) return std::nullopt;
  return std::chrono::sys_days(known).time_since_epoch().count();
}

std::string date_of_days(std::int64_t days) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace corridor
