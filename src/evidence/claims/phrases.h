#pragma once
// Plain English that stands for formal words in a claim: figures ("migrants", "world population"),
// places ("low-income countries") and sexes ("women"). docs/claims.md lists them all; a test holds
// the two together. Case and hyphens do not matter.

#include "evidence/claims/tokens.h"
#include "vocabulary/observation.h"

#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>

namespace corridor {

/// Words that stand for an indicator, perhaps of a place or a sex.
struct FigurePhrase {
  std::string_view words;      // small letters, one space between
  std::string_view indicator;  // id of ours
  std::string_view place = {};
  std::optional<Sex> sex = {};
};
struct PlacePhrase {
  std::string_view words;
  std::string_view place;
};
struct SexPhrase {
  std::string_view words;
  Sex sex;
};

std::span<const FigurePhrase> figure_phrases();
std::span<const PlacePhrase> place_phrases();
std::span<const SexPhrase> sex_phrases();

/// How many tokens from `at` on say `words`; 0 where they say something else. A hyphen between two
/// words counts as a space.
std::size_t tokens_saying(std::span<const ClaimToken> tokens, std::size_t at,
                          std::string_view words);

/// The longest phrase that begins at a token, and how many tokens it takes.
template <class Phrase> struct PhraseFound {
  const Phrase* phrase = nullptr;
  std::size_t tokens = 0;
};
template <class Phrases>
auto find_phrase(const Phrases& phrases, std::span<const ClaimToken> tokens, std::size_t at) {
  PhraseFound<std::ranges::range_value_t<const Phrases>> best;
  for (const auto& phrase : phrases) {
    const std::size_t count = tokens_saying(tokens, at, phrase.words);
    if (count > best.tokens) best = {&phrase, count};
  }
  return best;
}

}  // namespace corridor
