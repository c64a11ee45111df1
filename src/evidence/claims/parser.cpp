#include "evidence/claims/parser.h"

#include "base/text.h"
#include "evidence/claims/parser_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

struct ComparatorWords {
  std::string_view words;
  Comparator comparator;
};
constexpr std::array comparator_words{
    ComparatorWords{"less than", Comparator::below},
    ComparatorWords{"fewer than", Comparator::below},
    ComparatorWords{"lower than", Comparator::below},
    ComparatorWords{"smaller than", Comparator::below},
    ComparatorWords{"below", Comparator::below},
    ComparatorWords{"under", Comparator::below},
    ComparatorWords{"more than", Comparator::above},
    ComparatorWords{"greater than", Comparator::above},
    ComparatorWords{"higher than", Comparator::above},
    ComparatorWords{"larger than", Comparator::above},
    ComparatorWords{"above", Comparator::above},
    ComparatorWords{"over", Comparator::above},
    ComparatorWords{"exceeds", Comparator::above},
    ComparatorWords{"exceed", Comparator::above},
    ComparatorWords{"at most", Comparator::at_most},
    ComparatorWords{"no more than", Comparator::at_most},
    ComparatorWords{"not more than", Comparator::at_most},
    ComparatorWords{"up to", Comparator::at_most},
    ComparatorWords{"at least", Comparator::at_least},
    ComparatorWords{"no less than", Comparator::at_least},
    ComparatorWords{"no fewer than", Comparator::at_least},
    ComparatorWords{"not less than", Comparator::at_least},
    ComparatorWords{"exactly", Comparator::equal},
    ComparatorWords{"equal to", Comparator::equal},
    ComparatorWords{"equals", Comparator::equal},
    ComparatorWords{"not equal to", Comparator::unequal},
};
constexpr std::array<std::pair<std::string_view, Comparator>, 6> comparator_signs{
    {{"<", Comparator::below},
     {"<=", Comparator::at_most},
     {">", Comparator::above},
     {">=", Comparator::at_least},
     {"=", Comparator::equal},
     {"!=", Comparator::unequal}}};

constexpr std::string_view a_comparison = "a comparison (<, >, =, between, about, is ...)";

/// "about 4 %" is within a tenth of it, "almost" below it, "just over" above it.
constexpr double about = 0.1;

ClaimNode half() {
  return {.number = {.value = 0.5, .text = "50 %", .unit = {.kind = ClaimUnit::Kind::percent}}};
}

/// A number times so much, written so that it reads back as the same number.
ClaimNode scaled(ClaimNode node, double by) {
  ClaimNumber& number = node.number;
  const bool percent = number.unit.is_fraction();
  const double shown = round_significant(number.value * by * (percent ? 100 : 1), 12);
  number.value = shown * (percent ? 0.01 : 1);
  number.text = format_shortest(shown);
  if (number.unit.kind == ClaimUnit::Kind::percent) number.text += " %";
  if (number.unit.kind == ClaimUnit::Kind::points) number.text += " percentage points";
  if (number.unit.kind == ClaimUnit::Kind::amount) number.text += " " + number.unit.text();
  number.half_step = 0;
  return node;
}

/// "between 3 and 4 %", "between 400 and 450 thousand": scale and unit stand once.
void share_unit(ClaimNode& low, const ClaimNode& high) {
  if (low.kind != NodeKind::number || high.kind != NodeKind::number) return;
  ClaimNumber& number = low.number;
  if (number.unit.kind != ClaimUnit::Kind::plain) return;
  const bool scale_once =
      number.scale == 1 && number.value <= high.number.value / high.number.scale;
  number.unit = high.number.unit;
  if (number.unit.is_fraction()) number.value *= 0.01;
  low = scaled(std::move(low), scale_once ? high.number.scale : 1);
}

}  // namespace

Result<void> ClaimParser::Deeper::check() const {
  if (parser_.depth_ <= deepest_claim) return {};
  return fail(claim_error({parser_.text_, parser_.here().at}, ErrorKind::limit,
                          fmt::format("more than {} levels deep", deepest_claim),
                          "Say it in several claims; a derived indicator must not be made of "
                          "itself."));
}

std::string_view ClaimParser::seen() const {
  const ClaimToken& token = here();
  if (token.kind == Kind::end) return {};
  return clip(text_.substr(token.at, token.behind - token.at), 60);
}

