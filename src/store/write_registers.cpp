#include "store/write_registers.h"

#include "base/text.h"

namespace corridor {
namespace {

Result<void> write_records(Database& database, std::int64_t edition,
                           std::span<const Record> records) {
  auto insert = TRY(database.prepare("INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  for (const auto& r : records) {
    const std::string places = spaced(r.places);
    insert.bind(1, edition).bind(2, r.kind).bind(3, r.code).bind(4, r.title);
    insert.bind(5, r.summary).bind(6, r.parent).bind(7, places);
    insert.bind(8, r.since.key()).bind(9, r.until.key()).bind(10, r.names).bind(11, r.fields);
    TRY(insert.bind(12, std::int64_t{r.cell.row}).bind(13, r.cell.column).run());
  }
  return {};
}

Result<void> write_events(Database& database, std::int64_t edition,
                          std::span<const LawEvent> events) {
  auto insert = TRY(database.prepare("INSERT INTO law_event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  std::int64_t number = 0;
  for (const auto& e : events) {
    const std::string provisions = spaced(e.provisions);
    insert.bind(1, edition).bind(2, e.instrument).bind(3, e.party.code()).bind(4, ++number);
    insert.bind(5, static_cast<int>(e.kind)).bind(6, e.territory.code());
    insert.bind(7, e.date.key()).bind(8, e.effective.key()).bind(9, provisions);
    insert.bind(10, e.other).bind(11, e.note);
    TRY(insert.bind(12, std::int64_t{e.cell.row}).bind(13, e.cell.column).run());
  }
  return {};
}

Result<void> write_links(Database& database, std::int64_t edition, std::span<const Link> links) {
  auto insert = TRY(database.prepare("INSERT INTO link VALUES(?,?,?,?,?,?,?,?,?)"));
  for (const auto& l : links) {
    insert.bind(1, edition).bind(2, l.from).bind(3, l.relation).bind(4, l.to);
    insert.bind(5, l.since.key()).bind(6, l.until.key()).bind(7, l.source);
    TRY(insert.bind(8, std::int64_t{l.cell.row}).bind(9, l.cell.column).run());
  }
  return {};
}

Result<void> write_passages(Database& database, std::int64_t edition,
                            std::span<const Passage> passages) {
  auto insert = TRY(database.prepare("INSERT INTO passage VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?)"));
  for (const auto& p : passages) {
    const std::string places = spaced(p.places);
    insert.bind(1, edition).bind(2, p.item).bind(3, p.place_in).bind(4, p.heading);
    insert.bind(5, p.text).bind(6, p.language).bind(7, places);
    insert.bind(8, p.since.key()).bind(9, p.until.key());
    TRY(insert.bind(10, std::int64_t{p.cell.row}).bind(11, p.cell.column).run());
  }
  return {};
}

}  // namespace

std::string spaced(std::span<const Place> places) {
  std::string text;
  for (const Place place : places) {
    if (text.empty()) text = " ";
    text.append(place.code()).append(" ");
  }
  return text;
}

std::string spaced(std::string_view codes) {
  std::string text;
  for (const auto code : split(codes, ' ')) {
    if (code.empty()) continue;
    if (text.empty()) text = " ";
    text.append(code).append(" ");
  }
  return text;
}

Result<void> write_registers(Database& database, std::int64_t edition, const RegisterRows& rows) {
  TRY(write_records(database, edition, rows.records));
  TRY(write_events(database, edition, rows.events));
  TRY(write_links(database, edition, rows.links));
  return write_passages(database, edition, rows.passages);
}

}  // namespace corridor
