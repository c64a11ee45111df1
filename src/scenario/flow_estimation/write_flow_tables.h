#pragma once
// What flow estimation found, as CSV: every pair of places, origins varying fastest, numbers in the
// fewest digits that read back as the same double.

#include "models/flow_estimation/uncertainty.h"

#include <functional>
#include <string>
#include <string_view>

namespace corridor {

using WriteText = std::function<Result<void>(std::string_view)>;

/// orig,dest,value,outward,return,transit; the last three are empty where the method does not tell
/// them. `all`: also pairs without a move.
Result<void> write_flows(const flow_estimation::Findings& findings,
                         const std::vector<std::string>& places, bool all, const WriteText& write);

/// orig,dest,value,low_80,high_80,low_95,high_95, without pairs of which even `high_95` is zero.
Result<void> write_intervals(const flow_estimation::Matrix& value,
                             const flow_estimation::FlowIntervals& intervals,
                             const std::vector<std::string>& places, const WriteText& write);

/// region,measure,value,low_80,high_80,low_95,high_95 with the measures in, out and net of each
/// place; a negative net is of a place that more people left.
Result<void> write_place_intervals(const flow_estimation::FlowIntervals& intervals,
                                   const std::vector<std::string>& places, const WriteText& write);

/// How a kept run calls everybody's moves to or from a place, and those to it less those from it.
inline constexpr std::string_view every_place = "_W", net_of_place = "_net";
/// The rows that a kept run has behind its pairs: _W,PLACE arrivals; PLACE,_W departures;
/// _net,PLACE the former less the latter.
Result<void> write_rows_of_places(const flow_estimation::FlowIntervals& intervals,
                                  const std::vector<std::string>& places, const WriteText& write);

/// index,value: intensity, Courgeau's k and net rate (of the people at the start, where the method
/// counts them), effectiveness, and how unequal flows are.
Result<void> write_flow_indices(const flow_estimation::Findings& findings, const WriteText& write);
/// orig,dest,value,total,origin_share,destination_share,interaction: the last four multiply to the
/// value.
Result<void> write_components(const flow_estimation::Matrix& value,
                              const std::vector<std::string>& places, const WriteText& write);

/// orig,dest,birth,value, people who stayed among them. Beyond 60 places only what is not zero.
Result<void> write_flows_by_birthplace(const flow_estimation::Findings& findings,
                                       const std::vector<std::string>& places,
                                       const WriteText& write);

/// orig,dest,birth,value with the origins "birth" and "outside" and the destinations "death" and
/// "outside". `as_reference`: with its two mistakes (births not turned round, the two outsides
/// exchanged).
Result<void> write_accounts(const flow_estimation::Findings& findings,
                            const std::vector<std::string>& places, bool as_reference,
                            const WriteText& write);

/// region,start,births,deaths,arrived,left,from_outside,to_outside,end,net
Result<void> write_place_totals(const flow_estimation::Findings& findings,
                                const std::vector<std::string>& places, const WriteText& write);

}  // namespace corridor
