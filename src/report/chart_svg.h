#pragma once
// A chart as SVG, drawn here so that it needs no script and no network: title and description for
// screen readers, dash and marker beside colour, missing values as gaps, axes from zero for bars.

#include "base/table.h"
#include "report/document.h"

#include <string>
#include <string_view>

namespace corridor {

/// Units across that a wide column and a telephone have room for. A drawing scales to its column,
/// so text is as large as it should be near these widths.
constexpr double wide_chart = 640;
constexpr double narrow_chart = 300;

/// How a chart is to stand on its page.
struct ChartFrame {
  bool right_to_left = false;  // bars grow from the right; time runs from left to right always
  double width = wide_chart;
  /// On a page whose style sheet has the colours and dashes and whose words stand beside the
  /// drawing: `named_by` are the ids of the elements that say its title and its text.
  bool styled = false;
  std::string named_by = {};
  bool hovers = true;  // points tell their value to a pointer that rests on them
};

/// `id` makes the element ids unique in a page. Text keeps its own direction.
std::string render_svg(const Chart& chart, std::string_view id, ChartFrame frame);
std::string render_svg(const Chart& chart, std::string_view id, bool right_to_left = false);

/// The figures behind a chart: one row a label, one column a series.
Table table_of(const Chart& chart);

}  // namespace corridor
