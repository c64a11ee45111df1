#pragma once
// Law view: what holds for one place, or for both ends of a corridor, on a day, gathered once so
// that many questions can be asked of it. It has the instruments that registers describe and those
// that publishers' files list for these places, trade agreements left out; and for each place and
// instrument the standing.

#include "registers/law_book.h"
#include "registers/link_rows.h"
#include "registers/standing.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// What an instrument is to a place.
struct LawStatus {
  const Instrument* instrument = nullptr;
  Place place;
  Standing standing;

  bool is_bilateral() const { return instrument->fields["type"] == "bilateral"; }
  /// Of a bilateral agreement a signature is often all that is known; it counts as agreed, and
  /// words() says so.
  bool holds() const;
  /// Whether it is law of the place itself: a statute, or a regulation of a group it belongs to.
  bool is_national() const;
  /// Whether it binds, or is agreed, as law and not as a promise of intent.
  bool binds() const { return holds() && instrument->is_binding(); }
  /// "bound since 2011", "signed 1976, entry into force not known", "not a party".
  std::string words() const;
  /// The day from which it holds, or of the signature.
  Period since() const;
  /// Whether the list of its parties shows consents, so that silence says something.
  bool lists_consents() const { return !instrument->parties_known_to.empty() && !is_bilateral(); }
};

struct LawViewQuestion {
  Subject subject;
  Day day;
};

class LawView {
 public:
  static Result<LawView> read(const Workspace& workspace, const LawBook& book,
                              const LawViewQuestion& question);

  Day day() const { return question_.day; }
  const Subject& subject() const { return question_.subject; }
  bool is_corridor() const { return question_.subject.is_corridor(); }
  /// The place, or origin and destination.
  std::vector<Place> places() const;

  std::span<const LawStatus> statuses() const { return statuses_; }
  /// Those of one place, by code.
  std::vector<const LawStatus*> of(Place place) const;
  /// Of one place and instrument; null where the view does not have it.
  const LawStatus* find(std::string_view code, Place place) const;
  /// Links between instruments: replaces, implements, protocol_to, amends, relies_on.
  std::span<const SourcedLink> links() const { return links_; }

 private:
  LawView() = default;
  Result<void> add_instruments(const Workspace& workspace, const LawBook& book);
  Result<void> add_statuses(const LawBook& book);

  LawViewQuestion question_;
  std::vector<std::unique_ptr<Instrument>> instruments_;
  std::vector<LawBook::EventsByInstrument> events_;  // by place
  std::vector<LawStatus> statuses_;
  std::vector<SourcedLink> links_;
};

/// Whether a provision has begun and has not ended on a day.
bool is_current(const Provision& provision, Day day);

/// A provision with its instrument.
struct Clause {
  const Instrument* instrument = nullptr;
  const Provision* provision = nullptr;

  /// "provision:icrmw/art_25".
  std::string address() const;
  /// "Equal pay and conditions (ICRMW, art_25)".
  std::string title() const;
  /// The groups of people that it covers by name: its own, or those of its instrument.
  std::vector<std::string_view> covers() const;
  /// Groups that it or its instrument leaves out.
  std::vector<std::string_view> leaves_out() const;
  bool gives(std::string_view protection) const;
};
/// Whether anybody may be under both, as far as the groups they name tell.
bool may_concern_the_same(const Clause& one, const Clause& other);

}  // namespace corridor
