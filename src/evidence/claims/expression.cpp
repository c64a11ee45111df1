#include "evidence/claims/expression.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

bool is_plain_word(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && !(text.front() >= '0' && text.front() <= '9') &&
         std::ranges::all_of(text, fits);
}

/// Between quotation marks that are not in it.
std::string quoted(std::string_view text) {
  const auto marks = std::string_view("\"'`");
  const auto mark = std::ranges::find_if(marks, [&](char c) { return !text.contains(c); });
  const char used = mark == marks.end() ? '"' : *mark;
  return fmt::format("{}{}{}", used, text, used);
}

std::string indicator_text(std::string_view id) {
  const bool ours = find_indicator(id) != nullptr && is_plain_word(id);
  return ours ? std::string(id) : quoted(id);
}

/// Four digits alone would be a year.
std::string place_text(Place place) {
  const std::string_view code = place.code();
  const bool number =
      std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; }) && code.size() != 3;
  const bool plain = std::ranges::all_of(code, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return plain && !number ? std::string(code) : quoted(code);
}

std::string period_text(Period period) {
  if (period.kind() != Period::Kind::years) return period.text();
  return fmt::format("{}-{}", period.start_year(), period.start_year() + period.length_years());
}

bool is_settled(Known known) {
  return known == Known::said || known == Known::inherited || known == Known::assumed;
}

std::string where_text(const ClaimFigure& figure) {
  if (!is_settled(figure.where)) return {};
  if (figure.origin.empty() || figure.origin == world) {
    return " in " + place_text(figure.place);
  }
  std::string text = " from " + place_text(figure.origin);
  if (figure.place != world) text += " to " + place_text(figure.place);
  return text;
}

std::string figure_text(const ClaimFigure& figure) {
  std::string text = indicator_text(figure.indicator) + where_text(figure);
  if (figure.span) text += fmt::format(" from {} to {}", figure.span->first, figure.span->second);
  if (is_settled(figure.when)) text += " in " + period_text(figure.period);
  if (figure.sex_said) text += fmt::format(" by sex {}", name_of(figure.sex));
  if (figure.age_said) text += " by age " + figure.age.text();
  for (const auto part : split(figure.dimensions, ';')) {
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    const auto value = part.substr(equals + 1);
    text += fmt::format(" by {} ", part.substr(0, equals));
    text += is_plain_word(value) ? std::string(value) : quoted(value);
  }
  if (!figure.dataset.empty()) text += " according to " + figure.dataset;
  return text;
}

std::string set_text(const ClaimSet& set) {
  constexpr std::array<std::string_view, 3> names{"countries", "origins", "corridors"};
  std::string text(names[static_cast<std::size_t>(set.over)]);
  if (!set.within.empty()) text += " in " + place_text(set.within);
  return text;
}

