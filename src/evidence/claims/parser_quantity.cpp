// Arithmetic and functions of the language of claims.

#include "base/text.h"
#include "evidence/claims/parser_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

ClaimNode of_two(NodeKind kind, std::size_t at, ClaimNode first, ClaimNode second) {
  ClaimNode node{.kind = kind, .at = at};
  node.parts.push_back(std::move(first));
  node.parts.push_back(std::move(second));
  return node;
}

ClaimNode of_one(NodeKind kind, std::size_t at, ClaimNode part) {
  ClaimNode node{.kind = kind, .at = at};
  node.parts.push_back(std::move(part));
  return node;
}

ClaimNode population_at(std::size_t at) {
  return {.kind = NodeKind::figure, .at = at, .figure = {.indicator = "population"}};
}

struct StatisticWords {
  std::string_view words, name;
};
constexpr std::array statistics{
    StatisticWords{"median of", "median"},     StatisticWords{"mean of", "mean"},
    StatisticWords{"average of", "mean"},      StatisticWords{"sum of", "sum"},
    StatisticWords{"smallest of", "smallest"}, StatisticWords{"lowest of", "smallest"},
    StatisticWords{"minimum of", "smallest"},  StatisticWords{"largest of", "largest"},
    StatisticWords{"highest of", "largest"},   StatisticWords{"maximum of", "largest"},
};

struct SetWords {
  std::string_view words;
  ClaimSet::Over over;
};
constexpr std::array set_words{
    SetWords{"countries", ClaimSet::Over::places},
    SetWords{"places", ClaimSet::Over::places},
    SetWords{"destinations", ClaimSet::Over::places},
    SetWords{"hosts", ClaimSet::Over::places},
    SetWords{"origins", ClaimSet::Over::origins},
    SetWords{"corridors", ClaimSet::Over::corridors},
    SetWords{"countries of origin", ClaimSet::Over::origins},
};

/// "2nd", "second".
std::optional<int> ordinal(std::string_view word) {
  constexpr std::array<std::string_view, 10> words{"first", "second",  "third",  "fourth", "fifth",
                                                   "sixth", "seventh", "eighth", "ninth",  "tenth"};
  const auto found = std::ranges::find(words, word);
  if (found != words.end()) return static_cast<int>(found - words.begin()) + 1;
  const auto letters = word.find_first_not_of("0123456789");
  if (letters == 0 || letters == std::string_view::npos || letters > 3) return std::nullopt;
  constexpr std::array<std::string_view, 4> endings{"st", "nd", "rd", "th"};
  if (std::ranges::find(endings, word.substr(letters)) == endings.end()) return std::nullopt;
  const auto number = parse_integer(word.substr(0, letters));
  return number && *number > 0 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

}  // namespace

/// Long chains are deep trees.
Result<void> ClaimParser::count_part() {
  if (++parts_ <= most_claim_parts) return {};
  return fail(claim_error({text_, here().at}, ErrorKind::limit,
                          fmt::format("a claim has at most {} parts", most_claim_parts),
                          "Say it in several claims."));
}

Result<ClaimNode> ClaimParser::quantity() {
  const Deeper deeper(*this);
  TRY(deeper.check());
  ClaimNode left = TRY(term());
  for (;;) {
    TRY(count_part());
    const std::size_t at = here().at;
    const bool plus = take_sign("+") || take("plus");
    if (!plus && !take_sign("-") && !take("minus")) return left;
    left = of_two(plus ? NodeKind::add : NodeKind::subtract, at, std::move(left), TRY(term()));
  }
}

Result<ClaimNode> ClaimParser::term() {
  ClaimNode left = TRY(factor());
  for (;;) {
    TRY(count_part());
    const std::size_t at = here().at;
    if (take_sign("*") || take("times")) {
      left = of_two(NodeKind::multiply, at, std::move(left), TRY(factor()));
    } else if (take_sign("/") || take("divided by")) {
      left = of_two(NodeKind::divide, at, std::move(left), TRY(factor()));
    } else if (take_any({"as a share of", "as a percentage of", "as a proportion of"})) {
      left = of_two(NodeKind::share, at, std::move(left), TRY(factor()));
    } else if (take("per")) {
      left = TRY(per(std::move(left), at));
      TRY(qualifiers(left));
    } else {
      return left;
    }
  }
}

