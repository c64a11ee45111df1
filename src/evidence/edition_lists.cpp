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
