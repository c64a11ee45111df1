// The chord diagram. Labels stand along the rays of the circle, so two of them can only meet where
// their arcs are thinner than a line of text: those are left out, the smallest first, and a pointer
// that rests on the arc shows the name.

#include "base/text.h"
#include "report/render_escape.h"
#include "report/render_svg_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace corridor {
namespace {

// Of like weight on a light and on a dark page; neighbours on the circle differ.
constexpr std::array<std::string_view, 10> colours{"#2f7f86", "#b9812a", "#6b7890", "#8f5f8c",
                                                   "#5a8f4e", "#b0604a", "#4a74b0", "#8a8040",
                                                   "#a85878", "#4f9a86"};
constexpr double ring = 9;        // thickness of the circle
constexpr double before_end = 9;  // by which a band ends short of it, with its point
constexpr double label_font = 11;
constexpr double full_circle = 2 * std::numbers::pi;

struct Node {
  std::string name;
  double people = 0;          // leaving and arriving
  double begin = 0, end = 0;  // angles, from the top, clockwise
};

struct Band {
  const ChartPoint* point;
  std::size_t from = 0, to = 0;
  double leave_begin = 0, leave_end = 0, arrive_begin = 0, arrive_end = 0;
};

struct Circle {
  Point centre;
  double radius;
  Point at(double angle, double distance) const {
    return {centre.x + distance * std::sin(angle), centre.y - distance * std::cos(angle)};
  }
};

std::string written(Point point) { return fmt::format("{:.1f},{:.1f}", point.x, point.y); }

std::size_t node_of(std::vector<Node>& nodes, const std::string& name) {
  const auto found = std::ranges::find(nodes, name, &Node::name);
  if (found != nodes.end()) return static_cast<std::size_t>(found - nodes.begin());
  nodes.push_back({name});
  return nodes.size() - 1;
}

/// Places in order of first appearance, as whoever made the chart wants them around the circle.
void gather(const Chart& chart, std::vector<Node>& nodes, std::vector<Band>& bands) {
  for (const auto& point : chart.series.front().points) {
    if (!has_number(point) || number_of(point) <= 0) continue;
    Band band{&point, node_of(nodes, point.from), node_of(nodes, point.to)};
    nodes[band.from].people += number_of(point);
    nodes[band.to].people += number_of(point);
    bands.push_back(band);
  }
}

/// Arcs, and on each the ends of its bands: ordered by where the other end is, so that bands cross
/// as little as may be.
void arrange(std::vector<Node>& nodes, std::vector<Band>& bands) {
  double people = 0;
  for (const auto& node : nodes) people += node.people;
  const double gap = std::min(0.03, 0.4 * full_circle / static_cast<double>(nodes.size()) / 2);
  const double scale = (full_circle - gap * static_cast<double>(nodes.size())) / people;
  double angle = gap / 2;
  for (auto& node : nodes) {
    node.begin = angle;
    node.end = angle + scale * node.people;
    angle = node.end + gap;
  }
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    struct End {
      Band* band;
      bool leaves;
      double distance;  // around the circle, against the clock
    };
    std::vector<End> ends;
    for (auto& band : bands) {
      if (band.from != n && band.to != n) continue;
      const bool leaves = band.from == n;
      const auto& other = nodes[leaves ? band.to : band.from];
      const double away = (nodes[n].begin + nodes[n].end - other.begin - other.end) / 2;
      ends.push_back({&band, leaves, away - full_circle * std::floor(away / full_circle)});
    }
    std::ranges::stable_sort(ends, {}, &End::distance);
    double at = nodes[n].begin;
    for (const auto& end : ends) {
      const double next = at + scale * number_of(*end.band->point);
      (end.leaves ? end.band->leave_begin : end.band->arrive_begin) = at;
      (end.leaves ? end.band->leave_end : end.band->arrive_end) = next;
      at = next;
    }
  }
}

/// Two thin bands side by side need no arc of more than half a circle.
std::string arc(const Circle& circle, double from, double to, double distance) {
  const int large = std::abs(to - from) > std::numbers::pi ? 1 : 0;
  return fmt::format("A{0:.1f},{0:.1f} 0 {1} {2} {3}", distance, large, to > from ? 1 : 0,
                     written(circle.at(to, distance)));
}

