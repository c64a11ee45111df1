#pragma once
// Words: the sentences a person reads, translatable from the first day. The English sentence is
// the key; data/words/<language>.csv (columns english,translation) gives the others. A sentence
// without a translation is shown in English. Placeholders are named, so that a translation may
// order them as its language does:
//
//   words.say("{count} people born in {origin} live in {destination}.",
//             {{"count", "12"}, {"origin", "Bangladesh"}, {"destination", "Malaysia"}})

#include "base/result.h"

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace corridor {

/// A size at which a language says a number in words: 1,000,000 and "{number} million".
struct NumberScale {
  double size;
  std::string pattern;
};

using Placeholder = std::pair<std::string_view, std::string_view>;
using Placeholders = std::initializer_list<Placeholder>;

class Words {
 public:
  /// English, which needs no catalogue.
  Words() = default;
  /// `language` is a BCP 47 code: en, fr, es, ru, ar, zh, bn. An unknown one is an error.
  static Result<Words> in(std::string_view language);
  static std::vector<std::string> languages();

  const std::string& language() const { return language_; }
  bool right_to_left() const { return language_ == "ar"; }

  std::string say(std::string_view english, Placeholders values = {}) const;
  /// Whether it says so in its own language, and not in English for want of a translation.
  bool has(std::string_view english) const;
  std::string say_with(std::string_view english, std::span<const Placeholder> values) const;
  /// `number` with the language's separators and the given decimals.
  std::string number(double number, int decimals = 0) const;
  /// "2026-11-30" as the language writes a day, "30 November 2026", and "2026-11" as a month. Any
  /// other text as it is.
  std::string day(std::string_view iso) const;
  /// The language's large numbers, the largest first: billion and million, or 亿 and 万, or crore
  /// and lakh.
  std::vector<NumberScale> scales() const;
  /// What stands between thousands, and before decimals.
  std::string group() const;
  std::string point() const;

 private:
  using Catalogue = std::unordered_map<std::string, std::string>;
  static Result<std::shared_ptr<const Catalogue>> read(std::string_view language);
  const std::string* translation(std::string_view english) const;

  std::string language_ = "en";
  std::shared_ptr<const Catalogue> catalogue_;  // read once, shared by all of the language
};

}  // namespace corridor
