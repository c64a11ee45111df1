#pragma once
// Upload: a file that came over the network, in a folder of its own until it is loaded.

#include "base/result.h"

#include <memory>
#include <string>

namespace corridor {

class Upload {
 public:
  /// `name` is what the client calls the file; only its last part is taken, and it must be one that
  /// a file can have (ErrorKind::usage).
  static Result<Upload> keep(const std::string& name, const std::string& bytes);

  const std::string& path() const { return *path_; }
  std::string name() const;

 private:
  explicit Upload(std::string path);
  std::shared_ptr<const std::string> path_;  // the folder goes with the last copy
};

}  // namespace corridor
