#pragma once
// The doctor: whether the store is sound (SQLite's own checks, and that what was loaded is what is
// there), and what readers had to say about the data.

#include "base/result.h"
#include "store/workspace.h"

#include <string>
#include <vector>

namespace corridor {

struct Examination {
  struct Check {
    std::string name;
    std::string result;
    bool passed = true;
  };
  std::vector<Check> checks;

  bool sound() const;
  /// The checks that failed, as an error with what to do.
  Error error(const std::string& path) const;
};

/// Reads the whole store once: the cost grows with its size.
Result<Examination> examine(const Workspace& workspace);

/// What was said of one edition in one way. `number` counts all of it, `examples` are the first.
struct DataRemarks {
  std::string kind;  // "rejected" or the name of the plausibility check
  std::string edition, dataset;
  std::int64_t number = 0;
  struct Example {
    std::string where;  // "row 12, column 3"
    std::string reason;
  };
  std::vector<Example> examples = {};
};
/// In the order of loading, then by kind. At most 10,000 examples of a kind are there to be had.
Result<std::vector<DataRemarks>> data_remarks(const Workspace& workspace,
                                              std::int64_t most_examples);

}  // namespace corridor
