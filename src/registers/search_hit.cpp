#include "registers/search_hit.h"

#include "base/text.h"
#include "registers/row_parts.h"
#include "store/search_index.h"
#include "store/search_text.h"
#include "vocabulary/named_lines.h"

#include <fmt/core.h>

namespace corridor {
namespace {

void show(const SearchText& text, const TextMarker& marker, SearchHit& hit) {
  hit.title = marker.title(text.titles);
  hit.snippet = marker.snippet(text, hit.title);
}

/// "icrmw" of "icrmw/art_25" and of "icrmw@1990-12-18/en".
std::string_view whole_of(std::string_view code) {
  return code.substr(0, code.find_first_of("/@"));
}

}  // namespace

struct HitReader::Document {
  std::int64_t edition = 0;
  SearchSource source = SearchSource::record;
  std::string kind, code;
  std::int64_t passage = 0;
  std::vector<Place> places;
  Period since, until;
};

Result<HitReader::Document> HitReader::document(std::int64_t row) {
  auto found = TRY(workspace_.database().prepare(
      "SELECT edition, source, kind, code, passage, places, since, until FROM search_document"
      " WHERE id = ?"));
  found.bind(1, row);
  ENSURE(TRY(found.step()), "each row of terms has its document");
  return Document{.edition = found.integer(0),
                  .source = static_cast<SearchSource>(found.integer(1)),
                  .kind = found.text(2),
                  .code = found.text(3),
                  .passage = found.integer(4),
                  .places = places_in(found.text(5)),
                  .since = Period::from_key(found.integer(6)),
                  .until = Period::from_key(found.integer(7))};
}

Result<SearchHit> HitReader::read(std::int64_t row, const TextMarker& marker) {
  const auto found = TRY(document(row));
  SearchHit hit{.kind = found.kind,
                .address = fmt::format("{}:{}", found.kind, found.code),
                .places = found.places,
                .since = found.since,
                .until = found.until};
  switch (found.source) {
    case SearchSource::record:
      TRY(read_record(found.edition, found.code, marker, hit));
      break;
    case SearchSource::item:
      TRY(read_item(found.edition, found.code, marker, hit));
      break;
    case SearchSource::passage:
      hit.address = found.code;
      TRY(read_passage(found.edition, found.passage, marker, hit));
      break;
    case SearchSource::edition:
      TRY(read_edition(found.edition, marker, hit));
      break;
  }
  return hit;
}

Result<std::string> HitReader::address(std::int64_t row) {
  const auto found = TRY(document(row));
  if (found.source == SearchSource::edition) {
    const Edition* edition = current_.find(found.edition);
    ENSURE(edition != nullptr, "only current editions are searched");
    return "edition:" + edition->short_id();
  }
  if (found.source != SearchSource::passage) return fmt::format("{}:{}", found.kind, found.code);
  auto passage = TRY(workspace_.database().prepare("SELECT place_in FROM passage WHERE id = ?"));
  passage.bind(1, found.passage);
  ENSURE(TRY(passage.step()), "a document of a passage has its passage");
  return fmt::format("{} {}", found.code, passage.text(0));
}

Result<std::string> HitReader::own_text(std::int64_t row) {
  const auto found = TRY(document(row));
  constexpr std::string_view by_source[] = {
      "SELECT title || '\n' || summary FROM record WHERE kind = ?1 AND code = ?2 AND edition = ?3",
      "SELECT name || '\n' || description FROM item WHERE list = ?1 AND code = ?2 AND edition = ?3",
      "SELECT heading || '\n' || text FROM passage WHERE id = ?4",
      "SELECT title FROM edition WHERE id = ?3"};
  auto text = TRY(workspace_.database().prepare(by_source[static_cast<int>(found.source)]));
  if (found.source < SearchSource::passage) text.bind(1, found.kind).bind(2, found.code);
  if (found.source == SearchSource::passage) {
    text.bind(4, found.passage);
  } else {
    text.bind(3, found.edition);
  }
  ENSURE(TRY(text.step()), "a document has its text");
  return found.kind + '\n' + text.text(0);
}

Result<void> HitReader::read_record(std::int64_t edition, const std::string& code,
                                    const TextMarker& marker, SearchHit& hit) {
  auto row = TRY(workspace_.database().prepare(
      "SELECT title, summary, names, fields, file_row, file_column FROM record"
      " WHERE kind = ? AND code = ? AND edition = ?"));
  row.bind(1, hit.kind).bind(2, code).bind(3, edition);
  ENSURE(TRY(row.step()), "a document of a record has its record");
  Record record;
  record.title = row.text(0);
  record.summary = row.text(1);
  record.names = row.text(2);
  record.fields = row.text(3);
  show(search_text(record, nullptr), marker, hit);
  hit.proof = current_.proof(edition, cell_at(row, 4));
  if (whole_of(code) != code) hit.part_of = TRY(name_of_instrument(code));
  return {};
}

Result<void> HitReader::read_item(std::int64_t edition, const std::string& code,
                                  const TextMarker& marker, SearchHit& hit) {
  auto row = TRY(workspace_.database().prepare(
      "SELECT name, other_names, description, file_row, file_column FROM item"
      " WHERE edition = ? AND list = ? AND code = ?"));
  row.bind(1, edition).bind(2, hit.kind).bind(3, code);
  ENSURE(TRY(row.step()), "a document of an entry has its entry");
  Item item;
  item.name = row.text(0);
  item.other_names = row.text(1);
  item.description = row.text(2);
  show(search_text(item), marker, hit);
  hit.proof = current_.proof(edition, cell_at(row, 3));
  return {};
}

Result<void> HitReader::read_passage(std::int64_t edition, std::int64_t id,
                                     const TextMarker& marker, SearchHit& hit) {
  auto row = TRY(workspace_.database().prepare(
      "SELECT item, place_in, heading, text, language, file_row, file_column FROM passage"
      " WHERE id = ?"));
  row.bind(1, id);
  ENSURE(TRY(row.step()), "a document of a passage has its passage");
  hit.place_in = row.text(1);
  const SearchText text{.titles = {{row.text(4), row.text(2)}},
                        .bodies = {{row.text(4), row.text(3)}}};
  show(text, marker, hit);
  hit.proof = current_.proof(edition, cell_at(row, 5));
  const std::string_view item = hit.address;
  hit.part_of = TRY(name_of_instrument(item.substr(std::min(item.find(':') + 1, item.size()))));
  return {};
}

Result<void> HitReader::read_edition(std::int64_t edition, const TextMarker& marker,
                                     SearchHit& hit) {
  const Edition* found = current_.find(edition);
  ENSURE(found != nullptr, "only current editions are searched");
  hit.address = "edition:" + found->short_id();
  hit.proof = found->short_id();
  const SearchText text{.titles = {{"en", found->citation.title}},
                        .bodies = {{"en", cite(found->citation)}}};
  show(text, marker, hit);
  return {};
}

Result<std::string> HitReader::name_of_instrument(std::string_view code) {
  auto row = TRY(workspace_.database().prepare(
      "SELECT edition, title, fields FROM record WHERE kind = 'instrument' AND code = ?"
      " ORDER BY edition DESC"));
  row.bind(1, whole_of(code));
  while (TRY(row.step())) {
    if (current_.find(row.integer(0)) == nullptr) continue;
    const NamedLines fields(row.text(2));
    const auto short_name = fields["short"];
    return short_name.empty() ? row.text(1) : std::string(short_name);
  }
  return std::string();
}

}  // namespace corridor
