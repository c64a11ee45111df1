#pragma once
// Coherence: where instruments, policies or the two sides of a corridor pull apart. A rule looks at
// the law that holds for a place or corridor (law_view.h) and tells what it finds, each finding
// with both of its sides, their dates and proofs, and a severity with the rule that gave it. What a
// finding is worth a person decides: the verdict (verdicts.h) stands beside it.
//
// Rules that need figures as well stand in report/coherence_evidence.cpp, in a table like this one.

#include "base/saying.h"
#include "registers/law_view.h"
#include "registers/verdicts.h"
#include "vocabulary/law.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

enum class Severity { low, medium, high };
std::string_view name_of(Severity severity);

struct CoherenceRule {
  std::string_view id;        // "opposite_duties"
  std::string_view title;     // what it looks for
  std::string_view severity;  // how it grades, in words
};

/// One of the two things that pull apart.
struct FindingSide {
  std::string address;  // provision:icrmw/art_25, event:..., standing:..., figure:...
  Place place;          // whom it binds or is about
  std::string title;
  std::string says;  // in words: "bound since 2011"
  Period date = {};  // since when
  std::vector<std::string> proofs = {};
  /// What the finding's id is made of: the address, or, where several provisions promise the same
  /// thing and this is the strongest of them, what they have in common ("protection:entry"), so
  /// that the id stays when another instrument is loaded.
  std::string key = {};
  // What it is made of, for those who put it into words of their own. They live in the view.
  const LawStatus* status = nullptr;
  const Provision* provision = nullptr;
  const SourcedEvent* event = nullptr;
  Saying figure_title = {}, figure_says = {};  // of a figure
};

struct CoherenceFinding {
  std::string id;  // 12 hexadecimal digits of the hash of the rule and the keys of both sides
  const CoherenceRule* rule = nullptr;
  FindingSide one, other;
  Severity severity = Severity::low;
  Saying because;  // why this severity
  std::vector<std::string_view> protections = {}, groups = {};
  std::vector<FindingSide> also = {};  // further provisions that say what side one says
  std::vector<Place> also_in = {};     // further places of which the same is found
  std::vector<Verdict> verdicts = {};
};

/// What a rule finds becomes a finding with its id.
struct FoundByRule {
  FindingSide one, other;
  Severity severity = Severity::low;
  Saying because = {};
  std::vector<std::string_view> protections = {}, groups = {};
  std::vector<FindingSide> also = {};
};
class Findings {
 public:
  /// A finding that is there already (the same rule and sides) is not added again.
  void add(const CoherenceRule& rule, FoundByRule found);
  /// Of a corridor: what is found of both ends, by the same provision or instrument on side two, is
  /// one finding, of the end that was added first.
  void add_or_join(const CoherenceRule& rule, FoundByRule found);
  /// Most severe first, then in the order of the rules; of one rule what touches most protections.
  std::vector<CoherenceFinding> take() &&;

 private:
  std::vector<CoherenceFinding> all_;
};

struct LawRule {
  CoherenceRule rule;
  void (*find)(const CoherenceRule& rule, const LawView& view, Findings& findings);
};
/// What law alone tells.
std::span<const LawRule> law_rules();

// ---- for those who write rules ------------------------------------------------------------------

/// A provision as it binds a place.
FindingSide side_of(const Clause& clause, const LawStatus& status);
/// The standing of a place in an instrument.
FindingSide side_of(const LawStatus& status);
/// An event of a place.
FindingSide side_of(const SourcedEvent& event, const LawStatus& status);

/// What holds for a place as law: its clauses that are current.
struct HeldClause {
  Clause clause;
  const LawStatus* status = nullptr;
  std::vector<std::string_view> covers = {}, leaves_out = {};  // of the clause, asked for often
};
std::vector<HeldClause> held_clauses(const LawView& view, Place place);

/// 2 for a duty, 1 for a limited one, 0 for an aim or for what a state may do and need not.
int weight_of(const Provision& provision);

/// The places of a view, the destination first.
std::vector<Place> destination_first(const LawView& view);

/// Puts several promises of the same kind into one finding: the strongest is side one, the others
/// go with it. `promises` is not empty.
void add_promises(FoundByRule& found, std::vector<HeldClause> promises, std::string key);

}  // namespace corridor
