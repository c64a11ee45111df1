#pragma once
// The words that open a provision, in English, French, Spanish, Arabic, Russian, Chinese and
// Bengali: "Article", "Capítulo", "المادة", "Статья", "条", "ধারা".

#include <cstdint>
#include <string_view>

namespace corridor {

struct ArticleWord {
  std::string_view kind;  // as Akoma Ntoso names it: "article"
  bool alone = false;     // may stand without a number: "ANNEX"
};

/// The word as it is printed, whatever its case and accents; null for another.
const ArticleWord* find_article_word(std::string_view word);

/// What 第...条 and its like close with, at the start of `text`, and how many bytes it takes.
struct ChineseWord {
  std::string_view word, kind;
};
const ChineseWord* find_chinese_word(std::string_view text);
/// 附件 and its like, which stand before their number.
const ChineseWord* find_chinese_annex(std::string_view text);

/// Whether what stands behind a number shows that the provision is only spoken of: "of the
/// Convention", "and 5", "من هذه", "的规定".
bool begins_reference(std::string_view rest);

}  // namespace corridor
