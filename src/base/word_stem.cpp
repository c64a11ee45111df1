#include "base/word_stem.h"

#include "base/check.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <span>

namespace corridor {
namespace {

// ---- Snowball ----------------------------------------------------------------------------------
struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, StemmerDeleter>;

/// A stemmer keeps its last answer in itself, so each thread has its own.
std::string snowball(std::string_view word, const char* language) {
  thread_local std::map<std::string_view, Stemmer> stemmers;
  auto& stemmer = stemmers[language];
  if (stemmer == nullptr) stemmer.reset(sb_stemmer_new(language, "UTF_8"));
  ENSURE(stemmer != nullptr, "libstemmer knows the languages named here");
  const auto* stem = sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                     static_cast<int>(word.size()));
  ENSURE(stem != nullptr, "there is memory for a word");
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

// ---- tables of endings -------------------------------------------------------------------------
/// An ending and what stands for it, in words of at least so many bytes.
struct Ending {
  std::string_view from, to;
  std::size_t shortest_word;
};

/// The first that fits; false where none does.
bool replace_ending(std::string& word, std::span<const Ending> endings) {
  for (const auto& ending : endings) {
    if (word.size() < ending.shortest_word || !word.ends_with(ending.from)) continue;
    word.replace(word.size() - ending.from.size(), ending.from.size(), ending.to);
    return true;
  }
  return false;
}

/// A word, and the one that stands for it.
struct Irregular {
  std::string_view from, to;
};

void replace_word(std::string& word, std::span<const Irregular> irregulars) {
  const auto found = std::ranges::find(irregulars, std::string_view(word), &Irregular::from);
  if (found != irregulars.end()) word = found->to;
}

// ---- English -----------------------------------------------------------------------------------
constexpr std::array english_words = {
    Irregular{"women", "woman"},       Irregular{"children", "child"},
    Irregular{"programme", "program"}, Irregular{"programmes", "program"},
    Irregular{"centre", "center"},     Irregular{"centres", "center"},
    Irregular{"licence", "license"},   Irregular{"defence", "defense"},
    Irregular{"offence", "offense"},
};

/// British spellings, as the American: "recognise", "organisation".
constexpr std::array english_endings = {
    Ending{"isation", "ization", 9}, Ending{"isations", "izations", 10},
    Ending{"ise", "ize", 7},         Ending{"ised", "ized", 8},
    Ending{"ises", "izes", 8},       Ending{"ising", "izing", 9},
    Ending{"iser", "izer", 8},       Ending{"isers", "izers", 9},
};

constexpr std::array english_our = {"labour",  "neighbour", "favour",    "honour",
                                    "harbour", "behaviour", "endeavour", "colour"};

std::string english_stem(std::string word) {
  replace_word(word, english_words);
  for (const std::string_view british : english_our) {
    const auto at = word.find(british);
    if (at != std::string::npos) word.erase(at + british.size() - 2, 1);
  }
  replace_ending(word, english_endings);
  std::string stem = snowball(word, "en");
  if (stem.size() >= 7 && stem.ends_with("ick")) stem.pop_back();  // trafficking, traffic
  return stem;
}

// ---- French ------------------------------------------------------------------------------------
/// Plurals go first, so that what follows sees one number. "-aux" is left to Snowball.
constexpr std::array french_plurals = {Ending{"ss", "ss", 0}, Ending{"s", "", 5}};
constexpr std::array french_endings = {
    Ending{"ee", "e", 5},        // employee, employe
    Ending{"iere", "ier", 6},    // ouvriere, ouvrier
    Ending{"ere", "er", 7},      // etrangere, etranger
    Ending{"ieuse", "ieux", 7},  // religieuse, religieux
    Ending{"euse", "eur", 7},    // travailleuse, travailleur
    Ending{"trice", "teur", 7},  // directrice, directeur
};

std::string french_stem(std::string word) {
  replace_ending(word, french_plurals);
  replace_ending(word, french_endings);
  return snowball(word, "fr");
}

// ---- Spanish -----------------------------------------------------------------------------------
/// Plurals in -es of words that end in a consonant; Snowball takes off the others.
constexpr std::array spanish_plurals = {Ending{"bles", "ble", 6}, Ending{"res", "r", 6},
                                        Ending{"les", "l", 6},    Ending{"nes", "n", 6},
                                        Ending{"des", "d", 6},    Ending{"ces", "z", 5}};
/// Snowball knows these endings by their accent.
constexpr std::array spanish_accents = {Ending{"cion", "ción", 6}, Ending{"sion", "sión", 6}};

std::string spanish_stem(std::string word) {
  replace_ending(word, spanish_plurals);
  replace_ending(word, spanish_accents);
  return snowball(word, "es");
}

// ---- Russian -----------------------------------------------------------------------------------
/// The vowel that comes and goes: беженец, беженцев; ребенок, ребенка.
constexpr std::array russian_endings = {Ending{"ец", "ц", 10}, Ending{"ок", "к", 10}};

/// Stems of plurals that are another word: дети (ребенок), людьми (люди).
constexpr std::array russian_plurals = {Irregular{"дет", "ребенк"}, Irregular{"людьм", "люд"}};

std::string russian_stem(std::string_view word) {
  std::string stem = snowball(word, "ru");
  replace_ending(stem, russian_endings);
  replace_word(stem, russian_plurals);
  return stem;
}

// ---- Arabic ------------------------------------------------------------------------------------
// Letters are two bytes each.
constexpr std::array arabic_articles = {"وال", "بال", "كال", "فال", "ولل", "ال", "لل"};
constexpr std::array arabic_endings = {"هما", "ها", "هم", "هن", "ات", "ان",
                                       "ون",  "ين", "يه", "ه",  "ي"};

/// Stems of "broken" plurals, which change inside, of words that law and migration speak of much.
constexpr std::array arabic_plurals = {
    Irregular{"اطفال", "طفل"},  Irregular{"عمال", "عامل"},  Irregular{"افراد", "فرد"},
    Irregular{"حقوق", "حق"},    Irregular{"عقود", "عقد"},   Irregular{"اجور", "اجر"},
    Irregular{"شروط", "شرط"},   Irregular{"وثايق", "وثيق"}, Irregular{"تصاريح", "تصريح"},
    Irregular{"رسوم", "رسم"},   Irregular{"اصحاب", "صاحب"}, Irregular{"اشخاص", "شخص"},
    Irregular{"اجانب", "اجنب"}, Irregular{"ضحايا", "ضح"},   Irregular{"قوان", "قان"},
    Irregular{"بلاد", "بلد"},   Irregular{"مناطق", "منطق"},
};

std::string arabic_stem(std::string_view word) {
  // "للاجئين": the article's lam and that of the word are written as one pair.
  constexpr std::string_view refugees = "للاجي";
  if (word.starts_with(refugees)) {
    word.remove_prefix(2);
  } else {
    for (const std::string_view article : arabic_articles) {
      if (!word.starts_with(article) || word.size() < article.size() + 4) continue;
      word.remove_prefix(article.size());
      break;
    }
  }
  for (const std::string_view ending : arabic_endings) {
    const std::size_t must_stay = ending.size() > 2 ? 6 : 4;
    if (!word.ends_with(ending) || word.size() < ending.size() + must_stay) continue;
    word.remove_suffix(ending.size());
  }
  std::string stem(word);
  replace_word(stem, arabic_plurals);
  return stem;
}

// ---- Bengali -----------------------------------------------------------------------------------
// Letters and vowel signs are three bytes each; folding writes YYA as YA and nukta. Longest first.
constexpr std::array bengali_endings = {"গুলোর",
                                        "গুলোকে",
                                        "গুলির",
                                        "সমূহের",
                                        "গুলো",
                                        "গুলি",
                                        "সমূহ",
                                        "দেরকে",
                                        "দের",
                                        "টির",
                                        "টিকে",
                                        "ের",
                                        "কে",
                                        "রা",
                                        "তে",
                                        "টি",
                                        "\u09AF\u09BC\u09C7\u09B0",
                                        "\u09AF\u09BC",
                                        "ে",
                                        "র"};

std::string bengali_stem(std::string_view word) {
  constexpr std::size_t must_stay = 6;
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view ending : bengali_endings) {
      if (!word.ends_with(ending) || word.size() < ending.size() + must_stay) continue;
      word.remove_suffix(ending.size());
      shorter = true;
      break;
    }
  }
  return std::string(word);
}

