#include "sources/texts/article_words.h"

#include "base/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace corridor {
namespace {

struct Row {
  std::string_view words;  // separated by blanks
  ArticleWord means;
};

// Small words of one or two letters are not here: they begin sentences.
constexpr std::array<Row, 17> rows{{
    {"Article Art Artículo المادة مادة مــادة Статья অনুচ্ছেদ", {"article"}},
    {"Section Sec Sección ধারা", {"section"}},
    {"Subsection Sub-section Sous-section Subsección", {"subsection"}},
    {"Chapter Chap Chapitre Capítulo الفصل Глава অধ্যায় অধ্যায়", {"chapter"}},
    {"Subchapter Sub-chapter", {"subchapter"}},
    {"Part Partie Parte الجزء القسم Часть ভাগ অংশ খণ্ড", {"part"}},
    {"Title Titre Título الباب Раздел", {"title"}},
    {"Subtitle Подраздел", {"subtitle"}},
    {"Book Livre Libro الكتاب Книга", {"book"}},
    {"Division", {"division"}},
    {"Annex Annexe Anexo Appendix Appendice Apéndice Schedule", {"annex", true}},
    {"الملحق المرفق الجدول Приложение তফসিল পরিশিষ্ট", {"annex", true}},
    {"Protocol Protocole Protocolo البروتوكول Протокол", {"protocol"}},
    {"Preamble Préambule Preámbulo الديباجة ديباجة Преамбула প্রস্তাবনা", {"preamble", true}},
    {"Rule Regla Règle", {"rule"}},
    {"Guideline Objective", {"clause"}},
    {"Параграф", {"section"}},
}};

constexpr std::array<ChineseWord, 8> chinese_words{{{"条", "article"},
                                                    {"條", "article"},
                                                    {"章", "chapter"},
                                                    {"节", "section"},
                                                    {"編", "part"},
                                                    {"编", "part"},
                                                    {"篇", "part"},
                                                    {"部分", "part"}}};
constexpr std::array<ChineseWord, 4> chinese_annexes{
    {{"附件", "annex"}, {"附录", "annex"}, {"附表", "annex"}, {"附則", "annex"}}};

const std::unordered_map<std::string, ArticleWord>& table() {
  static const auto all = [] {
    std::unordered_map<std::string, ArticleWord> made;
    for (const auto& [words, means] : rows) {
      for (const auto word : split(words, ' ')) made.emplace(fold(word), means);
    }
    return made;
  }();
  return all;
}

/// What follows a number where a provision is spoken of, in writing without capitals.
constexpr std::array<std::string_view, 22> connecting{
    "من", "و ", "أو ", "إلى ", "،",  "؛",    "的", "第", "和", "或",  "及",
    "至", "、", "，",  "；",   "所", "规定", "与", "এর", "ও ", "এবং", "অনুসারে"};

}  // namespace

const ArticleWord* find_article_word(std::string_view word) {
  constexpr std::size_t longest = 40;
  if (word.size() > longest) return nullptr;
  const auto found = table().find(fold(word));
  return found == table().end() ? nullptr : &found->second;
}

const ChineseWord* find_chinese_word(std::string_view text) {
  const auto found = std::ranges::find_if(
      chinese_words, [&](const ChineseWord& one) { return text.starts_with(one.word); });
  return found == chinese_words.end() ? nullptr : &*found;
}

const ChineseWord* find_chinese_annex(std::string_view text) {
  const auto found = std::ranges::find_if(
      chinese_annexes, [&](const ChineseWord& one) { return text.starts_with(one.word); });
  return found == chinese_annexes.end() ? nullptr : &*found;
}

bool begins_reference(std::string_view rest) {
  if (rest.empty()) return false;
  if (rest[0] == ',' || rest[0] == ';') return true;
  std::string_view words = trim(rest);
  std::size_t at = 0;
  const auto c = words.empty() ? -1 : next_character(words, at);
  if (c >= 0 && u_islower(c)) return true;
  return std::ranges::any_of(connecting,
                             [&](std::string_view one) { return words.starts_with(one); });
}

}  // namespace corridor
