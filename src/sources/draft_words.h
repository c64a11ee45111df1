#pragma once
// Words that statistical offices write in many languages, for guessing what a column is. Only the
// draft of a mapping uses them: a person looks at it before anything is loaded.

#include "vocabulary/observation.h"

#include <optional>
#include <string>
#include <string_view>

namespace corridor {

/// "Männer", "femmes", "оба пола", "মোট"; nothing for other words.
std::optional<Sex> sex_of_word(std::string_view text);
/// "Insgesamt", "ensemble", "всего".
bool is_word_for_all(std::string_view text);
/// An age as parse_age writes it: "0-4" of "unter 5 Jahre", "85+" of "85 and over".
std::optional<std::string> age_of_words(std::string_view text);

/// What a heading says of its column.
enum class HeadingHint : std::uint8_t { none, origin, age, sex, period, code, place };
HeadingHint hint_of_heading(std::string_view heading);

}  // namespace corridor
