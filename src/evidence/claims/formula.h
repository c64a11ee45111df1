#pragma once
// Formula: an indicator that is computed from others, as arithmetic in the language of claims
// ("remittances_received / gdp") or by the name of a derived indicator (data/claims/derived.yml).
//
//   calc:EDITION+EDITION:EXPRESSION:WHERE:PERIOD:SEX
//
// is the proof id of a computed figure: the editions of the figures it is made of, the expression
// or name, the place or corridor, the period and the sex. Its proof lists those figures.

#include "evidence/claims/expression.h"
#include "evidence/claims/parser.h"
#include "evidence/series.h"

#include <memory>
#include <string>
#include <string_view>

namespace corridor {

struct Formula {
  Indicator shown;     // id: the derived indicator's, or the canonical text; title, unit, digits
  ClaimNode quantity;  // settled for series, units checked
  double factor = 1;   // from the expression's own unit to the one shown: 100 for percent
  bool of_corridor = false;
};

inline constexpr std::string_view computed_proof_prefix = "calc:";

/// ErrorKind::malformed or invalid, with the column, where `text` is no arithmetic over figures.
Result<std::shared_ptr<const Formula>> parse_formula(std::string_view text,
                                                     const ClaimVocabulary& vocabulary);

/// Whether a text that names no indicator is meant as an expression: it has signs or several words.
bool looks_like_formula(std::string_view text);

/// The indicator as it is shown: of a computed one its formula's; null for a publisher's own
/// series.
const Indicator* shown_indicator(const SeriesQuery& query);
const Indicator* shown_indicator(const Figure& figure);

/// The proof id of a computed figure.
std::string computed_proof_id(const Figure& figure);

}  // namespace corridor
