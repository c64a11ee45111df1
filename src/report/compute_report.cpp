#include "report/compute_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>

namespace corridor {
namespace {

constexpr std::ptrdiff_t most_proofs = 3;
constexpr std::size_t most_rows_with_proofs = 12;

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
  constexpr std::string_view fixed[] = {"measure", "value", "title", "domain", "column", "needed"};
  return std::ranges::find(fixed, name) != std::end(fixed);
}

void drop(Table& table, std::size_t column) {
  const auto at = static_cast<std::ptrdiff_t>(column);
  table.columns.erase(table.columns.begin() + at);
  for (auto& row : table.rows) row.erase(row.begin() + at);
}

/// Whether a column says nothing that a person needs: machines get it all the same.
bool is_idle(const Table& table, std::size_t column) {
  const std::string_view name = table.columns[column].name;
  const auto every_cell = [&](auto holds) {
    return std::ranges::all_of(table.rows, [&](const auto& row) { return holds(row[column]); });
  };
  const auto text_is = [](const Cell& cell, std::string_view a, std::string_view b) {
    const auto* text = std::get_if<std::string>(&cell.value);
    return text != nullptr && (*text == a || *text == b);
  };
  if (name == "status") return every_cell([&](const Cell& c) { return text_is(c, "A", "O"); });
  if (name == "missing") {
    return every_cell([](const Cell& c) {
      const auto* number = std::get_if<double>(&c.value);
      return number != nullptr && *number == 0;
    });
  }
  constexpr std::string_view counts[] = {"m49",          "listed",  "level_1",        "level_2",
                                         "level_3",      "level_4", "of_half_points", "questions",
                                         "level_at_most"};
  return std::ranges::find(counts, name) != std::end(counts);
}

/// Many proofs are counted, few are shown; in a long table they are left to the machines' forms.
void count_proofs(Table& table) {
  const std::size_t column = table.index_of("proofs");
  if (column == table.columns.size()) return;
  if (table.rows.size() > most_rows_with_proofs) {
    drop(table, column);
    table.notes.emplace_back("--format csv gives the proof of each figure.");
    return;
  }
  for (auto& row : table.rows) {
    auto* proofs = std::get_if<std::string>(&row[column].value);
    if (proofs == nullptr || proofs->empty()) continue;
    const auto count = std::ranges::count(*proofs, ' ') + 1;
    if (count > most_proofs) *proofs = fmt::format("{} figures", count);
  }
}

}  // namespace

Table readable_computed(Table table) {
  if (table.rows.empty()) return table;
  count_proofs(table);
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    const std::string name = table.columns[column].name;
    if (is_idle(table, column)) {
      drop(table, column);
      continue;
    }
    const auto common = common_text(table, column);
    if (!common || is_fixed(name)) continue;
    const bool says_nothing = common->empty() || *common == "total" || *common == "A";
    if (!says_nothing && name != "indicator" && name != "place") {
      table.notes.insert(table.notes.begin(),
                         fmt::format("{}: {}.", table.columns[column].title, *common));
    }
    drop(table, column);
  }
  return table;
}

}  // namespace corridor
