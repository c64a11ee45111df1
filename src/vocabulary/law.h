#pragma once
// The nouns of law: what happens to an instrument and to a party's standing in it (events), what an
// instrument gives a person who moves (protections), and whom it covers (groups of people).

#include "vocabulary/observation.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace corridor {

/// What happened. The order is that of a life: an event of a later kind never comes before one of
/// `adopted`.
enum class LawEventKind : std::uint8_t {
  adopted,       // the text was agreed, by nobody in particular
  opened,        // for signature
  signature,     // by a party: not bound yet
  ratification,  // consent to be bound, after signing
  acceptance,    // the same under another name
  approval,
  confirmation,  // formal confirmation by an organisation
  accession,     // consent without signing
  succession,    // a new state takes over what its predecessor had
  provisional,   // applied before it is in force
  in_force,      // of the instrument (no party) or for one party
  extension,     // to a territory (`territory`)
  exclusion,     // of a territory
  reservation,   // a party does not accept `provisions`
  declaration,   // how a party reads the text, or an option taken
  objection,     // to the reservation of `other`
  withdrawal,    // of the reservation or declaration to `provisions`, all where it names none
  suspension,
  denunciation,  // notice that a party leaves
  termination,   // of the instrument (no party) or for one party
  amendment,     // by the instrument `other`
  replacement,   // by the instrument `other`
  commencement,  // of `provisions`, which begin on a day of their own
  review,        // the parties met to review it, or are to
};
std::string_view name_of(LawEventKind kind);  // "ratification"
std::optional<LawEventKind> parse_law_event_kind(std::string_view name);
/// Whether the event binds its party: ratification, acceptance, approval, confirmation, accession,
/// succession.
bool is_consent(LawEventKind kind);

struct LawEvent {
  std::string instrument;  // code
  LawEventKind kind = LawEventKind::signature;
  Place party = {};             // empty: it happened to the instrument itself
  Place territory = {};         // where the event is about one
  Period date = {};             // a day; a month or a year where no more is known; empty: not known
  Period effective = {};        // where the publisher says from when it has effect
  std::string provisions = {};  // which, as codes separated by spaces: "art_7 art_11__para_2"
  std::string other = {};       // place objected to, or instrument that amends
  std::string note = {};        // in words
  FileCell cell = {};
};

/// One thing that law may give a person who moves.
struct Protection {
  std::string_view code;      // "equal_treatment"
  std::string_view title;     // "Equal treatment at work"
  std::string_view question;  // in the words of the person: "Am I paid and treated like others?"
  /// Whose duty it mostly is: the place people go to, the place they come from, or both.
  enum class Owed : std::uint8_t { destination, origin, both } owed = Owed::destination;
};
std::span<const Protection> all_protections();
const Protection* find_protection(std::string_view code);

/// What an instrument or a term is about: "labour", "refugees", ...
std::span<const std::string_view> all_topics();
/// What an instrument is: "convention", "labour_convention", "statute", ...
std::span<const std::string_view> all_instrument_types();

/// A group of people that an instrument may cover or leave out. Everyone belongs to several.
struct PersonGroup {
  std::string_view code;   // "domestic_worker"
  std::string_view title;  // "domestic workers"
  enum class By : std::uint8_t { status, work, person } by = By::status;
};
std::span<const PersonGroup> all_person_groups();
const PersonGroup* find_person_group(std::string_view code);

}  // namespace corridor
