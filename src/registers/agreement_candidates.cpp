#include "registers/agreement_candidates.h"

#include "base/json.h"
#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <algorithm>
#include <map>

namespace corridor {
namespace {

std::set<Place> with_groups(Place place, Day day) {
  std::set<Place> all{place};
  const auto covers = [&](const Membership& membership) {
    const auto since = parse_date(membership.since), until = parse_date(membership.until);
    return (!since || first_day(*since) <= day) && (!until || day < first_day(*until));
  };
  for (const auto& membership : Gazetteer::get().groups_of(place)) {
    if (covers(membership)) all.insert(membership.group);
  }
  return all;
}

std::string json_list(const std::set<Place>& places) {
  JsonWriter json;
  json.begin_array();
  for (const Place place : places) json.value(place.code());
  json.end_array();
  return std::move(json).text();
}

/// Two different parties, one for each end; a group that both belong to is one party and no pair.
std::optional<Place> pair_of(const Ends& ends, const std::set<Place>& parties) {
  const Place origin = ends.corridor.origin, destination = ends.corridor.destination;
  if (parties.contains(origin) && parties.contains(destination)) return Place();
  std::optional<Place> through;
  for (const Place one : parties) {
    if (!ends.origin.contains(one)) continue;
    for (const Place other : parties) {
      if (one == other || !ends.destination.contains(other)) continue;
      const bool both_in = ends.origin.contains(other) && ends.destination.contains(one);
      if (both_in) continue;  // two groups that both belong to
      through = one == origin ? other : one;
    }
  }
  return through;
}

/// A law or agreement that names the places, or a group of both, where it holds.
std::optional<Place> named_by_places(const Ends& ends, const std::set<Place>& places) {
  if (const auto pair = pair_of(ends, places)) return pair;
  for (const Place place : places) {
    if (ends.origin.contains(place) && ends.destination.contains(place)) return place;
  }
  return std::nullopt;
}

using Found = std::map<std::string, Place, std::less<>>;

void keep(Found& found, std::string code, Place through) {
  const auto [entry, is_new] = found.try_emplace(std::move(code), through);
  if (!is_new && through.empty()) entry->second = through;
}

Result<void> add_by_events(const Workspace& workspace, const LawBook& book, const Ends& ends,
                           Found& found) {
  std::map<std::string, std::set<Place>> parties;
  auto rows =
      TRY(workspace.database().prepare("SELECT DISTINCT instrument, party FROM law_event"
                                       " WHERE party IN (SELECT value FROM json_each(?))"));
  std::set<Place> all = ends.origin;
  all.insert(ends.destination.begin(), ends.destination.end());
  const std::string list = json_list(all);
  rows.bind(1, list);
  while (TRY(rows.step())) {
    parties[std::string(book.own_code(rows.text(0)))].emplace(rows.text(1));
  }
  for (const auto& [code, its_parties] : parties) {
    if (const auto through = pair_of(ends, its_parties)) keep(found, code, *through);
  }
  return {};
}

Result<void> add_by_places(const Workspace& workspace, const LawBook& book, const Ends& ends,
                           Found& found) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT code, places FROM record WHERE kind = 'instrument' AND places <> ''"));
  while (TRY(rows.step())) {
    const std::string listed = rows.text(1);
    std::set<Place> places;
    for (const auto code : split(listed, ' ')) {
      if (!code.empty()) places.emplace(code);
    }
    const auto through = named_by_places(ends, places);
    if (through) keep(found, std::string(book.own_code(rows.text(0))), *through);
  }
  return {};
}

}  // namespace

Ends ends_of(Corridor corridor, Day day) {
  return {corridor, with_groups(corridor.origin, day), with_groups(corridor.destination, day)};
}

Result<std::vector<Candidate>> shared_instruments(const Workspace& workspace, const LawBook& book,
                                                  const Ends& ends) {
  Found found;
  TRY(add_by_events(workspace, book, ends, found));
  TRY(add_by_places(workspace, book, ends, found));
  std::vector<Candidate> candidates;
  for (auto& [code, through] : found) candidates.push_back({code, through});
  return candidates;
}

}  // namespace corridor
