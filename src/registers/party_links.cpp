#include "registers/party_links.h"

#include "base/text.h"
#include "registers/row_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace corridor {
namespace {

using Stage = Standing::Stage;

constexpr std::string_view from_events = "from the events of its parties";
constexpr std::string_view from_places = "from the places it names";

/// Of a place in an instrument; nothing where it neither signed nor joined.
std::optional<SourcedLink> party_link(const Instrument& instrument, Place party,
                                      const Standing& standing) {
  SourcedLink link{.from = address_of("place", party.code()),
                   .to = address_of("instrument", instrument.code),
                   .source = std::string(from_events),
                   .proof = standing.proofs.empty() ? std::string() : standing.proofs.front(),
                   .implied = true};
  switch (standing.stage) {
    case Stage::in_force:
    case Stage::ended:
      link.relation = "party_of";
      link.since = standing.since;
      link.until = standing.until;
      return link;
    case Stage::consented:
      link.relation = "party_of";
      link.since = standing.since;
      link.source = "consent given, not in force for it yet";
      return link;
    case Stage::signed_only:
      link.relation = "signatory_of";
      link.since = standing.signed_on;
      return link;
    case Stage::not_known:
    case Stage::not_party:
    case Stage::not_open:
      break;
  }
  return std::nullopt;
}

SourcedLink holds_in(const Instrument& instrument, Place place) {
  return {.from = address_of("instrument", instrument.code),
          .relation = "holds_in",
          .to = address_of("place", place.code()),
          .since = instrument.in_force,
          .until = instrument.until,
          .source = std::string(from_places),
          .proof = instrument.proof,
          .implied = true};
}

}  // namespace

Result<std::optional<Instrument>> PartyLinks::light_instrument(std::string_view code) const {
  if (!records_) {
    records_ = TRY(workspace_.database().prepare(
        "SELECT edition, title, places, since, until, fields, file_row, file_column FROM record"
        " WHERE kind = 'instrument' AND code = ? ORDER BY edition DESC"));
  }
  records_->reset();
  records_->bind(1, code);
  std::optional<Instrument> found;
  while (TRY(records_->step())) {
    const auto edition = records_->integer(0);
    if (current_.find(edition) == nullptr) continue;
    if (!found) {
      found = Instrument{.code = std::string(code), .title = records_->text(1)};
      found->places = places_in(records_->text(2));
      found->proof = current_.proof(edition, {static_cast<std::uint32_t>(records_->integer(6)),
                                              static_cast<std::uint16_t>(records_->integer(7))});
    }
    if (found->in_force.empty()) found->in_force = Period::from_key(records_->integer(3));
    if (found->until.empty()) found->until = Period::from_key(records_->integer(4));
    const NamedLines fields(records_->text(5));
    for (const auto& [name, value] : fields.lines()) {
      if (found->fields[name].empty()) found->fields.set(name, value);
    }
    found->parties_known_to = std::max(found->parties_known_to, stored_date(fields["known_to"]));
  }
  if (found) found->adopted = stored_date(found->fields["adopted"]);
  return found;
}

Result<Period> PartyLinks::in_force(const Instrument& instrument) const {
  if (!instrument.in_force.empty()) return instrument.in_force;
  const bool by_number = !instrument.fields["force_consents"].empty();
  const auto events =
      by_number ? TRY(book_.events_of(instrument)) : TRY(book_.own_events_of(instrument));
  return entry_into_force(instrument, events);
}

Result<std::vector<SourcedLink>> PartyLinks::of_instrument(std::string_view code) const {
  std::vector<SourcedLink> links;
  const auto instrument = TRY(book_.instrument(code));
  if (!instrument) return links;
  const auto events = TRY(book_.events_of(*instrument));
  const Period since = entry_into_force(*instrument, events);
  std::map<Place, std::vector<SourcedEvent>> by_party;
  for (const auto& event : events) {
    if (!event.event.party.empty()) by_party[event.event.party].push_back(event);
  }
  for (const auto& [party, its_events] : by_party) {
    const auto standing = standing_on(*instrument, its_events, {party, day_, since});
    if (auto link = party_link(*instrument, party, standing)) links.push_back(std::move(*link));
  }
  for (const Place place : instrument->places) links.push_back(holds_in(*instrument, place));
  return links;
}

Result<std::vector<SourcedLink>> PartyLinks::of_place(Place place) const {
  std::vector<SourcedLink> links;
  for (const auto& [code, events] : TRY(book_.events_of_party(place))) {
    auto instrument = TRY(light_instrument(code));
    if (!instrument) instrument = TRY(light_instrument(events.front().event.instrument));
    if (!instrument) continue;
    instrument->code = code;
    const Period since = TRY(in_force(*instrument));
    const auto standing = standing_on(*instrument, events, {place, day_, since});
    if (auto link = party_link(*instrument, place, standing)) links.push_back(std::move(*link));
  }
  auto rows = TRY(workspace_.database().prepare(
      "SELECT DISTINCT code FROM record WHERE kind = 'instrument' AND places <> ''"
      " AND instr(places, ' ' || ? || ' ') > 0"));
  rows.bind(1, place.code());
  while (TRY(rows.step())) {
    if (const auto instrument = TRY(light_instrument(rows.text(0)))) {
      links.push_back(holds_in(*instrument, place));
    }
  }
  return links;
}

Result<std::vector<SourcedLink>> PartyLinks::of_corridor(Corridor corridor) const {
  std::vector<SourcedLink> links;
  auto rows = TRY(workspace_.database().prepare(
      "SELECT one.instrument, max(one.date) FROM law_event AS one JOIN law_event AS other"
      " ON other.instrument = one.instrument AND other.party = ?2"
      " WHERE one.party = ?1 AND one.kind = ?3 GROUP BY one.instrument ORDER BY 1"));
  rows.bind(1, corridor.origin.code()).bind(2, corridor.destination.code());
  rows.bind(3, static_cast<int>(LawEventKind::signature));
  while (TRY(rows.step())) {
    const auto instrument = TRY(light_instrument(rows.text(0)));
    const bool is_between = instrument && instrument->fields["type"] == "bilateral";
    if (!is_between) continue;  // what many states joined is no tie of these two
    links.push_back(
        {.from = address_of("instrument", instrument->code),
         .relation = "between",
         .to = fmt::format("corridor:{}-{}", corridor.origin.code(), corridor.destination.code()),
         .since = instrument->in_force,
         .until = instrument->until,
         .source = std::string(from_events),
         .proof = instrument->proof,
         .implied = true});
  }
  return links;
}

}  // namespace corridor
