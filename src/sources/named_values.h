#pragma once
// Named values in the one form in which dimensions of a figure and details of a list's entry are
// kept: "name=value;name=value", sorted by name.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

class NamedValues {
 public:
  /// An empty value is left out. White space around it goes; line breaks become spaces and
  /// semicolons commas, so that the text can be taken apart again.
  NamedValues& add(std::string_view name, std::string_view value);
  std::string text() const;

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

/// All of them at once.
std::string join_named(const std::vector<std::pair<std::string_view, std::string_view>>& named);

/// A name as publishers write one, as we do: "[Reporting Type]" is reporting_type, "LT18Y" lt18y.
std::string snake_case(std::string_view text);

}  // namespace corridor
