#pragma once
// Tokens of the language of claims (docs/claims.md): words, numbers, periods, quoted texts, signs.
// Every token knows where it stands, so that a mistake is told at the word.

#include "base/result.h"

#include <string_view>
#include <vector>

namespace corridor {

inline constexpr std::size_t longest_claim_bytes = 4096;

struct ClaimToken {
  enum class Kind {
    word,    // refugees, SP.POP.TOTL, d'Ivoire, 2nd
    number,  // 4, 400,000, 1.5, 002
    period,  // 2020-Q3, 2015-2020: four digits and what hangs on them
    quoted,  // "gain/gain", between quotes
    sign,    // < <= >= + - * / % ( ) $ , :
    end
  };
  Kind kind = Kind::end;
  std::string_view text = {};      // without quotes
  std::size_t at = 0, behind = 0;  // bytes of the whole text
  bool spaced = false;             // white space stands before it
};

/// The tokens of `text`, with one of kind `end` behind them; they are views of it.
/// ErrorKind::limit for more than 4 KB, ErrorKind::malformed for what is no token.
Result<std::vector<ClaimToken>> claim_tokens(std::string_view text);

/// An error at a byte of a claim: line and column count characters from 1.
struct ClaimSpot {
  std::string_view text;
  std::size_t at = 0;
};
Error claim_error(ClaimSpot spot, ErrorKind kind, std::string message, std::string hint = {});

}  // namespace corridor
