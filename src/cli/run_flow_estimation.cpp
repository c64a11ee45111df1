#include "base/output_file.h"
#include "base/text.h"
#include "cli/command.h"
#include "report/chart_svg.h"
#include "report/flow_report.h"
#include "report/render_document.h"
#include "scenario/flow_estimation/workspace_flow_inputs.h"
#include "scenario/flow_estimation/write_flow_tables.h"

#include <fmt/core.h>

namespace corridor {
namespace {

FlowRequest flow_request(const Call& call) {
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
          .compat = call.has("--compat"),
          .intervals = call.has("--intervals") || call.has("--place-intervals"),
          .replicates = call.text("--replicates"),
          .seed = call.text("--seed")};
}

/// Calls `produce` with what writes to the file, which appears whole or not at all.
template <class Produce> Result<void> to_file(const std::string& path, Produce produce) {
  if (path.empty()) return {};
  auto file = TRY(OutputFile::create(path));
  TRY(produce([&file](std::string_view text) { return file.write(text); }));
  return file.finish();
}

/// The sexes asked for, the one that is written to files first.
Result<std::vector<Sex>> sexes_of(const Call& call) {
  if (call.text("--sex") == "all") return std::vector{Sex::total, Sex::female, Sex::male};
  return std::vector{call.has("--sex") ? TRY(parse_sex(call.text("--sex"))) : Sex::total};
}

Result<std::vector<SexEstimate>> estimates_of(const Call& call) {
  const FlowRequest request = flow_request(call);
  std::vector<SexEstimate> estimates;
  if (!call.has("--period")) {
    estimates.push_back({Sex::total, TRY(estimate_flows(request))});
    return estimates;
  }
  if (call.has("--stock-start") || call.has("--stock-end") || call.has("--vitals")) {
    return fail({ErrorKind::usage,
                 "expected files, or --period for the workspace, saw both",
                 {},
                 "Leave out one of them."});
  }
  auto question = TRY(parse_flow_period(call.text("--period")));
  question.as_of = call.text("--as-of");
  const auto workspace = TRY(call.open(Workspace::Access::read));
  for (const Sex sex : TRY(sexes_of(call))) {
    question.sex = sex;
    estimates.push_back({sex, TRY(estimate_flows(workspace, question, request))});
  }
  return estimates;
}

std::string period_words(const Call& call) {
  std::string period = call.text("--period");
  if (const auto dash = period.find('-'); dash != std::string::npos)
    period.replace(dash, 1, " to ");
  return period;
}

Result<void> write_page(const Call& call, const std::vector<SexEstimate>& estimates) {
  const std::string path = call.text("--report");
  if (path.empty()) return {};
  const auto dot = path.rfind('.');
  const std::string ending = dot == std::string::npos ? "" : path.substr(dot + 1);
  const Format format = ending == "txt" ? Format::text : TRY(parse_format(ending));
  const auto text = TRY(render(flow_document(estimates, period_words(call)), format, 100));
  return to_file(path, [&](const WriteText& write) { return write(text); });
}

Result<void> write_files(const Call& call, const FlowEstimate& estimate) {
  const auto& [places, parameters, findings, intervals, remarks, record] = estimate;
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
  TRY(to_file(call.text("--intervals"), [&](const WriteText& write) {
    return write_intervals(findings.value, *intervals, places, write);
  }));
  TRY(to_file(call.text("--indices"),
              [&](const WriteText& write) { return write_flow_indices(findings, write); }));
  TRY(to_file(call.text("--components"), [&](const WriteText& write) {
    return write_components(findings.value, places, write);
  }));
  TRY(to_file(call.text("--place-intervals"), [&](const WriteText& write) {
    return write_place_intervals(*intervals, places, write);
  }));
  return to_file(call.text("--chart"), [&](const WriteText& write) {
    const bool net = call.has("--net");
    return write(render_svg(flow_chart(estimate, net, net ? 40 : 60), "flows", ChartFrame{}));
  });
}

/// The run with its flows: with intervals where they were asked for.
Result<RunRecord> run_of(const FlowEstimate& estimate) {
  RunRecord run = estimate.run;
  const WriteText take = [&run](std::string_view text) -> Result<void> {
    run.findings += text;
    return {};
  };
  if (estimate.intervals) {
    TRY(write_intervals(estimate.findings.value, *estimate.intervals, estimate.places, take));
    TRY(write_rows_of_places(*estimate.intervals, estimate.places, take));
  } else {
    TRY(write_flows(estimate.findings, estimate.places, false, take));
  }
  return run;
}

Result<Answer> run_flow_estimation(const Call& call) {
  const auto estimates = TRY(estimates_of(call));
  const auto& first = estimates.front().estimate;
  TRY(write_files(call, first));
  TRY(write_page(call, estimates));
  Answer answer;
  for (const auto& remark : first.remarks) answer.notes += remark + "\n";
  if (call.has("--totals") && !first.intervals) {
    answer.notes +=
        "Net migration of --totals is an estimate; --place-intervals tells what it could be.\n";
  }
  if (call.has("--keep")) {
    auto workspace = TRY(call.open(Workspace::Access::write));
    for (const auto& one : estimates) {
      const auto id = TRY(keep_run(workspace, TRY(run_of(one.estimate))));
      answer.notes += fmt::format("Kept as run {}.\n", id);
    }
  }
  const bool writes = call.has("-o") || call.has("--indices") || call.has("--components") ||
                      call.has("--intervals") || call.has("--place-intervals") ||
                      call.has("--report") || call.has("--chart") || call.has("--keep");
  if (writes) {
    for (const auto& one : estimates) answer.out += flow_summary(one.estimate);
    return answer;
  }
  TRY(write_flows(first.findings, first.places, false, [&](std::string_view text) -> Result<void> {
    answer.out += text;
    return {};
  }));
  return answer;
}

}  // namespace

extern const Command run_flow_estimation_command;
const Command run_flow_estimation_command{
    "run flow_estimation",
    "estimate how many people moved between places from how many lived where at two dates",
    "corridor run flow_estimation --stock-start 2015.csv --stock-end 2020.csv --vitals births.csv "
    "--method da_pb_closed -o flows.csv",
    {{"--period", "from the workspace: the years of two stocks, such as 2015-2020"},
     {"--sex", "with --period: total, female, male, or all of them", Argument::Kind::option, false,
      "total"},
     {"--as-of", "with --period: what the workspace knew on that day: 2026-01-31"},
     {"--stock-start", "people by birthplace and residence at the start: birth,residence,value"},
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
     {"--indices", "write intensity, effectiveness and inequality of all flows to this file"},
     {"--components", "write each flow as total, shares of both places and interaction"},
     {"--intervals",
      "draw errors of stocks, births, deaths and method; write intervals to this file"},
     {"--place-intervals",
      "the same draws; write who arrived, who left and net of each place with intervals"},
     {"--replicates", "how many draws", Argument::Kind::option, false, "200"},
     {"--seed", "of the draws", Argument::Kind::option, false, "1"},
     {"--report", "write a page with chord diagrams: a file .html, .md, .json or .txt"},
     {"--chart", "write the chord diagram of the largest flows: a file .svg"},
     {"--net", "of the chart: net flows", Argument::Kind::flag},
     {"--keep", "keep the run in the workspace", Argument::Kind::flag},
     {"-o", "write the flows to this file instead of the terminal"}},
    run_flow_estimation};

}  // namespace corridor