/// "per person", "per 1,000 people", "per square" of anything else.
Result<ClaimNode> ClaimParser::per(ClaimNode over, std::size_t at) {
  if (take_any({"person", "capita", "head", "inhabitant"})) {
    return of_two(NodeKind::divide, at, std::move(over), population_at(at));
  }
  const bool so_many = here().kind == Kind::number && parse_number(here().text) != std::nullopt;
  const bool grouped = here().kind == Kind::number && here().text.contains(',');
  if (!so_many && !grouped) {
    return of_two(NodeKind::divide, at, std::move(over), TRY(factor()));
  }
  ClaimNumber number;
  if (!per_so_many(number)) return fail(expected("per 1,000 people, per person or a figure"));
  ClaimNode many{.kind = NodeKind::number, .at = at, .number = std::move(number)};
  ClaimNode each = of_two(NodeKind::divide, at, std::move(over), population_at(at));
  return of_two(NodeKind::multiply, at, std::move(each), std::move(many));
}

Result<ClaimNode> ClaimParser::factor() {
  const std::size_t at = here().at;
  if (!take_sign("-")) return primary();
  const Deeper deeper(*this);
  TRY(deeper.check());
  return of_one(NodeKind::negate, at, TRY(factor()));
}

Result<ClaimNode> ClaimParser::primary() {
  if (sees_sign("(")) return parenthesised();
  if (auto called = function()) return std::move(*called);
  if (auto found = figure()) return std::move(*found);
  const std::size_t here_at = here().at;
  if (take_any({"twice", "double"})) {
    const Deeper deeper(*this);
    TRY(deeper.check());
    const std::size_t at = here_at;
    ClaimNode two{.kind = NodeKind::number, .at = at, .number = {.value = 2, .text = "2"}};
    return of_two(NodeKind::multiply, at, std::move(two), TRY(factor()));
  }
  if (auto value = number()) {
    if (!take("of")) return std::move(*value);
    const Deeper deeper(*this);
    TRY(deeper.check());
    const std::size_t at = value->at;  // "half of", "two thirds of"
    return of_two(NodeKind::multiply, at, std::move(*value), TRY(factor()));
  }
  return fail(unknown_word("a figure, a number or a function"));
}

Result<ClaimNode> ClaimParser::parenthesised() {
  ++next_;
  ClaimNode inner = TRY(quantity());
  if (!take_sign(")")) return fail(expected("\")\""));
  TRY(qualifiers(inner));
  return inner;
}

/// Nothing where no function is called here.
std::optional<Result<ClaimNode>> ClaimParser::function() {
  const std::size_t at = here().at, start = next_;
  static_cast<void>(take("the"));
  if (take_any({"share of", "percentage of", "proportion of"})) return share(at);
  if (take_any({"change of", "change in"})) return change(NodeKind::change, at);
  if (take_any({"growth of", "growth in"})) return change(NodeKind::growth, at);
  if (take("ratio of")) return ratio(at);
  if (take("rank of")) return rank(at);
  if (take("number of")) return count(NodeKind::count, at);
  const auto found = find_phrase(statistics, tokens_, next_);
  if (found.phrase != nullptr) {
    next_ += found.tokens;
    return statistic(at, found.phrase->name);
  }
  const auto order = here().kind == Kind::word ? ordinal(here().text) : std::nullopt;
  if (order) ++next_;
  if (take_any({"largest origin of", "largest source of", "main origin of", "top origin of"})) {
    return partner(at, order.value_or(1), "origin");
  }
  if (take_any({"largest destination of", "largest host of", "main destination of",
                "top destination of"})) {
    return partner(at, order.value_or(1), "destination");
  }
  next_ = start;
  return std::nullopt;
}

Result<ClaimNode> ClaimParser::share(std::size_t at) {
  const Deeper deeper(*this);
  TRY(deeper.check());
  if (at_set()) return count(NodeKind::count_share, at);
  const auto sex = find_phrase(sex_phrases(), tokens_, next_);
  const bool alone =
      sex.phrase != nullptr && (tokens_saying(tokens_, next_ + sex.tokens, "in") > 0 ||
                                tokens_saying(tokens_, next_ + sex.tokens, "among") > 0);
  if (alone) {
    next_ += sex.tokens + 1;
    return share_of_sex(at, sex.phrase->sex);
  }
  ClaimNode part = TRY(term());
  if (!take_any({"in", "among", "of"})) {
    return fail(expected("\"in\" and what it is a share of",
                         "Such as: share of migrants in world population in 2010."));
  }
  ClaimNode whole = TRY(term());
  ClaimNode node = of_two(NodeKind::share, at, std::move(part), std::move(whole));
  TRY(qualifiers(node));
  return node;
}

/// "share of women among refugees in DEU"
Result<ClaimNode> ClaimParser::share_of_sex(std::size_t at, Sex sex) {
  const std::size_t figure_at = here().at;
  ClaimNode whole = TRY(term());
  if (whole.kind != NodeKind::figure || whole.figure.sex_said) {
    return fail(error_at(figure_at, "expected one figure whose share by sex is meant",
                         "Such as: share of women among migrants in DEU."));
  }
  ClaimNode part = whole;
  part.figure.sex = sex;
  part.figure.sex_said = true;
  return of_two(NodeKind::share, at, std::move(part), std::move(whole));
}

