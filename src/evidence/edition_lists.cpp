#include "evidence/edition_lists.h"

#include "base/text.h"

namespace corridor {
namespace {

FileCell cell_at(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.integer(column)),
          static_cast<std::uint16_t>(row.integer(column + 1))};
}

/// Every row of a query about one edition.
template <class Use>
Result<void> each_row(const Workspace& workspace, const Edition& edition, std::string_view sql,
                      Use use) {
  auto rows = TRY(workspace.database().prepare(sql));
  rows.bind(1, edition.id);
  while (TRY(rows.step())) TRY(use(rows));
  return {};
}

}  // namespace

Result<void> each_item(const Workspace& workspace, const Edition& edition,
                       const UseEntry<Item>& use) {
  return each_row(workspace, edition,
                  "SELECT list, code, name, parent, description, other_names, place, details,"
                  " file_row, file_column FROM item WHERE edition = ? ORDER BY list, code",
                  [&](const Statement& row) {
                    return use({.list = intern(row.text(0)),
                                .code = row.text(1),
                                .name = row.text(2),
                                .parent = row.text(3),
                                .description = row.text(4),
                                .other_names = row.text(5),
                                .place = Place(row.text(6)),
                                .details = row.text(7),
                                .cell = cell_at(row, 8)});
                  });
}

Result<void> each_relation(const Workspace& workspace, const Edition& edition,
                           const UseEntry<Relation>& use) {
  return each_row(workspace, edition,
                  "SELECT from_list, from_code, relation, to_list, to_code, file_row, file_column"
                  " FROM relation WHERE edition = ?"
                  " ORDER BY from_list, from_code, relation, to_list, to_code",
                  [&](const Statement& row) {
                    return use({.from_list = intern(row.text(0)),
                                .from = row.text(1),
                                .relation = intern(row.text(2)),
                                .to_list = intern(row.text(3)),
                                .to = row.text(4),
                                .cell = cell_at(row, 5)});
                  });
}

namespace {

std::vector<Place> places_in(std::string_view spaced) {
  std::vector<Place> places;
  for (const auto code : split(spaced, ' ')) {
    if (!code.empty()) places.emplace_back(code);
  }
  return places;
}

}  // namespace

Result<void> each_record(const Workspace& workspace, const Edition& edition,
                         const UseEntry<Record>& use) {
  return each_row(workspace, edition,
                  "SELECT kind, code, title, summary, parent, places, since, until, names, fields,"
                  " file_row, file_column FROM record WHERE edition = ? ORDER BY kind, code",
                  [&](const Statement& row) {
                    return use({.kind = intern(row.text(0)),
                                .code = row.text(1),
                                .title = row.text(2),
                                .summary = row.text(3),
                                .parent = row.text(4),
                                .places = places_in(row.text(5)),
                                .since = Period::from_key(row.integer(6)),
                                .until = Period::from_key(row.integer(7)),
                                .names = row.text(8),
                                .fields = row.text(9),
                                .cell = cell_at(row, 10)});
                  });
}

Result<void> each_event(const Workspace& workspace, const Edition& edition,
                        const UseEntry<LawEvent>& use) {
  return each_row(
      workspace, edition,
      "SELECT instrument, kind, party, territory, date, effective, trim(provisions), other, note,"
      " file_row, file_column FROM law_event WHERE edition = ? ORDER BY instrument, party, number",
      [&](const Statement& row) {
        return use({.instrument = row.text(0),
                    .kind = static_cast<LawEventKind>(row.integer(1)),
                    .party = Place(row.text(2)),
                    .territory = Place(row.text(3)),
                    .date = Period::from_key(row.integer(4)),
                    .effective = Period::from_key(row.integer(5)),
                    .provisions = row.text(6),
                    .other = row.text(7),
                    .note = row.text(8),
                    .cell = cell_at(row, 9)});
      });
}

Result<void> each_link(const Workspace& workspace, const Edition& edition,
                       const UseEntry<Link>& use) {
  return each_row(workspace, edition,
                  "SELECT from_item, relation, to_item, since, until, source, file_row, file_column"
                  " FROM link WHERE edition = ? ORDER BY from_item, relation, to_item, since",
                  [&](const Statement& row) {
                    return use({.from = row.text(0),
                                .relation = intern(row.text(1)),
                                .to = row.text(2),
                                .since = Period::from_key(row.integer(3)),
                                .until = Period::from_key(row.integer(4)),
                                .source = row.text(5),
                                .cell = cell_at(row, 6)});
                  });
}

Result<void> each_passage(const Workspace& workspace, const Edition& edition,
                          const UseEntry<Passage>& use) {
  return each_row(workspace, edition,
                  "SELECT item, place_in, heading, text, language, places, since, until, file_row,"
                  " file_column FROM passage WHERE edition = ? ORDER BY id",
                  [&](const Statement& row) {
                    return use({.item = row.text(0),
                                .place_in = row.text(1),
                                .heading = row.text(2),
                                .text = row.text(3),
                                .language = intern(row.text(4)),
                                .places = places_in(row.text(5)),
                                .since = Period::from_key(row.integer(6)),
                                .until = Period::from_key(row.integer(7)),
                                .cell = cell_at(row, 8)});
                  });
}

Result<void> each_flag(const Workspace& workspace, const Edition& edition,
                       const UseEntry<Flag>& use) {
  return each_row(
      workspace, edition,
      "SELECT name, reason, file_row, file_column FROM flag WHERE edition = ?"
      " ORDER BY file_row, file_column, name, reason",
      [&](const Statement& row) {
        return use({.cell = cell_at(row, 2), .check = intern(row.text(0)), .reason = row.text(1)});
      });
}

Result<void> each_rejection(const Workspace& workspace, const Edition& edition,
                            const UseEntry<Rejection>& use) {
  return each_row(
      workspace, edition,
      "SELECT seen, reason, file_row, file_column FROM rejection WHERE edition = ?"
      " ORDER BY file_row, file_column, seen, reason",
      [&](const Statement& row) {
        return use({.cell = cell_at(row, 2), .seen = row.text(0), .reason = row.text(1)});
      });
}

Result<std::vector<ColumnStep>> steps_of(const Workspace& workspace, const Edition& edition) {
  std::vector<ColumnStep> steps;
  TRY(each_row(
      workspace, edition,
      "SELECT number, name, step FROM edition_column WHERE edition = ? ORDER BY number",
      [&](const Statement& row) -> Result<void> {
        steps.push_back({static_cast<std::uint16_t>(row.integer(0)), row.text(1), row.text(2)});
        return {};
      }));
  return steps;
}

}  // namespace corridor
