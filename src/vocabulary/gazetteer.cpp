#include "vocabulary/gazetteer.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"
#include "vocabulary/place_spelling.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <map>
#include <mutex>
#include <set>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 6> name_languages{"en", "fr", "es", "ru", "ar", "zh"};

/// Reads one of our own embedded tables; a fault in it is a mistake of ours.
template <class Use> void read_embedded(std::string_view path, Use use) {
  const std::string text = embedded_file(path);
  CsvReader csv(std::string(path), text);
  ENSURE(csv.read_header().has_value(), "an embedded table has a header");
  for (;;) {
    const auto more = csv.next();
    ENSURE(more.has_value(), "an embedded table is well formed");
    if (!*more) return;
    use(csv);
  }
}

std::string_view named(const CsvReader& csv, std::string_view column) {
  const int index = csv.column(column);
  ENSURE(index >= 0, "an embedded table has the column it is read by");
  return csv.field(static_cast<std::size_t>(index));
}

PlaceKind parse_kind(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, PlaceKind>, 7> kinds{{
      {"country", PlaceKind::country},
      {"area", PlaceKind::area},
      {"group", PlaceKind::group},
      {"special", PlaceKind::special},
      {"statistical", PlaceKind::statistical},
      {"former", PlaceKind::former},
      {"subnational", PlaceKind::subnational},
  }};
  const auto found = std::ranges::find(kinds, text, &std::pair<std::string_view, PlaceKind>::first);
  ENSURE(found != kinds.end(), "places.csv uses the kinds of PlaceKind");
  return found->second;
}

Scheme parse_scheme(std::string_view text) {
  if (text == "iso3") return Scheme::iso3;
  if (text == "unhcr") return Scheme::unhcr;
  if (text == "worldbank") return Scheme::worldbank;
  if (text == "undesa") return Scheme::undesa;
  ENSURE(text == "name", "spellings.csv uses the schemes of Scheme");
  return Scheme::any;
}

/// Twice the longest name that is known. Longer text is no name, and looking it up costs time.
constexpr std::size_t longest_name = 400;

std::string cldr_name_of(const PlaceRecord& record, std::string_view language) {
  // Not asked for former places: CLDR takes the Soviet Union's code for Russia's.
  if (record.kind != PlaceKind::country || record.alpha2.empty()) return {};
  return cldr_name(record.alpha2, language);
}

std::string today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date{days};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// Text order is date order, also where only the year is known: "2004" is before "2004-05-01".
/// `until` is the last day counted.
bool holds_on(const Membership& membership, std::string_view day) {
  return membership.since <= day && (membership.until.empty() || day <= membership.until);
}

}  // namespace

const Gazetteer& Gazetteer::get() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

Gazetteer::Gazetteer() {
  read_places();
  read_groups();
  read_area_parts();
  read_spellings();
  read_borders();
}

void Gazetteer::add_spelling(Scheme scheme, std::string_view written, Place place) {
  spellings_[static_cast<std::size_t>(scheme)].emplace(fold_place_name(written), place);
}

void Gazetteer::read_places() {
  read_embedded("places/places.csv", [&](const CsvReader& csv) {
    PlaceRecord record;
    record.place = Place(named(csv, "code"));
    record.alpha2 = named(csv, "alpha2");
    record.m49 = named(csv, "m49");
    record.kind = parse_kind(named(csv, "kind"));
    record.parent = Place(named(csv, "parent"));
    record.since = named(csv, "since");
    record.until = named(csv, "until");
    for (const auto code : split(named(csv, "successors"), ' ')) {
      if (!code.empty()) record.successors.emplace_back(code);
    }
    for (const auto language : name_languages) {
      const auto name = named(csv, fmt::format("name_{}", language));
      if (name.empty()) continue;
      record.names.emplace(language, name);
      // Areas answer to their English name in UN files only: "Micronesia" is a country to others.
      const bool is_area = record.kind == PlaceKind::area;
      add_spelling(is_area ? Scheme::undesa : Scheme::any, name, record.place);
    }
    if (!record.alpha2.empty()) by_alpha2_.emplace(record.alpha2, record.place);
    if (!record.m49.empty()) by_m49_.emplace(record.m49, record.place);
    by_place_.emplace(record.place, records_.size());
    records_.push_back(std::move(record));
  });
}

