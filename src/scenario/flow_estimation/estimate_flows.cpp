#include "scenario/flow_estimation/estimate_flows.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using flow_estimation::all_methods;
using flow_estimation::Balance;
using flow_estimation::Births;
using flow_estimation::Deaths;
using flow_estimation::FitDone;
using flow_estimation::is_accounting;
using flow_estimation::Method;
using flow_estimation::Parameters;
using flow_estimation::record_of;
using flow_estimation::Totals;

template <class T> struct Word {
  std::string_view word;
  T value;
};

template <class T>
Result<T> chosen(std::string_view option, const std::string& word, std::span<const Word<T>> words,
                 T usual) {
  if (word.empty()) return usual;
  std::vector<std::string> known;
  for (const auto& one : words) {
    if (one.word == word) return one.value;
    known.emplace_back(one.word);
  }
  std::string list;
  for (const auto& one : known) list += (list.empty() ? "" : ", ") + one;
  const std::string near = did_you_mean(word, known);
  return fail(
      {ErrorKind::usage,
       fmt::format("expected one of {} after {}, saw \"{}\"", list, option, word),
       {},
       near.empty() ? "`corridor run flow_estimation --help` says what each means." : near});
}

Result<std::optional<double>> number_of(std::string_view option, const std::string& word,
                                        double highest) {
  if (word.empty()) return std::nullopt;
  const auto number = parse_number(word);
  if (number && *number >= 0 && *number <= highest) return number;
  return fail({ErrorKind::usage,
               fmt::format("expected a number from 0 to {} after {}, saw \"{}\"",
                           format_shortest(highest), option, word),
               {},
               fmt::format("Write digits: {} 0.5.", option)});
}

/// One file, unpacked, with its hash among the inputs of the run.
Result<Unpacked> read_input(const std::string& name, const std::string& path, RunRecord& run) {
  auto file = TRY(unpack(path, TRY(read_file(path))));
  run.inputs.push_back({name, path, sha256_hex(file.text())});
  return file;
}

Error needs(std::string_view option, std::string_view why) {
  return {ErrorKind::usage,
          fmt::format("expected {} FILE{}", option, why),
          {},
          "`corridor run flow_estimation --help` shows how."};
}

Result<void> check_files(const FlowRequest& request, const Parameters& parameters) {
  if (request.stock_start.empty()) return fail(needs("--stock-start", ""));
  if (request.stock_end.empty()) return fail(needs("--stock-end", ""));
  const bool counts = is_accounting(parameters.method) ||
                      (parameters.method == Method::mig_rate && !parameters.migrants);
  if (counts && request.vitals.empty()) {
    return fail(
        needs("--vitals", fmt::format(", which {} needs", record_of(parameters.method).name)));
  }
  return {};
}

void note_settings(NamedLines& settings, const Parameters& parameters) {
  settings.set("method", record_of(parameters.method).name)
      .set("match_global", parameters.balance == Balance::before ? "before" : "after")
      .set("births", parameters.births == Births::native ? "native" : "proportion")
      .set("deaths", parameters.deaths == Deaths::proportion ? "proportion" : "accounting")
      .set("match_birthplace",
           parameters.totals == Totals::fitted ? "rescale" : "rescale-adjust-zero-fb")
      .set("include_native", parameters.include_native ? "yes" : "no")
      .set("compat", parameters.compat ? "yes" : "no")
      .set("whole_natives",
           parameters.whole_natives ? (*parameters.whole_natives ? "yes" : "no") : "auto")
      .set("migrants", parameters.migrants ? format_shortest(*parameters.migrants) : "")
      .set("weight_of_minimum", format_shortest(parameters.weight_of_minimum));
}

std::string fit_remark(const FitDone& fit, bool compat) {
  std::string sentence = fmt::format(
      "Fitted {} ({} {}): totals met to {} of a person, {} relative.", fit.what, fit.report.sweeps,
      compat ? "sweeps" : "steps", format_shortest(round_significant(fit.report.largest_error, 2)),
      format_shortest(round_significant(fit.report.largest_relative_error, 2)));
  if (!fit.report.converged) sentence += " It did not come to an end: do not use it.";
  return sentence;
}

}  // namespace

