#pragma once
// CodeBook: texts of ours as ids that SDMX allows, and back. An id is the text itself where it may
// be one; else what is not allowed becomes "_", and a number behind tells two texts apart that
// would be alike. Ids are given in the order of adding: add in an order that does not depend on the
// workspace.

#include <map>
#include <string>
#include <string_view>

namespace corridor::sdmx {

class CodeBook {
 public:
  /// code: letters, digits, _ @ $ -. name: begins with a letter, no @ and $, in capitals.
  enum class Kind { code, name };
  explicit CodeBook(Kind kind = Kind::code) : kind_(kind) {}

  /// The same id for the same text.
  std::string_view add(std::string_view text);
  /// Empty where the text was never added.
  std::string_view code_of(std::string_view text) const;
  /// Null where no text has the id.
  const std::string* text_of(std::string_view code) const;
  const std::map<std::string, std::string, std::less<>>& by_code() const { return text_by_code_; }

 private:
  Kind kind_;
  std::map<std::string, std::string, std::less<>> code_by_text_, text_by_code_;
};

}  // namespace corridor::sdmx
