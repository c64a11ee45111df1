// The translations of data/words: whole, alike in every language, and met by what briefs say.

#include "base/words.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"
#include "evidence/scratch_workspace.h"
#include "registers/chain_records.h"
#include "registers/law_book.h"
#include "report/agreements_report.h"
#include "report/brief.h"
#include "report/coherence_report.h"
#include "report/commitments_report.h"
#include "report/contribution.h"
#include "report/law_report.h"
#include "report/participation_report.h"
#include "report/review_annex.h"
#include "report/review_report.h"
#include "vocabulary/chain.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"
#include "vocabulary/observation.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::words_test {
namespace {

using Catalogue = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string> translated_languages() {
  auto languages = Words::languages();
  std::erase(languages, "en");
  return languages;
}

Catalogue read_catalogue(const std::string& language) {
  const std::string path = "words/" + language + ".csv";
  const std::string text = embedded_file(path);
  CsvReader csv(path, text);
  REQUIRE(csv.read_header().has_value());
  CHECK(csv.header() == std::vector<std::string>{"english", "translation"});
  Catalogue catalogue;
  for (auto more = csv.next(); more.value(); more = csv.next()) {
    catalogue.emplace_back(csv.field(0), csv.field(1));
  }
  return catalogue;
}

/// The placeholders of a sentence, in alphabetical order.
std::vector<std::string> placeholders(std::string_view sentence) {
  std::vector<std::string> names;
  for (auto at = sentence.find('{'); at != std::string_view::npos; at = sentence.find('{', at + 1))
    names.emplace_back(sentence.substr(at, sentence.find('}', at) - at));
  std::ranges::sort(names);
  return names;
}

int marks(std::string_view sentence) {
  int count = 0;
  for (auto at = sentence.find("[^]"); at != std::string_view::npos;
       at = sentence.find("[^]", at + 1))
    ++count;
  return count;
}

/// All that a brief says, but for the list of proofs and sources, which name publishers' files.
class Said {
 public:
  explicit Said(const Document& document) {
    texts = {document.title,         document.subtitle,       document.proofs_title,
             document.sources_title, document.contents_title, document.table_behind_title,
             document.caution_title, document.licence_title,  document.skip_title,
             document.back_title,    document.note_title};
    for (const auto& scale : document.numbers.scales) {
      texts.push_back(Words().say(scale.pattern, {{"number", "1"}}));
    }
    for (const auto& section : document.sections) {
      texts.push_back(section.title);
      for (const auto& block : section.blocks) {
        std::visit([this](const auto& content) { add(content); }, block);
      }
    }
  }
  std::vector<std::string> texts;

 private:
  void add(const Paragraph& paragraph) { texts.push_back(paragraph.text); }
  void add(const Bullets& bullets) {
    for (const auto& item : bullets.items) add(item);
  }
  void add(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell.value);
    texts.push_back(text == nullptr ? cell.absent : *text);
  }
  void add(const Table& table) {
    texts.push_back(table.title);
    for (const auto& column : table.columns) {
      texts.push_back(column.title);
      texts.push_back(column.unit);
    }
    for (const auto& row : table.rows) {
      for (const auto& cell : row) add(cell);
    }
    for (const auto& note : table.notes) texts.push_back(note);
  }
  void add(const Chart& chart) {
    for (const auto& text : {chart.title, chart.description, chart.unit, chart.label_title})
      texts.push_back(text);
    for (const auto& series : chart.series) {
      texts.push_back(series.name);
      for (const auto& point : series.points) {
        // "2020-Q3" is the same everywhere.
        if (chart.kind == Chart::Kind::bar) texts.push_back(point.label);
        texts.push_back(point.value.absent);
        texts.push_back(point.shown);
      }
    }
  }
};

/// Words in Latin letters, two and more, that are no acronym used in every language.
std::string latin_words(std::string_view text) {
  constexpr std::array<std::string_view, 6> acronyms{"DESA", "GDP",   "KNOMAD",
                                                     "UN",   "UNHCR", "UNRWA"};
  // Places that CLDR does not name; they have translations for whoever asks for them.
  constexpr std::array<std::string_view, 3> places{"Other", "Unknown", "World"};
  std::string words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter) word += c;
    if (letter) continue;
    const bool known = std::ranges::find(acronyms, word) != acronyms.end() ||
                       std::ranges::find(places, word) != places.end();
    if (word.size() > 1 && !known) words += (words.empty() ? "" : " ") + word;
    word.clear();
  }
  return words;
}

/// Long names end so, with dots.
constexpr std::size_t shown_of_a_name = 80;

