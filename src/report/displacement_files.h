#pragma once
// What is written of a displacement run for programs: out.csv as the Flee program prints it,
// summary.json, arrivals.csv with intervals, routes.geojson.

#include "base/result.h"
#include "scenario/displacement/run.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Day, Date, per camp simulated, counted and relative error, and the totals of the day.
std::string displacement_out_csv(const DisplacementRun& run);

std::string displacement_summary_json(const DisplacementRun& run);

/// camp, day, date, counted, and median and middle 95 percent of the members.
std::string displacement_arrivals_csv(const DisplacementRun& run);

/// Places as points and routes as lines, with people and flows over the whole run.
std::string displacement_geojson(const DisplacementRun& run);

Result<void> make_displacement_folder(const std::string& folder);

/// All of them and what displacement_outputs.h adds into a folder, which is made where it is not
/// there.
Result<void> write_displacement_files(const DisplacementRun& run, const std::string& folder);

/// The lines shown on the terminal.
std::string displacement_account(const DisplacementRun& run);
std::string displacement_comparison_account(const DisplacementComparison& comparison);

/// An error of the run, or of saying without a model where people go.
struct DisplacementError {
  std::string_view code, words;
  double value;
};
/// None where nobody was counted.
std::vector<DisplacementError> displacement_errors(const DisplacementRun& run);

}  // namespace corridor