std::string without_apostrophes(std::string word) {
  std::erase(word, '\'');
  return word;
}

}  // namespace

std::size_t elision_length(std::string_view word) {
  const std::size_t ascii = word.find('\'');
  const std::size_t curly = word.find("’");
  const std::size_t at = std::min(ascii, curly);
  if (at == std::string_view::npos || at == 0) return 0;
  constexpr std::string_view single = "cdjlmnstCDJLMNST";
  constexpr std::array longer = {"qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
                                 "Qu", "Jusqu", "Lorsqu", "Puisqu", "Quoiqu"};
  const std::string_view before = word.substr(0, at);
  const bool is_one =
      at == 1 ? single.contains(before[0]) : std::ranges::find(longer, before) != longer.end();
  return is_one ? at + (at == ascii ? 1 : std::string_view("’").size()) : 0;
}

std::string word_stem(std::string_view folded, std::string_view language) {
  language = language.substr(0, language.find('-'));
  if (language == "en") return without_apostrophes(english_stem(std::string(folded)));
  if (language == "fr") {
    folded.remove_prefix(elision_length(folded));
    return without_apostrophes(french_stem(std::string(folded)));
  }
  if (language == "es") return without_apostrophes(spanish_stem(std::string(folded)));
  if (language == "ru") return without_apostrophes(russian_stem(folded));
  if (language == "ar") return arabic_stem(folded);
  if (language == "bn") return bengali_stem(folded);
  return without_apostrophes(std::string(folded));
}

}  // namespace corridor
