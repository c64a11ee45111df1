#pragma once
// Which way people go. From each place the routes within reach are listed once (until a link opens
// or closes), weighed once a day, and weighed again where a camp near its capacity turns people
// away. Routes are shared chains of places, known by a number.
//
// The weight of a route of length d to the place v, with score s(v) and room C(v):
//   w = [ (weight_softening + s) / (softening + d)^distance_power * C ] ^ weight_power

#include "models/displacement/draws.h"
#include "models/displacement/landscape.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace corridor::displacement {

/// Routes still to go, as chains: the next place and the rest. -1 is the empty route.
class RouteBook {
 public:
  int chain(int next, int rest);
  int next(int route) const { return routes_[std::size_t(route)].next; }
  int rest(int route) const { return routes_[std::size_t(route)].rest; }
  /// Where it ends.
  int end(int route) const { return routes_[std::size_t(route)].end; }

 private:
  struct Route {
    int next, rest, end;
  };
  std::vector<Route> routes_;
  std::unordered_map<std::uint64_t, int> known_;
};

struct Candidate {
  int route = -1;  // what is to be visited, in order
  int end = 0;
  int first_link = 0;
  int rest = -1;          // the route without its first stop
  bool full = false;      // it ends in a camp with less than half of its last room
  double resistance = 1;  // (softening + d)^distance_power
  double nearness = 1;    // of staying close to home
  double distance_km = 0;
};

/// The candidates from one place with their weights, at least one of them above 0.
struct Choices {
  std::vector<Candidate> candidates;
  std::vector<double> weights, cumulative;
  std::vector<double> chances;  // of each, where none before it was taken; 1 for the last
  bool limited = false;         // a candidate's end has a capacity
  int edition = -1, day = -1;
  std::uint64_t room_edition = 0;

  /// Which candidate all u in [i / 256, (i + 1) / 256) are; 255 where not all are one.
  std::array<std::uint8_t, 256> sure{};

  /// Of the first byte of u; the rest is drawn where it matters.
  std::size_t index_at(std::uint8_t byte, Draws& draws) const {
    const auto index = sure[byte];
    return index < 255 ? index : index_at((byte + draws.uniform()) / 256);
  }
  /// The candidate at u in [0, 1) of the total.
  const Candidate& at(double u) const { return candidates[index_at(u)]; }
  std::size_t index_at(double u) const;
};

class Router {
 public:
  explicit Router(const Landscape& land);

  void begin_day(int day);
  void set_room(int place, double room);
  double room(int place) const { return rooms_[std::size_t(place)]; }
  /// As things are now. No candidates where no link is open.
  const Choices& choices(int place);
  RouteBook& book() { return book_; }
  const Landscape& land() const { return *land_; }
  /// The open link from a place to its neighbour, or -1.
  int link_between(int place, int neighbour) const;
  /// The marked link out of a place where people are sent on, or -1.
  int forced_link(int place) const { return forced_.empty() ? -1 : forced_[std::size_t(place)]; }
  /// Routes found so far, over all places.
  std::size_t routes_found() const { return routes_found_; }

 private:
  struct Path {
    std::vector<int> stops;  // places after the origin
    double km = 0;
    int first_link = -1;
    int steps = 0;
  };
  /// The shortest ways from a place, as far as they have been looked for.
  struct Search {
    std::vector<double> km;
    std::vector<int> by;    // the link on which the way to a place arrives
    std::vector<int> seen;  // places that have an entry
  };
  void list(int place, Choices& choices);
  static void mark_sure(Choices& choices);
  void extend(int link, Path& path, int origin, std::vector<Candidate>& found);
  std::vector<int> nearest_camps(int place);
  void list_camps(int place, std::vector<Candidate>& found);
  void list_major_routes(int place, std::vector<Candidate>& found);
  void keep_heaviest(std::vector<Candidate>& found) const;
  void add(const Path& path, int origin, std::vector<Candidate>& found);
  void weigh(Choices& choices);
  double raw_weight(const Candidate& candidate) const;

  const Landscape* land_;
  RouteBook book_;
  Search search_;
  std::vector<Choices> choices_;
  std::vector<double> rooms_;
  std::vector<int> forced_;  // by place; empty where nobody is sent on
  std::uint64_t room_edition_ = 1;
  std::size_t routes_found_ = 0;
  int day_ = 0;
};

double great_circle_km(const Place& a, const Place& b);

}  // namespace corridor::displacement
