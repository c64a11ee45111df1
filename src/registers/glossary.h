#pragma once
// The glossary: terms that registers define, with the form to use and the forms to avoid in each
// language, and how terms bear on one another (broader, narrower, related).

#include "base/result.h"
#include "store/workspace.h"
#include "vocabulary/named_lines.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct Term {
  using ByLanguage = std::map<std::string, std::string, std::less<>>;
  std::string code;
  ByLanguage titles, definitions;
  ByLanguage prefer;  // the form to use, where it is not the title
  std::map<std::string, std::vector<std::string>, std::less<>> avoid;
  ByLanguage why;                                       // they are avoided
  std::vector<std::string> broader, narrower, related;  // codes of terms
  std::vector<std::string> topics;
  std::string proof, publisher;

  /// The form to use in a language; that in English where there is none.
  std::string_view form(std::string_view language) const;
  /// Whether the title is at hand in that language.
  bool has(std::string_view language) const { return titles.contains(language); }
};

/// All terms by code. Of two editions that define one term the one loaded last counts.
Result<std::vector<Term>> glossary(const Workspace& workspace);

/// The terms that a person means: the one of that code; else those of which a form in any language
/// is exactly so, case and accents aside, a discouraged form included. ErrorKind::not_found with a
/// "did you mean".
Result<std::vector<Term>> find_terms(const std::vector<Term>& terms, std::string_view written);

}  // namespace corridor
