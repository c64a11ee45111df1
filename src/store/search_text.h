#pragma once
// Search text: what a record, an entry of a list, a passage or an edition is found by, as pieces of
// text in their languages. The index is written from it, and a hit is shown in it; the text itself
// stays where it is kept and is stored once.

#include "vocabulary/item.h"
#include "vocabulary/record.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct SearchPiece {
  std::string language;  // BCP 47; empty: none in particular
  std::string text;
  /// What kind of piece it is where that matters to a reader: "avoid" is a form that should not be
  /// used, "why" says why.
  std::string label = {};
};

struct SearchText {
  std::vector<SearchPiece> titles;   // the first is the one to show where nothing else is asked for
  std::vector<SearchPiece> names;    // other names; forms to prefer and to avoid
  std::vector<SearchPiece> bodies;   // summaries; the text itself
  std::vector<SearchPiece> context;  // what the thing is about or part of; never shown as a hit
};

/// Where a record holds, and the states or groups that may join it; not the world.
std::vector<Place> places_of(const Record& record);

/// `whole` is the record this is a part of, or null: what it is called is context of its parts.
SearchText search_text(const Record& record, const Record* whole);
SearchText search_text(const Item& item);
SearchText search_text(const Passage& passage, const Record* whole);

}  // namespace corridor
