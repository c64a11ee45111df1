#include "store/kept_scenario.h"

#include "base/hash.h"

#include <fmt/core.h>

namespace corridor {
namespace {

constexpr std::size_t scenario_id_length = 12;

Result<std::vector<KeptFile>> files_of_scenario(const Workspace& workspace, std::string_view id) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT name, sha256, length(text) FROM scenario_file JOIN content USING(sha256) "
      "WHERE scenario = ? ORDER BY name"));
  rows.bind(1, id);
  return kept_files_in(rows);
}

/// Columns id, name, account, kept.
Result<KeptScenario> scenario_in(const Workspace& workspace, const Statement& row,
                                 std::string_view model) {
  KeptScenario scenario{.model = std::string(model), .name = row.text(1), .account = row.text(2)};
  scenario.kept = row.text(3);
  scenario.files = TRY(files_of_scenario(workspace, row.text(0)));
  return scenario;
}

constexpr std::string_view select_scenario = "SELECT id, name, account, kept FROM scenario";

/// `texts` stand in the order of the scenario's files.
Result<void> insert_files(Workspace& workspace, const KeptScenario& scenario,
                          const std::vector<NamedText>& texts) {
  const auto id = scenario.id();
  auto insert = TRY(workspace.database().prepare(
      "INSERT INTO scenario_file(scenario, name, sha256) VALUES(?, ?, ?)"));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& [name, sha256, bytes] = scenario.files[i];
    TRY(keep_content(workspace, sha256, texts[i].text));
    insert.bind(1, std::string_view(id)).bind(2, std::string_view(name));
    insert.bind(3, std::string_view(sha256));
    TRY(insert.run());
  }
  return {};
}

Result<void> check_room(const Workspace& workspace) {
  auto count = TRY(workspace.database().prepare("SELECT count(*) FROM scenario"));
  if (TRY(count.step()) && count.integer(0) < most_scenarios) return {};
  return fail({ErrorKind::limit,
               fmt::format("expected at most {} scenarios in a workspace", most_scenarios),
               {},
               "Use another workspace for further ones."});
}

}  // namespace

std::string KeptScenario::id() const {
  std::string what = model + "\n";
  for (const auto& file : files) what += fmt::format("{}\t{}\n", file.name, file.sha256);
  return sha256_hex(what).substr(0, scenario_id_length);
}

Result<KeptScenario> keep_scenario(Workspace& workspace, const KeptScenario& scenario,
                                   const std::vector<NamedText>& files) {
  KeptScenario kept = scenario;
  kept.files.clear();
  for (const auto& file : files) {
    kept.files.push_back({file.name, sha256_hex(file.text), file.text.size()});
  }
  const auto id = kept.id();
  auto transaction = TRY(Transaction::begin(workspace.database()));
  auto known = TRY(workspace.database().prepare(fmt::format("{} WHERE id = ?", select_scenario)));
  known.bind(1, std::string_view(id));
  if (TRY(known.step())) return scenario_in(workspace, known, scenario.model);
  TRY(check_room(workspace));
  kept.kept = timestamp_now();
  auto insert = TRY(workspace.database().prepare(
      "INSERT INTO scenario(id, model, name, account, kept) VALUES(?, ?, ?, ?, ?)"));
  int parameter = 0;
  for (const std::string_view text :
       {std::string_view(id), std::string_view(kept.model), std::string_view(kept.name),
        std::string_view(kept.account), std::string_view(kept.kept)}) {
    insert.bind(++parameter, text);
  }
  TRY(insert.run());
  TRY(insert_files(workspace, kept, files));
  TRY(workspace.record("keep scenario", fmt::format("{} {}", kept.model, id)));
  TRY(transaction.commit());
  return kept;
}

Result<std::vector<KeptScenario>> kept_scenarios(const Workspace& workspace,
                                                 std::string_view model) {
  auto rows = TRY(workspace.database().prepare(
      fmt::format("{} WHERE model = ? ORDER BY rowid", select_scenario)));
  rows.bind(1, model);
  std::vector<KeptScenario> scenarios;
  while (TRY(rows.step())) scenarios.push_back(TRY(scenario_in(workspace, rows, model)));
  return scenarios;
}

Result<KeptScenario> kept_scenario(const Workspace& workspace, std::string_view model,
                                   std::string_view id) {
  auto rows = TRY(workspace.database().prepare(fmt::format(
      "{} WHERE model = ?1 AND substr(id, 1, length(?2)) = ?2 LIMIT 2", select_scenario)));
  rows.bind(1, model).bind(2, id);
  if (id.empty() || !TRY(rows.step())) {
    return fail({ErrorKind::not_found,
                 fmt::format("no scenario is called \"{}\"", id),
                 {},
                 "`corridor scenarios` lists those that are kept."});
  }
  auto scenario = TRY(scenario_in(workspace, rows, model));
  if (!TRY(rows.step())) return scenario;
  return fail({ErrorKind::usage,
               fmt::format("more than one scenario begins with \"{}\"", id),
               {},
               "Write more of its digits."});
}

}  // namespace corridor
