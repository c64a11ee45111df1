#include "evidence/claims/formula.h"

#include "base/text.h"
#include "evidence/claims/check_units.h"
#include "evidence/claims/definitions.h"
#include "evidence/claims/settle.h"
#include "evidence/claims/tokens.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace corridor {
namespace {

/// Figures and arithmetic are; ranks, changes and medians are of a claim.
Result<void> check_arithmetic(const ClaimNode& node, std::string_view text) {
  switch (node.kind) {
    case NodeKind::number:
    case NodeKind::figure:
    case NodeKind::named:
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
    case NodeKind::negate:
    case NodeKind::share:
      break;
    default:
      return fail(claim_error({text, node.at}, ErrorKind::invalid,
                              "a series is made of figures by arithmetic",
                              "For changes, ranks and medians ask `corridor claim`."));
  }
  for (const auto& part : node.parts) TRY(check_arithmetic(part, text));
  return {};
}

/// What the numbers of an expression without a unit of its own are shown in.
void show_unit(Formula& formula) {
  const ClaimUnit& unit = formula.quantity.unit;
  using Kind = ClaimUnit::Kind;
  std::string shown;
  int digits = 2;
  switch (unit.kind) {
    case Kind::percent:
      shown = unit.text();
      break;
    case Kind::points:
      shown = "percentage points";
      break;
    case Kind::ratio:
      shown = "ratio", digits = 4;
      break;
    case Kind::amount:
      shown = unit.text();
      if (unit.powers.size() == 1) digits = 0;
      break;
    default:
      break;
  }
  formula.factor = unit.is_fraction() ? 100 : 1;
  formula.shown.unit = intern(shown);
  formula.shown.digits = digits;
}

/// A derived indicator says its own unit, which must be one its expression can be shown in.
Result<void> show_derived(Formula& formula, const DerivedIndicator& derived) {
  formula.shown.id = intern(derived.id);
  formula.shown.title = intern(derived.title);
  formula.shown.meaning = intern(derived.meaning);
  const std::string_view unit = formula.shown.unit;
  const std::string_view wanted = derived.unit;
  formula.shown.unit = intern(derived.unit);
  formula.shown.digits = derived.digits;
  if (wanted.starts_with("percent") && unit.starts_with("percent")) return {};
  if (wanted == unit) return {};
  return fail(
      {ErrorKind::invalid, fmt::format("{} says that it is in {}, and its expression is in {}",
                                       derived.id, wanted, unit)});
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  return text.find_first_of(" */+()") != std::string_view::npos;
}

Result<std::shared_ptr<const Formula>> parse_formula(std::string_view text,
                                                     const ClaimVocabulary& vocabulary) {
  auto formula = std::make_shared<Formula>();
  formula->quantity = TRY(parse_quantity(text, vocabulary));
  TRY(check_arithmetic(formula->quantity, text));
  TRY(settle_for_series(formula->quantity, text));
  TRY(check_units(formula->quantity, text));
  bool any = false;
  each_figure(std::as_const(formula->quantity), [&](const ClaimNode& node) {
    any = true;
    const Indicator* indicator = find_indicator(node.figure.indicator);
    const bool open = node.figure.where == Known::no;
    formula->of_corridor |= open && indicator != nullptr && indicator->of_corridor;
  });
  if (!any) {
    return fail(claim_error({text, 0}, ErrorKind::invalid, "there is no figure in it",
                            "Such as: remittances_received / gdp."));
  }
  show_unit(*formula);
  const DerivedIndicator* derived = find_derived(trim(text));
  if (derived != nullptr) {
    TRY(show_derived(*formula, *derived));
    return formula;
  }
  formula->shown.id = intern(text_of(formula->quantity));
  formula->shown.title = formula->shown.id;
  formula->shown.meaning = "Computed here from the figures of the same place, period and sex.";
  return formula;
}

const Indicator* shown_indicator(const SeriesQuery& query) {
  return query.formula ? &query.formula->shown : find_indicator(query.indicator);
}

const Indicator* shown_indicator(const Figure& figure) {
  return figure.formula ? &figure.formula->shown : find_indicator(figure.observation.key.indicator);
}

std::string computed_proof_id(const Figure& figure) {
  const auto& key = figure.observation.key;
  const std::string where = key.origin.empty()
                                ? std::string(key.place.code())
                                : fmt::format("{}-{}", key.origin.code(), key.place.code());
  return fmt::format("{}{}:{}:{}:{}:{}", computed_proof_prefix, figure.edition.sha256,
                     key.indicator, where, key.period.text(), name_of(key.sex));
}

}  // namespace corridor
