#pragma once
// The words of a search marked in a text, and the part of a longer text that shows them best.

#include "registers/search_query.h"
#include "store/search_text.h"

#include <bitset>
#include <string>
#include <vector>

namespace corridor {

/// Text with the words found in it marked.
struct MarkedText {
  struct Hit {
    std::size_t begin = 0, end = 0;  // bytes
  };
  std::string text;
  std::string language;
  std::string label;                                // that of its piece (store/search_text.h)
  std::vector<Hit> hits;                            // in order, apart from one another
  bool begins_inside = false, ends_inside = false;  // cut out of a longer text

  /// With `before` and `after` around each hit, and an ellipsis where it is cut.
  std::string marked(std::string_view before, std::string_view after) const;
};

/// Shows a text of a search's hit: which piece, and where in it.
class TextMarker {
 public:
  /// `language`: shown where there is a choice. The search must live as long.
  TextMarker(const ParsedSearch& search, std::string_view language);

  /// The whole piece that has the most words, the first of equals.
  MarkedText title(const std::vector<SearchPiece>& pieces) const;
  /// About two lines. Where the title has all words, of the body in its language; else of the body
  /// or other name that has the most words; where none has any, the beginning of the first body.
  MarkedText snippet(const SearchText& text, const MarkedText& title) const;

 private:
  struct Found {
    std::size_t word = 0;  // of the search
    MarkedText::Hit at;
    bool as_written = false;  // and not in another form
  };
  /// Of a long text only its beginning is looked through, as far as 32 KiB (mark_text.cpp).
  std::vector<Found> find(const SearchPiece& piece) const;
  void find_in(std::string_view text, std::string_view language, std::vector<Found>& found) const;
  MarkedText cut(const SearchPiece& piece, const std::vector<Found>& found) const;
  /// The piece in the language asked for, or in the likely one if it has any word; then that with
  /// the most words, then the most as they were written; then the first. Null where there is none.
  const SearchPiece* best(const std::vector<SearchPiece>& pieces, std::vector<Found>& found) const;
  /// The part of the text, as bytes, to show of it.
  MarkedText::Hit window(const std::string& text, const std::vector<Found>& found) const;

  const ParsedSearch& search_;
  std::string_view language_;
  std::vector<std::string> folded_;  // the wanted words
  std::bitset<256> first_bytes_;     // of their readings' first terms
};

}  // namespace corridor
