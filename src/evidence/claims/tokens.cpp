#include "evidence/claims/tokens.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using Kind = ClaimToken::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0;
}
bool in_word(char c) { return starts_word(c) || is_digit(c); }

/// Signs that people write in more than one way, the longer first.
struct Sign {
  std::string_view written, meant;
};
constexpr std::array<Sign, 27> signs{
    {{"<=", "<="}, {">=", ">="}, {"==", "="}, {"!=", "!="}, {"<>", "!="}, {"≤", "<="}, {"≥", ">="},
     {"≠", "!="},  {"−", "-"},   {"–", "-"},  {"×", "*"},   {"÷", "/"},   {"<", "<"},  {">", ">"},
     {"=", "="},   {"+", "+"},   {"-", "-"},  {"*", "*"},   {"/", "/"},   {"%", "%"},  {"(", "("},
     {")", ")"},   {"$", "$"},   {",", ","},  {":", ":"},   {".", "."},   {";", ";"}}};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<ClaimToken>> all() {
    for (;;) {
      const std::size_t before = at_;
      skip_space();
      const bool spaced = at_ > before;
      if (at_ == text_.size()) {
        tokens_.push_back({.kind = Kind::end, .at = at_, .behind = at_, .spaced = spaced});
        return std::move(tokens_);
      }
      ClaimToken token = TRY(next());
      token.spaced = spaced;
      tokens_.push_back(token);
    }
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  /// The no-break space of two bytes among it.
  void skip_space() {
    for (;;) {
      if (is_space(peek())) {
        ++at_;
      } else if (text_.substr(at_).starts_with("\u00a0")) {
        at_ += 2;
      } else {
        return;
      }
    }
  }

  Result<ClaimToken> next() {
    for (const auto& [written, meant] : signs) {
      if (!text_.substr(at_).starts_with(written)) continue;
      const std::size_t start = at_;
      at_ += written.size();
      return ClaimToken{Kind::sign, meant, start, at_};
    }
    if (is_digit(peek())) return number();
    if (starts_word(peek())) return word();
    if (peek() == '"' || peek() == '\'' || peek() == '`') return quoted();
    return fail(claim_error({text_, at_}, ErrorKind::malformed,
                            fmt::format("did not expect \"{}\"", clip(text_.substr(at_), 1)),
                            "A claim is made of words, numbers and signs: docs/claims.md."));
  }

  /// A point or an apostrophe belongs to a word where more of the word follows.
  ClaimToken word() {
    const std::size_t start = at_;
    while (in_word(peek()) || ((peek() == '.' || peek() == '\'') && in_word(peek(1)))) {
      if (is_sign_of_many_bytes()) break;
      ++at_;
    }
    return {Kind::word, text_.substr(start, at_ - start), start, at_};
  }

  bool is_sign_of_many_bytes() const {
    if (peek() >= 0) return false;
    const auto rest = text_.substr(at_);
    if (rest.starts_with("\u00a0")) return true;
    return std::ranges::any_of(signs, [&](const Sign& sign) {
      return sign.written.front() < 0 && rest.starts_with(sign.written);
    });
  }

  ClaimToken number() {
    const std::size_t start = at_;
    while (is_digit(peek())) ++at_;
    if (at_ - start == 4 && peek() == '-' && take_rest_of_period()) {
      return {Kind::period, text_.substr(start, at_ - start), start, at_};
    }
    if (starts_word(peek()) && !is_sign_of_many_bytes()) {  // "2nd"
      while (in_word(peek()) && !is_sign_of_many_bytes()) ++at_;
      return {Kind::word, text_.substr(start, at_ - start), start, at_};
    }
    while (peek() == ',' && is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) &&
           !is_digit(peek(4))) {
      at_ += 4;
    }
    if (peek() == '.' && is_digit(peek(1))) {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    return {Kind::number, text_.substr(start, at_ - start), start, at_};
  }

  /// "-Q3", "-07", "-07-15", "-2025", "-W31" behind four digits.
  bool take_rest_of_period() {
    std::size_t end = at_ + 1;
    if (end < text_.size() && std::string_view("ASTQBMWD").contains(text_[end])) ++end;
    const std::size_t digits = end;
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '-')) ++end;
    const bool fits = end > digits && is_digit(text_[digits]) && is_digit(text_[end - 1]);
    if (fits && (end == text_.size() || !in_word(text_[end]))) {
      at_ = end;
      return true;
    }
    return false;
  }

  Result<ClaimToken> quoted() {
    const std::size_t start = at_;
    const auto end = text_.find(text_[start], start + 1);
    if (end == std::string_view::npos) {
      return fail(claim_error({text_, start}, ErrorKind::malformed, "a quotation without an end",
                              "Write the closing quotation mark."));
    }
    at_ = end + 1;
    return ClaimToken{Kind::quoted, text_.substr(start + 1, end - start - 1), start, at_};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<ClaimToken> tokens_;
};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

Error claim_error(ClaimSpot spot, ErrorKind kind, std::string message, std::string hint) {
  Where where = where_in("claim", spot.text, spot.at);
  const auto before = spot.text.substr(0, std::min(spot.at, spot.text.size()));
  where.column = 1 + characters(before.substr(before.rfind('\n') + 1));
  return {kind, std::move(message), std::move(where), std::move(hint)};
}

Result<std::vector<ClaimToken>> claim_tokens(std::string_view text) {
  if (text.size() > longest_claim_bytes) {
    return fail(claim_error({text, 0}, ErrorKind::limit,
                            fmt::format("a claim has at most {} bytes, this one has {}",
                                        longest_claim_bytes, text.size()),
                            "Say it in several claims."));
  }
  if (const auto wrong = find_invalid_utf8(text); wrong != std::string_view::npos) {
    return fail(claim_error({text.substr(0, wrong), wrong}, ErrorKind::malformed,
                            "the claim is not UTF-8 here", "Save or send it as UTF-8."));
  }
  return Lexer(text).all();
}

}  // namespace corridor
