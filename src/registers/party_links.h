#pragma once
// Party links: which places are bound by which instruments, as dated links, from either end. What
// they say is what standing_on (standing.h) says on the day asked for.

#include "registers/law_book.h"
#include "registers/link_rows.h"
#include "registers/standing.h"

#include <vector>

namespace corridor {

class PartyLinks {
 public:
  /// All must live as long as this.
  PartyLinks(const Workspace& workspace, const CurrentEditions& current, const LawBook& book,
             Day day)
      : workspace_(workspace), current_(current), book_(book), day_(day) {}

  /// The parties of an instrument, and the places where it holds.
  Result<std::vector<SourcedLink>> of_instrument(std::string_view code) const;
  /// The instruments that a place has signed or joined, and those that hold in it.
  Result<std::vector<SourcedLink>> of_place(Place place) const;
  /// The agreements in which both ends of a corridor have part.
  Result<std::vector<SourcedLink>> of_corridor(Corridor corridor) const;

  /// An instrument by its code as far as standing_on needs it: without provisions. Nothing where no
  /// record describes it.
  Result<std::optional<Instrument>> light_instrument(std::string_view code) const;

 private:
  Result<Period> in_force(const Instrument& instrument) const;
  const Workspace& workspace_;
  const CurrentEditions& current_;
  const LawBook& book_;
  Day day_;
  mutable std::optional<Statement> records_;
};

}  // namespace corridor
