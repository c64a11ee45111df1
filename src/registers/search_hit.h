#pragma once
// A hit of the search as a person sees it: what was found, where it is, and its text with the words
// marked. The index holds no text, so it is read from where it is kept.

#include "base/result.h"
#include "registers/current.h"
#include "registers/mark_text.h"
#include "store/workspace.h"
#include "vocabulary/period.h"
#include "vocabulary/place.h"
#include "vocabulary/record.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct SearchHit {
  std::string kind;      // "provision", "isco08", "passage"
  std::string address;   // "provision:icrmw/art_25"; of a passage that of its record
  std::string place_in;  // of a passage, where in the record's text: "art_5__para_2"
  std::string part_of;   // what the whole is called, of a provision or a passage
  MarkedText title, snippet;
  std::vector<Place> places;
  Period since, until;
  std::string proof;               // edition, row and column it was read from
  double score = 0;                // to be compared within one answer only
  bool complete = true;            // has all words of the search
  std::vector<std::string> alike;  // addresses of others with the same text
};

class HitReader {
 public:
  HitReader(const Workspace& workspace, const CurrentEditions& current)
      : workspace_(workspace), current_(current) {}

  /// The document of a row of the index, with text chosen and marked.
  Result<SearchHit> read(std::int64_t row, const TextMarker& marker);
  /// Of a passage with its place in the record's text.
  Result<std::string> address(std::int64_t row);
  /// What tells it from others: its kind, title and text.
  Result<std::string> own_text(std::int64_t row);

 private:
  struct Document;
  Result<Document> document(std::int64_t row);
  Result<void> read_record(std::int64_t edition, const std::string& code, const TextMarker& marker,
                           SearchHit& hit);
  Result<void> read_item(std::int64_t edition, const std::string& code, const TextMarker& marker,
                         SearchHit& hit);
  Result<void> read_passage(std::int64_t edition, std::int64_t id, const TextMarker& marker,
                            SearchHit& hit);
  Result<void> read_edition(std::int64_t edition, const TextMarker& marker, SearchHit& hit);
  /// What the instrument that a code belongs to is called, in short where it has a short name;
  /// empty where there is none.
  Result<std::string> name_of_instrument(std::string_view code);

  const Workspace& workspace_;
  const CurrentEditions& current_;
};

}  // namespace corridor
