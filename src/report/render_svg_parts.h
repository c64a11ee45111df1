#pragma once
// The pencils of a chart: text, lines, markers and bars as SVG elements. Colours are classes that
// the page's style sheet may set for a dark screen or for paper; the attributes beside them serve
// wherever there is no style sheet, and are left out where there is one (`Canvas::styled`). Nobody
// outside the charts includes this.

#include "report/document.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

constexpr double chart_font_size = 13;  // at 640 units wide; never below 12 px on a page

struct Point {
  double x = 0;
  double y = 0;
};

enum class Anchor { start, middle, end };

struct TextStyle {
  Anchor anchor = Anchor::start;
  std::string_view css_class = {};
};

/// A drawing and where it is going to stand.
struct Canvas {
  std::string id;  // unique in the page
  double width = 640;
  double height = 320;
  bool mirrored = false;  // from right to left
  bool styled = false;    // a style sheet says what attributes would
  bool hovers = true;
  std::string body = {};
  std::string grid = {}, axis = {};  // lines behind everything, each kind one path

  /// What serves where there is no style sheet: " stroke=..."; nothing where there is one.
  std::string_view unstyled(std::string_view attributes) const {
    return styled ? std::string_view() : attributes;
  }

  /// `x` as seen from the side on which reading starts.
  double across(double x) const { return mirrored ? width - x : x; }
};

/// Estimated width of `text`: there are no fonts here to measure it with, so a little too wide.
double text_width(std::string_view text);

/// Longest text, in terminal columns, that is sure to fit `width`.
std::size_t columns_within(double width);

void draw_text(Canvas& canvas, Point at, std::string_view text, TextStyle style = {});
/// A line of the grid, or of the axes: both lie behind everything else.
enum class Rule { grid, axis };
void draw_line(Canvas& canvas, Point from, Point to, Rule rule);
/// "56" for 56.0: coordinates are many.
std::string coordinate(double value);

/// The stroke of a line of series `index`: its colour class and its dash pattern.
std::string stroke_of(const Canvas& canvas, std::size_t index);
/// The colour class of series `index` and its colour where there is no style sheet.
std::string_view series_class(std::size_t index);
std::string_view series_colour(std::size_t index);

/// Circle, square, triangle or diamond, by series; `hover` is shown by a pointer that rests on it,
/// and belongs to a figure: the samples of a legend have none.
void draw_marker(Canvas& canvas, Point at, std::size_t index, std::string_view hover);

/// A bar of series `index`: solid, striped, dotted or an outline.
void draw_bar_shape(Canvas& canvas, Point at, Point size, std::size_t index);

/// Names of the series with samples of their lines (or bars), in rows from `top`. Returns the
/// height taken.
double draw_legend(Canvas& canvas, const Chart& chart, double top);

/// The value of a point, where it has one that can be drawn.
bool has_number(const ChartPoint& point);
double number_of(const ChartPoint& point);

/// The value as people read it.
std::string shown_value(const Chart& chart, const ChartPoint& point);

/// The points of all series that share a label; null where a series has none. In the order in which
/// labels first appear, along a time axis in the order of time.
struct ChartRow {
  std::string label;
  double x = 0;
  std::vector<const ChartPoint*> points;
};
std::vector<ChartRow> chart_rows(const Chart& chart);

/// The kinds; chart_svg.h puts the frame around them. They set the canvas's height.
void draw_line_chart(Canvas& canvas, const Chart& chart);
void draw_bar_chart(Canvas& canvas, const Chart& chart);
/// A circle of places, each as long as what leaves and arrives, and a band for each direction in
/// the colour of its origin, which ends in a point a little before its destination.
void draw_chord_chart(Canvas& canvas, const Chart& chart);
void draw_pyramid(Canvas& canvas, const Chart& chart);

}  // namespace corridor
