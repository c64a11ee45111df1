#include "registers/law_book.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace corridor {
namespace {

constexpr std::string_view record_columns =
    "edition, code, title, summary, places, since, until, names, fields, file_row, file_column";

FileCell cell_at(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.integer(column)),
          static_cast<std::uint16_t>(row.integer(column + 1))};
}

std::vector<Place> places_in(std::string_view spaced) {
  std::vector<Place> places;
  for (const auto code : split(spaced, ' ')) {
    if (!code.empty()) places.emplace_back(code);
  }
  return places;
}

/// Codes that live as long as the tables of the vocabulary.
template <class Find>
std::vector<std::string_view> known_codes(const NamedLines& fields, std::string_view name,
                                          Find find) {
  std::vector<std::string_view> codes;
  for (const auto word : fields.list(name)) {
    if (const auto* known = find(word)) codes.push_back(known->code);
  }
  return codes;
}

void merge(NamedLines& into, const NamedLines& more) {
  for (const auto& line : more.lines()) {
    if (into[line.name].empty()) into.set(line.name, line.value);
  }
}

Period date_in(std::string_view text) {
  const auto date = text.empty() ? Result<Period>(Period()) : parse_date(text);
  return date ? *date : Period();
}

}  // namespace

Result<LawBook> LawBook::open(const Workspace& workspace, std::string_view known_by) {
  LawBook book(workspace, TRY(CurrentEditions::read(workspace, known_by)));
  TRY(book.read_aliases());
  return book;
}

Result<void> LawBook::read_aliases() {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT edition, from_item, to_item FROM link WHERE relation = 'same_as'"
      " AND from_item GLOB 'instrument:*' AND to_item GLOB 'instrument:*'"));
  constexpr std::size_t prefix = std::string_view("instrument:").size();
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) == nullptr) continue;
    const auto own = rows.text(1).substr(prefix), alias = rows.text(2).substr(prefix);
    if (own_codes_.try_emplace(alias, own).second) aliases_[own].push_back(alias);
  }
  return {};
}

std::string_view LawBook::own_code(std::string_view code) const {
  const auto found = own_codes_.find(std::string(code));
  return found == own_codes_.end() ? code : std::string_view(found->second);
}

void LawBook::take(const Statement& row, Instrument& instrument) const {
  const auto edition = row.integer(0);
  const NamedLines fields(row.text(8));
  const bool is_own = row.text(1) == instrument.code;
  if (instrument.title.empty() || is_own) {
    instrument.title = row.text(2);
    instrument.proof = current_.proof(edition, cell_at(row, 9));
    instrument.publisher = current_.find(edition)->citation.publisher;
  }
  if (instrument.summary.empty()) instrument.summary = row.text(3);
  if (instrument.places.empty()) instrument.places = places_in(row.text(4));
  if (instrument.in_force.empty()) instrument.in_force = Period::from_key(row.integer(5));
  if (instrument.until.empty()) instrument.until = Period::from_key(row.integer(6));
  merge(instrument.names, NamedLines(row.text(7)));
  const auto known_to = date_in(fields["known_to"]);
  if (!known_to.empty() && (instrument.parties_known_to.empty() ||
                            last_day(instrument.parties_known_to) < last_day(known_to))) {
    instrument.parties_known_to = known_to;
  }
  merge(instrument.fields, fields);
  if (instrument.adopted.empty()) instrument.adopted = date_in(fields["adopted"]);
}

/// One instrument a code; what further files say of it under an alias is added.
Result<void> LawBook::read_records(Statement& rows, std::vector<Instrument>& into) const {
  std::map<std::string, std::size_t, std::less<>> at;
  for (std::size_t i = 0; i < into.size(); ++i) at.emplace(into[i].code, i);
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) == nullptr) continue;
    const std::string code(own_code(rows.text(1)));
    const auto [entry, is_new] = at.try_emplace(code, into.size());
    if (is_new) {
      into.push_back({.code = code});
      const auto aliases = aliases_.find(code);
      if (aliases != aliases_.end()) into.back().aliases = aliases->second;
    }
    take(rows, into[entry->second]);
  }
  return {};
}