void Gazetteer::read_groups() {
  read_embedded("places/group_names.csv", [&](const CsvReader& csv) {
    PlaceRecord record;
    record.place = Place(named(csv, "group"));
    record.kind = PlaceKind::group;
    for (const auto language : name_languages) {
      const auto name = named(csv, fmt::format("name_{}", language));
      if (name.empty()) continue;
      record.names.emplace(language, name);
      add_spelling(Scheme::any, name, record.place);
    }
    add_spelling(Scheme::any, record.place.code(), record.place);
    by_place_.emplace(record.place, records_.size());
    records_.push_back(std::move(record));
  });
  read_embedded("places/groups.csv", [&](const CsvReader& csv) {
    memberships_.push_back({Place(named(csv, "group")), Place(named(csv, "member")),
                            std::string(named(csv, "since")), std::string(named(csv, "until"))});
  });
}

void Gazetteer::read_area_parts() {
  read_embedded("places/area_parts.csv", [&](const CsvReader& csv) {
    auto part = named(csv, "part");
    const bool taken_out = part.starts_with('-');
    if (taken_out) part.remove_prefix(1);
    area_parts_[Place(named(csv, "area"))].push_back({Place(part), taken_out});
  });
}

void Gazetteer::read_spellings() {
  read_embedded("places/spellings.csv", [&](const CsvReader& csv) {
    const Place place(named(csv, "code"));
    ENSURE(by_place_.contains(place), "spellings.csv maps to places of places.csv");
    add_spelling(parse_scheme(named(csv, "scheme")), named(csv, "spelling"), place);
  });
}

void Gazetteer::read_borders() {
  read_embedded("places/borders.csv", [&](const CsvReader& csv) {
    neighbours_[Place(named(csv, "place"))].emplace_back(named(csv, "neighbour"));
  });
}

const PlaceRecord* Gazetteer::find(Place place) const {
  const auto found = by_place_.find(place);
  return found == by_place_.end() ? nullptr : &records_[found->second];
}

std::string Gazetteer::name(Place place, std::string_view language) const {
  const PlaceRecord* record = find(place);
  if (record == nullptr) {
    const Place country = country_of(place);
    return country.empty() ? std::string(place.code())
                           : fmt::format("{}, {}", place.code(), name(country, language));
  }
  auto found = record->names.find(std::string(language));
  if (found == record->names.end()) {
    if (auto name = cldr_name_of(*record, language); !name.empty()) return name;
    found = record->names.find("en");
  }
  return found == record->names.end() ? std::string(place.code()) : found->second;
}

const std::unordered_map<std::string, Place>& Gazetteer::names_in(std::string_view language) const {
  static std::mutex mutex;
  static std::map<std::string, std::unordered_map<std::string, Place>, std::less<>> known;
  const bool is_code = (language.size() == 2 || language.size() == 3) &&
                       std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
  const std::lock_guard guard(mutex);
  const auto [entry, is_new] = known.try_emplace(is_code ? std::string(language) : "");
  if (!is_new || !is_code) return entry->second;
  for (const auto& record : records_) {
    const auto name = cldr_name_of(record, language);
    if (!name.empty()) entry->second.emplace(fold_place_name(name), record.place);
  }
  return entry->second;
}

Place Gazetteer::country_of(Place part) const {
  const auto code = part.code();
  if (code.size() < 4 || (code[2] != '-' && code[2] != ':')) return {};
  const auto found = by_alpha2_.find(std::string(code.substr(0, 2)));
  return found == by_alpha2_.end() ? Place{} : found->second;
}

