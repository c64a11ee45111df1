#include "scenario/flow_estimation/flow_intervals.h"

#include <fmt/core.h>

#include <atomic>
#include <thread>

namespace corridor {

using flow_estimation::FlowIntervals;
using flow_estimation::Matrix;

Result<FlowIntervals> flow_intervals(const IntervalQuestion& question, unsigned threads) {
  const auto& rule = question.rule;
  std::vector<std::optional<Matrix>> drawn(rule.replicates);
  std::atomic<std::uint32_t> next = 0;
  const auto work = [&] {
    for (std::uint32_t b = next++; b < rule.replicates; b = next++) {
      auto draw = flow_estimation::draw_flows(question.inputs, question.parameters, rule, b);
      if (draw) drawn[b] = std::move(*draw);
    }
  };
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> workers;
    for (unsigned t = 1; t < threads; ++t) workers.emplace_back(work);
    work();
  }
  std::vector<Matrix> draws;
  for (auto& draw : drawn) {
    if (draw) draws.push_back(std::move(*draw));
  }
  if (draws.size() * 10 < std::size_t{rule.replicates} * 9 || draws.empty()) {
    return fail(
        {ErrorKind::invalid,
         fmt::format("only {} of {} draws of the inputs' errors give flows", draws.size(),
                     rule.replicates),
         {},
         "The inputs are at the edge of what an account can be: estimate without intervals."});
  }
  const auto residents = question.inputs.end.column_sums();
  return flow_estimation::intervals_of({question.inputs.places, question.estimate, residents},
                                       draws, rule);
}

}  // namespace corridor