Result<Parameters> flow_parameters(const FlowRequest& request) {
  std::vector<Word<Method>> methods;
  for (const auto& record : all_methods()) methods.push_back({record.name, record.method});
  constexpr std::array<Word<Balance>, 2> balances{
      {{"before", Balance::before}, {"after", Balance::after}}};
  constexpr std::array<Word<Births>, 2> births{
      {{"native", Births::native}, {"proportion", Births::proportion}}};
  constexpr std::array<Word<Deaths>, 2> deaths{
      {{"proportion", Deaths::proportion}, {"accounting", Deaths::accounting}}};
  constexpr std::array<Word<Totals>, 2> totals{
      {{"rescale", Totals::fitted}, {"rescale-adjust-zero-fb", Totals::natives_only_held}}};
  constexpr std::array<Word<std::optional<bool>>, 3> whole{
      {{"auto", std::nullopt}, {"yes", true}, {"no", false}}};
  Parameters parameters;
  parameters.method = TRY(chosen("--method", request.method, std::span<const Word<Method>>(methods),
                                 Method::da_pb_closed));
  parameters.balance = TRY(chosen("--match-global", request.match_global,
                                  std::span<const Word<Balance>>(balances), Balance::before));
  parameters.births = TRY(
      chosen("--births", request.births, std::span<const Word<Births>>(births), Births::native));
  parameters.deaths = TRY(chosen("--deaths", request.deaths, std::span<const Word<Deaths>>(deaths),
                                 Deaths::proportion));
  parameters.totals = TRY(chosen("--match-birthplace", request.match_birthplace,
                                 std::span<const Word<Totals>>(totals), Totals::fitted));
  parameters.whole_natives =
      TRY(chosen("--whole-natives", request.whole_natives,
                 std::span<const Word<std::optional<bool>>>(whole), std::optional<bool>()));
  parameters.migrants = TRY(number_of("--migrants", request.migrants, 1e10));
  parameters.weight_of_minimum =
      TRY(number_of("--weight", request.weight, 1)).value_or(parameters.weight_of_minimum);
  parameters.include_native = request.include_native;
  parameters.compat = request.compat;
  return parameters;
}

Result<FlowEstimate> estimate_flows(const FlowRequest& request) {
  const Parameters parameters = TRY(flow_parameters(request));
  TRY(check_files(request, parameters));
  RunRecord run{.model = "flow_estimation"};
  const auto start = TRY(read_input("stock_start", request.stock_start, run));
  const auto end = TRY(read_input("stock_end", request.stock_end, run));
  FlowTables tables{TRY(read_pair_table(start.name, start.text(), stock_columns)),
                    TRY(read_pair_table(end.name, end.text(), stock_columns)),
                    {},
                    {}};
  if (!request.vitals.empty()) {
    const auto vitals = TRY(read_input("vitals", request.vitals, run));
    tables.vitals = TRY(read_vitals_table(vitals.name, vitals.text()));
  }
  if (!request.seed_matrix.empty()) {
    const auto seed = TRY(read_input("seed_matrix", request.seed_matrix, run));
    tables.seed = TRY(read_pair_table(seed.name, seed.text(), flow_columns));
  }
  return estimate_flows(TRY(flow_inputs(tables, parameters)), parameters, std::move(run));
}

Result<FlowEstimate> estimate_flows(FlowInputs inputs, const Parameters& parameters,
                                    RunRecord run) {
  FlowEstimate estimate{
      inputs.inputs.places, parameters, {}, std::move(inputs.remarks), std::move(run)};
  estimate.findings = TRY(flow_estimation::run(inputs.inputs, parameters));
  note_settings(estimate.run.settings, parameters);
  const auto& findings = estimate.findings;
  estimate.remarks.insert(estimate.remarks.end(), findings.notes.begin(), findings.notes.end());
  for (const auto& fit : findings.fits) {
    estimate.remarks.push_back(fit_remark(fit, parameters.compat));
  }
  estimate.remarks.push_back(
      fmt::format("Not to be trusted: {}", record_of(parameters.method).not_to_be_trusted));
  return estimate;
}

std::string flow_summary(const FlowEstimate& estimate) {
  const auto& value = estimate.findings.value;
  const auto pairs = std::ranges::count_if(value.cells(), [](double cell) { return cell != 0; });
  return fmt::format(
      "{}: {} people moved between {} places, in {} of {} directions.\n",
      record_of(estimate.parameters.method).title, format_grouped(value.total(), 0),
      estimate.places.size(), format_grouped(static_cast<double>(pairs), 0),
      format_grouped(static_cast<double>(estimate.places.size() * (estimate.places.size() - 1)),
                     0));
}

}  // namespace corridor
