#pragma once
// The parser of claims, by recursive descent. Its functions stand in parser.cpp (claims and
// comparisons), parser_quantity.cpp (arithmetic and functions), parser_figure.cpp (figures and what
// is said of them), parser_derived.cpp and parser_number.cpp.

#include "evidence/claims/parser.h"
#include "evidence/claims/phrases.h"

#include <algorithm>
#include <initializer_list>

namespace corridor {

/// Gives what is said of a whole to those of its figures for which it is not said. Whether there
/// was one for everything said.
bool hand_down(const ClaimFigure& said, ClaimNode& whole);

class ClaimParser {
 public:
  ClaimParser(std::string_view text, std::vector<ClaimToken> tokens,
              const ClaimVocabulary& vocabulary, int depth)
      : text_(text), tokens_(std::move(tokens)), vocabulary_(vocabulary), depth_(depth) {}

  Result<Claim> claim();
  Result<ClaimNode> whole_quantity();

 private:
  using Kind = ClaimToken::Kind;
  struct Test {
    Comparator comparator = Comparator::below;
    std::vector<ClaimNode> right = {};
    Place place = {};
  };
  class Deeper;  // one level while it lives

  // ---- claims: parser.cpp
  Result<Claim> majority(Comparator comparator);
  Result<ClaimNode> narrowed(const ClaimNode& whole);
  Result<Test> test();
  Result<Test> test_of_number(Comparator comparator);
  Result<Test> near(double least, double most);
  Result<Test> test_of_place();
  Result<Test> between();
  std::optional<Comparator> take_comparator();
  Result<void> late_qualifiers(std::initializer_list<ClaimNode*> sides);
  Result<void> expect_end();

  // ---- quantities: parser_quantity.cpp
  Result<void> count_part();
  Result<ClaimNode> quantity();
  Result<ClaimNode> term();
  Result<ClaimNode> per(ClaimNode over, std::size_t at);
  Result<ClaimNode> factor();
  Result<ClaimNode> primary();
  Result<ClaimNode> parenthesised();
  std::optional<Result<ClaimNode>> function();
  Result<ClaimNode> share(std::size_t at);
  Result<ClaimNode> share_of_sex(std::size_t at, Sex sex);
  Result<ClaimNode> change(NodeKind kind, std::size_t at);
  Result<ClaimNode> ratio(std::size_t at);
  Result<ClaimNode> rank(std::size_t at);
  Result<ClaimNode> partner(std::size_t at, int order, std::string_view end);
  Result<ClaimNode> statistic(std::size_t at, std::string_view word);
  Result<ClaimNode> count(NodeKind kind, std::size_t at);
  Result<ClaimSet> set();
  bool at_set() const;

  // ---- figures: parser_figure.cpp
  std::optional<Result<ClaimNode>> figure();
  Result<ClaimNode> derived(std::string_view name, const DerivedMeaning& derived, std::size_t at);
  Result<ClaimNode> said_per_many(ClaimNode node, const std::string& unit) const;
  Result<void> qualifiers(ClaimNode& node);
  Result<bool> qualifier(ClaimNode& node);
  Result<bool> where_or_when(ClaimNode& node, std::string_view word);
  Result<bool> from(ClaimNode& node);
  Result<bool> by(ClaimNode& node);
  Result<Place> place();
  struct PlaceFound {
    Place place;
    std::size_t tokens = 0;
  };
  PlaceFound find_place(std::size_t at) const;
  std::size_t figure_tokens(std::size_t at) const;  // how many an indicator takes here
  Result<std::optional<Period>> period();
  std::optional<int> year(std::size_t at) const;
  std::optional<int> take_year();
  Result<Age> age();
  Error unknown_word(std::string_view expected) const;

  // ---- numbers: parser_number.cpp
  std::optional<ClaimNode> number();
  std::optional<ClaimNode> number_in_words();
  std::optional<double> number_word();
  void unit_of_number(ClaimNumber& number, bool money);
  bool per_so_many(ClaimNumber& number);

  // ---- tokens
  const ClaimToken& here(std::size_t ahead = 0) const {
    return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
  }
  /// Whether the words stand here.
  bool sees(std::string_view words) const { return tokens_saying(tokens_, next_, words) > 0; }
  bool sees_sign(std::string_view sign, std::size_t ahead = 0) const {
    return here(ahead).kind == Kind::sign && here(ahead).text == sign;
  }
  bool take(std::string_view words) {
    const std::size_t count = tokens_saying(tokens_, next_, words);
    next_ += count;
    return count > 0;
  }
  bool take_any(std::initializer_list<std::string_view> all) {
    return std::ranges::any_of(all, [&](std::string_view words) { return take(words); });
  }
  bool take_sign(std::string_view sign) {
    const bool there = sees_sign(sign);
    if (there) ++next_;
    return there;
  }
  std::string_view seen() const;  // what stands here, for a message
  Error expected(std::string_view what, std::string hint = {}) const;
  Error error_at(std::size_t at, std::string message, std::string hint = {}) const {
    return claim_error({text_, at}, ErrorKind::malformed, std::move(message), std::move(hint));
  }

  std::string_view text_;
  std::vector<ClaimToken> tokens_;
  const ClaimVocabulary& vocabulary_;
  std::size_t next_ = 0;
  int depth_ = 0, parts_ = 0;
};

/// Counts a level; TRY(deeper.check()) before going on.
class ClaimParser::Deeper {
 public:
  explicit Deeper(ClaimParser& parser) : parser_(parser) { ++parser_.depth_; }
  ~Deeper() { --parser_.depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  Result<void> check() const;

 private:
  ClaimParser& parser_;
};

}  // namespace corridor
