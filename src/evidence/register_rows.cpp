#include "evidence/register_rows.h"

#include "base/text.h"
#include "vocabulary/law.h"
#include "vocabulary/named_lines.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

void add(RegisterRow& row, std::string name, std::string_view value) {
  value = trim(value);
  if (!value.empty()) row.fields.push_back({std::move(name), std::string(value)});
}

std::string date_text(std::int64_t key) { return key == 0 ? "" : Period::from_key(key).text(); }

RegisterRow record_of(const Statement& found) {
  RegisterRow row{found.text(0), found.text(0) + ":" + found.text(1), found.text(2), {}};
  add(row, "summary", found.text(3));
  add(row, "part of", found.text(4));
  add(row, "places", found.text(5));
  add(row, "since", date_text(found.integer(6)));
  add(row, "until", date_text(found.integer(7)));
  const NamedLines names(found.text(8)), fields(found.text(9));
  for (const auto& [language, name] : names.lines()) add(row, "title in " + language, name);
  for (const auto& [name, value] : fields.lines()) add(row, name, value);
  return row;
}

RegisterRow event_of(const Statement& found) {
  const auto kind = name_of(static_cast<LawEventKind>(found.integer(2)));
  const auto party = found.text(1), instrument = found.text(0);
  RegisterRow row{"event",
                  "instrument:" + instrument,
                  party.empty() ? fmt::format("{} of {}", kind, instrument)
                                : fmt::format("{} of {} by {}", kind, instrument, party),
                  {}};
  add(row, "territory", found.text(3));
  add(row, "date", date_text(found.integer(4)));
  add(row, "effective", date_text(found.integer(5)));
  add(row, "provisions", found.text(6));
  add(row, "other", found.text(7));
  add(row, "note", found.text(8));
  return row;
}

RegisterRow link_of(const Statement& found) {
  RegisterRow row{"link",
                  found.text(0),
                  fmt::format("{} {} {}", found.text(0), found.text(1), found.text(2)),
                  {}};
  add(row, "since", date_text(found.integer(3)));
  add(row, "until", date_text(found.integer(4)));
  add(row, "source", found.text(5));
  return row;
}

RegisterRow passage_of(const Statement& found) {
  const auto place_in = found.text(1);
  RegisterRow row{
      "passage", found.text(0) + (place_in.empty() ? "" : "/" + place_in), found.text(2), {}};
  add(row, "language", found.text(4));
  add(row, "text", found.text(3));
  return row;
}

/// What a statement finds, and how that is made into a row.
struct Look {
  std::string_view sql;
  RegisterRow (*make)(const Statement& found);
};
constexpr std::array looks{
    Look{"SELECT kind, code, title, summary, parent, places, since, until, names, fields"
         " FROM record",
         record_of},
    Look{"SELECT instrument, party, kind, territory, date, effective, provisions, other, note"
         " FROM law_event",
         event_of},
    Look{"SELECT from_item, relation, to_item, since, until, source FROM link", link_of},
    Look{"SELECT item, place_in, heading, text, language FROM passage", passage_of},
};

}  // namespace

Result<std::vector<RegisterRow>> register_rows_at(const Workspace& workspace,
                                                  const Edition& edition, FileCell cell) {
  std::vector<RegisterRow> rows;
  for (const auto& [sql, make] : looks) {
    auto found = TRY(workspace.database().prepare(
        std::string(sql) + " WHERE edition = ? AND file_row = ? AND file_column = ?"));
    found.bind(1, edition.id).bind(2, std::int64_t{cell.row}).bind(3, int{cell.column});
    while (TRY(found.step())) rows.push_back(make(found));
  }
  return rows;
}

}  // namespace corridor
