#include "registers/mark_text.h"

#include "base/search_terms.h"
#include "base/text.h"
#include "base/word_fold.h"

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

constexpr std::size_t snippet_columns = 220;
constexpr std::size_t columns_before_first_hit = 60;

/// A text of which this much has all words is looked through no further, and none beyond the most.
constexpr std::size_t looked_through_at_once = 8 << 10, most_looked_through = 32 << 10;

/// Bytes that a column of a terminal takes in this text, as far as its beginning tells.
std::size_t bytes_of(std::size_t columns, std::string_view text) {
  const auto sample = clip(text, 600);
  return columns * sample.size() / std::max<std::size_t>(1, display_width(sample));
}

bool matches(const std::vector<SearchTerm>& terms, std::size_t at, const TermRun& run) {
  if (at + run.terms.size() > terms.size()) return false;
  for (std::size_t i = 0; i < run.terms.size(); ++i) {
    const bool open = run.open_ended && i + 1 == run.terms.size();
    const auto& term = terms[at + i].text;
    if (open ? !term.starts_with(run.terms[i]) : term != run.terms[i]) return false;
  }
  return true;
}

/// What a run covers. An open-ended one is a single character, and so is its hit.
MarkedText::Hit covered(std::string_view text, const std::vector<SearchTerm>& terms, std::size_t at,
                        const TermRun& run) {
  const auto& last = terms[at + run.terms.size() - 1];
  if (!run.open_ended) return {terms[at].begin, last.end};
  std::size_t end = last.begin;
  next_character(text, end);
  return {terms[at].begin, end};
}

