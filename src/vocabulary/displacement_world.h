#pragma once
// A world of displacement: places, routes, conflicts, closures and what was observed, as numbers.
// sources/flee_folder.h reads one from files; models/displacement/ moves people over it. Days count
// from 0; distances are in km, people are people; places are known by their index. An empty table
// means "nothing of that kind".

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace corridor::displacement {

enum class Kind : std::uint8_t { town, conflict, camp, idp_camp, forwarding_hub, marker, flood };

inline bool is_camp(Kind kind) { return kind == Kind::camp || kind == Kind::idp_camp; }

struct Place {
  std::string name, region, country;
  double longitude = 0, latitude = 0;
  Kind kind = Kind::town;
  double conflict_day = 0;  // of a place of kind conflict: up to 0 it starts in conflict
  double size = 0;          // people living there, or the capacity of a camp
  /// Further columns that are numbers: conflict_intensity, capacity_per_day, hdi, trade_volume.
  std::map<std::string, double, std::less<>> numbers = {};
};

/// Both ways between two places.
struct Route {
  int from = 0, to = 0;
  double distance_km = 0;
  int forced_redirection = 0;
  double speed_km_per_day = 0;  // 0: as everywhere
  double walk_probability = 0;
};

struct Closure {
  enum class What : std::uint8_t { country, place, link, camp, idp_camp, redirection };
  What what = What::country;
  int first = -1, second = -1;         // places
  std::string country, other_country;  // for What::country
  int start_day = 0, end_day = -1;     // -1: for good
};

/// One value from a day on.
struct DayValue {
  int day = 0;
  double value = 0;
};

/// Intensity of conflict (or level of flood) at a place: its value from each day on which it
/// changes. Before the first, 0.
struct PlaceHistory {
  int place = 0;
  std::vector<DayValue> changes;
};

/// Percent of people in food crisis of a region, linear between the days given.
struct RegionHistory {
  std::string region;
  std::vector<DayValue> values;
};

/// What was counted in a camp, or in all (the row `total`); in order of days, which may be before
/// the start.
struct Observed {
  std::string name;
  int place = -1;  // -1: the total, or a camp that is not among the places
  std::vector<DayValue> counts;
  std::vector<DayValue> as_reported = {};  // before corrections of registration; empty: as counts
};

/// A place becomes another kind on a day.
struct KindChange {
  int place = 0;
  Kind kind = Kind::town;
  int day = 0;
};

/// Weights of the values of one attribute of people ("gender", "age"), by place of origin.
struct Demographic {
  std::string attribute;
  std::vector<std::string> values;
  std::vector<double> usual;                 // one weight a value
  std::map<int, std::vector<double>> where;  // by place
};

/// People who are there from the beginning.
struct Settler {
  int place = 0;
  std::vector<std::pair<std::string, std::string>> attributes;
};

struct World {
  std::string name;
  std::string start_date;  // 2012-02-29
  int days = 0;
  std::vector<Place> places;
  std::vector<Route> routes;
  std::vector<Closure> closures;
  std::vector<PlaceHistory> conflicts, floods;
  std::vector<RegionHistory> food;
  std::vector<KindChange> kind_changes;
  std::vector<std::vector<int>> major_routes;
  std::vector<Demographic> demographics;
  std::vector<Settler> settlers;
  Observed total;
  std::vector<Observed> camps;  // in the order of the layout file
};

}  // namespace corridor::displacement