void draw_band(Canvas& canvas, const Circle& circle, const Band& band) {
  const double inside = circle.radius - ring;
  const double end = inside - before_end;
  const double middle = (band.arrive_begin + band.arrive_end) / 2;
  const std::string centre = written(circle.centre);
  const std::string path =
      fmt::format("M{}{}Q{} {}L{}L{}Q{} {}Z", written(circle.at(band.leave_begin, inside)),
                  arc(circle, band.leave_begin, band.leave_end, inside), centre,
                  written(circle.at(band.arrive_begin, end)),
                  written(circle.at(middle, inside - 1)), written(circle.at(band.arrive_end, end)),
                  centre, written(circle.at(band.leave_begin, inside)));
  canvas.body += fmt::format(
      "<path class=\"band\" d=\"{}\" fill=\"{}\" fill-opacity=\"0.62\" stroke=\"#ffffff\" "
      "stroke-opacity=\"0.5\" stroke-width=\"0.4\"><title>{}</title></path>\n",
      path, colours[band.from % colours.size()],
      escape_html(fmt::format("{}: {}", band.point->label, band.point->shown)));
}

void draw_node(Canvas& canvas, const Circle& circle, const Node& node, std::size_t index) {
  const double inner = circle.radius - ring + 2;
  canvas.body +=
      fmt::format("<path class=\"arc\" d=\"M{}{}L{}{}Z\" fill=\"{}\"><title>{}</title></path>\n",
                  written(circle.at(node.begin, circle.radius)),
                  arc(circle, node.begin, node.end, circle.radius),
                  written(circle.at(node.end, inner)), arc(circle, node.end, node.begin, inner),
                  colours[index % colours.size()], escape_html(node.name));
}

void draw_label(Canvas& canvas, const Circle& circle, const Node& node, double room) {
  const double middle = (node.begin + node.end) / 2;
  const bool left = middle > std::numbers::pi;
  const Point at = circle.at(middle, circle.radius + 6);
  const double degrees = middle * 180 / std::numbers::pi + (left ? 90 : -90);
  // "Iran (Islamic Republic of)" is Iran here; of Korea there are two.
  std::string name = node.name;
  if (const auto bracket = name.find(" ("); bracket != std::string::npos) {
    if (!name.starts_with("Korea")) name.resize(bracket);
  }
  const auto columns = static_cast<std::size_t>(std::max(3.0, room / (0.56 * label_font)));
  if (display_width(name) > columns) name = std::string(clip(name, columns - 1)) + "…";
  canvas.body += fmt::format(
      "<text class=\"name\" font-size=\"{}\" text-anchor=\"{}\" dominant-baseline=\"central\" "
      "transform=\"translate({}) rotate({:.1f})\">{}</text>\n",
      label_font, left ? "end" : "start", written(at), degrees, escape_html(name));
}

/// Labels of the largest places, as long as a line of text fits on the arc or beside it.
void draw_labels(Canvas& canvas, const Circle& circle, const std::vector<Node>& nodes,
                 double room) {
  std::vector<const Node*> by_size;
  for (const auto& node : nodes) by_size.push_back(&node);
  std::ranges::stable_sort(by_size, std::greater(), &Node::people);
  std::vector<double> taken;
  const double needed = (label_font + 1) / circle.radius;
  for (const Node* node : by_size) {
    const double middle = (node->begin + node->end) / 2;
    const bool free = std::ranges::none_of(taken, [&](double other) {
      const double apart = std::abs(middle - other);
      return std::min(apart, full_circle - apart) < needed;
    });
    if (!free) continue;
    taken.push_back(middle);
    draw_label(canvas, circle, *node, room);
  }
}

}  // namespace

void draw_chord_chart(Canvas& canvas, const Chart& chart) {
  std::vector<Node> nodes;
  std::vector<Band> bands;
  gather(chart, nodes, bands);
  arrange(nodes, bands);
  const double room = canvas.width * 0.19;
  canvas.height = canvas.width;
  const Circle circle{{canvas.width / 2, canvas.height / 2}, canvas.width / 2 - room};
  // Large bands first, so that small ones are not hidden below them.
  std::ranges::stable_sort(bands, std::greater(),
                           [](const Band& band) { return number_of(*band.point); });
  for (const auto& band : bands) draw_band(canvas, circle, band);
  for (std::size_t n = 0; n < nodes.size(); ++n) draw_node(canvas, circle, nodes[n], n);
  draw_labels(canvas, circle, nodes, room);
}

}  // namespace corridor
