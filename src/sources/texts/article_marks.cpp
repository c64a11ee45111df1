#include "sources/texts/article_marks.h"

#include "base/text.h"
#include "sources/texts/article_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

namespace corridor {
namespace {

std::int32_t character_at(std::string_view text, std::size_t at) {
  return at < text.size() ? next_character(text, at) : -1;
}

bool is_word_character(std::int32_t c) {
  return c >= 0 && (u_isalpha(c) || c == 0x640 || (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0);
}

/// The first word of a line: letters, and "Sous-section" whole.
std::string_view first_word(std::string_view line) {
  constexpr std::size_t longest = 60;
  std::size_t at = 0;
  while (at < line.size() && at < longest) {
    std::size_t next = at;
    const auto c = next_character(line, next);
    const bool hyphen =
        c == '-' && (at == 3 || at == 4) && is_word_character(character_at(line, next));
    if (!is_word_character(c) && !hyphen) break;
    at = next;
  }
  return line.substr(0, at);
}

std::size_t skip(std::string_view text, std::size_t at,
                 std::initializer_list<std::string_view> all) {
  for (bool moved = true; moved;) {
    moved = false;
    for (const auto one : all) {
      if (!text.substr(at).starts_with(one)) continue;
      at += one.size();
      moved = true;
    }
  }
  return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return skip(text, at, {" ", "\t", "\xC2\xA0", "\xE3\x80\x80"});
}

/// What stands before a number and is no part of it.
std::size_t skip_number_words(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  for (const std::string_view one :
       {"No. ", "No.", "N° ", "N°", "Nº ", "Nº", "n° ", "№ ", "№", "nº "}) {
    if (text.substr(at).starts_with(one)) return skip_blanks(text, at + one.size());
  }
  return at;
}

/// "(2)", "(a)": the number of a paragraph, which shows that a line speaks of a provision.
bool begins_with_inner_number(std::string_view rest) {
  const auto close = rest.find(')');
  if (!rest.starts_with('(') || close == rest.npos || close > 6) return false;
  const auto inside = rest.substr(1, close - 1);
  const bool digits = !inside.empty() && inside.find_first_not_of("0123456789") == inside.npos;
  return digits || (inside.size() == 1 && inside[0] >= 'a' && inside[0] <= 'z');
}

/// Fills in what stands behind the number at `at`.
ArticleMark finish(ArticleMark mark, std::string_view line, std::size_t at) {
  mark.label = trim(line.substr(0, at));
  at = skip(line, at, {"º", "ª", "°", ".º", ".°", "o.", ")", "）"});
  const std::size_t before = at;
  std::string_view rest = line.substr(at);
  mark.is_reference = begins_reference(rest);
  at = skip(line, at,
            {".", ":", "-", "–", "—", "―", " ", "\t", "\xC2\xA0", "।", "：", "．", "\xE3\x80\x80",
             "ـ", "*"});
  const auto between = line.substr(before, at - before);
  mark.is_set_apart =
      at == line.size() || trim(between).size() > 0 || between.contains("\xE3\x80\x80");
  mark.rest = line.substr(at);
  if (!mark.is_set_apart && begins_with_inner_number(mark.rest)) mark.is_reference = true;
  if (mark.is_set_apart && begins_reference(mark.rest) &&
      between.find_first_of(":-") == between.npos && !between.contains("–") &&
      !between.contains("—")) {
    mark.is_reference = true;
  }
  return mark;
}

/// 第五条, 第二条之一; 附件一.
std::optional<ArticleMark> find_chinese_mark(std::string_view line) {
  constexpr std::string_view ordinal = "第", of = "之";
  ArticleMark mark{.is_capital = true};
  if (const auto* annex = find_chinese_annex(line)) {
    std::size_t at = skip_blanks(line, annex->word.size());
    if (auto number = read_chinese_number(line, at)) mark.number = *number;
    mark.kind = annex->kind;
    if (mark.number.parts.empty() && trim(line.substr(annex->word.size())).size() > 3)
      return std::nullopt;
    return finish(std::move(mark), line, at);
  }
  std::size_t at = skip_blanks(line, ordinal.size());
  auto number = read_chinese_number(line, at);
  if (!number) return std::nullopt;
  at = skip_blanks(line, at);
  const auto* word = find_chinese_word(line.substr(at));
  if (word == nullptr) return std::nullopt;
  at += word->word.size();
  if (line.substr(at).starts_with(of)) {
    at += of.size();
    if (const auto inserted = read_chinese_number(line, at)) {
      number->parts.back().suffix = inserted->parts.front().value;
      number->text += "-" + inserted->text;
    }
  }
  mark.kind = word->kind;
  mark.number = std::move(*number);
  return finish(std::move(mark), line, at);
}

/// "First Schedule", "PREMIÈRE PARTIE", "প্রথম অধ্যায়": the number comes first.
std::optional<ArticleMark> find_ordinal_mark(std::string_view line, std::string_view first,
                                             ArticleMark mark) {
  const auto value = number_in_words(first);
  if (!value) return std::nullopt;
  const std::size_t at = skip_blanks(line, first.size());
  const auto second = first_word(line.substr(at));
  const auto* word = second.empty() ? nullptr : find_article_word(second);
  if (word == nullptr || word->kind == "article" || word->kind == "section") return std::nullopt;
  const std::size_t end = at + second.size();
  const auto c = character_at(second, 0);
  if (u_islower(c)) return std::nullopt;
  mark.kind = word->kind;
  mark.number = {std::to_string(*value), {{*value, 0}}};
  return finish(std::move(mark), line, end);
}

/// "ANNEX" on a line of its own, or "ANNEX: Title".
bool may_stand_alone(const ArticleWord& word, std::string_view rest) {
  if (!word.alone) return false;
  const auto behind = trim(rest);
  return behind.empty() || behind[0] == ':' || behind.starts_with("—") || behind.starts_with("–");
}

}  // namespace

std::optional<ArticleMark> find_article_mark(std::string_view line) {
  line = trim(line);
  if (line.starts_with("第") || line.starts_with("附")) return find_chinese_mark(line);
  ArticleMark mark;
  if (line.starts_with("§")) {
    std::size_t at = skip_blanks(line, std::string_view("§").size());
    auto number = read_mark_number(line, at);
    if (!number) return std::nullopt;
    mark.kind = "section";
    mark.is_capital = true;
    mark.number = std::move(*number);
    return finish(std::move(mark), line, at);
  }
  const auto first = first_word(line);
  if (first.size() < 3) return std::nullopt;
  const auto c = character_at(first, 0);
  mark.is_capital = !u_islower(c);
  const auto* word = find_article_word(first);
  if (word == nullptr) return find_ordinal_mark(line, first, std::move(mark));
  mark.kind = word->kind;
  std::size_t at = first.size();
  // "Art. 5", "Sec. 5".
  if (first.size() <= 4 && line.substr(at).starts_with('.')) ++at;
  const std::size_t behind_word = at;
  at = skip_number_words(line, at);
  const bool bracket = line.substr(at).starts_with('(') || line.substr(at).starts_with("（");
  if (bracket)
    at = skip(line, at, {"(", "（"});
  else if (at == behind_word || line.substr(at).starts_with('-'))
    at = skip_blanks(line, skip(line, at, {"-", "–", ":"}));
  auto number = read_mark_number(line, at);
  if (!number || word->kind == "preamble") {
    if (!may_stand_alone(*word, line.substr(behind_word))) return std::nullopt;
    return finish(std::move(mark), line, behind_word);
  }
  if (bracket) at = skip(line, at, {")", "）"});
  mark.number = std::move(*number);
  return finish(std::move(mark), line, at);
}

}  // namespace corridor
