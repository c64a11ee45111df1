#pragma once
// LawBook: the instruments of law in the store, read as one. The same treaty may stand in a
// register that describes it and in several publishers' files of its parties; `same_as` links join
// them under the code of the register, and their events lie side by side, each with its proof.

#include "base/result.h"
#include "registers/current.h"
#include "vocabulary/delay.h"
#include "vocabulary/law.h"
#include "vocabulary/named_lines.h"
#include "vocabulary/record.h"

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace corridor {

/// A piece of an instrument that stands for itself: an article, an objective, a coded clause.
struct Provision {
  std::string at;  // "art_25"
  std::string title, summary;
  NamedLines names, fields;
  std::vector<std::string_view> gives, against;      // protections (law.h)
  std::vector<std::string_view> covers, leaves_out;  // groups of people; none: the instrument's
  std::string_view strength;                         // duty, limited_duty, aim, power
  Period since, until;                               // of its own; empty: the instrument's
  std::string proof;

  bool says_what_it_does() const { return !gives.empty() || !against.empty(); }
};

struct Instrument {
  std::string code;
  std::string title, summary;
  NamedLines names, fields;          // docs/registers.md says which fields there are
  std::vector<std::string> aliases;  // codes in publishers' files
  std::vector<Place> places;         // of a national or regional law
  std::vector<std::string_view> covers, leaves_out;  // groups of people; none: everyone
  Period adopted, in_force, until;                   // of the whole
  std::vector<Provision> provisions;
  std::string proof, publisher;

  std::string_view short_title() const {
    const auto name = fields["short"];
    return name.empty() ? std::string_view(title) : name;
  }
  bool is_binding() const { return fields["binding"] != "no"; }
  /// Where publishers list all parties: the day up to which they do; empty where nobody does.
  Period parties_known_to;
};

/// An event with where it was read.
struct SourcedEvent {
  LawEvent event;
  std::string proof;
  bool is_by_hand = false;  // from a register, whose author says what it bears on
};

/// A text of an instrument in one language, as it stood from a day on.
struct Wording {
  std::string code, title, language;
  Period since;
  std::string proof;
};

class LawBook {
 public:
  /// The law as it is known now, or was known at the end of a day.
  static Result<LawBook> open(const Workspace& workspace, std::string_view known_by = {});

  /// By its code or that of an alias. Nothing where no register and no file has it.
  Result<std::optional<Instrument>> instrument(std::string_view code) const;
  /// How much of instruments is read: their provisions are the larger part.
  enum class Depth { records, provisions };
  /// Those that registers describe (docs/registers.md), by code; with provisions, those that have
  /// any.
  Result<std::vector<Instrument>> described(Depth depth = Depth::provisions) const;
  Result<bool> describes_any() const;
  /// Every instrument by code, title and short title, without provisions: for finding one by name.
  Result<std::vector<Instrument>> titles() const;
  /// All events of an instrument: its own and all parties', by date.
  Result<std::vector<SourcedEvent>> events_of(const Instrument& instrument) const;
  /// Its own events only, those without a party.
  Result<std::vector<SourcedEvent>> own_events_of(const Instrument& instrument) const;

  /// Events of a party or territory, by the code of the instrument (that of the register).
  using EventsByInstrument = std::unordered_map<std::string, std::vector<SourcedEvent>>;
  Result<EventsByInstrument> events_of_party(Place party) const;
  /// The instruments' own events, those without a party.
  Result<EventsByInstrument> own_events(std::span<const Instrument> instruments) const;

  /// Instruments, which need not be described, in which both places have events: their treaties,
  /// labour agreements and trade agreements.
  Result<std::vector<Instrument>> shared(Place one, Place other) const;
  /// Of those the ones with provisions in the store, leaving out `known` codes.
  Result<std::vector<Instrument>> shared_with_provisions(Place one, Place other,
                                                         const std::set<std::string>& known) const;
  /// Instruments in which a place has events, without their provisions.
  Result<std::vector<Instrument>> joined_by(Place place) const;
  /// Instruments of which a place is, by `places`, the law: statutes, regional regulations.
  Result<std::vector<Instrument>> of_place(Place place) const;

  /// The wordings of an instrument that have been loaded, by language and date.
  Result<std::vector<Wording>> wordings_of(const Instrument& instrument) const;

  /// Reads the provisions of an instrument that was read without them.
  Result<void> add_provisions(Instrument& instrument) const;

  /// The code under which the register has what a file calls `code`.
  std::string_view own_code(std::string_view code) const;
  /// The edition that a proof id begins with; null where it does not count.
  const Edition* edition_of(std::string_view proof) const { return current_.find_by_proof(proof); }

 private:
  LawBook(const Workspace& workspace, CurrentEditions current)
      : workspace_(workspace), current_(std::move(current)) {}
  Result<void> read_aliases();
  std::vector<std::string> codes_of(std::string_view own) const;
  Result<std::vector<Instrument>> read_all(const std::set<std::string>& own_codes,
                                           Depth depth) const;
  Result<void> read_record(Statement& rows, Instrument& instrument) const;
  Result<std::set<std::string>> codes_with_events_of(Place party) const;
  Result<void> read_events(Statement& rows, std::string_view value,
                           const std::function<void(SourcedEvent)>& use) const;
  Result<std::vector<SourcedEvent>> events_where(const Instrument& instrument,
                                                 std::string_view where) const;
  void take(const Statement& row, Instrument& instrument) const;
  /// Prepared once and reset, as one instrument after another is asked for.
  Result<Statement*> statement(const std::string& sql) const;

  const Workspace& workspace_;
  mutable std::unordered_map<std::string, Statement> statements_;  // by what they ask
  CurrentEditions current_;
  std::unordered_map<std::string, std::string> own_codes_;             // alias -> register's
  std::unordered_map<std::string, std::vector<std::string>> aliases_;  // register's -> aliases
};

}  // namespace corridor
