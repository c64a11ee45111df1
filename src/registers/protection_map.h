#pragma once
// The protection map of a way from an origin to a destination: each thing that law may give a
// person who goes there, and which provisions give it, binding whom, on a day.
//
// How a provision is weighed:
//   * It holds an end of the way where the instrument binds it on that day. An end whose standing
//   is
//     not known stays so; it is never counted as "no". What is known only to the year in which the
//     day lies is not known either.
//   * A reservation that names the provision, or what it is within, takes the end out of it; one to
//     a part of the provision, or that names nothing, leaves the end bound and is said.
//   * It counts for the person where those are bound who owe the protection (Protection::owed): the
//     destination, the origin, or both. Where both owe it and one is bound, it counts in part.
//   * An agreement of two states that is signed, and of which no more is known, is not known to
//   bind.
//   * An instrument for people of its parties (law_on_day.h) counts where both ends are bound.
//   * A compact or declaration binds nobody: it guides, and is listed apart.
//   * A duty counts in full; a duty within national law or means, and an aim, in part. So does what
//     is for some people only (person_cover.h).

#include "registers/law_on_day.h"
#include "registers/person_cover.h"

#include <cstdint>
#include <vector>

namespace corridor {

/// How firmly a provision holds one end of the way, in the order of strength.
enum class Hold : std::uint8_t { none, not_known, reserved, bound };

/// Whom an instrument, or all of a protection's instruments, bind.
enum class Binding : std::uint8_t { neither, not_known, origin, destination, both };
std::string_view name_of(Binding binding);  // "both", "origin", ...

/// What the person may count on, in the order of strength.
enum class Promise : std::uint8_t { none, not_known, partly, full };
std::string_view name_of(Promise promise);  // "no", "not_known", "partly", "yes"

/// Why something is promised in part only.
struct Conditions {
  bool aim = false;                         // the state is to strive for it
  bool limited = false;                     // as far as its own law or means allow
  bool one_end = false;                     // both would owe it, and one is bound
  bool reserved = false;                    // a reservation bears on it
  std::vector<std::string_view> only = {};  // codes of the groups it is for
  std::size_t count() const;
};

/// A provision that gives a protection, or works against it.
struct Grant {
  std::size_t law = 0;        // in ProtectionMap::laws
  std::size_t provision = 0;  // in its instrument
  Hold origin = Hold::none, destination = Hold::none;
  Promise promise = Promise::none;
  Conditions conditions = {};
  GroupCover groups{};
};

struct ProtectionRow {
  const Protection* protection = nullptr;
  Promise promise = Promise::none;
  Binding binding = Binding::neither;
  Conditions conditions = {};       // of what is promised in part
  std::vector<Grant> grants = {};   // of binding instruments, the strongest first
  std::vector<Grant> guides = {};   // of those that do not bind
  std::vector<Grant> against = {};  // provisions that work against it
  GroupCover groups{};              // who is covered by what is promised
  std::vector<const PersonGroup*> groups_with(Cover cover) const;
  std::vector<const Grant*> holding() const;  // those that the promise rests on
};

struct ProtectionMap {
  Corridor way;
  Day day;
  std::vector<LawOnDay> laws;  // standings: origin, destination
  std::vector<ProtectionRow> rows;

  const Instrument& instrument(const Grant& grant) const { return laws[grant.law].instrument; }
  const Provision& provision(const Grant& grant) const {
    return instrument(grant).provisions[grant.provision];
  }
  const Standing& origin(const Grant& grant) const { return laws[grant.law].standings[0]; }
  const Standing& destination(const Grant& grant) const { return laws[grant.law].standings[1]; }
  std::size_t count(Promise promise) const;
  const ProtectionRow& row(std::string_view protection) const;
};

/// `laws` have the standings of origin and destination, in this order.
ProtectionMap map_protections(Corridor way, Day day, std::vector<LawOnDay> laws);
/// The same from the book.
Result<ProtectionMap> read_protection_map(const LawBook& book, Corridor way, Day day);

/// Whom an instrument binds on that day.
Binding binding_of(const LawOnDay& law);

/// Reservations of an end that bear on a provision.
std::vector<const SourcedEvent*> reservations_to(const Provision& provision,
                                                 const Standing& standing);

/// How a provision counts for a protection where the ends are held so.
struct Weighed {
  Promise promise = Promise::none;
  Conditions conditions = {};
  GroupCover groups{};
};
struct Weighing {
  const LawOnDay& law;
  const Provision& provision;
  const Protection& protection;
  Hold origin, destination;
};
Weighed weigh(const Weighing& weighing);
/// How a provision holds an end on a day: `begun` is that of the provision.
Hold hold_of(const Instrument& instrument, const Provision& provision, const Standing& standing,
             Begun begun);

}  // namespace corridor
