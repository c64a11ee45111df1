#include "base/words.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <mutex>

namespace corridor {
namespace {

struct Language {
  std::string_view code;
  std::string_view group;  // between thousands
  std::string_view point;  // before decimals
};

constexpr std::string_view narrow_space = "\xE2\x80\xAF";

constexpr std::array<Language, 7> all_languages{{
    {"en", ",", "."},
    {"fr", narrow_space, ","},
    {"es", narrow_space, ","},
    {"ru", narrow_space, ","},
    {"ar", ",", "."},
    {"zh", ",", "."},
    {"bn", ",", "."},
}};

const Language* find_language(std::string_view code) {
  const auto found = std::ranges::find(all_languages, code, &Language::code);
  return found == all_languages.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> Words::languages() {
  std::vector<std::string> codes;
  for (const auto& language : all_languages) codes.emplace_back(language.code);
  return codes;
}

Result<Words> Words::in(std::string_view language) {
  if (find_language(language) == nullptr) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a language, one of {}; saw \"{}\"", "en fr es ru ar zh bn",
                             language),
                 {},
                 did_you_mean(language, languages())});
  }
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Catalogue>, std::less<>> known;
  Words words;
  words.language_ = language;
  const std::lock_guard lock(mutex);
  auto found = known.find(language);
  if (found == known.end()) found = known.emplace(language, TRY(read(language))).first;
  words.catalogue_ = found->second;
  return words;
}

Result<std::shared_ptr<const Words::Catalogue>> Words::read(std::string_view language) {
  auto catalogue = std::make_shared<Catalogue>();
  const std::string path = fmt::format("words/{}.csv", language);
  if (!is_embedded(path)) return catalogue;
  const std::string text = embedded_file(path);
  CsvReader csv(path, text);
  TRY(csv.read_header());
  while (TRY(csv.next())) catalogue->emplace(csv.field(0), csv.field(1));
  return catalogue;
}

const std::string* Words::translation(std::string_view english) const {
  if (catalogue_ == nullptr) return nullptr;
  const auto found = catalogue_->find(std::string(english));
  return found == catalogue_->end() ? nullptr : &found->second;
}

bool Words::has(std::string_view english) const {
  return language_ == "en" || translation(english) != nullptr;
}

std::string Words::say(std::string_view english, Placeholders values) const {
  return say_with(english, {values.begin(), values.size()});
}

std::string Words::say_with(std::string_view english, std::span<const Placeholder> values) const {
  const auto* found = translation(english);
  const std::string_view pattern = found == nullptr ? english : *found;
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    const auto end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += pattern[i++];
      continue;
    }
    const auto name = pattern.substr(i + 1, end - i - 1);
    const auto value = std::ranges::find(values, name, &Placeholder::first);
    out += value == values.end() ? pattern.substr(i, end - i + 1) : value->second;
    i = end + 1;
  }
  return out;
}

std::string Words::number(double number, int decimals) const {
  return format_grouped(number, decimals, group(), point());
}

std::vector<NumberScale> Words::scales() const {
  if (language_ == "zh") return {{1e8, "{number}亿"}, {1e4, "{number}万"}};
  if (language_ == "bn") return {{1e7, "{number} কোটি"}, {1e5, "{number} লাখ"}};
  return {{1e9, say("{number} billion")}, {1e6, say("{number} million")}};
}

std::string Words::group() const { return std::string(find_language(language_)->group); }
std::string Words::point() const { return std::string(find_language(language_)->point); }

}  // namespace corridor
