#pragma once
// Standing: whether an instrument binds a party on a day, since when, and with what reservations.
//
// Rules, as in the Vienna Convention on the Law of Treaties (1969), articles 10-25, 54-56, and the
// 1978 convention on succession, article 17-18:
//   * A signature does not bind. Consent (ratification, acceptance, approval, accession) binds a
//     party from the day the treaty is in force and the treaty's delay after consent is over,
//     whichever is later.
//   * A treaty that states no day of entry into force, but a number of consents and a delay, enters
//     into force that delay after the consent that makes up the number.
//   * A successor state is bound from the day it became a state, or the day its notification says.
//   * A denunciation has effect on the day it says, or when the treaty's notice is over.
//   * A reservation holds from the day the party is bound until it is withdrawn.
//   * A territory is bound where its state is bound and has extended the treaty to it, or where the
//     treaty holds in all territories and it is not left out.
//   * A law or a regulation of a place or group binds the place, or the group's members while they
//     are members.
// What is known only to the year or month is told as such: within it, whether the party was bound
// already is not known (`uncertain`).

#include "registers/law_book.h"

#include <span>
#include <string>
#include <vector>

namespace corridor {

struct Standing {
  enum class Stage {
    not_known,    // no file at hand lists the parties
    not_party,    // the list of parties is at hand, and this one is not on it
    not_open,     // this place cannot join: a treaty of another region
    signed_only,  // signed, not bound
    consented,    // consent given, not in force yet
    in_force,     // bound
    ended,        // was bound, is no more
  };
  Stage stage = Stage::not_known;
  Period signed_on;
  LawEventKind consent_kind = LawEventKind::ratification;
  Period consent;          // the day of consent
  Period since;            // bound from
  Period until;            // bound to, where it has left or has given notice
  Period known_to;         // nothing later than this is known; empty: not stated
  bool uncertain = false;  // what is known is too coarse to say for that very day
  std::string note;        // what a reader should know: a predecessor that was a party, ...
  std::vector<SourcedEvent> reservations;  // that hold on the day
  std::vector<SourcedEvent> declarations;
  std::vector<SourcedEvent> objections;
  std::vector<std::string> proofs;  // of the events it rests on
  std::string act;  // of these the one that settles it: consent, signature or leaving

  bool binds() const { return stage == Stage::in_force; }
};
std::string_view name_of(Standing::Stage stage);  // "in_force"

/// The day from which the instrument is in force; empty where it is not, or not yet known to be.
/// `events` are all of its events, or its own where it states the day.
Period entry_into_force(const Instrument& instrument, std::span<const SourcedEvent> events);

struct StandingQuestion {
  Place party;
  Day day;
  Period in_force;  // of the instrument: entry_into_force
};
/// `events` are those of the party, and of the place as a territory, in the order of their dates.
Standing standing_on(const Instrument& instrument, std::span<const SourcedEvent> events,
                     const StandingQuestion& question);

/// Whether a place is a member of a group on a day, or lies in an area.
bool belongs_to(Place place, Place whole, Day day);

/// Whether a place may become a party: by `open_to`, as the groups stand on that day.
bool is_open_to(const Instrument& instrument, Place place, Day day);

}  // namespace corridor
