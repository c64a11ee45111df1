#include "report/catalogue_tables.h"

#include "base/text.h"
#include "evidence/series.h"
#include "registers/law_book.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

struct KindName {
  PlaceKind kind;
  std::string_view name;
};
constexpr std::array place_kinds{KindName{PlaceKind::country, "country"},
                                 KindName{PlaceKind::area, "area"},
                                 KindName{PlaceKind::group, "group"},
                                 KindName{PlaceKind::special, "special"},
                                 KindName{PlaceKind::statistical, "statistical"},
                                 KindName{PlaceKind::former, "former"},
                                 KindName{PlaceKind::subnational, "subnational"}};

std::string name_of(PlaceKind kind) {
  return std::string(std::ranges::find(place_kinds, kind, &KindName::kind)->name);
}

std::string code_of(Place place) { return std::string(place.code()); }

}  // namespace

Result<Table> places_table(const std::string& kind, const std::string& language) {
  std::vector<std::string> names;
  for (const auto& one : place_kinds) names.emplace_back(one.name);
  if (!kind.empty() && std::ranges::find(names, kind) == names.end()) {
    const auto hint = did_you_mean(kind, names);
    return fail(
        {ErrorKind::usage,
         fmt::format("no kind of place is called \"{}\"", clip(kind, 60)),
         {},
         hint.empty() ? "Kinds are country, area, group, special, statistical, former." : hint});
  }
  Table table{.title = "Places",
              .columns = {{"place", "Code"},
                          {"name", "Name"},
                          {"kind", "Kind"},
                          {"parent", "Part of"},
                          {"iso2", "ISO 3166, two letters"},
                          {"m49", "M49"},
                          {"since", "Since"},
                          {"until", "Until"}}};
  const auto& gazetteer = Gazetteer::get();
  for (const auto& record : gazetteer.all()) {
    const auto its_kind = name_of(record.kind);
    if (!kind.empty() && its_kind != kind) continue;
    table.rows.push_back({code_of(record.place), gazetteer.name(record.place, language), its_kind,
                          code_of(record.parent), record.alpha2, record.m49, record.since,
                          record.until});
  }
  return table;
}

Result<Table> place_table(const std::string& written, const std::string& language) {
  const auto& gazetteer = Gazetteer::get();
  const Place place = TRY(gazetteer.parse_place(written));
  Table table{.title = gazetteer.name(place, language),
              .columns = {{"what", "What"}, {"value", "Code or text"}, {"name", "Name"}}};
  const auto add = [&](std::string_view what, std::string value, std::string name = {}) {
    if (!value.empty())
      table.rows.push_back({std::string(what), std::move(value), std::move(name)});
  };
  const auto add_place = [&](std::string_view what, Place other) {
    add(what, code_of(other), other.empty() ? "" : gazetteer.name(other, language));
  };
  add_place("place", place);
  if (const auto* record = gazetteer.find(place)) {
    add("kind", name_of(record->kind));
    add("iso2", record->alpha2);
    add("m49", record->m49);
    add("since", record->since);
    add("until", record->until);
    add_place("part_of", record->parent);
    for (const Place successor : record->successors) add_place("successor", successor);
  }
  for (const auto& membership : gazetteer.groups_of(place)) {
    add_place(membership.until.empty() ? "group" : "former_group", membership.group);
  }
  for (const Place neighbour : gazetteer.neighbours(place)) add_place("neighbour", neighbour);
  return table;
}

Result<Table> indicators_table(const Workspace& workspace) {
  Table table{.title = "Indicators",
              .columns = {{"indicator", "Indicator"},
                          {"title", "Title"},
                          {"unit", "Unit"},
                          {"meaning", "Meaning"},
                          {"of", "Of a"}}};
  for (const auto& id : TRY(indicators_at_hand(workspace))) {
    const auto* known = find_indicator(id);
    if (known == nullptr) {
      table.rows.push_back({id, id, "", "A publisher's series, under its own code.", ""});
      continue;
    }
    table.rows.push_back({id, std::string(known->title), std::string(known->unit),
                          std::string(known->meaning), known->of_corridor ? "corridor" : "place"});
  }
  return table;
}

Result<Table> instruments_table(const Workspace& workspace, const std::string& language) {
  Table table{.title = "Instruments of law",
              .columns = {{"instrument", "Code"},
                          {"title", "Title"},
                          {"short", "Short"},
                          {"type", "Type"},
                          {"adopted", "Adopted"},
                          {"in_force", "In force"},
                          {"binding", "Binding"}}};
  const auto book = TRY(LawBook::open(workspace));
  for (const auto& one : TRY(book.described(LawBook::Depth::records))) {
    const auto named = one.names[language];
    table.rows.push_back({one.code, named.empty() ? one.title : std::string(named),
                          std::string(one.short_title()), std::string(one.fields["type"]),
                          one.adopted.text(), one.in_force.text(),
                          one.is_binding() ? "yes" : "no"});
  }
  return table;
}

}  // namespace corridor
