#include "registers/link_sources.h"

#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

using Links = std::vector<SourcedLink>;

SourcedLink member_of(const Membership& membership) {
  return {.from = address_of("place", membership.member.code()),
          .relation = "member_of",
          .to = address_of("place", membership.group.code()),
          .since = stored_date(membership.since),
          .until = stored_date(membership.until),
          .source = "from the table of groups (data/places)",
          .implied = true};
}

void add_memberships(Place place, Links& links) {
  const auto& gazetteer = Gazetteer::get();
  for (const auto& membership : gazetteer.groups_of(place)) links.push_back(member_of(membership));
  const auto* record = gazetteer.find(place);
  if (record == nullptr || record->kind != PlaceKind::group) return;
  for (const auto& other : gazetteer.all()) {
    for (const auto& membership : gazetteer.groups_of(other.place)) {
      if (membership.group == place) links.push_back(member_of(membership));
    }
  }
}

void add_ends(std::string_view code, Links& links) {
  const auto way = Gazetteer::get().parse_corridor(code);
  if (!way) return;
  const std::pair<std::string_view, Place> ends[] = {{"has_origin", way->origin},
                                                     {"has_destination", way->destination}};
  for (const auto& [relation, place] : ends) {
    links.push_back({.from = address_of("corridor", code),
                     .relation = std::string(relation),
                     .to = address_of("place", place.code()),
                     .implied = true});
  }
}

/// What a record of `kind` is to the record above it.
std::string_view relation_to_whole(std::string_view kind) {
  return kind == "expression" ? "expression_of" : "part_of";
}

constexpr std::string_view from_record = "from the record";

}  // namespace

std::string LinkSources::proof(const Statement& row, int edition_column) const {
  return current_.proof(row.integer(edition_column),
                        {static_cast<std::uint32_t>(row.integer(edition_column + 1)),
                         static_cast<std::uint16_t>(row.integer(edition_column + 2))});
}

/// A parent is named by its code alone: it is an instrument, or a provision around this one.
Result<std::string> LinkSources::whole_of(std::string_view parent) const {
  for (const std::string_view kind : {"instrument", "provision"}) {
    if (TRY(items_.has_record(kind, parent))) return address_of(kind, parent);
  }
  return address_of("instrument", parent);
}

Result<void> LinkSources::add_parents(std::string_view kind, std::string_view code,
                                      Links& links) const {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT edition, file_row, file_column, parent, fields, since, until FROM record"
      " WHERE kind = ? AND code = ?"));
  rows.bind(1, kind).bind(2, code);
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) == nullptr) continue;
    SourcedLink link{.from = address_of(kind, code),
                     .since = Period::from_key(rows.integer(5)),
                     .until = Period::from_key(rows.integer(6)),
                     .source = std::string(from_record),
                     .proof = proof(rows, 0),
                     .implied = true};
    if (const auto parent = rows.text(3); !parent.empty()) {
      link.relation = relation_to_whole(kind);
      link.to = TRY(whole_of(parent));
      links.push_back(link);
    }
    const NamedLines fields(rows.text(4));
    for (const std::string_view relation : {"gives", "against"}) {
      if (kind != "provision") break;
      for (const auto protection : fields.list(relation)) {
        link.relation = relation;
        link.to = address_of("protection", protection);
        links.push_back(link);
      }
    }
  }
  return {};
}

Result<void> LinkSources::add_children(std::string_view kind, std::string_view code,
                                       Links& links) const {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT edition, file_row, file_column, kind, code, since, until FROM record"
      " WHERE parent = ? AND parent <> ''"));
  rows.bind(1, code);
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) == nullptr) continue;
    links.push_back({.from = address_of(rows.text(3), rows.text(4)),
                     .relation = std::string(relation_to_whole(rows.text(3))),
                     .to = address_of(kind, code),
                     .since = Period::from_key(rows.integer(5)),
                     .until = Period::from_key(rows.integer(6)),
                     .source = std::string(from_record),
                     .proof = proof(rows, 0),
                     .implied = true});
  }
  return {};
}

