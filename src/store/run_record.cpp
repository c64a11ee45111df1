#include "store/run_record.h"

#include "base/csv.h"
#include "base/hash.h"
#include "base/text.h"

#include <fmt/core.h>

namespace corridor {
namespace {

constexpr std::size_t id_length = 12;

/// One input a line, its parts separated by tabs; names and paths have none by then.
std::string inputs_text(const std::vector<RunInput>& inputs) {
  std::string text;
  for (const auto& input : inputs) {
    text += fmt::format("{}\t{}\t{}\n", input.name, input.sha256, input.source);
  }
  return text;
}

std::vector<RunInput> inputs_in(std::string_view text) {
  std::vector<RunInput> inputs;
  for (const auto line : split(text, '\n')) {
    const auto parts = split(line, '\t');
    if (parts.size() != 3) continue;
    inputs.push_back({std::string(parts[0]), std::string(parts[2]), std::string(parts[1])});
  }
  return inputs;
}

RunRecord run_in(const Statement& row) {
  return {.model = row.text(0),
          .program = row.text(1),
          .seed = row.text(2),
          .settings = NamedLines(row.text(3)),
          .inputs = inputs_in(row.text(4)),
          .findings = row.text(5),
          .kept = row.text(6)};
}

constexpr std::string_view columns = "model, program, seed, settings, inputs";

}  // namespace

std::string RunRecord::id() const {
  // Where a file lay does not matter, what was in it does.
  std::string what;
  for (const auto& input : inputs) what += fmt::format("{}\t{}\n", input.name, input.sha256);
  return sha256_hex(fmt::format("{}\n{}\n{}\n{}\n{}", model, program, seed, settings.text(), what))
      .substr(0, id_length);
}

Result<std::string> keep_run(Workspace& workspace, const RunRecord& run) {
  const std::string id = run.id();
  auto transaction = TRY(Transaction::begin(workspace.database()));
  auto kept = TRY(workspace.database().prepare("SELECT findings FROM run WHERE id = ?"));
  kept.bind(1, std::string_view(id));
  if (TRY(kept.step())) {
    if (kept.text(0) == run.findings) return id;
    return fail({ErrorKind::internal,
                 fmt::format("run {} is kept with other findings than came out now", id),
                 {},
                 "The same inputs, settings and seed must give the same findings: please report."});
  }
  auto insert = TRY(
      workspace.database().prepare("INSERT INTO run(id, model, program, seed, settings, inputs, "
                                   "findings, kept) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
  const std::string settings = run.settings.text(), inputs = inputs_text(run.inputs),
                    now = timestamp_now();
  int parameter = 0;
  for (const std::string_view text :
       {std::string_view(id), std::string_view(run.model), std::string_view(run.program),
        std::string_view(run.seed), std::string_view(settings), std::string_view(inputs),
        std::string_view(run.findings), std::string_view(now)}) {
    insert.bind(++parameter, text);
  }
  TRY(insert.run());
  TRY(workspace.record("keep run", fmt::format("{} {}", run.model, id)));
  TRY(transaction.commit());
  return id;
}

Result<std::vector<RunRecord>> kept_runs(const Workspace& workspace) {
  auto rows = TRY(workspace.database().prepare(
      fmt::format("SELECT {}, '', kept FROM run ORDER BY rowid", columns)));
  std::vector<RunRecord> runs;
  while (TRY(rows.step())) runs.push_back(run_in(rows));
  return runs;
}

Result<RunRecord> kept_run(const Workspace& workspace, std::string_view id) {
  auto rows = TRY(workspace.database().prepare(fmt::format(
      "SELECT {}, findings, kept FROM run WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2", columns)));
  rows.bind(1, id);
  if (id.empty() || !TRY(rows.step())) {
    return fail({ErrorKind::not_found,
                 fmt::format("no run is called \"{}\"", id),
                 {},
                 "`corridor runs` lists those that are kept."});
  }
  RunRecord run = run_in(rows);
  if (!TRY(rows.step())) return run;
  return fail({ErrorKind::usage,
               fmt::format("more than one run begins with \"{}\"", id),
               {},
               "Write more of its digits."});
}

}  // namespace corridor
