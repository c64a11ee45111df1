#pragma once
// The gazetteer: what is known about places. Codes, names in the six UN languages, the areas and
// dated groups they belong to, land neighbours, and how publishers spell them. Loaded once from
// the embedded tables in data/places, whose citation stands beside them.

#include "base/result.h"
#include "vocabulary/period.h"
#include "vocabulary/place.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace corridor {

enum class PlaceKind {
  country,      // an entry of ISO 3166-1, or Kosovo (XKX)
  area,         // UN M49 or UN DESA location code
  group,        // a named group of states: ASEAN, EU, WB_LM (lower-middle income)
  special,      // _W, _U, _O, _Z, XXA: codes with rules of their own, never countries
  statistical,  // counted as one by statisticians: Channel Islands (CHI)
  former,       // dissolved: YUG, SUN, ANT
  subnational,  // ISO 3166-2 or a publisher's code
};

struct PlaceRecord {
  Place place;
  std::string alpha2;
  std::string m49;
  PlaceKind kind = PlaceKind::country;
  Place parent;
  std::string since, until;                            // ISO dates; empty where open
  std::vector<Place> successors;                       // of a former place
  std::unordered_map<std::string, std::string> names;  // by language
};

struct Membership {
  Place group;
  Place member;
  std::string since, until;  // ISO dates or years; empty where open
};

/// How a publisher codes places. A code is looked up in its own scheme first, then as ISO 3166-1,
/// then as a name: "UNK" is unknown to UNHCR and Kosovo to others.
enum class Scheme { any, iso3, unhcr, worldbank, undesa };

class Gazetteer {
 public:
  static const Gazetteer& get();

  const PlaceRecord* find(Place place) const;
  /// The name in `language`: of places.csv; for a country in another language, of Unicode CLDR; in
  /// English where that is not at hand either; the code where nothing is.
  std::string name(Place place, std::string_view language = "en") const;

  /// The place behind a code or name as a publisher (or a person) writes it: footnote marks, case,
  /// accents and punctuation do not matter. Nothing where it cannot be mapped: report it by name.
  std::optional<Place> match(std::string_view written, Scheme scheme = Scheme::any) const;
  /// Names near `written`, for "did you mean".
  std::vector<std::string> suggestions(std::string_view written) const;

  /// A place as written on a command line: a code or a name. ErrorKind::not_found with a hint.
  Result<Place> parse_place(std::string_view written) const;
  /// "BGD-MYS", "Bangladesh-Malaysia", "BGD-_W". A name with a hyphen in it is understood.
  Result<Corridor> parse_corridor(std::string_view written) const;
  /// Either of the two; what can be read as one place is one ("Guinea-Bissau").
  Result<Subject> parse_subject(std::string_view written) const;

  /// Countries, special codes and such, as opposed to areas and groups that contain others. Only
  /// these are added up: adding an area to its members would count people twice.
  bool is_part_of_a_total(Place place) const;

  /// All countries below an area, or the members of a group on a day (ISO date; empty: today).
  std::vector<Place> members(Place area_or_group, std::string_view day = {}) const;
  std::vector<Membership> groups_of(Place member) const;
  const std::vector<Place>& neighbours(Place place) const;
  const std::vector<PlaceRecord>& all() const { return records_; }

 private:
  Gazetteer();
  void read_places();
  void read_groups();
  void read_area_parts();
  void read_spellings();
  void read_borders();
  void add_spelling(Scheme scheme, std::string_view written, Place place);
  std::vector<Place> direct_members(Place whole, std::string_view day) const;
  std::optional<Place> look_up(Scheme scheme, const std::string& folded) const;

  std::vector<PlaceRecord> records_;
  std::unordered_map<Place, std::size_t> by_place_;
  std::unordered_map<std::string, Place> spellings_[5];  // by scheme, folded
  std::vector<Membership> memberships_;
  /// Areas made of other areas and groups: 902 is Asia and so on without Japan.
  struct AreaPart {
    Place place;
    bool taken_out;
  };
  std::unordered_map<Place, std::vector<AreaPart>> area_parts_;
  std::unordered_map<Place, std::vector<Place>> neighbours_;
};

}  // namespace corridor
