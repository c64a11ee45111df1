#include "base/text.h"
#include "cli/command.h"
#include "cli/make_room.h"
#include "evidence/import.h"
#include "store/edition.h"

#include <fmt/core.h>

#include <array>

namespace corridor {

extern const Command actors_command, agreements_command, assess_command, backup_command,
    brief_command, chain_command, claim_command, claims_command, coherence_command,
    commitments_command, compute_command, contribution_command, diff_command, doctor_command,
    draft_command, export_command, find_command, gaps_command, glossary_command, init_command,
    initiatives_command, law_command, links_command, load_command, models_command,
    participation_command, practices_command, proof_command, pull_command, recommendations_command,
    restore_command, review_annex_command, review_command, run_cohort_projection_command,
    run_command, run_displacement_command, run_flow_estimation_command, run_flow_forecast_command,
    run_replacement_migration_command, runs_command, scenarios_command, search_command,
    series_command, serve_command, services_command, sources_command;

std::span<const Command* const> all_commands() {
  static constexpr std::array commands{&brief_command,
                                       &law_command,
                                       &series_command,
                                       &claim_command,
                                       &claims_command,
                                       &commitments_command,
                                       &contribution_command,
                                       &review_annex_command,
                                       &search_command,
                                       &find_command,
                                       &proof_command,
                                       &agreements_command,
                                       &compute_command,
                                       &assess_command,
                                       &review_command,
                                       &coherence_command,
                                       &participation_command,
                                       &chain_command,
                                       &gaps_command,
                                       &recommendations_command,
                                       &practices_command,
                                       &actors_command,
                                       &services_command,
                                       &initiatives_command,
                                       &links_command,
                                       &glossary_command,
                                       &load_command,
                                       &draft_command,
                                       &pull_command,
                                       &diff_command,
                                       &export_command,
                                       &init_command,
                                       &sources_command,
                                       &models_command,
                                       &run_cohort_projection_command,
                                       &run_flow_forecast_command,
                                       &run_replacement_migration_command,
                                       &run_command,
                                       &run_displacement_command,
                                       &run_flow_estimation_command,
                                       &runs_command,
                                       &scenarios_command,
                                       &serve_command,
                                       &backup_command,
                                       &restore_command,
                                       &doctor_command};
  return commands;
}

std::string Call::text(std::string_view name) const {
  const auto& given = all(name);
  return given.empty() ? std::string() : given.back();
}

std::string Call::text(std::string_view name, std::string_view usual) const {
  return has(name) ? text(name) : std::string(usual);
}

const std::vector<std::string>& Call::all(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto found = values.find(name);
  return found == values.end() ? none : found->second;
}

Result<std::optional<int>> Call::year(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const auto number = parse_integer(text(name));
  if (number && *number >= 1000 && *number <= 2999) return static_cast<int>(*number);
  return fail({ErrorKind::usage,
               fmt::format("expected a year after {}, saw \"{}\"", name, text(name)),
               {},
               fmt::format("Write four digits: {} 2010.", name)});
}

Result<std::optional<std::int64_t>> Call::count(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const auto number = parse_integer(text(name));
  if (number && *number >= 0 && *number <= 1'000'000) return number;
  return fail({ErrorKind::usage,
               fmt::format("expected a number after {}, saw \"{}\"", name, text(name)),
               {},
               fmt::format("Write digits: {} 20.", name)});
}

Result<Workspace> Call::open(Workspace::Access access) const {
  const std::string path = resolve_workspace_path(workspace_path);
  if (!workspace_path.empty()) return Workspace::open(path, access);
  // The default workspace makes itself; also where a first attempt was stopped half-way, and where
  // an earlier release made it in a way of its own.
  {
    auto opened = Workspace::open(path, access);
    if (opened && !TRY(all_editions(*opened)).empty()) return opened;
  }
  TRY(make_room_for_default());
  {
    bool created = false;
    auto workspace = TRY(Workspace::create(path, created));
    if (TRY(all_editions(workspace)).empty()) TRY(load_embedded_default(workspace));
  }
  return Workspace::open(path, access);
}

}  // namespace corridor