/// Of letters of two and more bytes the last of the first letter, which tells letters apart.
std::size_t first_byte(std::string_view term) {
  std::size_t end = 0;
  next_character(term, end);
  return static_cast<unsigned char>(term[end - 1]);
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Moves to where no character is cut and, where spaces part words, no word.
std::size_t at_word_start(std::string_view text, std::size_t at, std::size_t limit) {
  for (std::size_t i = at; i < limit; ++i) {
    if (i == 0 || is_blank(text[i - 1])) return i;
  }
  while (at < limit && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

std::size_t at_word_end(std::string_view text, std::size_t at, std::size_t limit) {
  if (at >= text.size()) return text.size();
  for (std::size_t i = at; i > limit; --i) {
    if (is_blank(text[i])) return i;
  }
  return clip(text, at).size();
}

/// The part of a text, with runs of white space as one space.
MarkedText cut_out(const SearchPiece& piece, MarkedText::Hit part,
                   const std::vector<MarkedText::Hit>& hits) {
  MarkedText cut{.text = {}, .language = piece.language, .label = piece.label};
  cut.begins_inside = !trim(std::string_view(piece.text).substr(0, part.begin)).empty();
  cut.ends_inside = !trim(std::string_view(piece.text).substr(part.end)).empty();
  auto hit = hits.begin();
  for (std::size_t at = part.begin; at < part.end; ++at) {
    for (; hit != hits.end() && hit->end <= at; ++hit) {
    }
    const bool inside = hit != hits.end() && at >= hit->begin;
    const bool starts = inside && at == std::max(hit->begin, part.begin);
    if (is_blank(piece.text[at])) {
      if (!cut.text.empty() && cut.text.back() != ' ') cut.text += ' ';
    } else {
      cut.text += piece.text[at];
    }
    if (starts) cut.hits.push_back({cut.text.size() - 1, cut.text.size()});
    if (inside) cut.hits.back().end = cut.text.size();
  }
  while (cut.text.ends_with(' ')) cut.text.pop_back();
  return cut;
}

}  // namespace

std::string MarkedText::marked(std::string_view before, std::string_view after) const {
  std::string shown = begins_inside ? "... " : "";
  std::size_t at = 0;
  for (const auto& hit : hits) {
    shown.append(text, at, hit.begin - at).append(before);
    shown.append(text, hit.begin, hit.end - hit.begin).append(after);
    at = hit.end;
  }
  shown.append(text, at);
  return ends_inside ? shown + " ..." : shown;
}

TextMarker::TextMarker(const ParsedSearch& search, std::string_view language)
    : search_(search), language_(language) {
  for (const auto& word : search.wanted) {
    folded_.push_back(fold_word(word.written));
    for (const auto& run : word.readings) first_bytes_[first_byte(run.terms.front())] = true;
  }
}

namespace {

/// How many of the words were found.
template <class Founds> std::size_t words_in(const Founds& found) {
  std::set<std::size_t> words;
  for (const auto& one : found) words.insert(one.word);
  return words.size();
}

/// Hits that touch one another as one.
template <class Founds> std::vector<MarkedText::Hit> joined(const Founds& found) {
  std::vector<MarkedText::Hit> hits;
  for (const auto& one : found) hits.push_back(one.at);
  std::ranges::sort(hits, {}, &MarkedText::Hit::begin);
  std::vector<MarkedText::Hit> apart;
  for (const auto& hit : hits) {
    if (!apart.empty() && hit.begin <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, hit.end);
    } else {
      apart.push_back(hit);
    }
  }
  return apart;
}

}  // namespace

void TextMarker::find_in(std::string_view text, std::string_view language,
                         std::vector<Found>& found) const {
  const auto terms = search_terms(text, language);
  for (std::size_t at = 0; at < terms.size(); ++at) {
    // Most terms begin no word: by their first letter this is known at once.
    if (!first_bytes_[first_byte(terms[at].text)]) continue;
    for (std::size_t word = 0; word < search_.wanted.size(); ++word) {
      for (const auto& run : search_.wanted[word].readings) {
        if (!matches(terms, at, run)) continue;
        const auto hit = covered(text, terms, at, run);
        const bool as_written =
            fold_word(text.substr(hit.begin, hit.end - hit.begin)) == folded_[word];
        found.push_back({word, hit, as_written});
      }
    }
  }
}

std::vector<TextMarker::Found> TextMarker::find(const SearchPiece& piece) const {
  std::vector<Found> found;
  const std::string_view all = piece.text;
  for (std::size_t at = 0; at < std::min(all.size(), most_looked_through);) {
    std::size_t end = std::min(at + looked_through_at_once, all.size());
    if (end < all.size()) end = at_word_end(all, end, at);
    const std::size_t before = found.size();
    find_in(all.substr(at, end - at), piece.language, found);
    for (std::size_t i = before; i < found.size(); ++i) {
      found[i].at.begin += at;
      found[i].at.end += at;
    }
    if (words_in(found) == search_.wanted.size()) break;
    at = std::max(end, at + 1);
  }
  return found;
}

const SearchPiece* TextMarker::best(const std::vector<SearchPiece>& pieces,
                                    std::vector<Found>& found) const {
  const SearchPiece* chosen = nullptr;
  std::array<std::size_t, 4> worth{};
  for (const auto& piece : pieces) {
    auto in_piece = find(piece);
    const std::size_t words = words_in(in_piece);
    auto written = in_piece;
    std::erase_if(written, [](const Found& one) { return !one.as_written; });
    const std::size_t as_written = words_in(written);
    const bool likely = words > 0 && piece.language == search_.likely_language;
    const std::array<std::size_t, 4> its_worth{
        !language_.empty() && piece.language == language_ ? 1u : 0u, likely ? 1u : 0u, words,
        as_written};
    if (chosen != nullptr && its_worth <= worth) continue;
    chosen = &piece;
    worth = its_worth;
    found = std::move(in_piece);
  }
  return chosen;
}

MarkedText TextMarker::title(const std::vector<SearchPiece>& pieces) const {
  std::vector<Found> found;
  const SearchPiece* piece = best(pieces, found);
  if (piece == nullptr) return {};
  return cut_out(*piece, {0, piece->text.size()}, joined(found));
}

MarkedText::Hit TextMarker::window(const std::string& text, const std::vector<Found>& found) const {
  const std::size_t most = bytes_of(snippet_columns, text);
  if (text.size() <= most) return {0, text.size()};
  const std::size_t lead = bytes_of(columns_before_first_hit, text);
  std::size_t start = 0, most_words = 0;
  for (std::size_t first = 0; first < found.size(); ++first) {
    std::set<std::size_t> words;
    for (std::size_t i = first; i < found.size(); ++i) {
      if (found[i].at.end > found[first].at.begin + most - lead) break;
      words.insert(found[i].word);
    }
    if (words.size() <= most_words) continue;
    most_words = words.size();
    start = found[first].at.begin;
    if (most_words == search_.wanted.size()) break;
  }
  const std::size_t from = start <= lead ? 0 : at_word_start(text, start - lead, start);
  return {from, at_word_end(text, from + most, std::max(start, from))};
}

MarkedText TextMarker::cut(const SearchPiece& piece, const std::vector<Found>& found) const {
  return cut_out(piece, window(piece.text, found), joined(found));
}

MarkedText TextMarker::snippet(const SearchText& text, const MarkedText& title) const {
  const auto alike = std::ranges::find(text.bodies, title.language, &SearchPiece::language);
  const SearchPiece* plain = alike != text.bodies.end() ? &*alike
                             : text.bodies.empty()      ? nullptr
                                                        : &text.bodies.front();
  const std::size_t in_title = words_in(find({title.language, title.text}));
  if (plain != nullptr && in_title == search_.wanted.size()) return cut(*plain, find(*plain));
  std::vector<Found> in_body, in_name;
  const SearchPiece* body = best(text.bodies, in_body);
  const SearchPiece* name = best(text.names, in_name);
  if (name != nullptr && words_in(in_name) > words_in(in_body)) return cut(*name, in_name);
  if (!in_body.empty()) return cut(*body, in_body);
  return plain == nullptr ? MarkedText() : cut(*plain, {});
}

}  // namespace corridor
