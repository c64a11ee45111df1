#pragma once
// What the parts of a register's YAML file are read with: texts, dates, places and codes, each with
// an error at its line and column where it is not what it should be.

#include "base/yaml.h"
#include "sources/source.h"
#include "vocabulary/named_lines.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// The languages that a register may be written in; English is the one that must be there.
std::span<const std::string_view> register_languages();

FileCell cell_of(YamlValue value);

Result<std::string> needed_text(YamlValue map, std::string_view key);
/// Empty where the key is absent or has nothing behind it.
Result<std::string> text_or_empty(YamlValue map, std::string_view key);

/// Elements of a list; none where the value is absent or null.
Result<std::vector<YamlValue>> elements_of(YamlValue value);

/// A text in several languages: a map by language, or one text, which is English.
using Texts = std::map<std::string, std::string, std::less<>>;
Result<Texts> texts_of(YamlValue value);
/// The same, in which English must be there.
Result<Texts> needed_texts(YamlValue map, std::string_view key);
/// All but English as "fr=...", one a line.
std::string other_languages(const Texts& texts);
/// Texts in other languages than English as fields "summary_fr".
void add_translations(NamedLines& fields, std::string_view name, const Texts& texts);

/// A year, a month or a day; empty where absent.
Result<Period> date_or_empty(YamlValue map, std::string_view key);

Result<Place> place_of(YamlValue value);
Result<std::vector<Place>> places_of(YamlValue value);

/// Small letters, digits and underscores; `more` are further characters that a code may have.
Result<std::string> code_of(YamlValue value, std::string_view more = "");

/// Words of a list, each of which must be one of `known`; joined by spaces.
Result<std::string> words_of(YamlValue value, std::string_view what,
                             const std::function<std::vector<std::string>()>& known);
Result<std::string> topics_of(YamlValue value);
Result<std::string> protections_of(YamlValue value);
Result<std::string> person_groups_of(YamlValue value);

/// Where the parts put what they read. A code given twice is a mistake of the file.
struct RegisterParts {
  Sink& sink;
  std::map<std::string, Where, std::less<>> codes = {};  // "kind:code" and where it stands
  Result<void> claim(std::string_view kind, const std::string& code, YamlValue at);
};

Result<void> read_instrument(YamlValue value, RegisterParts& parts);
Result<void> read_term(YamlValue value, RegisterParts& parts);
Result<void> read_link(YamlValue value, RegisterParts& parts);
Result<void> read_verdict(YamlValue value, RegisterParts& parts);

}  // namespace corridor
