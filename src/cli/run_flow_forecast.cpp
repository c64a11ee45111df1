#include "base/file.h"
#include "cli/command.h"
#include "report/render_table.h"
#include "scenario/population/forecast_flows.h"
#include "store/run_record.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<Answer> run_flow_forecast(const Call& call) {
  const auto horizon = TRY(call.year("--horizon"));
  const auto forecast = TRY(forecast_flows(call.text("--train"), *horizon));
  Answer answer;
  for (const auto& note : forecast.notes) answer.notes += note + "\n";
  const auto csv =
      call.has("--totals") ? margin_forecast_csv(forecast) : flow_forecast_csv(forecast);
  const std::string target = call.text("-o");
  if (!target.empty()) {
    TRY(write_file(target, csv));
    answer.notes += fmt::format("written: {}\n", target);
  }
  if (call.has("--keep")) {
    auto workspace = TRY(call.open(Workspace::Access::write));
    RunRecord record{.model = "flow_forecast", .findings = csv};
    record.settings.set("horizon", std::to_string(*horizon))
        .set("totals", call.has("--totals") ? "yes" : "");
    record.inputs.push_back({"train", call.text("--train"), forecast.sha256});
    answer.notes += fmt::format("Kept as run {}.\n", TRY(keep_run(workspace, record)));
  }
  if (call.has("--compare")) {
    const Format format = TRY(parse_format(call.text("--format", "text")));
    const GravityFiles gravity{call.text("--pairs"), call.text("--population")};
    if (gravity.pairs.empty() != gravity.population.empty()) {
      return fail({ErrorKind::usage,
                   "expected --pairs and --population together, saw one of them",
                   {},
                   "A gravity needs people and distances."});
    }
    answer.out =
        render(TRY(score_forecast(forecast, call.text("--compare"), gravity)), format, call.width);
  } else if (target.empty()) {
    answer.out = csv;
  }
  return answer;
}

}  // namespace

extern const Command run_flow_forecast_command;
const Command run_flow_forecast_command{
    "run flow_forecast",
    "forecast how many move between each pair of places in the next period, with intervals",
    "corridor run flow_forecast --train flows.csv --horizon 2015 -o forecast.csv",
    {{"--train", "flows of the past: orig, dest, f1990, f1995 and so on", Argument::Kind::option,
      true},
     {"--horizon", "the first year of the period to forecast", Argument::Kind::option, true},
     {"--totals", "people in, out and net of each place instead of pairs", Argument::Kind::flag},
     {"--compare", "flows that came, to score the forecast and simple rules against"},
     {"--pairs", "distances of pairs (CEPII's GeoDist), for a gravity beside it in the scores"},
     {"--population", "people by year, for the same: iso, 1990, 1995 and so on, thousands"},
     {"--keep", "keep the run, with what went in", Argument::Kind::flag},
     {"-o", "write to this file"},
     {"--format", "of the scores: text, csv, json, html or md", Argument::Kind::option, false,
      "text"}},
    run_flow_forecast};

}  // namespace corridor
