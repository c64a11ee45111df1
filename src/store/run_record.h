#pragma once
// Run record: what came out of a model, with everything needed to repeat it: the model, the version
// of the program, the seed, the settings, and each input by its hash. A run is known by the hash of
// all that went in, so that the same run kept twice is one, and two runs compare on what was
// assumed as well as on what was found.

#include "base/result.h"
#include "store/workspace.h"
#include "vocabulary/named_lines.h"

#include <string>
#include <vector>

namespace corridor {

struct RunInput {
  std::string name;    // what the model calls it: "stock_start"
  std::string source;  // a file as given, or a dataset and version
  std::string sha256;  // of the file's bytes, or of the edition
};

struct RunRecord {
  std::string model;
  std::string program = CORRIDOR_VERSION;
  std::string seed = {};  // empty where the model draws nothing
  NamedLines settings = {};
  std::vector<RunInput> inputs = {};
  std::string findings = {};  // tidy CSV
  std::string kept = {};      // when; keep_run fills it in

  /// 12 hexadecimal digits, from everything but `findings` and `kept`.
  std::string id() const;
};

/// Keeps a run in a transaction of its own and returns its id. Kept already: nothing changes, but
/// other findings of the same assumptions are ErrorKind::internal, for a run must repeat.
Result<std::string> keep_run(Workspace& workspace, const RunRecord& run);

/// All of them, oldest first, without their findings.
Result<std::vector<RunRecord>> kept_runs(const Workspace& workspace);

/// By id, or by the first digits of it where no other run begins so. ErrorKind::not_found.
Result<RunRecord> kept_run(const Workspace& workspace, std::string_view id);

}  // namespace corridor
