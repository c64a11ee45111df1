#pragma once
// Chain records: the entries of registers that the chain is made of - recommendations, commitments,
// actors, practices and their studies, initiatives, services - as they count now.

#include "base/result.h"
#include "registers/current.h"
#include "vocabulary/delay.h"
#include "vocabulary/named_lines.h"
#include "vocabulary/period.h"
#include "vocabulary/place.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct ChainRecord {
  std::string kind, code, title, summary;
  std::vector<Place> places;  // none: everywhere
  Period since, until;
  NamedLines names, fields;  // titles by language; docs/registers.md says which fields there are
  std::string proof, publisher;

  std::string address() const { return kind + ":" + code; }
  std::string_view short_title() const {
    const auto name = fields["short"];
    return name.empty() ? std::string_view(title) : name;
  }
  /// In a language, or in English where it has none.
  std::string_view title_in(std::string_view language) const;
  bool has(std::string_view list, std::string_view word) const;
  /// Whether its end lies before a day.
  bool has_ended(Day day) const;
};

/// All of some kinds that current editions have, by kind and code; of a code in several registers
/// the one loaded last.
Result<std::vector<ChainRecord>> chain_records(const Workspace& workspace,
                                               const CurrentEditions& current,
                                               std::span<const std::string_view> kinds);
Result<std::vector<ChainRecord>> chain_records(const Workspace& workspace, std::string_view kind);
/// Those of some addresses, of any kind.
Result<std::vector<ChainRecord>> records_at(const Workspace& workspace,
                                            const CurrentEditions& current,
                                            std::span<const std::string> addresses);

/// How what is said to hold in `places` bears on a place.
enum class Reach : std::uint8_t { none, everywhere, group, place };
/// Asked of one place for many records: what is in which group is looked up once.
class PlaceReach {
 public:
  explicit PlaceReach(Place place);
  /// Groups count with the members they have today, areas with all countries in them; a part of a
  /// country is reached by what holds in the country.
  Reach of(std::span<const Place> places);

 private:
  bool is_in(Place whole);
  Place place_, country_;  // empty where the place is no part of a country
  std::map<Place, bool> in_whole_;
};
Reach reach_of(std::span<const Place> places, Place place);

}  // namespace corridor
