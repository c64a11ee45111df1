#pragma once
// The recogniser of articles: what opens a provision at the start of a line ("Article 5",
// "CAPÍTULO IV", "第五条", "ধারা ৫", "First Schedule"), and what opens a paragraph or a point
// within one ("2.", "(2)", "(a)", "iv)", "（一）", "(ক)").
//
// It looks at one line alone. Whether a line that begins so opens a provision, or only speaks of
// one, is told by what stands around it (line_marks.h).

#include "sources/texts/mark_number.h"

#include <optional>
#include <string_view>

namespace corridor {

struct ArticleMark {
  std::string_view kind;      // "article", "chapter", "annex"
  MarkNumber number;          // without parts where it stands alone: "ANNEX"
  std::string_view label;     // as printed: "Article 5"
  std::string_view rest;      // the line behind it, without the mark that sets it apart
  bool is_set_apart = false;  // ".", ":" or a dash stands between, or the end of the line
  bool is_capital = false;    // begins with a capital, or is written without capitals at all
  bool is_reference = false;  // "Article 5 of the Convention", "Article 5(2)"
};

std::optional<ArticleMark> find_article_mark(std::string_view line);

/// How the number of a paragraph or point is dressed. Numbers dressed alike are of one list.
enum class MarkStyle : std::uint8_t {
  digits_point,      // 2.  ২।
  digits_bracket,    // 2)
  digits_brackets,   // (2)
  letter_bracket,    // a)  a.
  letter_brackets,   // (a)
  roman_bracket,     // iv)
  roman_brackets,    // (iv)
  chinese,           // 二、
  chinese_brackets,  // （二）
};

struct InnerMark {
  MarkStyle style = MarkStyle::digits_point;
  MarkNumber number;
  /// The same read the other way, where "(i)" may be a letter or a Roman numeral.
  std::optional<MarkNumber> as_roman = {};
  std::string_view label;  // as printed: "(a)"
  std::string_view rest;
};

std::optional<InnerMark> find_inner_mark(std::string_view line);

}  // namespace corridor