/// Names of law, actors and services that registers do not have in every language.
std::vector<std::string> names_of_records(const Workspace& workspace) {
  std::vector<std::string> names;
  const auto book = LawBook::open(workspace);
  REQUIRE(book.has_value());
  const auto described = book->described(LawBook::Depth::records);
  REQUIRE(described.has_value());
  auto instruments = *described;
  const auto others = book->titles();
  REQUIRE(others.has_value());
  instruments.insert(instruments.end(), others->begin(), others->end());
  for (const auto& instrument : instruments) {
    names.push_back(instrument.title);
    names.push_back(instrument.title.substr(0, shown_of_a_name));
    names.emplace_back(instrument.short_title());
    names.push_back(instrument.code);
    for (const auto& [language, name] : instrument.names.lines()) names.push_back(name);
  }
  for (const std::string_view kind : {"actor", "service"}) {
    const auto records = chain_records(workspace, kind);
    REQUIRE(records.has_value());
    for (const auto& record : *records) {
      names.push_back(record.title);
      names.emplace_back(record.short_title());
      for (const auto& [language, name] : record.names.lines()) names.push_back(name);
    }
  }
  std::ranges::sort(names, std::greater(), &std::string::size);
  return names;
}

/// The names taken out wherever they stand as words of their own.
std::string without(std::string text, const std::vector<std::string>& names) {
  const auto is_letter = [&](std::size_t i) {
    return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0;
  };
  for (const auto& name : names) {
    for (auto at = text.find(name); at != text.npos && !name.empty(); at = text.find(name, at)) {
      const bool is_whole = !(at > 0 && is_letter(at - 1)) && !is_letter(at + name.size());
      if (is_whole) text.erase(at, name.size());
      if (!is_whole) ++at;
    }
  }
  return text;
}

Document brief(const Workspace& workspace, const std::string& subject,
               const std::string& language) {
  auto document = write_brief(workspace, {.subject = subject, .language = language});
  REQUIRE_MESSAGE(document.has_value(), subject, " in ", language);
  return std::move(*document);
}

}  // namespace

TEST_CASE("a translation keeps the placeholders and the marks of its sentence") {
  for (const auto& language : translated_languages()) {
    for (const auto& [english, translation] : read_catalogue(language)) {
      CAPTURE(language);
      CAPTURE(english);
      CHECK_FALSE(trim(translation).empty());
      CHECK(placeholders(translation) == placeholders(english));
      CHECK(marks(translation) == marks(english));
    }
  }
}

TEST_CASE("every language has the same sentences, each once, in order") {
  const auto keys_of = [](const std::string& language) {
    std::vector<std::string> keys;
    for (const auto& [english, translation] : read_catalogue(language)) keys.push_back(english);
    return keys;
  };
  const auto keys = keys_of("fr");
  CHECK(std::ranges::is_sorted(keys));
  CHECK(std::ranges::adjacent_find(keys) == keys.end());
  for (const auto& language : translated_languages()) {
    CAPTURE(language);
    const auto others = keys_of(language);
    const auto lacks = [](const auto& whole, const auto& part) {
      std::vector<std::string> left;
      std::ranges::set_difference(whole, part, std::back_inserter(left));
      return left.empty() ? std::string() : left.front();
    };
    CHECK(lacks(keys, others) == "");  // the first that this language lacks
    CHECK(lacks(others, keys) == "");  // the first that French lacks
    CHECK(others.size() == keys.size());
  }
}

TEST_CASE("indicators, units, states of figures, protections and groups have a translation") {
  std::map<std::string, std::string> catalogue;
  for (auto& [english, translation] : read_catalogue("bn")) catalogue.emplace(english, translation);
  const auto check = [&](std::string_view english) {
    CAPTURE(english);
    CHECK(catalogue.contains(std::string(english)));
  };
  for (const auto& indicator : page_indicators()) {
    check(indicator.title);
    check(indicator.unit);
  }
  for (const State state : {State::missing, State::suppressed, State::not_applicable}) {
    check(name_of(state));
  }
  for (const auto& protection : all_protections()) {
    check(protection.title);
    check(protection.question);
  }
  for (const auto& group : all_person_groups()) check(group.title);
  for (const auto& type : all_service_types()) check(type.title);
  for (const auto& cost : all_service_costs()) check(cost.title);
}

