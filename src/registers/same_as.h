#pragma once
// Which codes stand for one and the same instrument. LawBook joins what a register or file says is
// the same as another directly; here such statements are followed from one to the next, so that an
// agreement that stands in five lists is one.

#include "registers/current.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace corridor {

class SameAs {
 public:
  static Result<SameAs> read(const Workspace& workspace, const CurrentEditions& current);
  /// The code that stands for all that are the same: the first in the order of the alphabet.
  std::string_view first_of(std::string_view code) const;

 private:
  std::string root(const std::string& code) const;
  void join(const std::string& one, const std::string& other);
  std::unordered_map<std::string, std::string> above_;
};

}  // namespace corridor
