#include "sources/texts/text_details.h"

#include "base/text.h"
#include "base/yaml.h"
#include "sources/registers/register_parts.h"
#include "sources/texts/text_language.h"
#include "vocabulary/law.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::string_view first_key = "corridor_text";
constexpr std::size_t longest_code = 100;

Result<std::string> type_of(YamlValue map) {
  const auto type = TRY(text_or_empty(map, "type"));
  const auto types = all_instrument_types();
  if (type.empty() || std::ranges::find(types, type) != types.end()) return type;
  const auto hint = did_you_mean(type, {types.begin(), types.end()});
  return fail(map["type"].error(
      fmt::format("expected a type of instrument, saw \"{}\"", clip(type, 60)),
      hint.empty() ? "docs/registers.md lists the types; statute is a national law." : hint));
}

Result<std::string_view> language_of(YamlValue map) {
  const auto written = TRY(text_or_empty(map, "language"));
  const auto language = language_of_code(written);
  if (written.empty() || !language.empty()) return language;
  return fail(map["language"].error(
      fmt::format("expected the code of a language, saw \"{}\"", clip(written, 40)),
      "Write en, fr, es, ar, ru, zh, bn or another code of two or three letters."));
}

Result<TextDetails> read_details(YamlValue map) {
  TextDetails details;
  if (map["code"]) details.code = TRY(code_of(map["code"]));
  details.title = TRY(text_or_empty(map, "title"));
  details.language = TRY(language_of(map));
  details.date = TRY(date_or_empty(map, "date"));
  details.type = TRY(type_of(map));
  if (map["places"]) details.places = TRY(places_of(map["places"]));
  if (map["topics"]) details.topics = TRY(topics_of(map["topics"]));
  details.url = TRY(text_or_empty(map, "url"));
  details.publisher = TRY(text_or_empty(map, "publisher"));
  details.licence = TRY(text_or_empty(map, "licence"));
  details.encoding = TRY(text_or_empty(map, "encoding"));
  return details;
}

}  // namespace

void TextDetails::fill_in(const TextDetails& other) {
  const auto take = [](auto& into, const auto& from) {
    if (into.empty()) into = from;
  };
  take(code, other.code);
  take(title, other.title);
  take(type, other.type);
  take(topics, other.topics);
  take(url, other.url);
  take(publisher, other.publisher);
  take(licence, other.licence);
  take(encoding, other.encoding);
  take(language, other.language);
  take(date, other.date);
  take(places, other.places);
}

bool is_text_companion(std::string_view text) { return yaml_begins_with(text, first_key); }

Result<TextDetails> read_text_companion(std::span<const Companion> companions) {
  TextDetails details;
  for (const auto& companion : companions) {
    if (!is_text_companion(companion.text)) continue;
    const auto document = TRY(YamlDocument::parse(companion.name, companion.text));
    const auto root = document.root();
    TRY(root.expect_keys({first_key, "code", "title", "language", "date", "places", "type",
                          "topics", "url", "publisher", "licence", "encoding"}));
    if (root[first_key].text() != "1") {
      return fail(root[first_key].error("expected corridor_text: 1, saw another version"));
    }
    details.fill_in(TRY(read_details(root)));
  }
  return details;
}

Result<TextDetails> read_front_matter(const std::string& file, std::string_view text,
                                      std::size_t& end) {
  constexpr std::string_view bar = "---";
  end = 0;
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return TextDetails{};
  std::size_t at = text.find('\n') + 1;
  while (at < text.size()) {
    const auto line_end = std::min(text.find('\n', at), text.size());
    const auto line = trim(text.substr(at, line_end - at));
    if (line == bar || line == "...") {
      const auto document = TRY(YamlDocument::parse(file, text.substr(0, at)));
      if (!document.root().is(YamlValue::Kind::map)) return TextDetails{};
      end = std::min(line_end + 1, text.size());
      return read_details(document.root());
    }
    at = line_end + 1;
  }
  return TextDetails{};
}

std::string code_of_words(std::string_view words) {
  std::string code;
  for (const char c : fold(clip(words, 1000))) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (fits) code += c;
    if (!fits && !code.empty() && code.back() != '_') code += '_';
  }
  if (code.size() > longest_code) code.resize(longest_code);
  while (code.ends_with('_')) code.pop_back();
  return code;
}

Result<void> complete_details(TextDetails& details, const SourceInput& input,
                              std::string_view sample, Sink& sink) {
  if (details.code.empty()) {
    std::string_view name = input.name;
    name.remove_prefix(name.find_last_of("/\\") + 1);
    details.code = code_of_words(name.substr(0, name.find_last_of('.')));
  }
  if (details.code.empty()) {
    return fail({ErrorKind::usage,
                 "expected a file name with letters or digits that a code can have, saw none",
                 {input.name},
                 "Say the code in a file of its own: --with act.yml, with the lines "
                 "\"corridor_text: 1\" and \"code: bd_act_2013_48\"."});
  }
  if (details.language.empty()) {
    details.language = guess_language(sample);
    sink.flag({{1, 1},
               "language_guessed",
               fmt::format("the language is not stated; the letters and words look like \"{}\"",
                           details.language)});
  }
  if (details.title.empty()) details.title = details.code;
  if (details.type.empty()) details.type = "other";
  if (details.publisher.empty()) details.publisher = "unknown publisher";
  if (details.licence.empty()) details.licence = "unknown licence";
  return {};
}

}  // namespace corridor