std::optional<Place> Gazetteer::look_up(Scheme scheme, const std::string& folded) const {
  const auto& map = spellings_[static_cast<std::size_t>(scheme)];
  const auto found = map.find(folded);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

std::optional<Place> Gazetteer::match(std::string_view written, Scheme scheme) const {
  if (written.size() > longest_name) return std::nullopt;
  written = without_footnotes(written);
  if (written.empty()) return std::nullopt;
  // UN DESA writes its codes as numbers: 4 is Afghanistan, which is 004 in M49.
  const bool number = std::ranges::all_of(written, [](char c) { return c >= '0' && c <= '9'; });
  if (scheme == Scheme::undesa && written.size() < 3 && number) {
    return match(std::string(3 - written.size(), '0').append(written), scheme);
  }
  const std::string folded = fold_place_name(written);
  if (scheme != Scheme::any) {
    if (const auto place = look_up(scheme, folded)) return place;
  }
  std::string upper(written);
  std::ranges::transform(upper, upper.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (upper.size() <= Place::longest_code && find(Place(upper)) != nullptr) return Place(upper);
  const auto alpha2 = by_alpha2_.find(upper);
  if (scheme == Scheme::any && alpha2 != by_alpha2_.end()) return alpha2->second;
  if (const auto m49 = by_m49_.find(upper); m49 != by_m49_.end()) return m49->second;
  if (const auto place = look_up(Scheme::iso3, folded)) return place;
  if (const auto place = look_up(Scheme::any, folded)) return place;
  if (scheme != Scheme::any) return std::nullopt;
  // A person may name an area ("Southern Asia"); a country of the same name comes first, above.
  if (const auto place = look_up(Scheme::undesa, folded)) return place;
  if (!is_code_of_a_part(upper)) return std::nullopt;
  const Place part(upper);
  return country_of(part).empty() ? std::nullopt : std::optional(part);
}

bool Gazetteer::is_part_of_a_total(Place place) const {
  if (place == world || place == no_place) return false;
  const PlaceRecord* record = find(place);
  if (record == nullptr) return false;
  return record->kind != PlaceKind::area && record->kind != PlaceKind::group &&
         record->kind != PlaceKind::subnational;
}

std::vector<Place> Gazetteer::direct_members(Place whole, std::string_view day) const {
  std::vector<Place> members;
  for (const auto& membership : memberships_) {
    if (membership.group == whole && holds_on(membership, day))
      members.push_back(membership.member);
  }
  // Places lie in areas; what belongs to a group is listed.
  const PlaceRecord* group = find(whole);
  if (group != nullptr && group->kind == PlaceKind::group) return members;
  for (const auto& record : records_) {
    if (record.kind != PlaceKind::country && record.kind != PlaceKind::statistical) continue;
    for (const PlaceRecord* part = &record; part != nullptr; part = find(part->parent)) {
      if (part->parent == whole) members.push_back(record.place);
    }
  }
  return members;
}

std::vector<Place> Gazetteer::members(Place area_or_group, std::string_view day) const {
  const std::string when = day.empty() ? today() : std::string(day);
  std::set<Place> members;
  for (const Place member : direct_members(area_or_group, when)) members.insert(member);
  const auto parts = area_parts_.find(area_or_group);
  if (parts == area_parts_.end()) return {members.begin(), members.end()};
  for (const auto& part : parts->second) {
    if (part.taken_out) continue;
    if (is_part_of_a_total(part.place)) members.insert(part.place);
    for (const Place member : this->members(part.place, when)) members.insert(member);
  }
  for (const auto& part : parts->second) {
    if (!part.taken_out) continue;
    members.erase(part.place);
    for (const Place member : this->members(part.place, when)) members.erase(member);
  }
  return {members.begin(), members.end()};
}

std::vector<Membership> Gazetteer::groups_of(Place member) const {
  std::vector<Membership> found;
  std::ranges::copy_if(memberships_, std::back_inserter(found),
                       [&](const Membership& m) { return m.member == member; });
  return found;
}

const std::vector<Place>& Gazetteer::neighbours(Place place) const {
  static const std::vector<Place> none;
  const auto found = neighbours_.find(place);
  return found == neighbours_.end() ? none : found->second;
}

}  // namespace corridor
