// Bar charts: places side by side, from zero, with the figure beside each bar. In a language
// written from right to left the bars grow from the right.

#include "report/render_svg_parts.h"
#include "report/render_wrap.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

constexpr double line_height = 16;
constexpr double gap = 10;      // between labels
constexpr double thin_gap = 3;  // between the bars of one label

struct BarPlot {
  const Chart* chart = nullptr;
  double zero = 0;   // distance of zero from the side on which reading starts
  double scale = 0;  // units of the canvas for one unit of the figures
  double label_width = 0;
  double thickness = 20;
  bool labels_above = false;  // on a narrow canvas the names stand above their bars
};

/// At most two lines; what does not fit is in the table under the chart.
std::vector<std::string> label_lines(const std::string& label, double width) {
  const std::size_t columns = columns_within(width);
  auto lines = wrap(label, columns);
  if (lines.size() > 2) {
    std::string rest = lines[1];
    for (std::size_t i = 2; i < lines.size(); ++i) rest += " " + lines[i];
    lines.resize(2);
    lines[1] = ellipsize(rest, columns);
  }
  return lines;
}

BarPlot plot_of(const Canvas& canvas, const Chart& chart, const std::vector<ChartRow>& rows) {
  BarPlot plot{.chart = &chart};
  double lowest = 0;
  double highest = 0;
  double values = 0;
  double labels = 0;
  for (const auto& row : rows) {
    labels = std::max(labels, text_width(row.label));
    for (const auto* point : row.points) {
      if (point == nullptr) continue;
      values = std::max(values, text_width(shown_value(chart, *point)) + 12);
      if (!has_number(*point)) continue;
      lowest = std::min(lowest, number_of(*point));
      highest = std::max(highest, number_of(*point));
    }
  }
  plot.labels_above = canvas.width < 480;
  plot.label_width = plot.labels_above ? canvas.width : std::min(labels, canvas.width * 0.34);
  const double start = plot.labels_above ? 1 : plot.label_width + gap;
  values = std::min(values, canvas.width * 0.3);
  const double before = lowest < 0 ? values : 0;
  const double room = canvas.width - start - before - values;
  if (highest > lowest) plot.scale = room / (highest - lowest);
  plot.zero = start + before - lowest * plot.scale;
  plot.thickness = chart.series.size() > 1 ? 14 : 20;
  return plot;
}

struct Bar {
  const ChartPoint* point = nullptr;
  std::size_t series = 0;
  double top = 0;
};

void draw_bar(Canvas& canvas, const BarPlot& plot, const Bar& bar) {
  const bool number = has_number(*bar.point);
  const double length = number ? number_of(*bar.point) * plot.scale : 0;
  const double from = canvas.across(plot.zero);
  const double to = canvas.across(plot.zero + length);
  if (number) {
    draw_bar_shape(canvas, {std::min(from, to), bar.top}, {std::abs(to - from), plot.thickness},
                   bar.series);
  }
  const bool below_zero = length < 0;
  const double away = below_zero ? -6 : 6;
  const Anchor anchor = below_zero == canvas.mirrored ? Anchor::start : Anchor::end;
  draw_text(canvas, {canvas.across(plot.zero + length + away), bar.top + plot.thickness / 2 + 4.5},
            shown_value(*plot.chart, *bar.point), {anchor, number ? "value" : "absent"});
}

/// Draws one label with its bars and returns the height taken.
double draw_row(Canvas& canvas, const BarPlot& plot, const ChartRow& row, double top) {
  const auto lines = label_lines(row.label, plot.label_width);
  const double text = line_height * static_cast<double>(lines.size());
  const auto count = static_cast<double>(row.points.size());
  const double bars = count * (plot.thickness + thin_gap) - thin_gap;
  const double height = plot.labels_above ? text + 4 + bars : std::max(text, bars);
  double y = plot.labels_above ? top : top + (height - text) / 2;
  for (const auto& line : lines) {
    const double x = plot.labels_above ? 0 : plot.label_width;
    const bool at_end = plot.labels_above == canvas.mirrored;
    draw_text(canvas, {canvas.across(x), y + 12}, line, {at_end ? Anchor::end : Anchor::start});
    y += line_height;
  }
  y = plot.labels_above ? top + text + 4 : top + (height - bars) / 2;
  for (std::size_t i = 0; i < row.points.size(); ++i) {
    if (row.points[i] != nullptr)
      draw_bar(canvas, plot, {row.points[i], plot.chart->first_kind + i, y});
    y += plot.thickness + thin_gap;
  }
  return height;
}

}  // namespace

void draw_bar_chart(Canvas& canvas, const Chart& chart) {
  const auto rows = chart_rows(chart);
  const BarPlot plot = plot_of(canvas, chart, rows);
  double y = chart.series.size() > 1 ? draw_legend(canvas, chart, 0) : 0;
  if (!chart.unit.empty()) {
    draw_text(canvas, {canvas.across(0), y + 12}, chart.unit,
              {canvas.mirrored ? Anchor::end : Anchor::start, "unit"});
    y += 24;
  }
  const double top = y;
  for (const auto& row : rows) y += draw_row(canvas, plot, row, y) + gap;
  canvas.height = y;
  const double zero = canvas.across(plot.zero);
  if (!plot.labels_above) draw_line(canvas, {zero, top - 4}, {zero, y - gap + 4}, Rule::axis);
}

}  // namespace corridor
