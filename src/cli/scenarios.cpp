#include "scenario/displacement/scenarios.h"

#include "cli/command.h"
#include "report/render_table.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<Answer> add_scenario(const Call& call) {
  auto workspace = TRY(call.open(Workspace::Access::write));
  const auto files = TRY(read_scenario_folder(call.text("--add")));
  const bool despite_doubts = call.has("--despite-doubts");
  const auto kept = TRY(keep_displacement_scenario(workspace, files, despite_doubts));
  return Answer{kept.kept.account, fmt::format("Kept as scenario {}.\n", kept.id)};
}

Result<Answer> run_scenarios(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  if (call.has("--add")) return add_scenario(call);
  const auto workspace = TRY(call.open(Workspace::Access::read));
  if (!call.has("SCENARIO")) {
    const auto table = displacement_scenarios_table(TRY(displacement_scenarios(workspace)));
    return Answer{render(table, format, call.width)};
  }
  const auto scenario = TRY(displacement_scenario(workspace, call.text("SCENARIO")));
  return Answer{render(displacement_scenario_table(scenario), format, call.width)};
}

}  // namespace

extern const Command scenarios_command;
const Command scenarios_command{
    "scenarios",
    "scenarios of displacement that the workspace has: all, or one with its files",
    "corridor scenarios --add mali2012",
    {{"SCENARIO", "a scenario, by the first digits of its id", Argument::Kind::positional},
     {"--add", "check a scenario folder and keep it: input_csv/, source_data/, simsetting.yml"},
     {"--despite-doubts", "keep it although something in it cannot be meant", Argument::Kind::flag},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_scenarios};

}  // namespace corridor
