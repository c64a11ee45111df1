#pragma once
// A run in a process of its own: the command "run NAME" of this program, with limits on time and
// memory, which can be stopped while it works and whose end is not the server's.

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace corridor {

struct RunApart {
  std::string program, workspace;
  std::vector<std::string> arguments;  // "run", the model and its settings, "--keep"
  std::chrono::seconds time{600};
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;
  std::stop_token stop = {};
};

/// The short id of the edition that `load` with these arguments made; errors as below.
Result<std::string> load_apart(const RunApart& load);

/// The id of the run that was kept; else what the command said, as its exit code has it.
/// ErrorKind::limit where time or memory did not suffice, ErrorKind::conflict where it was stopped.
Result<std::string> run_apart(const RunApart& run);

}  // namespace corridor
