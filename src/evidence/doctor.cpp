#include "evidence/doctor.h"

#include "store/edition.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

using Check = Examination::Check;

/// Lines that a query gives, where none is what is hoped for (or the one word "ok").
Result<Check> no_lines(const Workspace& workspace, std::string name, std::string_view sql) {
  auto rows = TRY(workspace.database().prepare(sql));
  Check check{.name = std::move(name), .result = "ok"};
  while (TRY(rows.step())) {
    const std::string line = rows.text(0);
    if (line == "ok") continue;
    check.result = check.passed ? line : check.result + "; " + line;
    check.passed = false;
    if (check.result.size() > 500) break;
  }
  return check;
}

}  // namespace

bool Examination::sound() const {
  return std::ranges::all_of(checks, [](const Check& check) { return check.passed; });
}

Error Examination::error(const std::string& path) const {
  std::string problems;
  for (const auto& check : checks) {
    if (!check.passed) problems += fmt::format("\n  {}: {}", check.name, check.result);
  }
  return {ErrorKind::malformed,
          "the workspace is damaged:" + problems,
          {path},
          "Restore it from a copy, or make a new one and load the files again."};
}

Result<Examination> examine(const Workspace& workspace) {
  Examination examination;
  auto& checks = examination.checks;
  checks.push_back(TRY(no_lines(workspace, "pages and indexes", "PRAGMA integrity_check")));
  checks.push_back(
      TRY(no_lines(workspace, "references", "SELECT \"table\" FROM pragma_foreign_key_check")));
  checks.push_back(TRY(no_lines(
      workspace, "every edition holds the figures that were loaded",
      "SELECT 'edition ' || substr(sha256, 1, 12) || ' lost figures' FROM edition"
      " WHERE observations <> (SELECT count(*) FROM observation WHERE edition = edition.id)")));
  checks.push_back(
      TRY(no_lines(workspace, "figures name editions, places and indicators that exist",
                   "SELECT 'a figure names an unknown edition, place, indicator or dimension'"
                   " FROM observation WHERE place NOT IN (SELECT id FROM place)"
                   " OR origin NOT IN (SELECT id FROM place)"
                   " OR indicator NOT IN (SELECT id FROM indicator)"
                   " OR edition NOT IN (SELECT id FROM edition)"
                   " OR dimensions NOT IN (SELECT id FROM dimensions) LIMIT 1")));
  checks.push_back(
      TRY(no_lines(workspace, "the list of indicators of each edition is right",
                   "SELECT 'the list of indicators of edition ' || edition || ' is wrong' FROM"
                   " (SELECT edition, indicator, count(*) AS there FROM observation GROUP BY 1, 2)"
                   " LEFT JOIN edition_indicator AS listed USING(edition, indicator)"
                   " WHERE listed.observations IS NOT there LIMIT 1")));
  checks.push_back(TRY(no_lines(
      workspace, "every edition holds the count of its flags",
      "SELECT 'edition ' || substr(sha256, 1, 12) || ' lost flags' FROM edition WHERE flagged <>"
      " (SELECT coalesce(sum(number), 0) FROM flag_count WHERE edition = edition.id)")));
  checks.push_back(TRY(no_lines(workspace, "a figure has a value or a reason for having none",
                                "SELECT 'a figure has neither value nor reason' FROM observation"
                                " WHERE (value IS NULL) <> (state <> 0) LIMIT 1")));
  std::int64_t figures = 0;
  const auto editions = TRY(all_editions(workspace));
  for (const auto& edition : editions) figures += edition.observations;
  checks.push_back({"contents", fmt::format("{} editions, {} figures", editions.size(), figures)});
  return examination;
}

namespace {

Result<std::vector<DataRemarks::Example>> examples_of(Statement& rows) {
  std::vector<DataRemarks::Example> examples;
  while (TRY(rows.step())) {
    examples.push_back(
        {fmt::format("row {}, column {}", rows.integer(0), rows.integer(1)), rows.text(2)});
  }
  rows.reset();
  return examples;
}

}  // namespace

Result<std::vector<DataRemarks>> data_remarks(const Workspace& workspace,
                                              std::int64_t most_examples) {
  const Database& database = workspace.database();
  auto counts =
      TRY(database.prepare("SELECT name, number FROM flag_count WHERE edition = ? ORDER BY name"));
  auto flags =
      TRY(database.prepare("SELECT file_row, file_column, reason FROM flag WHERE edition = ?"
                           " AND name = ? ORDER BY file_row, file_column LIMIT ?"));
  auto rejections = TRY(
      database.prepare("SELECT file_row, file_column, '\"' || seen || '\": ' || reason"
                       " FROM rejection WHERE edition = ? ORDER BY file_row, file_column LIMIT ?"));
  std::vector<DataRemarks> remarks;
  for (const auto& edition : TRY(all_editions(workspace))) {
    DataRemarks remark{
        .kind = "rejected", .edition = edition.short_id(), .dataset = edition.citation.dataset};
    if (edition.rejected > 0) {
      remark.number = edition.rejected;
      remark.examples = TRY(examples_of(rejections.bind(1, edition.id).bind(2, most_examples)));
      remarks.push_back(remark);
    }
    counts.bind(1, edition.id);
    while (TRY(counts.step())) {
      remark.kind = counts.text(0);
      remark.number = counts.integer(1);
      flags.bind(1, edition.id).bind(2, remark.kind).bind(3, most_examples);
      remark.examples = TRY(examples_of(flags));
      remarks.push_back(remark);
    }
    counts.reset();
  }
  return remarks;
}

}  // namespace corridor
