#include "evidence/claims/check_units.h"

#include "evidence/claims/tokens.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

class UnitCheck {
 public:
  explicit UnitCheck(std::string_view written) : written_(written) {}

  Result<void> check(ClaimNode& node) {
    for (auto& part : node.parts) TRY(check(part));
    for (const auto& part : node.parts) {
      if (part.kind != NodeKind::partner) continue;
      return wrong(part.at, {"a place is no number", "Compare it with a place: is IDN."});
    }
    node.unit = TRY(unit_of_node(node));
    return {};
  }

  Result<void> compare(const ClaimNode& left, const ClaimNode& right) {
    const auto fits = comparable(left.unit, right.unit);
    return fits ? Result<void>{} : wrong(right.at, fits.error());
  }

  std::unexpected<Error> wrong(std::size_t at, const UnitMismatch& mismatch) {
    return fail(claim_error({written_, at}, ErrorKind::invalid, mismatch.message, mismatch.hint));
  }

 private:
  Result<ClaimUnit> combined(const ClaimNode& node, char op) {
    const auto unit = combine(op, node.parts[0].unit, node.parts[1].unit);
    if (!unit) return wrong(node.at, unit.error());
    return *unit;
  }

  Result<ClaimUnit> unit_of_node(const ClaimNode& node) {
    switch (node.kind) {
      case NodeKind::number:
        return node.number.unit;
      case NodeKind::figure:
        return unit_of(find_indicator(node.figure.indicator));
      case NodeKind::named:
        return named(node);
      case NodeKind::negate:
        return node.parts[0].unit;
      case NodeKind::add:
        return combined(node, '+');
      case NodeKind::subtract:
        return combined(node, '-');
      case NodeKind::multiply:
        return combined(node, '*');
      case NodeKind::divide:
        return combined(node, '/');
      case NodeKind::share:
        return share(node);
      case NodeKind::change:
        return change(node);
      case NodeKind::growth:
        return growth(node);
      case NodeKind::statistic:
        return statistic(node);
      case NodeKind::count:
      case NodeKind::count_share:
        return count(node);
      case NodeKind::rank:
      case NodeKind::partner:
        break;
    }
    return ClaimUnit{};
  }

  /// A derived indicator that is said in percent is compared with percent.
  static ClaimUnit named(const ClaimNode& node) {
    const ClaimUnit& unit = node.parts[0].unit;
    using Kind = ClaimUnit::Kind;
    const bool percent = node.number.unit.kind == Kind::percent && unit.kind == Kind::ratio;
    return percent ? ClaimUnit{.kind = Kind::percent} : unit;
  }

  Result<ClaimUnit> share(const ClaimNode& node) {
    const ClaimUnit unit = TRY(combined(node, '/'));
    using Kind = ClaimUnit::Kind;
    if (unit.kind == Kind::unknown) return unit;
    const bool plain = node.parts[0].unit.kind == Kind::plain;
    if (unit.kind == Kind::ratio || plain) return ClaimUnit{.kind = Kind::percent};
    return wrong(node.at, {fmt::format("{} are no share of {}", node.parts[0].unit.text(),
                                       node.parts[1].unit.text()),
                           "A share is of the same unit as its whole; for one over the other "
                           "write A / B."});
  }

  Result<ClaimUnit> change(const ClaimNode& node) {
    const ClaimUnit& unit = node.parts[0].unit;
    const auto difference = combine('-', unit, unit);
    if (!difference) return wrong(node.at, difference.error());
    return *difference;
  }

  Result<ClaimUnit> growth(const ClaimNode& node) {
    TRY(change(node));
    return ClaimUnit{.kind = ClaimUnit::Kind::percent};
  }

  Result<ClaimUnit> statistic(const ClaimNode& node) {
    const ClaimUnit& unit = node.parts[0].unit;
    const bool ordinal = unit.kind == ClaimUnit::Kind::ordinal;
    const bool adds = unit.kind == ClaimUnit::Kind::amount || unit.kind == ClaimUnit::Kind::plain;
    if (node.name == "mean" && ordinal) {
      return wrong(node.at, {"numbers that name a category have no mean", "Ask for the median."});
    }
    if (node.name == "sum" && !adds) {
      return wrong(node.at, {fmt::format("{} is not added up over places", unit.text()),
                             "Ask for the median or the mean."});
    }
    return unit;
  }

  Result<ClaimUnit> count(const ClaimNode& node) {
    for (std::size_t i = 1; i < node.parts.size(); ++i) {
      TRY(compare(node.parts[0], node.parts[i]));
    }
    if (node.kind == NodeKind::count) return ClaimUnit{};
    return ClaimUnit{.kind = ClaimUnit::Kind::percent};
  }

  std::string_view written_;
};

}  // namespace

Result<void> check_units(ClaimNode& node, std::string_view written) {
  UnitCheck units(written);
  TRY(units.check(node));
  if (node.kind != NodeKind::partner) return {};
  return units.wrong(node.at, {"a place is no number", "Ask for a figure."});
}

Result<void> check_units(Claim& claim) {
  UnitCheck units(claim.written);
  TRY(units.check(claim.left));
  for (auto& side : claim.right) TRY(units.check(side));
  const bool of_place = claim.left.kind == NodeKind::partner;
  if (of_place != claim.right.empty()) {
    return units.wrong(
        of_place ? claim.left.at : claim.left.at,
        of_place ? UnitMismatch{"a place is compared with a number",
                                "Compare it with a place: is IDN, is in ASEAN."}
                 : UnitMismatch{"a number is compared with a place",
                                "For a place write: largest origin of migrants in MYS is IDN."});
  }
  for (const auto& side : claim.right) TRY(units.compare(claim.left, side));
  // A ratio held against a percentage is shown as one.
  using Kind = ClaimUnit::Kind;
  const auto is = [](Kind kind) {
    return [kind](const ClaimNode& side) { return side.unit.kind == kind; };
  };
  if (claim.left.unit.kind == Kind::ratio && std::ranges::any_of(claim.right, is(Kind::percent))) {
    claim.left.unit.kind = Kind::percent;
  }
  for (auto& side : claim.right) {
    if (side.unit.kind == Kind::ratio && claim.left.unit.kind == Kind::percent) {
      side.unit.kind = Kind::percent;
    }
  }
  return {};
}

}  // namespace corridor
