#pragma once
// Attributes that hold for part of a key: an SDMX group, a dimension group of JSON, a row of CSV
// with some dimensions left empty. Each applies to the observations that have its values.

#include "base/result.h"
#include "sources/sdmx/message.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace corridor {

class SdmxGroups {
 public:
  /// Groups over different sets of dimensions; ErrorKind::limit beyond.
  static constexpr std::size_t most_kinds = 64;

  /// Keeps copies. A group without attributes that bear on figures is passed over.
  Result<void> add(const std::vector<SdmxValue>& key, const std::vector<SdmxAttribute>& attributes);
  /// Hangs the attributes of the observation's groups behind its own.
  void apply(SdmxObservation& observation) const;
  bool empty() const { return kinds_.empty(); }

 private:
  using Attributes = std::vector<std::pair<SdmxRole, std::string>>;
  struct Kind {
    std::vector<std::string> dimensions;
    std::unordered_map<std::string, Attributes> by_values;
  };
  std::vector<Kind> kinds_;
};

}  // namespace corridor
