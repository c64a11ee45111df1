#include "report/compute_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace corridor {
namespace {

/// The text that a column has in every row; nothing where it differs or holds numbers.
std::optional<std::string> common_text(const Table& table, std::size_t column) {
  std::set<std::string> seen;
  for (const auto& row : table.rows) {
    const auto* text = std::get_if<std::string>(&row[column].value);
    if (text == nullptr) return std::nullopt;
    seen.insert(*text);
  }
  return seen.size() == 1 ? std::optional(*seen.begin()) : std::nullopt;
}

/// Columns that say something in every table, or nothing to a person.
bool is_fixed(std::string_view name) {
  constexpr std::string_view fixed[] = {"measure", "value", "title", "domain"};
  return std::ranges::find(fixed, name) != std::end(fixed);
}

void drop(Table& table, std::size_t column) {
  const auto at = static_cast<std::ptrdiff_t>(column);
  table.columns.erase(table.columns.begin() + at);
  for (auto& row : table.rows) row.erase(row.begin() + at);
}

}  // namespace

Table readable_computed(Table table) {
  if (table.rows.empty()) return table;
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    const std::string name = table.columns[column].name;
    const auto common = common_text(table, column);
    if (!common || is_fixed(name)) continue;
    const bool says_nothing = common->empty() || *common == "total" || *common == "A";
    if (!says_nothing && name != "indicator") {
      table.notes.insert(table.notes.begin(),
                         fmt::format("{}: {}.", table.columns[column].title, *common));
    }
    drop(table, column);
  }
  return table;
}

}  // namespace corridor
