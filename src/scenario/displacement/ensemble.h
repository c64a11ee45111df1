#pragma once
// Members of an ensemble of displacement runs: the same world and rules, the same seed, another
// replicate. Member i is the same whatever the number of threads, and whichever were run before.

#include "base/result.h"
#include "models/displacement/displacement.h"
#include "models/displacement/score.h"

#include <string>
#include <vector>

namespace corridor {

struct Spread {
  double mean = 0, deviation = 0;  // standard deviation over members, 0 of one
};
Spread spread_of(const std::vector<double>& values);

struct EnsembleOptions {
  displacement::Options run = {};
  int replicates = 1;
  /// Where members are kept as they finish, so that an interrupted run goes on; empty: nowhere.
  std::string folder = {};
  /// What the members depend on; those kept under another name are not used.
  std::string digest = {};
};

struct Ensemble {
  std::vector<displacement::Findings> members;  // the first with counts of all places
  Spread rescaled, normal;
  double crps = 0, crps_rescaled = 0;
  int resumed = 0;  // members found in the folder
};

Result<Ensemble> run_ensemble(const displacement::World& world, const displacement::Rules& rules,
                              const EnsembleOptions& options);

}  // namespace corridor
