// LawBook: events of instruments and parties, and what places have in common by them.

#include "base/text.h"
#include "registers/law_book.h"
#include "registers/row_parts.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace corridor {
namespace {

constexpr std::string_view event_columns =
    "edition, instrument, party, kind, territory, date, effective, provisions, other, note,"
    " file_row, file_column";

LawEvent read_event(const Statement& row) {
  return {.instrument = row.text(1),
          .kind = static_cast<LawEventKind>(row.integer(3)),
          .party = Place(row.text(2)),
          .territory = Place(row.text(4)),
          .date = Period::from_key(row.integer(5)),
          .effective = Period::from_key(row.integer(6)),
          .provisions = std::string(trim(row.text(7))),
          .other = row.text(8),
          .note = row.text(9),
          .cell = cell_at(row, 10)};
}

void by_date(std::vector<SourcedEvent>& events) {
  std::ranges::stable_sort(events, {}, [](const SourcedEvent& e) {
    return std::tuple(e.event.date.key(), e.event.kind, e.event.party.code());
  });
}

}  // namespace

Result<void> LawBook::read_events(Statement& rows, std::string_view value,
                                  const std::function<void(SourcedEvent)>& use) const {
  rows.reset();
  rows.bind(1, value);
  while (TRY(rows.step())) {
    const Edition* edition = current_.find(rows.integer(0));
    if (edition == nullptr) continue;
    auto event = read_event(rows);
    auto proof = current_.proof(rows.integer(0), event.cell);
    use({std::move(event), std::move(proof), !edition->author.empty()});
  }
  return {};
}

Result<std::vector<SourcedEvent>> LawBook::events_where(const Instrument& instrument,
                                                        std::string_view where) const {
  std::vector<SourcedEvent> events;
  auto& rows = *TRY(statement("SELECT " + std::string(event_columns) + " FROM law_event WHERE " +
                              std::string(where)));
  for (const auto& code : codes_of(instrument.code)) {
    TRY(read_events(rows, code, [&](SourcedEvent event) { events.push_back(std::move(event)); }));
  }
  by_date(events);
  return events;
}

Result<std::vector<SourcedEvent>> LawBook::events_of(const Instrument& instrument) const {
  return events_where(instrument, "instrument = ?");
}

Result<std::vector<SourcedEvent>> LawBook::own_events_of(const Instrument& instrument) const {
  return events_where(instrument, "instrument = ? AND party = ''");
}

Result<LawBook::EventsByInstrument> LawBook::events_of_party(Place party) const {
  EventsByInstrument events;
  for (const std::string_view where : {"party = ?", "territory = ? AND territory <> ''"}) {
    auto& rows = *TRY(statement("SELECT " + std::string(event_columns) + " FROM law_event WHERE " +
                                std::string(where)));
    TRY(read_events(rows, party.code(), [&](SourcedEvent event) {
      auto& of_instrument = events[std::string(own_code(event.event.instrument))];
      of_instrument.push_back(std::move(event));
    }));
  }
  for (auto& [code, of_instrument] : events) by_date(of_instrument);
  return events;
}

Result<LawBook::EventsByInstrument> LawBook::own_events(
    std::span<const Instrument> instruments) const {
  EventsByInstrument events;
  auto& rows = *TRY(statement("SELECT " + std::string(event_columns) +
                              " FROM law_event WHERE instrument = ? AND party = ''"));
  for (const auto& instrument : instruments) {
    std::vector<SourcedEvent> own;
    for (const auto& code : codes_of(instrument.code)) {
      TRY(read_events(rows, code, [&](SourcedEvent event) { own.push_back(std::move(event)); }));
    }
    by_date(own);
    if (!own.empty()) events.emplace(instrument.code, std::move(own));
  }
  return events;
}

Result<std::set<std::string>> LawBook::codes_with_events_of(Place party) const {
  std::set<std::string> codes;
  auto rows = TRY(workspace_.database().prepare(
      "SELECT DISTINCT instrument FROM law_event WHERE party = ?1"
      " UNION SELECT DISTINCT instrument FROM law_event WHERE territory = ?1 AND territory <> ''"));
  rows.bind(1, party.code());
  while (TRY(rows.step())) codes.emplace(own_code(rows.text(0)));
  return codes;
}

Result<std::vector<Instrument>> LawBook::shared(Place one, Place other) const {
  const auto first = TRY(codes_with_events_of(one)), second = TRY(codes_with_events_of(other));
  std::set<std::string> both;
  std::ranges::set_intersection(first, second, std::inserter(both, both.end()));
  return read_all(both, Depth::provisions);
}

Result<std::vector<Instrument>> LawBook::shared_with_provisions(
    Place one, Place other, const std::set<std::string>& known) const {
  const auto first = TRY(codes_with_events_of(one)), second = TRY(codes_with_events_of(other));
  auto any = TRY(workspace_.database().prepare(
      "SELECT 1 FROM record INDEXED BY record_by_parent"
      " WHERE parent = ? AND parent <> '' AND kind = 'provision' LIMIT 1"));
  std::set<std::string> codes;
  for (const auto& code : first) {
    if (!second.contains(code) || known.contains(code)) continue;
    for (const auto& listed : codes_of(code)) {
      any.reset();
      any.bind(1, listed);
      if (TRY(any.step())) codes.insert(code);
    }
  }
  return read_all(codes, Depth::provisions);
}

Result<std::vector<Instrument>> LawBook::joined_by(Place place) const {
  return read_all(TRY(codes_with_events_of(place)), Depth::records);
}

Result<std::vector<Instrument>> LawBook::of_place(Place place) const {
  std::set<std::string> codes;
  auto rows =
      TRY(workspace_.database().prepare("SELECT edition, code FROM record WHERE kind = 'instrument'"
                                        " AND places GLOB '* ' || ? || ' *'"));
  rows.bind(1, place.code());
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) != nullptr) codes.emplace(own_code(rows.text(1)));
  }
  return read_all(codes, Depth::provisions);
}

Result<std::vector<Wording>> LawBook::wordings_of(const Instrument& instrument) const {
  std::vector<Wording> wordings;
  auto rows = TRY(workspace_.database().prepare(
      "SELECT edition, code, title, since, file_row, file_column FROM record"
      " INDEXED BY record_by_parent"
      " WHERE parent = ? AND parent <> '' AND kind = 'expression'"));
  for (const auto& parent : codes_of(instrument.code)) {
    rows.reset();
    rows.bind(1, parent);
    while (TRY(rows.step())) {
      const auto edition = rows.integer(0);
      if (current_.find(edition) == nullptr) continue;
      const auto code = rows.text(1);
      wordings.push_back({.code = code,
                          .title = rows.text(2),
                          .language = code.substr(code.rfind('/') + 1),
                          .since = Period::from_key(rows.integer(3)),
                          .proof = current_.proof(edition, cell_at(rows, 4))});
    }
  }
  std::ranges::sort(wordings, {}, [](const Wording& w) { return std::tie(w.language, w.since); });
  return wordings;
}

}  // namespace corridor
