#pragma once
// Flow estimation as a person asks for it: words of the command line, files or the workspace, the
// model, and what is written.

#include "models/flow_estimation/flow_estimation.h"
#include "scenario/flow_estimation/read_flow_inputs.h"
#include "store/run_record.h"

#include <string>
#include <vector>

namespace corridor {

/// Words as given; empty: the usual.
struct FlowRequest {
  std::string stock_start, stock_end, vitals, seed_matrix;  // paths of files
  std::string method, match_global, births, deaths, match_birthplace, whole_natives, migrants,
      weight;
  bool include_native = false, compat = false;
};

/// ErrorKind::usage for a word that is none, with the nearest that is.
Result<flow_estimation::Parameters> flow_parameters(const FlowRequest& request);

struct FlowEstimate {
  std::vector<std::string> places;
  flow_estimation::Parameters parameters;
  flow_estimation::Findings findings;
  /// Sentences: what was taken for granted or done to the inputs, how exactly margins are met, and
  /// when not to trust the method.
  std::vector<std::string> remarks;
  RunRecord run;  // without findings
};

/// From files (packed or not).
Result<FlowEstimate> estimate_flows(const FlowRequest& request);

/// From inputs at hand; `run` says where they come from.
Result<FlowEstimate> estimate_flows(FlowInputs inputs,
                                    const flow_estimation::Parameters& parameters, RunRecord run);

/// What a person is told of an estimate on a terminal.
std::string flow_summary(const FlowEstimate& estimate);

}  // namespace corridor