namespace {

/// What is never translated: texts quoted from registers and publishers, addresses, and codes.
std::string without_quoted(std::string text) {
  for (auto at = text.find("http"); at != text.npos; at = text.find("http", at)) {
    text.erase(at, std::min(text.find(' ', at), text.size()) - at);
  }
  for (auto from = text.find('"'); from != text.npos; from = text.find('"', from)) {
    const auto end = text.find('"', from + 1);
    if (end == text.npos) break;
    text.erase(from, end + 1 - from);
  }
  return text;
}

/// Codes of places, findings and labour agreements: BGD, 8938a368dc80, bla-837.
std::string without_codes(const std::string& text) {
  const auto is_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
  };
  std::string kept;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_word(text[end])) ++end;
    const auto word = text.substr(i, std::max<std::size_t>(end - i, 1));
    const auto code = word.substr(0, word.find_last_not_of('-') + 1);
    const bool has_digit = word.find_first_of("0123456789") != std::string::npos;
    const bool is_place =
        code.size() == 3 && code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == code.npos;
    const bool is_way = word.size() == 7 && word[3] == '-';
    if (!has_digit && !is_place && !is_way) kept += word;
    i += word.size();
  }
  return kept;
}

/// That what is said in a language is none of it English: `make` writes the document.
void check_translated(const std::string& subject, const std::vector<std::string>& names,
                      const std::function<Document(const std::string& language)>& make) {
  const auto english = Said(make("en")).texts;
  for (const auto& language : translated_languages()) {
    const auto said = Said(make(language)).texts;
    REQUIRE(said.size() == english.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
      CAPTURE(language);
      CAPTURE(subject);
      CAPTURE(english[i]);
      CAPTURE(said[i]);
      const bool alike = said[i] == english[i];
      const auto own_words = alike ? without(without_quoted(english[i]), names) : english[i];
      const bool sentence = std::ranges::count(own_words, ' ') >= 3;
      CHECK((!sentence || !alike));
      // Sentences may be joined in one text, and French shares words with English: what these
      // languages say is the stricter check, and all have the same sentences.
      if (language == "ar" || language == "bn" || language == "ru" || language == "zh") {
        const bool latin = !latin_words(said[i]).empty();
        const auto own = latin ? without(without_quoted(said[i]), names) : said[i];
        CHECK(latin_words(without_codes(own)) == "");
      }
    }
  }
}

}  // namespace

// What a failure prints is the English to translate. The subjects are chosen for their sentences:
// rich and poor in figures, with and without a common border, a place without neighbours.
TEST_CASE("a brief says nothing in English in another language") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  const auto names = names_of_records(*scratch);
  for (const std::string subject :
       {"BGD-MYS", "BGD", "BGD-IND", "KGZ-RUS", "KEN-TZA", "TUV-AND", "TUV", "ATA", "BGD-_W"}) {
    check_translated(subject, names, [&](const std::string& language) {
      return brief(*scratch, subject, language);
    });
  }
}

// Agreements with and without coded texts; a corridor with reservations, a place under regional
// law, one of which nothing is known.
TEST_CASE("law, agreements, coherence, participation and reviews are told in every language") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  const auto names = names_of_records(*scratch);
  const auto take = [](Result<Document> document) {
    REQUIRE(document.has_value());
    return std::move(*document);
  };
  for (const std::string way : {"BGD-MYS", "PHL-SAU", "SYR-TUR"}) {
    check_translated(way, names, [&](const std::string& language) {
      return take(agreements_document(*scratch, {.corridor = way, .language = language}, true));
    });
  }
  for (const std::string subject : {"BGD-MYS", "SYR-TUR", "MEX-USA", "ITA", "ATA"}) {
    check_translated(subject, names, [&](const std::string& language) {
      return take(coherence_document(*scratch, {.subject = subject, .language = language}));
    });
  }
  for (const std::string subject :
       {"BGD-ITA", "SYR-TUR", "MEX", "TUV", "icrmw", "ilo_c097", "eu_reg_2018_1806", "gcm_2018"}) {
    check_translated(subject, names, [&](const std::string& language) {
      return take(law_document(*scratch, {.subject = subject, .language = language}));
    });
  }
  for (const std::string place : {"DEU", "BRA", "TUV"}) {
    check_translated(place, names, [&](const std::string& language) {
      return take(participation_document(*scratch, {.place = place, .language = language}));
    });
  }
  for (const std::string subject : {"PHL", "BGD-MYS", "TUV-AND"}) {
    check_translated(subject, names, [&](const std::string& language) {
      return take(review_document(*scratch, {.subject = subject, .language = language}));
    });
  }
}

