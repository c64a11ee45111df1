// Pyramids: people by age, the youngest below, one sex to each side; people of another year as
// outlines upon them, so that the eye sees which ages grow and which shrink.

#include "report/render_axis.h"
#include "report/render_escape.h"
#include "report/render_svg_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

constexpr double row_height = 15;
constexpr double age_room = 58;  // for the ages in the middle
constexpr std::size_t most_rows = 40;

struct Pyramid {
  const Chart* chart = nullptr;
  double middle = 0;  // of the canvas
  double scale = 0;
  double top = 0, bottom = 0;
  std::size_t rows = 0;
  Axis axis;

  double base(std::size_t series) const {
    return middle + (series % 2 == 0 ? -age_room / 2 : age_room / 2);
  }
  double x(std::size_t series, double people) const {
    return base(series) + (series % 2 == 0 ? -people : people) * scale;
  }
  double y(std::size_t row) const { return bottom - static_cast<double>(row + 1) * row_height; }
};

double value_of(const ChartPoint* point) {
  return point != nullptr && has_number(*point) ? std::max(0.0, number_of(*point)) : 0;
}

Pyramid lay_out(const Canvas& canvas, const Chart& chart, const std::vector<ChartRow>& rows) {
  Pyramid pyramid{.chart = &chart, .middle = canvas.width / 2, .rows = rows.size()};
  double most = 0;
  for (const auto& row : rows) {
    for (const auto* point : row.points) most = std::max(most, value_of(point));
  }
  pyramid.axis = value_axis(0, most, canvas.width < 480 ? 2 : 4);
  pyramid.scale = (canvas.width / 2 - age_room / 2 - 34) / pyramid.axis.high;
  return pyramid;
}

void draw_bars(Canvas& canvas, const Pyramid& pyramid, const std::vector<ChartRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t s = 0; s < std::min<std::size_t>(2, rows[i].points.size()); ++s) {
      const auto* point = rows[i].points[s];
      const double people = value_of(point);
      if (people <= 0) continue;
      const double from = pyramid.base(s), to = pyramid.x(s, people);
      canvas.body +=
          fmt::format("<rect class=\"{} full\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                      series_class(s), coordinate(std::min(from, to)), coordinate(pyramid.y(i) + 1),
                      coordinate(std::abs(to - from)), coordinate(row_height - 2));
      if (!canvas.styled) canvas.body += fmt::format(" fill=\"{}\"", series_colour(s));
      if (!canvas.hovers) {
        canvas.body += "/>\n";
        continue;
      }
      canvas.body +=
          fmt::format("><title>{}</title></rect>\n",
                      escape_html(fmt::format("{}, {}: {}", pyramid.chart->series[s].name,
                                              rows[i].label, shown_value(*pyramid.chart, *point))));
    }
  }
}

/// Steps along the ends of the bars there would be.
void draw_outline(Canvas& canvas, const Pyramid& pyramid, const std::vector<ChartRow>& rows,
                  std::size_t series) {
  std::string path = fmt::format("M{:.1f},{:.1f}", pyramid.base(series), pyramid.bottom);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    path += fmt::format("H{}V{}", coordinate(pyramid.x(series, value_of(rows[i].points[series]))),
                        coordinate(pyramid.y(i)));
  }
  path += fmt::format("H{:.1f}", pyramid.base(series));
  canvas.body += fmt::format(
      "<path class=\"outline\" d=\"{}\" fill=\"none\" stroke=\"currentColor\" "
      "stroke-width=\"1.75\"><title>{}</title></path>\n",
      path, escape_html(pyramid.chart->series[series].name));
}

void draw_ages(Canvas& canvas, const Pyramid& pyramid, const std::vector<ChartRow>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_text(canvas, {pyramid.middle, pyramid.y(i) + 11.5}, rows[i].label,
              {Anchor::middle, "tick"});
  }
}

/// Every how many ticks a label has room.
std::size_t labels_apart(const Pyramid& pyramid, const std::vector<std::string>& labels) {
  double widest = 0;
  for (const auto& label : labels) widest = std::max(widest, text_width(label));
  const double between = pyramid.axis.step * pyramid.scale;
  return static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 8) / between)));
}

void draw_axis(Canvas& canvas, const Pyramid& pyramid) {
  const auto labels = tick_labels(pyramid.axis, pyramid.chart->numbers);
  const std::size_t apart = labels_apart(pyramid, labels);
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const double x = pyramid.x(s, pyramid.axis.ticks[i]);
      draw_line(canvas, {x, pyramid.top}, {x, pyramid.bottom}, i == 0 ? Rule::axis : Rule::grid);
      // The outermost has a label, and those as far inwards as there is room.
      if (i > 0 && (labels.size() - 1 - i) % apart == 0) {
        draw_text(canvas, {x, pyramid.bottom + 18}, labels[i], {Anchor::middle, "tick"});
      }
    }
  }
}

/// Names above their sides, and what the outline is.
double draw_names(Canvas& canvas, const Pyramid& pyramid) {
  const auto& series = pyramid.chart->series;
  draw_text(canvas, {pyramid.base(0), 14}, series[0].name, {Anchor::end, "name"});
  if (series.size() > 1) {
    draw_text(canvas, {pyramid.base(1), 14}, series[1].name, {Anchor::start, "name"});
  }
  double y = 22;
  if (series.size() > 2) {
    canvas.body += fmt::format(
        "<path class=\"outline\" d=\"M0,{0:.1f}H22\" fill=\"none\" stroke=\"currentColor\" "
        "stroke-width=\"1.75\"/>\n",
        y + 12);
    std::string names = series[2].name;
    if (series.size() > 3) names += " · " + series[3].name;
    draw_text(canvas, {28, y + 16}, names, {Anchor::start, "tick"});
    y += 24;
  }
  if (!pyramid.chart->unit.empty()) {
    draw_text(canvas, {0, y + 14}, pyramid.chart->unit, {Anchor::start, "unit"});
    y += 20;
  }
  return y;
}

}  // namespace

void draw_pyramid(Canvas& canvas, const Chart& chart) {
  auto rows = chart_rows(chart);
  if (rows.size() > most_rows) rows.resize(most_rows);
  Pyramid pyramid = lay_out(canvas, chart, rows);
  pyramid.top = draw_names(canvas, pyramid) + 4;
  pyramid.bottom = pyramid.top + static_cast<double>(rows.size()) * row_height;
  canvas.height = pyramid.bottom + 28;
  draw_axis(canvas, pyramid);
  draw_bars(canvas, pyramid, rows);
  for (std::size_t s = 2; s < std::min<std::size_t>(4, chart.series.size()); ++s) {
    draw_outline(canvas, pyramid, rows, s);
  }
  draw_ages(canvas, pyramid, rows);
}

}  // namespace corridor
