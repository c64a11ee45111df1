#pragma once
// Names of countries and languages in other languages, as the Unicode CLDR has them.

#include <string>
#include <string_view>

namespace corridor {

/// A country's name, by its ISO 3166 alpha-2 code; empty where CLDR has none in that language.
std::string cldr_name(const std::string& alpha2, std::string_view language);

/// A language's name, by its BCP 47 code ("bn" in English: "Bengali"); empty likewise.
std::string cldr_language(std::string_view code, std::string_view language);

}  // namespace corridor
