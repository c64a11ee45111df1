#pragma once
// Named lines: the further fields of a record in the one form in which they are kept, "name=value",
// one a line, sorted by name.

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class NamedLines {
 public:
  NamedLines() = default;
  /// Takes apart what text() wrote.
  explicit NamedLines(std::string_view text);

  /// An empty value is left out; line breaks become spaces. A name given twice keeps the later.
  NamedLines& set(std::string_view name, std::string_view value);
  /// The value of a name; empty where there is none.
  std::string_view operator[](std::string_view name) const;
  /// The words of a value that is a list: codes, separated by spaces.
  std::vector<std::string_view> list(std::string_view name) const;
  std::string text() const;

  struct Line {
    std::string name, value;
  };
  const std::vector<Line>& lines() const { return lines_; }

 private:
  std::vector<Line> lines_;  // sorted by name
};

}  // namespace corridor
