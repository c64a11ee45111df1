// Line charts: figures over time, at their true distance from one another.

#include "base/text.h"
#include "report/render_axis.h"
#include "report/render_escape.h"
#include "report/render_svg_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

constexpr double label_height = 33;  // height of a label at the end of a line: name and figure
constexpr std::size_t most_markers = 24;
constexpr double event_room = 22;  // above the plot, for the marks of events
constexpr std::string_view and_more = "+";

using Points = std::vector<const ChartPoint*>;

/// Where figures come to stand on the canvas.
struct Plot {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double first_x = 0;
  double last_x = 0;
  Axis axis;

  double x(double value) const {
    if (!(last_x > first_x)) return (left + right) / 2;
    return left + (value - first_x) / (last_x - first_x) * (right - left);
  }
  double y(double value) const {
    return bottom - (value - axis.low) / (axis.high - axis.low) * (bottom - top);
  }
  Point at(const ChartPoint& point) const { return {x(point.x), y(number_of(point))}; }
};

Points by_time(const ChartSeries& series) {
  Points points;
  for (const auto& point : series.points) {
    if (std::isfinite(point.x)) points.push_back(&point);
  }
  std::ranges::stable_sort(points, {}, &ChartPoint::x);
  return points;
}

/// Stretches without a gap: a missing figure ends one.
std::vector<Points> unbroken(const Points& points) {
  std::vector<Points> runs(1);
  for (const auto* point : points) {
    if (has_number(*point)) {
      runs.back().push_back(point);
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  if (runs.back().empty()) runs.pop_back();
  return runs;
}

Plot plot_of(const Chart& chart, double height) {
  Plot plot;
  double lowest = 0;
  double highest = 0;
  bool first = true;
  for (const auto& series : chart.series) {
    for (const auto* point : by_time(series)) {
      plot.first_x = first ? point->x : std::min(plot.first_x, point->x);
      plot.last_x = first ? point->x : std::max(plot.last_x, point->x);
      first = false;
      if (!has_number(*point)) continue;
      lowest = std::min(lowest, number_of(*point));
      highest = std::max(highest, number_of(*point));
    }
  }
  for (const auto& band : chart.bands) {
    for (const auto& range : band.ranges) {
      lowest = std::min(lowest, range.low);
      highest = std::max(highest, range.high);
    }
  }
  for (const auto& event : chart.events) {
    if (!std::isfinite(event.x)) continue;
    plot.first_x = std::min(plot.first_x, event.x);
    plot.last_x = std::max(plot.last_x, event.x);
  }
  plot.axis = value_axis(lowest, highest, height > 280 ? 5 : 4);
  return plot;
}

/// Events that stand too close to tell their marks apart share one.
struct EventMark {
  double at = 0;
  std::string mark, hover;
};

std::vector<EventMark> event_marks(const Chart& chart, const Plot& plot) {
  auto events = chart.events;
  std::erase_if(events, [](const ChartEvent& event) { return !std::isfinite(event.x); });
  std::ranges::stable_sort(events, {}, &ChartEvent::x);
  std::vector<EventMark> marks;
  double free_from = plot.left - 1;
  for (const auto& event : events) {
    const double x = plot.x(event.x);
    if (marks.empty() || x >= free_from) {
      marks.push_back({x, event.mark, event.text});
    } else {
      auto& mark = marks.back().mark;
      if (mark != event.mark && !mark.ends_with(and_more)) mark += and_more;
      marks.back().hover += "; " + event.text;
    }
    free_from = marks.back().at + std::max(text_width(marks.back().mark), 8.0) + 4;
  }
  return marks;
}

/// A line through the plot for each, its mark above.
void draw_events(Canvas& canvas, const Chart& chart, const Plot& plot) {
  for (const auto& mark : event_marks(chart, plot)) {
    canvas.body +=
        fmt::format("<path class=\"event\" d=\"M{},{}V{}\"{}", coordinate(mark.at),
                    coordinate(plot.top - event_room + 16), coordinate(plot.bottom),
                    canvas.unstyled(" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.5\" "
                                    "stroke-dasharray=\"2 3\""));
    // On a page the list of what happened stands below.
    canvas.body += !canvas.styled
                       ? fmt::format("><title>{}</title></path>\n", escape_html(mark.hover))
                       : std::string("/>\n");
    draw_text(canvas, {mark.at, plot.top - event_room + 12}, mark.mark, {Anchor::middle, "tick"});
  }
}

/// A label at the end of a line, and how far it had to move from there.
struct EndLabel {
  std::size_t series = 0;
  Point end;
  double y = 0;
  std::string value;
};

std::vector<EndLabel> end_labels(const Chart& chart, const Plot& plot) {
  std::vector<EndLabel> labels;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const auto runs = unbroken(by_time(chart.series[i]));
    if (runs.empty()) continue;
    const ChartPoint& last = *runs.back().back();
    labels.push_back({i, plot.at(last), plot.at(last).y, shown_value(chart, last)});
  }
  std::ranges::stable_sort(labels, {}, &EndLabel::y);
  // Push down what overlaps, then up again what was pushed below the plot.
  for (std::size_t i = 1; i < labels.size(); ++i) {
    labels[i].y = std::max(labels[i].y, labels[i - 1].y + label_height);
  }
  double floor = plot.bottom - 6;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    label->y = std::min(label->y, floor);
    floor = label->y - label_height;
  }
  return labels;
}