Result<void> LawBook::add_provisions(Instrument& instrument) const {
  auto rows = TRY(workspace_.database().prepare(
      "SELECT edition, code, title, summary, '', since, until, names, fields, file_row, file_column"
      " FROM record WHERE parent = ? AND kind = 'provision' ORDER BY edition, file_row, code"));
  std::set<std::string> seen;
  for (const auto& code : codes_of(instrument.code)) {
    rows.reset();
    rows.bind(1, code);
    while (TRY(rows.step())) {
      const auto edition = rows.integer(0);
      if (current_.find(edition) == nullptr) continue;
      Provision provision{.at = rows.text(1).substr(std::min(code.size() + 1, rows.text(1).size())),
                          .title = rows.text(2),
                          .summary = rows.text(3),
                          .names = NamedLines(rows.text(7)),
                          .fields = NamedLines(rows.text(8)),
                          .since = Period::from_key(rows.integer(5)),
                          .until = Period::from_key(rows.integer(6)),
                          .proof = current_.proof(edition, cell_at(rows, 9))};
      if (!seen.insert(provision.at).second) continue;
      const auto& fields = provision.fields;
      provision.gives = known_codes(fields, "gives", find_protection);
      provision.against = known_codes(fields, "against", find_protection);
      provision.covers = known_codes(fields, "covers", find_person_group);
      provision.leaves_out = known_codes(fields, "leaves_out", find_person_group);
      provision.strength = fields["strength"] == "aim"            ? "aim"
                           : fields["strength"] == "limited_duty" ? "limited_duty"
                                                                  : "duty";
      instrument.provisions.push_back(std::move(provision));
    }
  }
  return {};
}

std::vector<std::string> LawBook::codes_of(std::string_view own) const {
  std::vector<std::string> codes{std::string(own)};
  const auto aliases = aliases_.find(codes.front());
  if (aliases != aliases_.end()) {
    codes.insert(codes.end(), aliases->second.begin(), aliases->second.end());
  }
  return codes;
}

Result<std::optional<Instrument>> LawBook::instrument(std::string_view code) const {
  std::vector<Instrument> found;
  auto rows = TRY(workspace_.database().prepare(
      "SELECT " + std::string(record_columns) +
      " FROM record WHERE kind = 'instrument' AND code = ? ORDER BY edition DESC"));
  for (const auto& one : codes_of(own_code(code))) {
    rows.reset();
    rows.bind(1, one);
    TRY(read_records(rows, found));
  }
  if (found.empty()) return std::nullopt;
  TRY(add_provisions(found.front()));
  return std::move(found.front());
}

Result<std::vector<Instrument>> LawBook::described() const {
  std::vector<Instrument> found;
  auto rows = TRY(workspace_.database().prepare(
      "SELECT code FROM record JOIN edition ON edition.id = record.edition"
      " WHERE kind = 'instrument' AND author <> '' GROUP BY code ORDER BY code"));
  while (TRY(rows.step())) {
    auto one = TRY(instrument(rows.text(0)));
    if (one && !one->provisions.empty()) found.push_back(std::move(*one));
  }
  return found;
}

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

Result<void> LawBook::read_events(std::string_view where, std::string_view value,
                                  const std::function<void(SourcedEvent)>& use) const {
  auto rows = TRY(workspace_.database().prepare("SELECT " + std::string(event_columns) +
                                                " FROM law_event WHERE " + std::string(where)));
  rows.bind(1, value);
  while (TRY(rows.step())) {
    if (current_.find(rows.integer(0)) == nullptr) continue;
    auto event = read_event(rows);
    auto proof = current_.proof(rows.integer(0), event.cell);
    use({std::move(event), std::move(proof)});
  }
  return {};
}

Result<std::vector<SourcedEvent>> LawBook::events_where(const Instrument& instrument,
                                                        std::string_view where) const {
  std::vector<SourcedEvent> events;
  for (const auto& code : codes_of(instrument.code)) {
    TRY(read_events(where, code, [&](SourcedEvent event) { events.push_back(std::move(event)); }));
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
  for (const std::string_view where : {"party = ?", "territory = ?"}) {
    TRY(read_events(where, party.code(), [&](SourcedEvent event) {
      auto& of_instrument = events[std::string(own_code(event.event.instrument))];
      of_instrument.push_back(std::move(event));
    }));
  }
  for (auto& [code, of_instrument] : events) by_date(of_instrument);
  return events;
}

Result<std::vector<Instrument>> LawBook::shared(Place one, Place other) const {
  std::vector<Instrument> found;
  auto rows = TRY(
      workspace_.database().prepare("SELECT " + std::string(record_columns) +
                                    " FROM record WHERE kind = 'instrument' AND code IN"
                                    " (SELECT instrument FROM law_event WHERE party = ?1 INTERSECT"
                                    "  SELECT instrument FROM law_event WHERE party = ?2)"));
  rows.bind(1, one.code()).bind(2, other.code());
  TRY(read_records(rows, found));
  for (auto& instrument : found) TRY(add_provisions(instrument));
  return found;
}

Result<std::vector<Instrument>> LawBook::of_place(Place place) const {
  std::vector<Instrument> found;
  auto rows = TRY(workspace_.database().prepare("SELECT " + std::string(record_columns) +
                                                " FROM record WHERE kind = 'instrument'"
                                                " AND places GLOB '* ' || ? || ' *'"));
  rows.bind(1, place.code());
  TRY(read_records(rows, found));
  for (auto& instrument : found) TRY(add_provisions(instrument));
  return found;
}

}  // namespace corridor