Error ClaimParser::expected(std::string_view what, std::string hint) const {
  const auto saw = seen();
  return error_at(here().at,
                  saw.empty() ? fmt::format("expected {}, and the claim ends here", what)
                              : fmt::format("expected {}, saw \"{}\"", what, saw),
                  std::move(hint));
}

Result<void> ClaimParser::expect_end() {
  if (here().kind == Kind::end) return {};
  return fail(expected("the end of the claim",
                       "A claim is one comparison; say what more there is in another."));
}

Result<Claim> ClaimParser::claim() {
  if (take_any({"most of", "most", "a majority of", "the majority of", "majority of"})) {
    return majority(Comparator::above);
  }
  if (take_any({"a minority of", "the minority of", "less than half of", "fewer than half of"})) {
    return majority(Comparator::below);
  }
  Claim claim{.written = std::string(text_)};
  claim.left = TRY(quantity());
  Test said = TRY(test());
  claim.comparator = said.comparator;
  claim.right = std::move(said.right);
  claim.place = said.place;
  if (claim.right.empty()) {
    TRY(late_qualifiers({&claim.left}));
  } else {
    TRY(late_qualifiers({&claim.left, &claim.right.back()}));
  }
  TRY(expect_end());
  return claim;
}

/// "most migrants in 2020 are women": the narrower figure over the wider one against a half.
Result<Claim> ClaimParser::majority(Comparator comparator) {
  static_cast<void>(take("the"));
  const std::size_t at = here().at;
  auto whole = figure();
  if (!whole) return fail(unknown_word("what most of is meant"));
  ClaimNode all = TRY(std::move(*whole));
  if (!take_any({"are", "is", "were", "was", "live", "lived", "come", "came"})) {
    return fail(expected("are, is, live or come", "Such as: most migrants in 2020 are women."));
  }
  if (all.kind != NodeKind::figure) {
    return fail(
        error_at(at, "most of a sum is not understood", "Write the two as a share: A / B > 50 %."));
  }
  ClaimNode part = TRY(narrowed(all));
  TRY(late_qualifiers({&all, &part}));
  TRY(expect_end());
  ClaimNode share{.kind = NodeKind::share, .at = at};
  share.parts.push_back(std::move(part));
  share.parts.push_back(std::move(all));
  Claim claim{.written = std::string(text_), .left = std::move(share), .comparator = comparator};
  claim.right.push_back(half());
  return claim;
}

Result<ClaimNode> ClaimParser::narrowed(const ClaimNode& whole) {
  ClaimNode part = whole;
  part.at = here().at;
  part.figure.where = Known::no;  // where the part is said to be is looked at below
  bool narrower = false;
  for (;;) {
    if (const auto sex = find_phrase(sex_phrases(), tokens_, next_); sex.phrase != nullptr) {
      next_ += sex.tokens;
      part.figure.sex = sex.phrase->sex;
      part.figure.sex_said = narrower = true;
      continue;
    }
    static_cast<void>(take("hosted"));
    if (take("by")) {
      part.figure.place = TRY(place());
      if (part.figure.origin.empty()) part.figure.origin = world;
      part.figure.where = Known::said;
      narrower = true;
      continue;
    }
    if (!TRY(qualifier(part))) break;
    narrower = true;
  }
  if (!narrower) {
    return fail(expected("what most of them are", "Such as: women, in ASEAN, from BGD."));
  }
  if (part.figure.where == Known::no) {
    part.figure.where = whole.figure.where;
  } else if (whole.figure.where != Known::no) {
    const bool new_origin = !part.figure.origin.empty() && part.figure.origin != world;
    const bool new_place = part.figure.place != world;
    if (!new_origin) part.figure.origin = whole.figure.origin;
    if (!new_place) part.figure.place = whole.figure.place;
  }
  return part;
}

std::optional<Comparator> ClaimParser::take_comparator() {
  for (const auto& [sign, comparator] : comparator_signs) {
    if (take_sign(sign)) return comparator;
  }
  const auto found = find_phrase(comparator_words, tokens_, next_);
  if (found.phrase == nullptr) return std::nullopt;
  next_ += found.tokens;
  static_cast<void>(take("or equal to"));
  return found.phrase->comparator;
}