void draw_end_labels(Canvas& canvas, const Chart& chart, const Plot& plot) {
  for (const auto& label : end_labels(chart, plot)) {
    const bool moved = std::abs(label.y - label.end.y) > 6 || label.end.x < plot.right - 1;
    if (moved) {
      canvas.body += fmt::format(
          "<path class=\"{} stroke leader\" d=\"M{:.1f},{:.1f}L{:.1f},{:.1f}\" fill=\"none\"",
          series_class(label.series), label.end.x + 6, label.end.y, plot.right + 16, label.y);
      canvas.body += canvas.styled ? std::string("/>\n")
                                   : fmt::format(" stroke=\"{}\" stroke-opacity=\"0.6\"/>\n",
                                                 series_colour(label.series));
    }
    const double x = plot.right + (moved ? 20 : 11);
    draw_text(canvas, {x, label.y - 2}, chart.series[label.series].name, {Anchor::start, "name"});
    draw_text(canvas, {x, label.y + 13}, label.value);
  }
}

/// Room that labels at the ends of the lines take; 0 where they would crowd the plot and a legend
/// above it serves better.
double end_label_room(const Canvas& canvas, const Chart& chart) {
  double room = 0;
  for (const auto& series : chart.series) {
    room = std::max(room, text_width(series.name) * 1.06);
    for (const auto& point : series.points) {
      if (has_number(point)) room = std::max(room, text_width(shown_value(chart, point)));
    }
  }
  room += 24;
  const bool crowded = room > canvas.width * 0.3 || chart.series.size() > 5;
  return crowded ? 0 : room;
}

void draw_value_axis(Canvas& canvas, const Plot& plot, const std::vector<std::string>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double y = plot.y(plot.axis.ticks[i]);
    const bool zero = plot.axis.ticks[i] == 0;
    draw_line(canvas, {plot.left, y}, {plot.right, y}, zero ? Rule::axis : Rule::grid);
    draw_text(canvas, {plot.left - 8, y + 4.5}, labels[i], {Anchor::end, "tick"});
  }
}

/// Whether the labels are the years themselves, so that round years may stand on the axis.
bool labels_are_years(const Chart& chart) {
  for (const auto& series : chart.series) {
    for (const auto& point : series.points) {
      if (point.label != format_shortest(point.x) || point.x != std::floor(point.x)) return false;
    }
  }
  return true;
}

std::vector<std::pair<double, std::string>> time_ticks(const Chart& chart, const Plot& plot) {
  std::vector<std::pair<double, std::string>> ticks;
  if (labels_are_years(chart)) {
    const int most = static_cast<int>((plot.right - plot.left) / 42);
    for (const double year : year_ticks(plot.first_x, plot.last_x, std::max(most, 2))) {
      ticks.emplace_back(year, format_shortest(year));
    }
    return ticks;
  }
  double free_from = -1;
  for (const auto& row : chart_rows(chart)) {
    const double half = text_width(row.label) / 2;
    const double x = plot.x(row.x);
    if (!std::isfinite(row.x) || x - half < free_from) continue;
    ticks.emplace_back(row.x, row.label);
    free_from = x + half + 10;
  }
  return ticks;
}

void draw_time_axis(Canvas& canvas, const Chart& chart, const Plot& plot) {
  for (const auto& [value, label] : time_ticks(chart, plot)) {
    const double x = plot.x(value);
    draw_line(canvas, {x, plot.bottom}, {x, plot.bottom + 5}, Rule::axis);
    draw_text(canvas, {x, plot.bottom + 20}, label, {Anchor::middle, "tick"});
  }
}

