#include "scenario/indicators/figures_at_hand.h"

#include "base/text.h"
#include "evidence/claims/definitions.h"
#include "vocabulary/indicator.h"

#include <algorithm>

namespace corridor {
namespace {

bool is_of_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.';
}

/// Words of an expression that could name indicators.
std::vector<std::string_view> names_in(std::string_view expression) {
  std::vector<std::string_view> names;
  while (!expression.empty()) {
    const auto end = std::ranges::find_if_not(expression, is_of_a_name) - expression.begin();
    if (end > 0) names.push_back(expression.substr(0, static_cast<std::size_t>(end)));
    expression.remove_prefix(static_cast<std::size_t>(std::max<std::ptrdiff_t>(end, 1)));
  }
  return names;
}

}  // namespace

Result<FiguresAtHand> FiguresAtHand::open(const Workspace& workspace) {
  FiguresAtHand figures;
  for (auto& id : TRY(indicators_at_hand(workspace))) figures.loaded_.insert(std::move(id));
  return figures;
}

bool FiguresAtHand::can_compute(const Calculator& calculator) const {
  return std::ranges::all_of(split(calculator.made_of, ' '), [&](std::string_view part) {
    return part.empty() || std::ranges::any_of(split(part, '|'), [&](std::string_view indicator) {
             return loaded_.contains(indicator);
           });
  });
}

AtHand FiguresAtHand::of(std::string_view indicator) const {
  if (loaded_.contains(canonical_indicator(indicator))) return AtHand::figures;
  const Calculator* calculator = calculator_of(indicator);
  if (calculator != nullptr && !calculator->made_of.empty() && can_compute(*calculator)) {
    return AtHand::figures;
  }
  const auto* derived = find_derived(indicator);
  if (derived == nullptr) {
    return find_indicator(indicator) == nullptr ? AtHand::nothing : AtHand::name_only;
  }
  for (const auto name : names_in(derived->expression)) {
    const bool is_indicator = find_indicator(name) != nullptr || find_derived(name) != nullptr;
    if (is_indicator && of(name) != AtHand::figures) return AtHand::name_only;
  }
  return AtHand::figures;
}

}  // namespace corridor
