// What a displacement run says on the terminal.

#include "base/text.h"
#include "report/displacement_files.h"

#include <fmt/core.h>

namespace corridor {
namespace {

using displacement::Interval;

std::string people(double count) { return format_grouped(count, 0); }

std::string interval_text(const Interval& interval) {
  return fmt::format("{} ({} to {})", people(interval.median), people(interval.low),
                     people(interval.high));
}

}  // namespace

std::vector<DisplacementError> displacement_errors(const DisplacementRun& run) {
  if (run.prepared.world.camps.empty()) return {};
  const auto& ensemble = run.ensemble;
  const auto& naive = run.naive;
  std::vector<DisplacementError> errors;
  errors.push_back({"this_run", run.request.leak_free ? "this run, leak-free" : "this run",
                    ensemble.rescaled.mean});
  if (ensemble.members.size() > 1) {
    errors.push_back(
        {"standard_deviation", "  standard deviation over members", ensemble.rescaled.deviation});
  }
  errors.push_back({"not_rescaled", "this run, not rescaled", ensemble.normal.mean});
  errors.push_back(
      {"crps_rescaled", "this run, CRPS over members, rescaled", ensemble.crps_rescaled});
  if (naive.has_capacity) {
    errors.push_back(
        {"capacity_split", "no model: split by listed capacity", naive.capacity_split});
  }
  errors.push_back({"equal_split", "no model: equal split", naive.equal_split});
  errors.push_back({"first_shares", "no model: shares of day 0", naive.first_shares});
  errors.push_back({"last_shares", "no model: shares of the last reports", naive.last_shares});
  return errors;
}

std::string displacement_account(const DisplacementRun& run) {
  const auto& findings = run.first();
  const auto& total = findings.totals.back();
  std::string text = fmt::format("{}: {} people over {} days, {} in camps at the end\n",
                                 run.prepared.world.name, people(static_cast<double>(total.people)),
                                 findings.days, people(static_cast<double>(total.in_camps)));
  const auto errors = displacement_errors(run);
  if (errors.empty()) return text + "Nothing was counted: there is no error.\n";
  text += fmt::format("{:<44}{:>7}\n", "error, rescaled (0 none, 2 all wrong)", "");
  for (const auto& one : errors) {
    text += fmt::format("  {:<42}{:>7.4f}\n", one.words, one.value);
  }
  if (!run.request.leak_free) {
    text += "Capacities and totals come from the data being predicted; --leak-free does without.\n";
  }
  if (findings.waiting > 0) {
    text += fmt::format("{} people had no place in conflict to flee from\n",
                        people(static_cast<double>(findings.waiting)));
  }
  return text;
}

std::string displacement_comparison_account(const DisplacementComparison& comparison) {
  std::string text = fmt::format(
      "{}: people on the last day, median (middle 95 percent of {} pairs "
      "with the same random numbers)\n",
      comparison.other.prepared.world.name, comparison.other.ensemble.members.size());
  text += fmt::format("{:<24}{:>28}{:>28}  {:>32}\n", "camp", "base", "changed", "difference");
  for (const auto& camp : comparison.camps) {
    text += fmt::format("{:<24}{:>28}{:>28}  {:>32}\n", camp.name, interval_text(camp.base),
                        interval_text(camp.other), interval_text(camp.difference));
  }
  text += fmt::format("{:<24}{:>90}\n", "outside camps", interval_text(comparison.on_the_way));
  text += fmt::format("error, rescaled: {:+.4f} (standard deviation {:.4f})\n",
                      comparison.error_difference.mean, comparison.error_difference.deviation);
  return text;
}

}  // namespace corridor