std::string ordinal_text(int order) {
  if (order == 1) return "";
  const bool teens = order % 100 >= 11 && order % 100 <= 13;
  const int last = teens ? 0 : order % 10;
  return fmt::format("{}{} ", order, last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

/// A part that binds less than what stands around it goes between parentheses.
int binding(NodeKind kind) {
  switch (kind) {
    case NodeKind::add:
    case NodeKind::subtract:
      return 1;
    case NodeKind::multiply:
    case NodeKind::divide:
      return 2;
    case NodeKind::negate:
      return 3;
    default:
      return 4;
  }
}

std::string at_least(const ClaimNode& node, int level) {
  const ClaimNode& meant = node.kind == NodeKind::named ? node.parts[0] : node;
  const std::string text = text_of(meant);
  return binding(meant.kind) >= level ? text : fmt::format("({})", text);
}

/// What follows "of": functions bind loosely to what stands behind them, so they go between
/// parentheses.
std::string argument(const ClaimNode& node) {
  const ClaimNode& meant = node.kind == NodeKind::named ? node.parts[0] : node;
  if (meant.kind == NodeKind::figure) return text_of(meant);
  return fmt::format("({})", text_of(meant));
}

std::string bound(const ClaimNode& node) {
  return node.kind == NodeKind::number ? node.number.text : argument(node);
}

std::string condition_text(const ClaimNode& node) {
  const std::string left = argument(node.parts[0]), right = bound(node.parts[1]);
  if (node.comparator != Comparator::between) {
    return fmt::format("{} {} {}", left, sign_of(node.comparator), right);
  }
  return fmt::format("{} between {} and {}", left, right, bound(node.parts[2]));
}

std::string function_text(const ClaimNode& node) {
  switch (node.kind) {
    case NodeKind::share:
      return fmt::format("share of {} in {}", argument(node.parts[0]), argument(node.parts[1]));
    case NodeKind::change:
      return "change of " + argument(node.parts[0]);
    case NodeKind::growth:
      return "growth of " + argument(node.parts[0]);
    case NodeKind::rank:
      return fmt::format("rank of {} by {} among {}", place_text(node.place),
                         argument(node.parts[0]), set_text(node.set));
    case NodeKind::statistic:
      return fmt::format("{} of {} among {}", node.name, argument(node.parts[0]),
                         set_text(node.set));
    case NodeKind::count:
    case NodeKind::count_share:
      return fmt::format("{} of {} with ({})", node.kind == NodeKind::count ? "number" : "share",
                         set_text(node.set), condition_text(node));
    default:
      break;
  }
  return fmt::format("{}largest {} of {}", ordinal_text(node.order), node.name,
                     argument(node.parts[0]));
}

std::string operator_text(const ClaimNode& node) {
  const bool additive = node.kind == NodeKind::add || node.kind == NodeKind::subtract;
  const std::string_view sign = node.kind == NodeKind::add        ? "+"
                                : node.kind == NodeKind::subtract ? "-"
                                : node.kind == NodeKind::multiply ? "*"
                                                                  : "/";
  return fmt::format("{} {} {}", at_least(node.parts[0], additive ? 1 : 2), sign,
                     at_least(node.parts[1], additive ? 2 : 3));
}

template <class Node, class Use> void walk(Node& node, const Use& use) {
  if (node.kind == NodeKind::figure) use(node);
  for (auto& part : node.parts) walk(part, use);
}

template <class Whole, class Use> void walk_claim(Whole& claim, const Use& use) {
  walk(claim.left, use);
  for (auto& part : claim.right) walk(part, use);
}

}  // namespace

std::string_view sign_of(Comparator comparator) {
  constexpr std::array<std::string_view, 11> signs{
      "<", "<=", ">", ">=", "=", "!=", "between", "is", "is not", "is in", "is not in"};
  return signs[static_cast<std::size_t>(comparator)];
}

std::string text_of(const ClaimNode& node) {
  switch (node.kind) {
    case NodeKind::number:
      return node.number.text;
    case NodeKind::figure:
      return figure_text(node.figure);
    case NodeKind::named:
      return text_of(node.parts[0]);
    case NodeKind::negate:
      return "-" + at_least(node.parts[0], 4);
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
      return operator_text(node);
    default:
      return function_text(node);
  }
}

std::string text_of(const Claim& claim) {
  const std::string left = text_of(claim.left);
  if (claim.right.empty()) {
    return fmt::format("{} {} {}", left, sign_of(claim.comparator), place_text(claim.place));
  }
  const std::string right = text_of(claim.right[0]);
  if (claim.comparator != Comparator::between) {
    return fmt::format("{} {} {}", left, sign_of(claim.comparator), right);
  }
  return fmt::format("{} between {} and {}", left, right, text_of(claim.right[1]));
}

void each_figure(ClaimNode& node, const std::function<void(ClaimNode&)>& use) { walk(node, use); }
void each_figure(const ClaimNode& node, const std::function<void(const ClaimNode&)>& use) {
  walk(node, use);
}
void each_figure(Claim& claim, const std::function<void(ClaimNode&)>& use) {
  walk_claim(claim, use);
}
void each_figure(const Claim& claim, const std::function<void(const ClaimNode&)>& use) {
  walk_claim(claim, use);
}

}  // namespace corridor
