#pragma once
// Agreements of a corridor: labour, social-security, readmission, mobility and trade agreements in
// which both of its ends have part, themselves or by a group they belong to. Treaties that are open
// to the whole world are no agreements of a corridor: `corridor law` tells of those.
//
// The same agreement may stand in several lists; those that say so are one here. Two that no list
// joins stay two, with a word where they are probably one. Acts of others in an agreement
// (accessions, withdrawals) are left out where it stands here itself. An agreement that is not
// found is not at hand, which is not to say that there is none.

#include "base/saying.h"
#include "registers/law_book.h"
#include "registers/model_agreement.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct AgreementKind {
  std::string_view code;   // "labour"
  std::string_view title;  // "Labour agreements"
};
/// In the order in which they are told.
std::span<const AgreementKind> agreement_kinds();

/// What an agreement covers of the movement of people, as coded by the World Bank (deep trade
/// agreements) or described in a register.
struct MobilityArea {
  std::string_view code, title;  // "visa_asylum"
};
std::span<const MobilityArea> mobility_areas();

struct AreaCovered {
  const MobilityArea* area = nullptr;
  /// 2: binding, disputes can be settled; 1: binding, without; 0: aims only.
  int enforceable = 0;
  std::string proof;
};

struct AgreementDate {
  Period date = {};
  std::string proof = {};
  explicit operator bool() const { return !date.empty(); }
};

struct Agreement {
  Instrument instrument;
  std::vector<std::string> also;  // codes under which further lists have it
  /// The code of another in the list that it probably is, by the words of its title and its years,
  /// though no list says so; empty: none.
  std::string probably;
  std::vector<std::string_view> kinds;                 // codes of agreement_kinds, at least one
  AgreementDate signed_on, ratified, in_force, ended;  // for this corridor
  std::size_t parties = 0;                             // how many are known
  std::string through;                                 // the group by which a side has part: "EU"
  bool areas_coded = false;  // whether its mobility areas were coded at all
  std::vector<AreaCovered> areas;
  std::string labour_depth;         // LABPTA: 0 none to 5; empty: not coded
  std::vector<CriterionMet> model;  // none where not coded

  bool is(std::string_view kind) const;
  /// Whether people are told of it as one of the corridor's: it is not probably told already, and
  /// not a trade agreement of half the world.
  bool is_told() const;
  /// "in force since 1993", "signed 1976; entry into force not known", ...
  Saying status(Day day) const;
};

/// Those that are told first; of these and of the others by the earliest date that is known, those
/// without one last; then by code.
Result<std::vector<Agreement>> agreements_of(const Workspace& workspace, const LawBook& book,
                                             Corridor corridor, Day day);

}  // namespace corridor
