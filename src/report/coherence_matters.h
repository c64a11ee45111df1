#pragma once
// A matter of the coherence check in one sentence, for the list of what to read first.

#include "report/coherence_check.h"
#include "report/law_words.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// "[high] Bangladesh is bound and Malaysia is not: ICRMW; ICCPR."
std::string headline(const LawWords& words, const CoherenceTheme& theme);

/// The first of many names: "a; b; and 7 more".
std::string some_of(const LawWords& words, const std::vector<std::string>& names);
std::string names_of(const LawWords& words, const std::vector<Place>& places);
std::string titles_of(const LawWords& words, std::span<const std::string_view> protections);

void add_once(auto& list, const auto& one) {
  if (std::ranges::find(list, one) == list.end()) list.push_back(one);
}

}  // namespace corridor
