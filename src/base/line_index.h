#pragma once
// LineIndex: the line of a byte of a text, quickly, for many bytes of one text.

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace corridor {

class LineIndex {
 public:
  explicit LineIndex(std::string_view text) {
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      ends_.push_back(at);
    }
  }
  /// Lines count from 1; a line break belongs to the line it ends.
  std::uint32_t line_of(std::size_t position) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(ends_, position) - ends_.begin()) +
           1;
  }

 private:
  std::vector<std::size_t> ends_;
};

}  // namespace corridor