Result<ClaimParser::Test> ClaimParser::test() {
  const std::size_t start = next_;
  const bool is = take_any({"is", "are", "was", "were", "has been", "have been"});
  if (take("between")) return between();
  const bool near_words = take_any({"about", "around", "roughly", "approximately", "circa"});
  if (near_words) return near(1 - about, 1 + about);
  if (take_any({"almost", "nearly", "close to", "just under"})) return near(1 - about, 1);
  if (take_any({"just over", "slightly more than", "a little over"})) return near(1, 1 + about);
  if (const auto comparator = take_comparator()) return test_of_number(*comparator);
  if (!is)
    return fail(expected(a_comparison,
                         "Such as: < 4 %, between 400 thousand and 450 "
                         "thousand, about 5 million, is IDN."));
  const std::size_t behind_is = next_;
  static_cast<void>(take("not"));
  static_cast<void>(take("in"));
  const bool place_there = here().kind == Kind::quoted || find_place(next_).tokens > 0;
  const bool figure_there = figure_tokens(next_) > 0;
  next_ = behind_is;
  if (place_there && !figure_there) return test_of_place();
  if (auto value = number()) {
    Test equal{.comparator = Comparator::equal};
    equal.right.push_back(std::move(*value));
    return equal;
  }
  if (here().kind == Kind::end) return fail(expected("a number, a figure or a place"));
  next_ = std::max(start, behind_is);
  return fail(unknown_word("a place, a number or a comparison"));
}

Result<ClaimParser::Test> ClaimParser::test_of_number(Comparator comparator) {
  Test test{.comparator = comparator};
  test.right.push_back(TRY(quantity()));
  return test;
}

Result<ClaimParser::Test> ClaimParser::between() {
  Test test{.comparator = Comparator::between};
  test.right.push_back(TRY(quantity()));
  if (!take("and")) return fail(expected("\"and\" and the upper end of between"));
  test.right.push_back(TRY(quantity()));
  share_unit(test.right[0], test.right[1]);
  return test;
}

Result<ClaimParser::Test> ClaimParser::near(double least, double most) {
  auto value = number();
  if (!value) return fail(unknown_word("a number"));
  if (take("within")) {
    const auto tolerance = number();
    if (!tolerance) return fail(unknown_word("how far from it, in percent"));
    if (tolerance->number.unit.kind != ClaimUnit::Kind::percent) {
      return fail(error_at(tolerance->at, "expected how far from it in percent",
                           "Such as: about 4 % within 5 %."));
    }
    if (least < 1) least = 1 - tolerance->number.value;
    if (most > 1) most = 1 + tolerance->number.value;
  }
  Test test{.comparator = Comparator::between};
  test.right.push_back(scaled(*value, least));
  test.right.push_back(scaled(*value, most));
  return test;
}

Result<ClaimParser::Test> ClaimParser::test_of_place() {
  const bool negated = take("not"), member = take("in");
  Test test;
  test.comparator = member ? (negated ? Comparator::is_not_in : Comparator::is_in)
                           : (negated ? Comparator::is_not : Comparator::is);
  test.place = TRY(place());
  return test;
}

/// Behind the last number of a claim: "... > 20 % in 2021". They go to what has none.
Result<void> ClaimParser::late_qualifiers(std::initializer_list<ClaimNode*> sides) {
  const std::size_t at = here().at;
  ClaimNode late{.kind = NodeKind::figure};
  TRY(qualifiers(late));
  const bool nothing_said = late.figure.where == Known::no && late.figure.when == Known::no &&
                            !late.figure.span && !late.figure.sex_said && !late.figure.age_said;
  if (nothing_said) return {};
  bool taken = false;
  for (ClaimNode* side : sides) taken = hand_down(late.figure, *side) || taken;
  if (taken && !late.figure.sex_said && !late.figure.age_said) return {};
  return fail(error_at(at, "what is said here belongs to no figure",
                       "Write place, year and sex behind the figure that they are about."));
}

Result<ClaimNode> ClaimParser::whole_quantity() {
  ClaimNode node = TRY(quantity());
  TRY(expect_end());
  return node;
}

Result<Claim> parse_claim(std::string_view text, const ClaimVocabulary& vocabulary) {
  return ClaimParser(text, TRY(claim_tokens(text)), vocabulary, 0).claim();
}

Result<ClaimNode> parse_quantity(std::string_view text, const ClaimVocabulary& vocabulary) {
  return ClaimParser(text, TRY(claim_tokens(text)), vocabulary, 0).whole_quantity();
}

}  // namespace corridor