// Publishers keep their own names, and so do the units of their series.
TEST_CASE("a contribution profile says nothing in English in another language") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  const auto said_in = [&](const std::string& subject, const std::string& language) {
    const auto document =
        contribution_document(*scratch, {.subject = subject, .language = language});
    REQUIRE_MESSAGE(document.has_value(), subject, " in ", language);
    return Said(*document).texts;
  };
  std::vector<std::string> publishers;
  for (const auto& measure : contribution_measures()) publishers.emplace_back(measure.publisher);
  std::ranges::sort(publishers, std::greater(), &std::string::size);
  for (const std::string subject : {"BGD-MYS", "DEU", "TUV-AND"}) {
    const auto english = said_in(subject, "en");
    for (const std::string language : {"ar", "bn", "ru", "zh"}) {
      const auto said = said_in(subject, language);
      REQUIRE(said.size() == english.size());
      for (std::size_t i = 0; i < said.size(); ++i) {
        CAPTURE(language);
        CAPTURE(english[i]);
        CAPTURE(said[i]);
        CHECK(latin_words(without(said[i], publishers)) == "");
      }
    }
  }
}

// Publishers keep their own names. The places have promises that are met, missed and not measured;
// one did not promise the Global Compact; one has figures by sex and age.
TEST_CASE("promises and an annex say nothing in English in another language") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  auto names = names_of_records(*scratch);
  for (const std::string place : {"NPL", "DEU", "USA"}) {
    const auto judged = judge_promises(*scratch, {.places = {place}});
    REQUIRE(judged.has_value());
    for (const auto& one : judged->front().commitments) {
      for (const auto& measure : one.measures) names.push_back(measure.measured.source);
    }
    std::ranges::sort(names, std::greater(), &std::string::size);
    const auto said_in = [&](const std::string& language) {
      const auto promises = promises_document(*scratch, judged->front(), {true, language});
      const auto annex = write_review_annex(*scratch, {.place = place, .language = language});
      REQUIRE(promises.has_value());
      REQUIRE(annex.has_value());
      auto said = Said(*promises).texts;
      std::ranges::copy(Said(*annex).texts, std::back_inserter(said));
      return said;
    };
    const auto english = said_in("en");
    for (const std::string language : {"ar", "bn", "ru", "zh"}) {
      const auto said = said_in(language);
      REQUIRE(said.size() == english.size());
      for (std::size_t i = 0; i < said.size(); ++i) {
        CAPTURE(place);
        CAPTURE(language);
        CAPTURE(english[i]);
        CAPTURE(said[i]);
        CHECK(latin_words(without(said[i], names)) == "");
      }
    }
  }
}

TEST_CASE("every promise of the shipped registers has a title in every language") {
  ScratchWorkspace scratch;
  REQUIRE(load_embedded_default(*scratch).has_value());
  const auto promises = read_commitments(*scratch);
  REQUIRE(promises.has_value());
  for (const auto& promise : *promises) {
    for (const auto& language : translated_languages()) {
      CAPTURE(promise.code);
      CAPTURE(language);
      CHECK_FALSE(promise.names[language].empty());
    }
  }
}

TEST_CASE("every measure of a contribution profile has a translation") {
  std::map<std::string, std::string> catalogue;
  for (auto& [english, translation] : read_catalogue("fr")) catalogue.emplace(english, translation);
  for (const auto& measure : contribution_measures()) {
    CAPTURE(measure.id);
    CHECK(catalogue.contains(std::string(measure.title)));
    CHECK((measure.unit.empty() || catalogue.contains(std::string(measure.unit))));
    CHECK((measure.sentence.empty() || catalogue.contains(std::string(measure.sentence))));
  }
  for (const auto& theme : contribution_themes()) {
    CHECK(catalogue.contains(std::string(theme.title)));
  }
}

TEST_CASE("places have Bengali names") {
  const auto& gazetteer = Gazetteer::get();
  CHECK(gazetteer.name(Place("BGD"), "bn") == "বাংলাদেশ");
  CHECK(gazetteer.name(Place("MYS"), "bn") == "মালয়েশিয়া");
  CHECK(gazetteer.name(Place("BGD"), "fr") == "Bangladesh");
  // A group, and a former country whose code CLDR takes for its successor's: in English.
  CHECK(gazetteer.name(Place("ASEAN"), "bn") == gazetteer.name(Place("ASEAN")));
  CHECK(gazetteer.name(Place("SUN"), "bn") == gazetteer.name(Place("SUN")));
  for (const auto& record : gazetteer.all()) {
    if (record.kind != PlaceKind::country) continue;
    CAPTURE(record.place.code());
    CHECK(latin_words(gazetteer.name(record.place, "bn")) == "");
  }
}

}  // namespace corridor::words_test
