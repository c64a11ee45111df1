#include "sources/registers/register_parts.h"

#include "base/text.h"
#include "vocabulary/delay.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 7> languages{"en", "fr", "es", "ar", "ru", "zh", "bn"};

std::string list_shown(const std::vector<std::string>& words) {
  return fmt::format("There are {}.", fmt::join(words, ", "));
}

}  // namespace

std::span<const std::string_view> register_languages() { return languages; }

FileCell cell_of(YamlValue value) {
  const auto where = value.where();
  return {static_cast<std::uint32_t>(where.line),
          static_cast<std::uint16_t>(std::min<std::uint64_t>(where.column, UINT16_MAX))};
}

Result<std::string> needed_text(YamlValue map, std::string_view key) {
  const auto value = map[key];
  if (value) return value.expect_text(fmt::format("text for \"{}\"", key));
  return fail(map.error(fmt::format("expected the key \"{}\", saw none", key),
                        "docs/registers.md shows what an entry holds."));
}

Result<std::string> text_or_empty(YamlValue map, std::string_view key) {
  const auto value = map[key];
  if (!value || value.is(YamlValue::Kind::null)) return std::string();
  return value.expect_text(fmt::format("text for \"{}\"", key));
}

Result<std::vector<YamlValue>> elements_of(YamlValue value) {
  std::vector<YamlValue> elements;
  if (!value || value.is(YamlValue::Kind::null)) return elements;
  if (!value.is(YamlValue::Kind::list)) {
    return fail(value.error("expected a list, saw another form", "Write [a, b], or \"- \" lines."));
  }
  for (auto one = value.first(); one; one = one.next()) elements.push_back(one);
  return elements;
}

Result<Texts> texts_of(YamlValue value) {
  Texts texts;
  if (!value || value.is(YamlValue::Kind::null)) return texts;
  if (value.is(YamlValue::Kind::scalar)) {
    texts.emplace("en", value.text());
    return texts;
  }
  TRY(value.expect_keys({"en", "fr", "es", "ar", "ru", "zh", "bn"}));
  for (auto one = value.first(); one; one = one.next()) {
    texts.emplace(one.key(), TRY(one.expect_text("text in that language")));
  }
  return texts;
}

Result<Texts> needed_texts(YamlValue map, std::string_view key) {
  const auto value = map[key];
  auto texts = TRY(texts_of(value));
  const auto english = texts.find("en");
  if (english != texts.end() && !trim(english->second).empty()) return texts;
  return fail((value ? value : map)
                  .error(fmt::format("expected \"{}\" in English, saw none", key),
                         fmt::format("Write {}: {{en: ...}}; other languages are optional.", key)));
}

std::string other_languages(const Texts& texts) {
  NamedLines lines;
  for (const auto& [language, text] : texts) {
    if (language != "en") lines.set(language, text);
  }
  return lines.text();
}

void add_translations(NamedLines& fields, std::string_view name, const Texts& texts) {
  for (const auto& [language, text] : texts) {
    if (language != "en") fields.set(fmt::format("{}_{}", name, language), text);
  }
}

Result<Period> date_or_empty(YamlValue map, std::string_view key) {
  const auto value = map[key];
  if (!value || value.is(YamlValue::Kind::null) || value.text().empty()) return Period();
  const auto date = parse_date(value.text());
  if (date) return *date;
  auto error = value.error(date.error().message, date.error().hint);
  error.kind = date.error().kind;
  return fail(std::move(error));
}

Result<Place> place_of(YamlValue value) {
  const auto& gazetteer = Gazetteer::get();
  const auto written = TRY(value.expect_text("a place"));
  if (const auto place = gazetteer.match(written)) return *place;
  auto hint = did_you_mean(written, gazetteer.suggestions(written));
  return fail(value.error(fmt::format("no place is called \"{}\"", clip(written, 80)),
                          hint.empty() ? "Write the three letters of ISO 3166-1, or the name of a "
                                         "group: BGD, ECOWAS."
                                       : std::move(hint)));
}

Result<std::vector<Place>> places_of(YamlValue value) {
  std::vector<Place> places;
  for (const auto one : TRY(elements_of(value))) places.push_back(TRY(place_of(one)));
  return places;
}

Result<std::string> code_of(YamlValue value, std::string_view more) {
  const auto code = TRY(value.expect_text("a code"));
  const bool is_code =
      !code.empty() && code.size() <= 120 && std::ranges::all_of(code, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || more.contains(c);
      });
  if (is_code) return code;
  return fail(value.error(fmt::format("expected a code, saw \"{}\"", clip(code, 80)),
                          "Write small letters, digits and _: domestic_workers_2011."));
}

Result<std::string> words_of(YamlValue value, std::string_view what,
                             const std::function<std::vector<std::string>()>& known) {
  std::string words;
  for (const auto one : TRY(elements_of(value))) {
    const auto word = TRY(one.expect_text(what));
    const auto all = known();
    if (std::ranges::find(all, word) == all.end()) {
      const auto hint = did_you_mean(word, all);
      return fail(one.error(fmt::format("expected {}, saw \"{}\"", what, clip(word, 80)),
                            hint.empty() ? list_shown(all) : hint));
    }
    words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

Result<std::string> topics_of(YamlValue value) {
  return words_of(value, "a topic", [] {
    return std::vector<std::string>(all_topics().begin(), all_topics().end());
  });
}

Result<std::string> protections_of(YamlValue value) {
  return words_of(value, "a protection", [] {
    std::vector<std::string> codes;
    for (const auto& one : all_protections()) codes.emplace_back(one.code);
    return codes;
  });
}

Result<std::string> person_groups_of(YamlValue value) {
  return words_of(value, "a group of people", [] {
    std::vector<std::string> codes;
    for (const auto& one : all_person_groups()) codes.emplace_back(one.code);
    return codes;
  });
}

Result<void> RegisterParts::claim(std::string_view kind, const std::string& code, YamlValue at) {
  const auto [entry, is_new] = codes.try_emplace(fmt::format("{}:{}", kind, code), at.where());
  if (is_new) return {};
  return fail(at.error(fmt::format("expected each code once, saw \"{}\" again", code),
                       fmt::format("It stands in line {} already.", entry->second.line)));
}

}  // namespace corridor
