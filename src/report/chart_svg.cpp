#include "report/chart_svg.h"

#include "report/render_escape.h"
#include "report/render_svg_parts.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

bool has_any_number(const Chart& chart) {
  return std::ranges::any_of(chart.series, [](const ChartSeries& series) {
    return std::ranges::any_of(series.points, has_number);
  });
}

void draw_nothing(Canvas& canvas, const Chart& chart) {
  canvas.height = 80;
  draw_text(canvas, {canvas.width / 2, 44}, chart.empty_text, {Anchor::middle, "absent"});
}

/// Fills for those of the second to the fourth series whose bars are drawn: stripes, dots and an
/// outline, so that they are told apart without colour too.
std::string bar_patterns(const Canvas& canvas) {
  std::string out = "<defs>\n";
  constexpr std::array<std::string_view, 3> drawings{
      "<path class=\"series-2 stroke\" d=\"M-1,1L1,-1M0,6L6,0M5,7L7,5\" stroke=\"#b07a1e\" "
      "stroke-width=\"2\"/>",
      "<circle class=\"series-3 full\" cx=\"3\" cy=\"3\" r=\"1.4\" fill=\"#4a5568\"/>", ""};
  for (std::size_t i = 0; i < drawings.size(); ++i) {
    if (!canvas.body.contains(fmt::format("#{}-fill-{})", canvas.id, i + 2))) continue;
    out += fmt::format(
        "<pattern id=\"{}-fill-{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        "<rect class=\"hollow\" width=\"6\" height=\"6\" fill=\"#ffffff\"/>{}</pattern>\n",
        canvas.id, i + 2, drawings[i]);
  }
  return out + "</defs>\n";
}

/// The beginning of a drawing that may stand alone: title, text, letters and colour are with it.
std::string whole_head(const Canvas& canvas, const Chart& chart) {
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
      "width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\" aria-labelledby=\"{2}-title {2}-desc\" "
      "direction=\"ltr\" font-family=\"system-ui, sans-serif\" font-size=\"{3:.0f}\" "
      "fill=\"currentColor\">\n",
      canvas.width, canvas.height, canvas.id, chart_font_size);
  out += fmt::format("<title id=\"{}-title\">{}</title>\n", canvas.id, escape_html(chart.title));
  return out +
         fmt::format("<desc id=\"{}-desc\">{}</desc>\n", canvas.id, escape_html(chart.description));
}

std::string styled_head(const Canvas& canvas, const ChartFrame& frame) {
  return fmt::format(
      "<svg class=\"chart\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
      "height=\"{1:.0f}\" role=\"img\" aria-labelledby=\"{2}\">\n",
      canvas.width, canvas.height, frame.named_by);
}

/// Grid and axes, each one path, behind everything.
std::string rule_lines(const Canvas& canvas) {
  std::string out;
  const auto add = [&](std::string_view name, const std::string& path, std::string_view opacity) {
    if (path.empty()) return;
    out += fmt::format("<path class=\"{}\" d=\"{}\"", name, path);
    if (!canvas.styled) {
      out += fmt::format(" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"{}\"", opacity);
    }
    out += "/>\n";
  };
  add("grid", canvas.grid, "0.15");
  add("axis", canvas.axis, "0.6");
  return out;
}

}  // namespace

std::vector<ChartRow> chart_rows(const Chart& chart) {
  std::vector<ChartRow> rows;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    for (const auto& point : chart.series[s].points) {
      auto row = std::ranges::find_if(rows, [&](const ChartRow& candidate) {
        return candidate.label == point.label && candidate.points[s] == nullptr;
      });
      if (row == rows.end()) {
        rows.push_back({point.label, point.x, {chart.series.size(), nullptr}});
        row = rows.end() - 1;
      }
      row->points[s] = &point;
    }
  }
  if (chart.kind == Chart::Kind::line) std::ranges::stable_sort(rows, {}, &ChartRow::x);
  return rows;
}

std::string render_svg(const Chart& chart, std::string_view id, ChartFrame frame) {
  Canvas canvas{.id = html_id(id),
                .width = frame.width,
                .mirrored = frame.right_to_left,
                .styled = frame.styled,
                .hovers = frame.hovers};
  if (!has_any_number(chart)) {
    draw_nothing(canvas, chart);
  } else if (chart.kind == Chart::Kind::line) {
    draw_line_chart(canvas, chart);
  } else if (chart.kind == Chart::Kind::chord) {
    draw_chord_chart(canvas, chart);
  } else if (chart.kind == Chart::Kind::pyramid) {
    draw_pyramid(canvas, chart);
  } else {
    draw_bar_chart(canvas, chart);
  }
  std::string out = frame.styled ? styled_head(canvas, frame) : whole_head(canvas, chart);
  out += rule_lines(canvas);
  const bool hatched = chart.series.size() > 1 || chart.first_kind > 0;
  if (chart.kind == Chart::Kind::bar && hatched) out += bar_patterns(canvas);
  return out + canvas.body + "</svg>\n";
}

std::string render_svg(const Chart& chart, std::string_view id, bool right_to_left) {
  return render_svg(chart, id, ChartFrame{.right_to_left = right_to_left});
}

namespace {

/// Lower and upper ends of the bands at a label, beside the figures of the series.
void add_ranges(std::vector<Cell>& cells, const Chart& chart, const std::string& label) {
  for (const auto& band : chart.bands) {
    const auto range = std::ranges::find(band.ranges, label, &ChartBand::Range::label);
    const bool known = range != band.ranges.end();
    cells.push_back(known ? Cell(range->low) : Cell());
    cells.push_back(known ? Cell(range->high) : Cell());
  }
}

std::string first_title(const Chart& chart) {
  if (!chart.label_title.empty()) return chart.label_title;
  return chart.kind == Chart::Kind::line  ? "Year"
         : chart.kind == Chart::Kind::bar ? "Place"
                                          : "Age";
}

}  // namespace

Table table_of(const Chart& chart) {
  Table table;
  table.title = chart.title;
  const std::string_view names[]{"year", "place", "age", "corridor"};
  table.columns.push_back(
      {std::string(names[static_cast<std::size_t>(chart.kind)]), first_title(chart)});
  for (const auto& series : chart.series) {
    table.columns.push_back({series.name, series.name, chart.unit, chart.digits, Align::end});
  }
  for (const auto& band : chart.bands) {
    for (const std::string_view end : {"\u2265", "\u2264"}) {
      const std::string name = fmt::format("{} {}", band.name, end);
      table.columns.push_back({name, name, chart.unit, chart.digits, Align::end});
    }
  }
  for (const auto& row : chart_rows(chart)) {
    std::vector<Cell> cells{row.label};
    for (const auto* point : row.points) cells.push_back(point ? point->value : Cell());
    add_ranges(cells, chart, row.label);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace corridor
