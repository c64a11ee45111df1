#include "vocabulary/gazetteer.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"

#include <fmt/core.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <set>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 6> name_languages{"en", "fr", "es", "ru", "ar", "zh"};

/// What Unicode's CLDR calls a country in a language that places.csv does not have; empty where it
/// does not know. Not asked for former places: it takes the Soviet Union's code for Russia's.
std::string cldr_name(const PlaceRecord& record, std::string_view language) {
  if (record.kind != PlaceKind::country || record.alpha2.empty()) return {};
  std::array<UChar, 128> wide;
  std::array<char, 3 * wide.size()> name;
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  const std::string locale = "und_" + record.alpha2;
  uloc_getDisplayCountry(locale.c_str(), std::string(language).c_str(), wide.data(),
                         static_cast<std::int32_t>(wide.size()), &status);
  if (status != U_ZERO_ERROR) return {};  // a warning says that it is the name of another language
  u_strToUTF8(name.data(), static_cast<std::int32_t>(name.size()), &length, wide.data(), -1,
              &status);
  return U_SUCCESS(status) ? std::string(name.data(), static_cast<std::size_t>(length)) : "";
}

/// Reads one of our own embedded tables; a fault in it is a mistake of ours.
template <class Use> void read_embedded(std::string_view path, Use use) {
  const std::string text = embedded_file(path);
  CsvReader csv(std::string(path), text);
  CHECK(csv.read_header().has_value(), "an embedded table has a header");
  for (;;) {
    const auto more = csv.next();
    CHECK(more.has_value(), "an embedded table is well formed");
    if (!*more) return;
    use(csv);
  }
}

std::string_view named(const CsvReader& csv, std::string_view column) {
  const int index = csv.column(column);
  CHECK(index >= 0, "an embedded table has the column it is read by");
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
  CHECK(found != kinds.end(), "places.csv uses the kinds of PlaceKind");
  return found->second;
}

Scheme parse_scheme(std::string_view text) {
  if (text == "iso3") return Scheme::iso3;
  if (text == "unhcr") return Scheme::unhcr;
  if (text == "worldbank") return Scheme::worldbank;
  if (text == "undesa") return Scheme::undesa;
  CHECK(text == "name", "spellings.csv uses the schemes of Scheme");
  return Scheme::any;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Drops what publishers hang on a name: "France*", "Kosovo¹", "Serbia (1)", "Norway [2]",
/// "Cyprus a/".
std::string_view without_footnotes(std::string_view name) {
  constexpr std::array<std::string_view, 9> marks{"*", "†", "‡", "§", "¹", "²", "³", "⁴", "⁵"};
  for (bool again = true; again;) {
    again = false;
    name = trim(name);
    for (const auto mark : marks) {
      if (!name.ends_with(mark)) continue;
      name.remove_suffix(mark.size());
      again = true;
    }
    const auto open = name.find_last_of("([");
    const bool closed = name.ends_with(')') || name.ends_with(']');
    if (closed && open != std::string_view::npos && open > 0) {
      const auto inside = name.substr(open + 1, name.size() - open - 2);
      if (!inside.empty() && std::ranges::all_of(inside, is_digit)) {
        name = name.substr(0, open);
        again = true;
      }
    }
    if (name.size() > 3 && name.ends_with('/') && name[name.size() - 3] == ' ') {
      name.remove_suffix(3);
      again = true;
    }
  }
  return name;
}

/// Twice the longest name that is known. Longer text is no name, and looking it up costs time.
constexpr std::size_t longest_name = 400;

std::string today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date{days};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// A name as it is compared: folded, "St." as "Saint", and without "the".
std::string fold_name(std::string_view name) {
  std::string out;
  const std::string folded = fold(name);
  for (const auto word : split(folded, ' ')) {
    if (word == "the") continue;
    if (!out.empty()) out += ' ';
    out += word == "st" ? "saint" : word;
  }
  return out;
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
  spellings_[static_cast<std::size_t>(scheme)].emplace(fold_name(written), place);
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
    CHECK(by_place_.contains(place), "spellings.csv maps to places of places.csv");
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
  if (record == nullptr) return std::string(place.code());
  auto found = record->names.find(std::string(language));
  if (found == record->names.end()) {
    if (auto name = cldr_name(*record, language); !name.empty()) return name;
    found = record->names.find("en");
  }
  return found == record->names.end() ? std::string(place.code()) : found->second;
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
  if (scheme == Scheme::undesa && written.size() < 3 && std::ranges::all_of(written, is_digit)) {
    return match(std::string(3 - written.size(), '0').append(written), scheme);
  }
  const std::string folded = fold_name(written);
  if (scheme != Scheme::any) {
    if (const auto place = look_up(scheme, folded)) return place;
  }
  std::string upper(written);
  std::ranges::transform(upper, upper.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (upper.size() <= Place::longest_code && find(Place(upper)) != nullptr) return Place(upper);
  for (const auto& record : records_) {
    const bool alpha2 = scheme == Scheme::any && upper.size() == 2 && record.alpha2 == upper;
    const bool m49 = upper.size() == 3 && !record.m49.empty() && record.m49 == upper;
    if (alpha2 || m49) return record.place;
  }
  if (const auto place = look_up(Scheme::iso3, folded)) return place;
  if (const auto place = look_up(Scheme::any, folded)) return place;
  // A person may name an area ("Southern Asia"); a country of the same name comes first, above.
  return scheme == Scheme::any ? look_up(Scheme::undesa, folded) : std::nullopt;
}

std::vector<std::string> Gazetteer::suggestions(std::string_view written) const {
  std::vector<std::string> names;
  for (const auto& record : records_) {
    names.emplace_back(record.place.code());
    for (const auto& [language, name] : record.names) names.push_back(name);
  }
  return near_words(written, names);
}

Result<Place> Gazetteer::parse_place(std::string_view written) const {
  if (const auto place = match(written)) return *place;
  std::string hint;
  for (const auto& name : suggestions(written)) {
    hint += hint.empty() ? "Did you mean " : " or ";
    hint += name;
  }
  hint += hint.empty() ? "Write an ISO code (BGD) or a name (Bangladesh); `corridor find TEXT` "
                         "searches."
                       : "?";
  return fail({ErrorKind::not_found,
               fmt::format("no place is called \"{}\"", clip(written, 80)),
               {},
               hint});
}

Result<Corridor> Gazetteer::parse_corridor(std::string_view written) const {
  std::size_t dash = written.find('-');
  for (; dash != std::string_view::npos; dash = written.find('-', dash + 1)) {
    const auto origin = match(written.substr(0, dash));
    const auto destination = match(written.substr(dash + 1));
    if (origin && destination) return Corridor{*origin, *destination};
  }
  dash = written.find('-');
  if (dash == std::string_view::npos) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a corridor, saw \"{}\"", clip(written, 80)),
                 {},
                 "Write origin and destination with a hyphen between: BGD-MYS."});
  }
  const Place origin = TRY(parse_place(written.substr(0, dash)));
  const Place destination = TRY(parse_place(written.substr(dash + 1)));
  return Corridor{origin, destination};
}

Result<Subject> Gazetteer::parse_subject(std::string_view written) const {
  if (const auto place = match(written)) return Subject{.origin = {}, .place = *place};
  if (!written.contains('-')) return Subject{.origin = {}, .place = TRY(parse_place(written))};
  const Corridor corridor = TRY(parse_corridor(written));
  return Subject{.origin = corridor.origin, .place = corridor.destination};
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
