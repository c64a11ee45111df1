#include "scenario/indicators/prices.h"
#include "sources/corridor_costs.h"

#include <fmt/core.h>

namespace corridor {
namespace prices_corridors_parts {
namespace {

bool asked(const ComputeRequest& request, int year) {
  if (request.year) return year == *request.year;
  return (!request.from_year || year >= *request.from_year) &&
         (!request.to_year || year <= *request.to_year);
}

}  // namespace
}  // namespace prices_corridors_parts

Result<bool> compute_corridor_costs(const ComputeRequest& request, std::string_view text,
                                    ComputedRows& rows) {
  if (!is_corridor_costs(text)) return false;
  std::map<Period, CorridorCosts> periods;
  for (const auto& cost : TRY(read_corridor_costs(request.figures, text))) {
    if (!prices_corridors_parts::asked(request, cost.period.start_year())) continue;
    periods[cost.period].corridors[fmt::format("{}-{}", cost.corridor.origin.code(),
                                               cost.corridor.destination.code())] = {
        .mean_percent = cost.percent, .smart = {}, .weight = {}};
  }
  for (const auto& [period, costs] : periods) {
    add_costs(rows,
              {.of = {.place = "_W", .name = "All corridors of the file", .period = period.text()}},
              costs);
  }
  rows.note(
      "The file has means of corridors: without services there is no mean over services and "
      "no SmaRT.");
  return true;
}

}  // namespace corridor
