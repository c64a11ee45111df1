#pragma once
// Names of instruments in the cells of tables as links to their pages.

#include "base/result.h"
#include "store/workspace.h"

#include <map>
#include <string>
#include <string_view>

namespace corridor {

class InstrumentLinks {
 public:
  static Result<InstrumentLinks> read(const Workspace& workspace, const std::string& language);

  /// HTML of a document's body; cells that name an instrument, or end with its code in brackets,
  /// get a link.
  std::string link(std::string_view html) const;

 private:
  const std::string* code_of(std::string_view cell) const;

  std::map<std::string, std::string, std::less<>> codes_;  // by escaped title, short title, code
};

}  // namespace corridor
