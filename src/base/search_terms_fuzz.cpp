// search_terms over arbitrary bytes in every language: terms are UTF-8, not empty, and stand in
// order within the text.

#include "base/search_terms.h"

#include "base/check.h"
#include "base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace corridor {
namespace {

void check_terms(std::string_view text, std::string_view language) {
  std::size_t begin = 0;
  for (const auto& term : search_terms(text, language)) {
    ENSURE(!term.text.empty(), "a term says something");
    ENSURE(find_invalid_utf8(term.text) == std::string_view::npos, "a term is UTF-8");
    ENSURE(!term.text.contains('"') && !term.text.contains(' '), "a term has no marks of syntax");
    ENSURE(term.begin >= begin && term.begin < term.end, "terms stand in order");
    ENSURE(term.end <= text.size(), "a term stands within its text");
    begin = term.begin;
  }
}

}  // namespace
}  // namespace corridor

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr std::array<std::string_view, 8> languages{"", "en", "fr", "es", "ru", "ar", "zh", "bn"};
  for (const auto language : languages) corridor::check_terms(text, language);
  for (const auto word : corridor::dictionary_words(text)) {
    ENSURE(!word.empty(), "a word of a dictionary has letters");
  }
  return 0;
}
