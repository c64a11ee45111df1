#include "registers/law_on_day.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <algorithm>
#include <set>

namespace corridor {
namespace {

const std::vector<SourcedEvent>& events_in(const LawBook::EventsByInstrument& events,
                                           const std::string& code) {
  static const std::vector<SourcedEvent> none;
  const auto found = events.find(code);
  return found == events.end() ? none : found->second;
}

/// The instrument's day where it or an event states it; else by the rule, from everyone's consents.
Result<Period> force_of(const LawBook& book, const LawOnDay& law) {
  const auto stated = entry_into_force(law.instrument, law.events);
  if (!stated.empty() || law.instrument.fields["force_consents"].empty()) return stated;
  return entry_into_force(law.instrument, TRY(book.events_of(law.instrument)));
}

bool is_to_come(const Instrument& instrument, Day day) {
  const Period beginning = instrument.adopted.empty() ? instrument.in_force : instrument.adopted;
  return !beginning.empty() && day < first_day(beginning);
}

bool names(const LawEvent& event, const Provision& provision) {
  return std::ranges::any_of(split(event.provisions, ' '), [&](std::string_view address) {
    return !address.empty() && is_within(provision.at, address);
  });
}

}  // namespace

Result<std::vector<LawOnDay>> law_on_day(const LawBook& book, std::vector<Instrument> instruments,
                                         const LawQuestion& question) {
  std::vector<LawBook::EventsByInstrument> of_places;
  for (const Place place : question.places) {
    of_places.push_back(TRY(book.events_of_party(place)));
  }
  std::erase_if(instruments, [&](const Instrument& one) { return is_to_come(one, question.day); });
  const auto own = TRY(book.own_events(instruments));
  std::vector<LawOnDay> laws;
  laws.reserve(instruments.size());
  for (auto& instrument : instruments) {
    LawOnDay law{.instrument = std::move(instrument)};
    law.events = events_in(own, law.instrument.code);
    law.in_force = TRY(force_of(book, law));
    for (std::size_t i = 0; i < question.places.size(); ++i) {
      const auto& events = events_in(of_places[i], law.instrument.code);
      law.standings.push_back(
          standing_on(law.instrument, events, {question.places[i], question.day, law.in_force}));
    }
    const bool concerns_one = std::ranges::any_of(law.standings, [](const Standing& standing) {
      return standing.stage != Standing::Stage::not_open;
    });
    if (concerns_one || question.places.size() == 1) laws.push_back(std::move(law));
  }
  return laws;
}

bool may_be_bound(const Instrument& instrument, const Standing& standing) {
  if (standing.stage == Standing::Stage::not_known) return true;
  if (standing.stage != Standing::Stage::signed_only) return false;
  return standing.known_to.empty() || instrument.fields["type"] == "bilateral";
}

Result<std::vector<LawOnDay>> protective_law(const LawBook& book, const LawQuestion& question) {
  auto instruments = TRY(book.described(LawBook::Depth::records));
  std::set<std::string> known;
  for (const auto& instrument : instruments) known.insert(instrument.code);
  const auto& places = question.places;
  for (auto& shared : TRY(book.shared_with_provisions(places[0], places[1], known))) {
    const bool gives = std::ranges::any_of(
        shared.provisions, [](const Provision& provision) { return !provision.gives.empty(); });
    if (gives) instruments.push_back(std::move(shared));
  }
  auto laws = TRY(law_on_day(book, std::move(instruments), question));
  // Their provisions are read when it is known which instruments concern these places at all.
  for (auto& law : laws) {
    if (law.instrument.provisions.empty()) TRY(book.add_provisions(law.instrument));
  }
  std::erase_if(laws, [](const LawOnDay& law) { return law.instrument.provisions.empty(); });
  return laws;
}

Period own_beginning(const Provision& provision, std::span<const SourcedEvent> events) {
  Period since = provision.since;
  for (const auto& [event, proof, by_hand] : events) {
    if (event.kind == LawEventKind::commencement && names(event, provision)) {
      since = event.effective.empty() ? event.date : event.effective;
    }
  }
  return since;
}

Begun is_begun(const Provision& provision, std::span<const SourcedEvent> events, Day day) {
  const Period since = own_beginning(provision, events);
  Period until = provision.until;
  for (const auto& [event, proof, by_hand] : events) {
    const bool ends =
        event.kind == LawEventKind::termination || event.kind == LawEventKind::replacement;
    if (ends && names(event, provision)) {
      until = event.effective.empty() ? event.date : event.effective;
    }
  }
  if (!since.empty() && day < first_day(since)) return Begun::no;
  if (!until.empty() && day >= last_day(until)) return Begun::no;
  const bool within_since = !since.empty() && day < last_day(since);
  const bool within_until = !until.empty() && day >= first_day(until);
  return within_since || within_until ? Begun::not_known : Begun::yes;
}

bool is_within(std::string_view part, std::string_view whole) {
  if (!part.starts_with(whole)) return false;
  return part.size() == whole.size() || part.substr(whole.size()).starts_with("__");
}

bool is_for_people_of_parties(const Instrument& instrument) {
  const auto stated = instrument.fields["protects"];
  if (!stated.empty()) return stated == "people_of_parties";
  if (instrument.fields["type"] == "bilateral") return true;
  const auto topics = instrument.fields.list("topics"), open = instrument.fields.list("open_to");
  const bool to_all = open.empty() || std::ranges::find(open, world.code()) != open.end();
  return !to_all && std::ranges::find(topics, "free_movement") != topics.end();
}

bool is_for_nationals_of(const Provision& provision, Place place, Day day) {
  const auto names_it = [&](const std::vector<std::string_view>& codes) {
    return std::ranges::any_of(codes, [&](std::string_view code) {
      return code == place.code() || belongs_to(place, Place(code), day);
    });
  };
  const auto of = provision.fields.list("nationals_of");
  const auto not_of = provision.fields.list("nationals_not_of");
  return (of.empty() || names_it(of)) && (not_of.empty() || !names_it(not_of));
}

Place state_of(Place place) {
  const Place country = Gazetteer::get().country_of(place);
  return country.empty() ? place : country;
}

bool may_have_law(Place place) {
  const auto* record = Gazetteer::get().find(place);
  if (record == nullptr) return false;
  return record->kind != PlaceKind::area && record->kind != PlaceKind::special &&
         record->kind != PlaceKind::group;
}

}  // namespace corridor
