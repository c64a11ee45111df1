#include "report/render_svg_parts.h"

#include "base/text.h"
#include "report/render_escape.h"
#include "report/render_wrap.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

// Told apart by people who see colours differently, of like weight, none of them an alarm.
constexpr std::array<std::string_view, 4> colours{"#1b6b72", "#b07a1e", "#4a5568", "#7a4a78"};
constexpr std::array<std::string_view, 4> classes{"series-1", "series-2", "series-3", "series-4"};
constexpr std::array<std::string_view, 4> dashes{"", "7 4", "2 3", "11 3 2 3"};

constexpr double character_width = 0.6;  // of the font size, in a wide font
constexpr double legend_row = 20;
constexpr double sample_width = 26;

std::string_view name_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
    case Anchor::start:
      break;
  }
  return "start";
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0; });
}

/// A marker's outline, from its middle on; hollow and full ones alternate.
std::string_view marker_path(std::size_t index) {
  switch (index % 4) {
    case 0:
      return "m-4,0a4,4 0 1,0 8,0a4,4 0 1,0-8,0z";
    case 1:
      return "m-3.6-3.6h7.2v7.2h-7.2z";
    case 2:
      return "m0-4.6l4.6,8.2h-9.2z";
    default:
      return "m0-5l5,5l-5,5l-5-5z";
  }
}

}  // namespace

double text_width(std::string_view text) {
  return character_width * chart_font_size * static_cast<double>(display_width(text));
}

std::size_t columns_within(double width) {
  return static_cast<std::size_t>(std::max(1.0, width / (character_width * chart_font_size)));
}

void draw_text(Canvas& canvas, Point at, std::string_view text, TextStyle style) {
  std::string safe = escape_html(text);
  // The drawing runs from left to right; a label in Arabic keeps its own direction by standing
  // between the characters that isolate it (U+2068, U+2069).
  if (!is_ascii(safe)) safe = "\u2068" + safe + "\u2069";
  canvas.body += fmt::format("<text x=\"{}\" y=\"{}\"", coordinate(at.x), coordinate(at.y));
  std::string css_class(style.css_class);
  if (style.anchor != Anchor::start && canvas.styled) {
    css_class += css_class.empty() ? "" : " ";
    css_class += style.anchor == Anchor::middle ? "m" : "e";
  } else if (style.anchor != Anchor::start) {
    canvas.body += fmt::format(" text-anchor=\"{}\"", name_of(style.anchor));
  }
  if (!css_class.empty()) canvas.body += fmt::format(" class=\"{}\"", css_class);
  canvas.body += fmt::format(">{}</text>\n", safe);
}

void draw_line(Canvas& canvas, Point from, Point to, Rule rule) {
  auto& path = rule == Rule::grid ? canvas.grid : canvas.axis;
  path += fmt::format("M{},{}", coordinate(from.x), coordinate(from.y));
  if (from.x == to.x)
    path += "V" + coordinate(to.y);
  else if (from.y == to.y)
    path += "H" + coordinate(to.x);
  else
    path += fmt::format("L{},{}", coordinate(to.x), coordinate(to.y));
}

std::string coordinate(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

std::string_view series_class(std::size_t index) { return classes[index % classes.size()]; }
std::string_view series_colour(std::size_t index) { return colours[index % colours.size()]; }

std::string stroke_of(const Canvas& canvas, std::size_t index) {
  if (canvas.styled) return fmt::format("class=\"{} stroke line\"", series_class(index));
  const std::string_view dash = dashes[index % dashes.size()];
  std::string out = fmt::format("class=\"{} stroke line\" stroke=\"{}\" stroke-width=\"2.25\"",
                                series_class(index), series_colour(index));
  if (!dash.empty()) out += fmt::format(" stroke-dasharray=\"{}\"", dash);
  return out;
}

void draw_marker(Canvas& canvas, Point at, std::size_t index, std::string_view hover) {
  const bool hollow = index % 2 == 1;
  canvas.body += fmt::format("<path class=\"{} {}{}\" d=\"M{},{}{}\"", series_class(index),
                             hollow ? "hollow" : "full", hover.empty() ? "" : " point",
                             coordinate(at.x), coordinate(at.y), marker_path(index));
  if (!canvas.styled) {
    canvas.body += fmt::format(" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"",
                               hollow ? "#ffffff" : series_colour(index), series_colour(index),
                               hollow ? 2 : 1);
  }
  if (hover.empty() || !canvas.hovers) {
    canvas.body += "/>\n";
  } else {
    canvas.body += fmt::format("><title>{}</title></path>\n", escape_html(hover));
  }
}

void draw_bar_shape(Canvas& canvas, Point at, Point size, std::size_t index) {
  const bool plain = index % 4 == 0;
  const std::string fill = plain ? std::string(series_colour(index))
                                 : fmt::format("url(#{}-fill-{})", canvas.id, index % 4 + 1);
  canvas.body +=
      fmt::format("<rect class=\"{} bar{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                  series_class(index), plain ? " full" : "", coordinate(at.x), coordinate(at.y),
                  coordinate(size.x), coordinate(size.y));
  if (!plain || !canvas.styled) canvas.body += fmt::format(" fill=\"{}\"", fill);
  if (!canvas.styled) canvas.body += fmt::format(" stroke=\"{}\"", series_colour(index));
  canvas.body += "/>\n";
}

double draw_legend(Canvas& canvas, const Chart& chart, double top) {
  double x = 0;
  double y = top + legend_row / 2;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const double room = canvas.width - sample_width - 12;
    const std::string name = ellipsize(chart.series[i].name, columns_within(room));
    const double taken = sample_width + 6 + text_width(name) + 22;
    if (x > 0 && x + taken - 22 > canvas.width) {
      x = 0;
      y += legend_row;
    }
    const double from = canvas.across(x);
    const double to = canvas.across(x + sample_width);
    const double middle = (from + to) / 2;
    if (chart.kind == Chart::Kind::line) {
      canvas.body += fmt::format("<path d=\"M{},{}H{}\" fill=\"none\" {}/>\n", coordinate(from),
                                 coordinate(y), coordinate(to), stroke_of(canvas, i));
      draw_marker(canvas, {middle, y}, i, {});
    } else {
      draw_bar_shape(canvas, {std::min(from, to), y - 5}, {sample_width, 10}, i);
    }
    draw_text(canvas, {canvas.across(x + sample_width + 6), y + 4.5}, name,
              {canvas.mirrored ? Anchor::end : Anchor::start});
    x += taken;
  }
  return y + legend_row / 2 - top + 6;
}

bool has_number(const ChartPoint& point) {
  const auto* number = std::get_if<double>(&point.value.value);
  return number != nullptr && std::isfinite(*number);
}

double number_of(const ChartPoint& point) { return std::get<double>(point.value.value); }

std::string shown_value(const Chart& chart, const ChartPoint& point) {
  if (!point.shown.empty()) return point.shown;
  if (!has_number(point)) return point.value.absent.empty() ? "–" : point.value.absent;
  return format_grouped(number_of(point), chart.digits, chart.numbers.group, chart.numbers.point);
}

}  // namespace corridor
