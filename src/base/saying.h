#pragma once
// Saying: a sentence and what fills it, kept until it is known in which language it is to be said.
//
//   Saying because{"signed {years} years ago", {{"years", "12"}}};
//   because.text()      "signed 12 years ago"
//   because.in(french)  what data/words/fr.csv has for it

#include "base/words.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Saying {
  struct Value {
    std::string_view name;
    std::string text;
    bool is_sentence = false;  // itself said in the language
    std::string count = {};    // of a sentence with {count}: "{count} years"
  };
  std::string english = {};
  std::vector<Value> values = {};

  bool empty() const { return english.empty(); }
  /// With the values of that name told in another way, as a place is by its name in a language.
  Saying with(std::string_view name,
              const std::function<std::string(std::string_view)>& tell) const;
  std::string in(const Words& words) const;
  std::string text() const { return in(Words()); }
};

}  // namespace corridor