Result<void> LinkSources::add_protection(std::string_view code, Links& links) const {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT edition, file_row, file_column, code, fields, since, until FROM record"
      " WHERE kind = 'provision' AND instr(fields, ?) > 0"));
  rows.bind(1, code);
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) == nullptr) continue;
    const NamedLines fields(rows.text(4));
    for (const std::string_view relation : {"gives", "against"}) {
      const auto protections = fields.list(relation);
      if (std::ranges::find(protections, code) == protections.end()) continue;
      links.push_back({.from = address_of("provision", rows.text(3)),
                       .relation = std::string(relation),
                       .to = address_of("protection", code),
                       .since = Period::from_key(rows.integer(5)),
                       .until = Period::from_key(rows.integer(6)),
                       .source = std::string(from_record),
                       .proof = proof(rows, 0),
                       .implied = true});
    }
  }
  return {};
}

namespace {

SourcedLink reports(std::string_view dataset, std::string_view indicator) {
  return {.from = address_of("dataset", dataset),
          .relation = "reports",
          .to = address_of("indicator", indicator),
          .source = "from the figures of its editions",
          .implied = true};
}

}  // namespace

Result<void> LinkSources::add_indicator(std::string_view code, Links& links) const {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT DISTINCT edition.dataset FROM indicator JOIN edition_indicator"
      " ON edition_indicator.indicator = indicator.id"
      " JOIN edition ON edition.id = edition_indicator.edition WHERE indicator.name = ?"));
  rows.bind(1, code);
  while (TRY(rows.step())) links.push_back(reports(rows.text(0), code));
  return {};
}

Result<void> LinkSources::add_dataset(std::string_view code, Links& links) const {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT DISTINCT indicator.name FROM edition JOIN edition_indicator"
      " ON edition_indicator.edition = edition.id"
      " JOIN indicator ON indicator.id = edition_indicator.indicator WHERE edition.dataset = ?"));
  rows.bind(1, code);
  while (TRY(rows.step())) links.push_back(reports(code, rows.text(0)));
  return {};
}

Result<void> LinkSources::add_list_entry(std::string_view list, std::string_view code,
                                         Links& links) const {
  constexpr std::string_view by_entry[] = {
      "SELECT item.edition, file_row, file_column, list, code, 'broader', list, parent"
      " FROM edition CROSS JOIN item ON item.edition = edition.id AND list = ? AND code = ?"
      " WHERE parent <> ''",
      "SELECT edition, file_row, file_column, list, code, 'broader', list, parent FROM item"
      " WHERE list = ? AND parent = ?",
      "SELECT relation.edition, file_row, file_column, from_list, from_code, relation, to_list,"
      " to_code FROM edition CROSS JOIN relation ON relation.edition = edition.id"
      " AND from_list = ? AND from_code = ?",
      "SELECT edition, file_row, file_column, from_list, from_code, relation, to_list, to_code"
      " FROM relation WHERE to_list = ? AND to_code = ?"};
  for (const auto sql : by_entry) {
    auto rows = TRY(workspace_.database().prepare(sql));
    rows.bind(1, list).bind(2, code);
    while (TRY(rows.step())) {
      if (current_.find(rows.integer(0)) == nullptr) continue;
      links.push_back({.from = address_of(rows.text(3), rows.text(4)),
                       .relation = rows.text(5),
                       .to = address_of(rows.text(6), rows.text(7)),
                       .source = "from the publisher's list",
                       .proof = proof(rows, 0)});
    }
  }
  return {};
}

Result<std::vector<SourcedLink>> LinkSources::of(std::string_view address) const {
  const auto [kind, code] = address_parts(address);
  const LinkRows stated(workspace_, current_);
  Links links = TRY(stated.from(address));
  const auto add = [&](Links more) {
    links.insert(links.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  };
  add(TRY(stated.to(address)));
  if (kind == "place") {
    if (code.size() <= Place::longest_code) {
      add(TRY(parties_.of_place(Place(code))));
      add_memberships(Place(code), links);
    }
  } else if (kind == "corridor") {
    add_ends(code, links);
    if (const auto way = Gazetteer::get().parse_corridor(code)) {
      add(TRY(parties_.of_corridor(*way)));
    }
  } else if (kind == "protection") {
    TRY(add_protection(code, links));
  } else if (kind == "indicator") {
    TRY(add_indicator(code, links));
  } else if (kind == "dataset") {
    TRY(add_dataset(code, links));
  } else {
    TRY(add_parents(kind, code, links));
    TRY(add_children(kind, code, links));
    if (kind == "instrument") add(TRY(parties_.of_instrument(code)));
    const bool is_record = TRY(items_.has_record(kind, code));
    if (!is_record) TRY(add_list_entry(kind, code, links));
  }
  return links;
}

}  // namespace corridor
