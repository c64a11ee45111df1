// The map: places where their coordinates put them (equal angles, narrowed by the cosine of the
// latitude), routes as lines as wide as journeys are many, people as areas of circles.

#include "base/text.h"
#include "report/displacement_page.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace corridor {
namespace {

using displacement::Findings;
using displacement::is_camp;
using displacement::Kind;
using displacement::Place;
using displacement::World;

constexpr double width = 360, height = 300, margin = 18;

struct Frame {
  double west = 0, north = 0, scale = 1, narrow = 1, left = 0, top = 0;

  double x(const Place& place) const { return left + (place.longitude - west) * narrow * scale; }
  double y(const Place& place) const { return top + (north - place.latitude) * scale; }
};

Frame frame_of(const World& world) {
  double west = 1e9, east = -1e9, south = 1e9, north = -1e9;
  for (const auto& place : world.places) {
    west = std::min(west, place.longitude);
    east = std::max(east, place.longitude);
    south = std::min(south, place.latitude);
    north = std::max(north, place.latitude);
  }
  Frame frame;
  frame.narrow = std::cos((south + north) / 2 * std::numbers::pi / 180);
  const double wide = std::max(1e-6, (east - west) * frame.narrow);
  const double tall = std::max(1e-6, north - south);
  frame.scale = std::min((width - 2 * margin) / wide, (height - 2 * margin) / tall);
  frame.west = west;
  frame.north = north;
  frame.left = (width - wide * frame.scale) / 2;
  frame.top = (height - tall * frame.scale) / 2;
  return frame;
}

struct People {
  const std::vector<std::int64_t>& counts;
  std::int64_t most;

  double radius(std::size_t place) const {
    return 2 + 16 * std::sqrt(static_cast<double>(counts[place]) / static_cast<double>(most));
  }
};

struct Journeys {
  std::map<std::pair<int, int>, std::int64_t> by_pair;
  std::int64_t most = 1;
};

Journeys journeys_between(const Findings& findings, std::size_t since, std::size_t day) {
  Journeys journeys;
  for (std::size_t i = 0; i < findings.link_ends.size(); ++i) {
    auto [a, b] = findings.link_ends[i];
    if (a > b) std::swap(a, b);
    auto entries = findings.link_entries[day][i];
    if (since > 0) entries -= findings.link_entries[since - 1][i];
    journeys.by_pair[{a, b}] += entries;
  }
  for (const auto& [pair, count] : journeys.by_pair) journeys.most = std::max(journeys.most, count);
  return journeys;
}

std::string_view class_of(const Place& place) {
  if (is_camp(place.kind)) return "camp";
  if (place.kind == Kind::conflict) return "conflict";
  return place.kind == Kind::flood ? "flood" : "town";
}

/// Camps and the largest others, as many as have room.
std::vector<std::size_t> labelled(const World& world, const std::vector<std::int64_t>& people) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < world.places.size(); ++i) order.push_back(i);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const bool camp_a = is_camp(world.places[a].kind), camp_b = is_camp(world.places[b].kind);
    if (camp_a != camp_b) return camp_a;
    return people[a] > people[b];
  });
  order.resize(std::min<std::size_t>(order.size(), 30));
  return order;
}

void draw_labels(std::string& svg, const World& world, const Frame& frame, const People& people) {
  struct Box {
    double left, top, right, bottom;
  };
  std::vector<Box> taken;
  for (const auto i : labelled(world, people.counts)) {
    const auto& place = world.places[i];
    const double wide = 5.4 * static_cast<double>(display_width(place.name));
    const double away = people.radius(i) + 3;
    double x = frame.x(place) + away;
    const double y = frame.y(place) + 3;
    if (x + wide > width - 2) x = frame.x(place) - away - wide;
    const Box box{x, y - 9, x + wide, y + 3};
    const bool clashes = std::ranges::any_of(taken, [&](const Box& other) {
      return box.left < other.right && other.left < box.right && box.top < other.bottom &&
             other.top < box.bottom;
    });
    if (clashes || x < 0) continue;
    taken.push_back(box);
    svg += fmt::format("<text class=\"label {}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                       class_of(place), x, y, escape_html(place.name));
  }
}

}  // namespace

std::string displacement_map_svg(const DisplacementRun& run, std::size_t since, std::size_t day) {
  const auto& world = run.prepared.world;
  const auto& findings = run.first();
  const Frame frame = frame_of(world);
  const auto journeys = journeys_between(findings, since, day);
  std::int64_t most = 1;
  for (const auto& counts : findings.place_counts) most = std::max(most, std::ranges::max(counts));
  const People people{findings.place_counts[day], most};
  std::string svg = fmt::format(
      "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"Places and routes on day {}\">", width,
      height, day);
  for (const auto& [pair, count] : journeys.by_pair) {
    const auto& a = world.places[std::size_t(pair.first)];
    const auto& b = world.places[std::size_t(pair.second)];
    const double share = static_cast<double>(count) / static_cast<double>(journeys.most);
    svg += fmt::format(
        "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" "
        "stroke-width=\"{:.2f}\"/>",
        count > 0 ? "used" : "road", frame.x(a), frame.y(a), frame.x(b), frame.y(b),
        count > 0 ? 0.6 + 6 * std::sqrt(share) : 0.5);
  }
  for (std::size_t i = 0; i < world.places.size(); ++i) {
    const auto& place = world.places[i];
    svg += fmt::format(
        "<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"><title>{}: {} "
        "people</title></circle>",
        class_of(place), frame.x(place), frame.y(place), people.radius(i), escape_html(place.name),
        format_grouped(static_cast<double>(people.counts[i]), 0));
  }
  draw_labels(svg, world, frame, people);
  return svg + "</svg>";
}

}  // namespace corridor
