#pragma once
// Law on a day: instruments with where some places stand in each on that day.

#include "registers/law_book.h"
#include "registers/standing.h"

#include <span>
#include <vector>

namespace corridor {

struct LawOnDay {
  Instrument instrument;
  Period in_force;                   // of the instrument: entry_into_force
  std::vector<SourcedEvent> events;  // its own, without a party
  std::vector<Standing> standings;   // in the order of the places asked for
};

struct LawQuestion {
  std::span<const Place> places;
  Day day;
};

/// Reads the events of the places once, whatever the number of instruments. Instruments that were
/// not agreed yet on that day are left out, and of several places those that none of them can join.
Result<std::vector<LawOnDay>> law_on_day(const LawBook& book, std::vector<Instrument> instruments,
                                         const LawQuestion& question);

/// Whether a place may be bound although nothing at hand says so: no list of parties is at hand,
/// and it is not named or has only signed. Of an agreement of two states a signature leaves it open
/// too.
bool may_be_bound(const Instrument& instrument, const Standing& standing);

/// What bears on protection between two places: instruments that registers describe, and others
/// that both places share (a labour agreement) where somebody coded what they give. With
/// provisions.
Result<std::vector<LawOnDay>> protective_law(const LawBook& book, const LawQuestion& question);

/// Whether a provision holds on a day: its own days, and events by which provisions begin or end.
/// Days known to the year or month do not tell within them.
enum class Begun { no, not_known, yes };
Begun is_begun(const Provision& provision, std::span<const SourcedEvent> events, Day day);
/// From when it holds, where that is a day of its own; empty: that of the instrument.
Period own_beginning(const Provision& provision, std::span<const SourcedEvent> events);

/// Whether an address stands for the same part of a text as another, or for one within it:
/// "art_9__para_2" is within "art_9", and "art_91" is not.
bool is_within(std::string_view part, std::string_view whole);

/// Whether an instrument protects only people of its parties: a free-movement protocol does not
/// cover those who come from elsewhere. By its field `protects`, or else by what it is: an
/// agreement of two states, or one on free movement that is not open to the world.
bool is_for_people_of_parties(const Instrument& instrument);

/// Whether a provision is for people of a place at all: a list of visas speaks of nationals of some
/// states (`nationals_of`), or of all but some (`nationals_not_of`), states or groups on a day.
bool is_for_nationals_of(const Provision& provision, Place place, Day day);

/// The state whose treaties hold in a place: of a part of a country the country, else the place.
Place state_of(Place place);
/// Whether a place has law of its own: not an area, a group of states or a special code.
bool may_have_law(Place place);

}  // namespace corridor