Result<ClaimNode> ClaimParser::change(NodeKind kind, std::size_t at) {
  const Deeper deeper(*this);
  TRY(deeper.check());
  return of_one(kind, at, TRY(term()));
}

/// "ratio of A to B"
Result<ClaimNode> ClaimParser::ratio(std::size_t at) {
  const Deeper deeper(*this);
  TRY(deeper.check());
  ClaimNode over = TRY(term());
  if (!take("to")) return fail(expected("\"to\" and what it is held against"));
  return of_two(NodeKind::divide, at, std::move(over), TRY(term()));
}

Result<ClaimNode> ClaimParser::rank(std::size_t at) {
  const Deeper deeper(*this);
  TRY(deeper.check());
  ClaimNode node{.kind = NodeKind::rank, .at = at};
  node.place = TRY(place());
  if (take_any({"as an origin", "as origin"})) node.set.over = ClaimSet::Over::origins;
  if (!take("by")) {
    return fail(expected("\"by\" and what the rank is by",
                         "Such as: rank of DEU by migrant_stock in 2020."));
  }
  node.parts.push_back(TRY(term()));
  if (take("among")) {
    const auto over = node.set.over;
    node.set = TRY(set());
    if (node.set.over == ClaimSet::Over::corridors) {
      return fail(error_at(at, "a place has its rank among places", "Write: among countries."));
    }
    if (over == ClaimSet::Over::origins) node.set.over = over;
  }
  return node;
}

Result<ClaimNode> ClaimParser::partner(std::size_t at, int order, std::string_view end) {
  const std::size_t figure_at = here().at;
  auto whose = figure();
  if (!whose) return fail(unknown_word("a figure"));
  ClaimNode node{.kind = NodeKind::partner, .at = at, .name = end, .order = order};
  node.parts.push_back(TRY(std::move(*whose)));
  if (node.parts.front().kind == NodeKind::figure) return node;
  return fail(error_at(figure_at, "expected one indicator, saw a sum or ratio",
                       "Such as: largest origin of migrants in MYS in 2020."));
}

Result<ClaimNode> ClaimParser::statistic(std::size_t at, std::string_view word) {
  const Deeper deeper(*this);
  TRY(deeper.check());
  ClaimNode node{.kind = NodeKind::statistic, .at = at, .name = word};
  node.parts.push_back(TRY(term()));
  if (take("among")) {
    node.set = TRY(set());
  } else {
    const ClaimNode& of = node.parts.front();
    const auto* indicator = find_indicator(of.figure.indicator);
    const bool by_corridor = of.kind == NodeKind::figure && indicator != nullptr &&
                             indicator->of_corridor && !indicator->adds_up;
    if (by_corridor || of.figure.where != Known::no) node.set.over = ClaimSet::Over::corridors;
  }
  return node;
}

/// "number of corridors with remittance_cost > 5 %"
Result<ClaimNode> ClaimParser::count(NodeKind kind, std::size_t at) {
  const Deeper deeper(*this);
  TRY(deeper.check());
  ClaimNode node{.kind = kind, .at = at};
  node.set = TRY(set());
  if (!take_any({"with", "where"})) {
    return fail(expected("\"with\" and a comparison",
                         "Such as: number of countries with remittances_received > 1 billion."));
  }
  const bool closed = take_sign("(");
  node.parts.push_back(TRY(quantity()));
  Test held = TRY(test());
  if (held.right.empty()) return fail(error_at(at, "expected a comparison of numbers"));
  node.comparator = held.comparator;
  std::ranges::move(held.right, std::back_inserter(node.parts));
  if (closed && !take_sign(")")) return fail(expected("\")\""));
  TRY(qualifiers(node));
  return node;
}

bool ClaimParser::at_set() const {
  return find_phrase(set_words, tokens_, next_).phrase != nullptr;
}

/// "countries", "countries in ECOWAS", "corridors", "WB_L"
Result<ClaimSet> ClaimParser::set() {
  static_cast<void>(take("the"));
  static_cast<void>(take("all"));
  ClaimSet set;
  const auto found = find_phrase(set_words, tokens_, next_);
  if (found.phrase == nullptr) {
    set.within = TRY(place());
    return set;
  }
  next_ += found.tokens;
  set.over = found.phrase->over;
  if (sees("in") && find_place(next_ + 1).tokens > 0 && take("in")) set.within = TRY(place());
  return set;
}

}  // namespace corridor
