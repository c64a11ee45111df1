#pragma once
// Term links: words of the glossary within a text, each linked to its explanation where it stands
// first, so that terms explain themselves.

#include "base/result.h"
#include "registers/glossary.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace corridor {

class TermLinks {
 public:
  /// Of the workspace's glossary, in one language.
  static Result<TermLinks> read(const Workspace& workspace, std::string_view language);
  TermLinks(const std::vector<Term>& terms, std::string_view language);

  /// Safe HTML without elements in it; what comes out has links. A term is linked once in all that
  /// one object sees. Takes as long as the text is long.
  std::string link(std::string_view text);

 private:
  struct Form {
    std::string words, code, meaning;
  };
  void add(const Term& term, std::string_view form, std::string_view language);
  /// The form that the text begins with, the longest that was not met yet.
  const Form* form_at(std::string_view text) const;
  /// What forms are looked up by: their first word, or first characters.
  std::string key_of(std::string_view text) const;

  std::unordered_map<std::string, std::vector<Form>> forms_;  // by key, the longest first
  std::set<std::string> met_;                                 // codes
  bool has_spaces_;  // whether the language sets spaces between words
};

}  // namespace corridor
