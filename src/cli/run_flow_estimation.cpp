#include "base/output_file.h"
#include "cli/command.h"
#include "scenario/flow_estimation/estimate_flows.h"
#include "scenario/flow_estimation/write_flow_tables.h"

#include <fmt/core.h>

namespace corridor {
namespace {

FlowRequest request_of(const Call& call) {
  return {.stock_start = call.text("--stock-start"),
          .stock_end = call.text("--stock-end"),
          .vitals = call.text("--vitals"),
          .seed_matrix = call.text("--seed-matrix"),
          .method = call.text("--method"),
          .match_global = call.text("--match-global"),
          .births = call.text("--births"),
          .deaths = call.text("--deaths"),
          .match_birthplace = call.text("--match-birthplace"),
          .whole_natives = call.text("--whole-natives"),
          .migrants = call.text("--migrants"),
          .weight = call.text("--weight"),
          .include_native = call.has("--include-native"),
          .compat = call.has("--compat")};
}

/// Calls `produce` with what writes to the file, which appears whole or not at all.
template <class Produce> Result<void> to_file(const std::string& path, Produce produce) {
  if (path.empty()) return {};
  auto file = TRY(OutputFile::create(path));
  TRY(produce([&file](std::string_view text) { return file.write(text); }));
  return file.finish();
}

Result<Answer> run(const Call& call) {
  const auto estimate = TRY(estimate_flows(request_of(call)));
  const auto& [places, parameters, findings, remarks, record] = estimate;
  TRY(to_file(call.text("-o"),
              [&](const WriteText& write) { return write_flows(findings, places, true, write); }));
  TRY(to_file(call.text("--by-birthplace"), [&](const WriteText& write) {
    return write_flows_by_birthplace(findings, places, write);
  }));
  TRY(to_file(call.text("--accounts"), [&](const WriteText& write) {
    return write_accounts(findings, places, parameters.compat, write);
  }));
  TRY(to_file(call.text("--totals"),
              [&](const WriteText& write) { return write_place_totals(findings, places, write); }));
  Answer answer;
  for (const auto& remark : remarks) answer.notes += remark + "\n";
  if (call.has("-o")) {
    answer.out = flow_summary(estimate);
  } else {
    TRY(write_flows(findings, places, false, [&](std::string_view text) -> Result<void> {
      answer.out += text;
      return {};
    }));
  }
  if (call.has("--keep")) {
    auto kept = record;
    TRY(write_flows(findings, places, false, [&](std::string_view text) -> Result<void> {
      kept.findings += text;
      return {};
    }));
    auto workspace = TRY(call.open(Workspace::Access::write));
    answer.notes += fmt::format("Kept as run {}.\n", TRY(keep_run(workspace, kept)));
  }
  return answer;
}

}  // namespace

extern const Command run_flow_estimation_command;
const Command run_flow_estimation_command{
    "run flow_estimation",
    "estimate how many people moved between places from how many lived where at two dates",
    "corridor run flow_estimation --stock-start 2015.csv --stock-end 2020.csv --vitals births.csv "
    "--method da_pb_closed -o flows.csv",
    {{"--stock-start", "people by birthplace and residence at the start: birth,residence,value"},
     {"--stock-end", "the same at the end"},
     {"--vitals", "region,births,deaths[,pop_start,pop_end]"},
     {"--seed-matrix", "how likely moves are: orig,dest,value (usual: all alike)"},
     {"--method",
      "sd_drop_neg, sd_rev_neg, mig_rate, mig_rate_rogers, da_min_closed, da_min_open, "
      "da_min_open_dr, da_ind_closed, da_ind_open, da_ind_open_dr or da_pb_closed",
      Argument::Kind::option, false, "da_pb_closed"},
     {"--match-global", "totals are balanced before or after births and deaths are taken out",
      Argument::Kind::option, false, "before"},
     {"--births", "native, or in proportion to the stock", Argument::Kind::option, false, "native"},
     {"--deaths", "in proportion to the stock, or by accounting", Argument::Kind::option, false,
      "proportion"},
     {"--match-birthplace", "rescale, or rescale-adjust-zero-fb", Argument::Kind::option, false,
      "rescale"},
     {"--whole-natives", "natives are balanced as whole numbers: yes, no, or where stocks are",
      Argument::Kind::option, false, "auto"},
     {"--migrants", "of mig_rate: how many moved (usual: the sum of net migration)"},
     {"--weight", "of minimum migration in da_pb_closed", Argument::Kind::option, false, "0.87"},
     {"--include-native", "stock differencing of natives too", Argument::Kind::flag},
     {"--compat", "stop and err as the reference programs do", Argument::Kind::flag},
     {"--by-birthplace", "write moves and stays by birthplace to this file"},
     {"--accounts", "write each birthplace's account to this file"},
     {"--totals", "write each place's account to this file"},
     {"--keep", "keep the run in the workspace", Argument::Kind::flag},
     {"-o", "write the flows to this file instead of the terminal"}},
    run};

}  // namespace corridor
