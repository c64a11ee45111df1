#include "vocabulary/gazetteer.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"
#include "vocabulary/cldr_names.h"
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

/// A language, and the column of names in it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> name_columns{
    {{"en", "name_en"},
     {"fr", "name_fr"},
     {"es", "name_es"},
     {"ru", "name_ru"},
     {"ar", "name_ar"},
     {"zh", "name_zh"}}};

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
  // The one there is, and not const: spellings, members, parts and borders, which most questions do
  // not need, it reads when they are first asked for.
  static Gazetteer gazetteer;
  return gazetteer;
}

Gazetteer::Gazetteer() {
  read_places();
  read_groups();
}

void Gazetteer::add_spelling(Scheme scheme, std::string_view written, Place place) {
  spellings_[static_cast<std::size_t>(scheme)].emplace(fold_place_name(written), place);
}

namespace {

void read_names(const CsvReader& csv, PlaceRecord& record) {
  for (const auto& [language, column] : name_columns) {
    const auto name = named(csv, column);
    if (!name.empty()) record.names.emplace(language, name);
  }
}

}  // namespace

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
    read_names(csv, record);
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
    read_names(csv, record);
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
  for (const auto& record : records_) {
    // Areas answer to their English name in UN files only: "Micronesia" is a country to others.
    const Scheme scheme = record.kind == PlaceKind::area ? Scheme::undesa : Scheme::any;
    for (const auto& [language, name] : record.names) add_spelling(scheme, name, record.place);
    if (record.kind == PlaceKind::group) add_spelling(scheme, record.place.code(), record.place);
  }
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
  static std::once_flag once;
  std::call_once(once, [this] { const_cast<Gazetteer*>(this)->read_spellings(); });
  const auto& map = spellings_[static_cast<std::size_t>(scheme)];
  const auto found = map.find(folded);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

namespace {

/// "BGD-MYS", which spells no place: a corridor by codes is known without reading spellings.
bool is_pair_of_codes(const Gazetteer& gazetteer, std::string_view upper) {
  constexpr std::size_t of_country = 3;
  const auto dash = upper.find('-');
  const bool is_one = dash == of_country || (upper.starts_with('_') && dash != upper.npos);
  if (!is_one || upper.size() > Place::longest_code) return false;
  return gazetteer.find(Place(upper.substr(0, dash))) != nullptr &&
         gazetteer.find(Place(upper.substr(dash + 1))) != nullptr;
}

}  // namespace

std::optional<Place> Gazetteer::match(std::string_view written, Scheme scheme) const {
  if (written.size() > longest_name) return std::nullopt;
  written = without_footnotes(written);
  if (written.empty()) return std::nullopt;
  // UN DESA writes its codes as numbers: 4 is Afghanistan, which is 004 in M49.
  const bool number = std::ranges::all_of(written, [](char c) { return c >= '0' && c <= '9'; });
  if (scheme == Scheme::undesa && written.size() < 3 && number) {
    return match(std::string(3 - written.size(), '0').append(written), scheme);
  }
  // A code that is asked for as such needs no spellings.
  std::string folded;
  const auto spelled_in = [&](Scheme one) {
    if (folded.empty()) folded = fold_place_name(written);
    return look_up(one, folded);
  };
  if (scheme != Scheme::any) {
    if (const auto place = spelled_in(scheme)) return place;
  }
  std::string upper(written);
  std::ranges::transform(upper, upper.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (upper.size() <= Place::longest_code && find(Place(upper)) != nullptr) return Place(upper);
  const auto alpha2 = by_alpha2_.find(upper);
  if (scheme == Scheme::any && alpha2 != by_alpha2_.end()) return alpha2->second;
  if (const auto m49 = by_m49_.find(upper); m49 != by_m49_.end()) return m49->second;
  if (scheme == Scheme::any && is_pair_of_codes(*this, upper)) return std::nullopt;
  if (const auto place = spelled_in(Scheme::iso3)) return place;
  if (const auto place = spelled_in(Scheme::any)) return place;
  if (scheme != Scheme::any) return std::nullopt;
  // A person may name an area ("Southern Asia"); a country of the same name comes first, above.
  if (const auto place = spelled_in(Scheme::undesa)) return place;
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
  static std::once_flag once;
  std::call_once(once, [this] { const_cast<Gazetteer*>(this)->read_area_parts(); });
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
  static const auto by_member = [this] {
    std::unordered_map<Place, std::vector<Membership>> of_members;
    for (const auto& one : memberships_) of_members[one.member].push_back(one);
    return of_members;
  }();
  const auto found = by_member.find(member);
  return found == by_member.end() ? std::vector<Membership>() : found->second;
}

const std::vector<Place>& Gazetteer::neighbours(Place place) const {
  static std::once_flag once;
  std::call_once(once, [this] { const_cast<Gazetteer*>(this)->read_borders(); });
  static const std::vector<Place> none;
  const auto found = neighbours_.find(place);
  return found == neighbours_.end() ? none : found->second;
}

}  // namespace corridor