void draw_series(Canvas& canvas, const Chart& chart, const Plot& plot, std::size_t index) {
  const ChartSeries& series = chart.series[index];
  const auto runs = unbroken(by_time(series));
  std::string path;
  for (const auto& run : runs) {
    if (run.size() < 2) continue;  // a single figure between gaps is a marker alone
    for (const auto* point : run) {
      const Point at = plot.at(*point);
      path += fmt::format("{}{},{}", point == run.front() ? 'M' : 'L', coordinate(at.x),
                          coordinate(at.y));
    }
  }
  if (!path.empty()) {
    canvas.body += fmt::format("<path d=\"{}\" fill=\"none\" stroke-linejoin=\"round\" {}/>\n",
                               path, stroke_of(canvas, index));
  }
  const bool all = series.points.size() <= most_markers;
  for (const auto& run : runs) {
    for (const auto* point : run) {
      if (!all && point != run.front() && point != run.back()) continue;
      draw_marker(canvas, plot.at(*point), index,
                  fmt::format("{}, {}: {}", series.name, point->label, shown_value(chart, *point)));
    }
  }
}

/// The narrower over the wider: where they lie upon one another it is darkest.
void draw_bands(Canvas& canvas, const Chart& chart, const Plot& plot) {
  for (const auto& band : chart.bands) {
    std::string there, back;
    for (const auto& range : band.ranges) {
      const double x = plot.x(range.x);
      there += fmt::format("{}{},{}", there.empty() ? 'M' : 'L', coordinate(x),
                           coordinate(plot.y(range.high)));
      back.insert(0, fmt::format("L{},{}", coordinate(x), coordinate(plot.y(range.low))));
    }
    canvas.body += fmt::format(
        "<path class=\"{} full band\" d=\"{}{}Z\" fill=\"{}\" fill-opacity=\"0.2\">"
        "<title>{}</title></path>\n",
        series_class(0), there, back, series_colour(0), escape_html(band.name));
  }
}

/// Samples of the bands with their names, in a row of its own. Returns its height.
double draw_band_legend(Canvas& canvas, const Chart& chart, double top) {
  if (chart.bands.empty()) return 0;
  double x = 0, y = top;
  for (std::size_t i = chart.bands.size(); i-- > 0;) {
    const auto& name = chart.bands[i].name;
    if (x > 0 && x + 28 + text_width(name) > canvas.width) {
      x = 0;
      y += 20;
    }
    canvas.body += fmt::format(
        "<rect class=\"{} full band\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"22\" height=\"11\" "
        "fill=\"{}\" fill-opacity=\"{}\"/>\n",
        series_class(0), x, y + 2, series_colour(0), i == 0 ? 0.2 : 0.36);
    draw_text(canvas, {x + 28, y + 12}, name, {Anchor::start, "tick"});
    x += 28 + text_width(name) + 22;
  }
  return y + 22 - top;
}

}  // namespace

void draw_line_chart(Canvas& canvas, const Chart& chart) {
  const bool narrow = canvas.width < 480;
  canvas.height = narrow ? 260 : 320;
  Plot plot = plot_of(chart, canvas.height);
  const auto labels = tick_labels(plot.axis, chart.numbers);
  for (const auto& label : labels) plot.left = std::max(plot.left, text_width(label) + 10);
  const double room = end_label_room(canvas, chart);
  plot.right = canvas.width - (room > 0 ? room : 20);
  if (room == 0) {
    plot.top = draw_legend(canvas, chart, 0);
    canvas.height += plot.top;
  }
  if (!chart.unit.empty()) {
    draw_text(canvas, {0, plot.top + 12}, chart.unit, {Anchor::start, "unit"});
    plot.top += 18;
  }
  const double bands = draw_band_legend(canvas, chart, plot.top);
  plot.top += bands;
  canvas.height += bands;
  if (!chart.events.empty()) plot.top += event_room;
  plot.top += 10;
  plot.bottom = canvas.height - 28;
  draw_value_axis(canvas, plot, labels);
  draw_time_axis(canvas, chart, plot);
  draw_bands(canvas, chart, plot);
  draw_events(canvas, chart, plot);
  for (std::size_t i = 0; i < chart.series.size(); ++i) draw_series(canvas, chart, plot, i);
  if (room > 0) draw_end_labels(canvas, chart, plot);
}

}  // namespace corridor
