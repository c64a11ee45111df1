#pragma once
// OutputFile: a file written piece by piece that appears whole or not at all. The pieces go into a
// file beside it, which takes its name when it is finished; what is not finished is removed.

#include "base/result.h"

#include <fstream>
#include <string>
#include <string_view>

namespace corridor {

class OutputFile {
 public:
  static Result<OutputFile> create(std::string path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  Result<void> write(std::string_view bytes);
  /// Gives the file its name.
  Result<void> finish();

 private:
  explicit OutputFile(std::string path);
  Error cannot_write(std::string_view detail) const;

  std::string path_, partial_;  // empty once finished or moved away
  std::ofstream out_;
};

}  // namespace corridor
