#include "report/runs_report.h"

#include "base/csv.h"
#include "base/text.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

namespace corridor {
namespace {

/// Differences of findings shown; the rest is counted.
constexpr std::size_t most_findings = 50;

std::string in_one_line(std::string text) {
  for (auto& letter : text) {
    if (letter == '\n') letter = ';';
  }
  while (text.ends_with(';')) text.pop_back();
  return text;
}

std::string names_of(const std::vector<RunInput>& inputs) {
  std::string text;
  for (const auto& input : inputs) {
    text += fmt::format("{}{}={}", text.empty() ? "" : ";", input.name, input.source);
  }
  return text;
}

/// What went in, by part and name.
using Assumptions = std::map<std::pair<std::string, std::string>, std::string>;

Assumptions assumptions_of(const RunRecord& run) {
  Assumptions all{{{"run", "model"}, run.model},
                  {{"run", "program"}, run.program},
                  {{"run", "seed"}, run.seed}};
  for (const auto& setting : run.settings.lines()) all[{"setting", setting.name}] = setting.value;
  for (const auto& input : run.inputs) {
    all[{"input", input.name}] = fmt::format("{} (SHA-256 {})", input.source, input.sha256);
  }
  return all;
}

std::string value_in(const Assumptions& all, const Assumptions::key_type& key) {
  const auto found = all.find(key);
  return found == all.end() ? std::string() : found->second;
}

/// A row of findings is told apart by what stands before its value, and its unit. The value stands
/// in the column of that name; in a table that has none it is the last.
std::map<std::string, std::string> findings_of(const RunRecord& run) {
  std::map<std::string, std::string> rows;
  CsvReader csv("findings", run.findings);
  if (!csv.read_header()) return rows;
  const int named = csv.column("value");
  const int unit = csv.column("unit");
  for (auto more = csv.next(); more && *more; more = csv.next()) {
    const auto fields = csv.fields();
    const auto value = named < 0 ? fields.size() - 1 : static_cast<std::size_t>(named);
    auto key = fmt::format("{}", fmt::join(fields.first(value), ", "));
    const bool has_unit = unit > named && named >= 0;
    const auto of_unit = has_unit ? fields[static_cast<std::size_t>(unit)] : std::string_view();
    if (!of_unit.empty()) key += fmt::format(" ({})", of_unit);
    rows[std::move(key)] = std::string(fields[value]);
  }
  return rows;
}

Cell number_or_text(const std::string& text) {
  const auto number = parse_number(text);
  return number ? Cell(*number) : Cell(text);
}

void compare_findings(const RunRecord& first, const RunRecord& second, Table& table) {
  const auto before = findings_of(first), after = findings_of(second);
  std::set<std::string> keys;
  for (const auto& [key, value] : before) keys.insert(key);
  for (const auto& [key, value] : after) keys.insert(key);
  std::size_t different = 0;
  for (const auto& key : keys) {
    const auto one = before.find(key), other = after.find(key);
    const std::string a = one == before.end() ? "" : one->second,
                      b = other == after.end() ? "" : other->second;
    if (a == b || ++different > most_findings) continue;
    table.rows.push_back({"finding", key, number_or_text(a), number_or_text(b)});
  }
  table.notes.push_back(fmt::format(
      "{} of {} findings differ{}.", different, keys.size(),
      different > most_findings ? fmt::format("; the first {} are shown", most_findings) : ""));
}

}  // namespace

Table runs_table(const std::vector<RunRecord>& runs) {
  Table table;
  table.title = "Kept runs";
  table.columns = {{"id", "Run"},          {"model", "Model"}, {"kept", "Kept"},
                   {"program", "Version"}, {"seed", "Seed"},   {"settings", "Settings"},
                   {"inputs", "Inputs"}};
  for (const auto& run : runs) {
    table.rows.push_back({run.id(), run.model, run.kept, run.program, run.seed,
                          in_one_line(run.settings.text()), names_of(run.inputs)});
  }
  if (runs.empty()) table.notes = {"None yet: `corridor run MODEL ... --keep` keeps one."};
  return table;
}

Table run_table(const RunRecord& run) {
  Table table;
  table.title = fmt::format("Run {} of {}, kept {}", run.id(), run.model, run.kept);
  table.columns = {{"part", "Part"}, {"name", "Name"}, {"value", "Value"}};
  for (const auto& [key, value] : assumptions_of(run)) {
    table.rows.push_back({key.first, key.second, value});
  }
  table.notes = {fmt::format("`corridor runs {} --findings` prints what came out.", run.id())};
  return table;
}

Table compare_runs_table(const RunRecord& first, const RunRecord& second) {
  Table table;
  table.title = fmt::format("Runs {} and {}: what differs", first.id(), second.id());
  table.columns = {{"part", "Part"},
                   {"name", "Name"},
                   {.name = "first", .title = first.id(), .digits = 2},
                   {.name = "second", .title = second.id(), .digits = 2}};
  const auto before = assumptions_of(first), after = assumptions_of(second);
  Assumptions keys = before;
  keys.insert(after.begin(), after.end());
  for (const auto& [key, unused] : keys) {
    const auto a = value_in(before, key), b = value_in(after, key);
    if (a != b) table.rows.push_back({key.first, key.second, a, b});
  }
  compare_findings(first, second, table);
  return table;
}

}  // namespace corridor
