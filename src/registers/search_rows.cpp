#include "registers/search_rows.h"

#include "base/text.h"
#include "registers/law_book.h"
#include "store/search_index.h"
#include "store/text_rank.h"
#include "vocabulary/delay.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace corridor {
namespace {

/// The rows of the index that an edition has.
struct EditionRows {
  std::int64_t edition = 0, first = 0, last = 0;
};

/// Which rows count, and what ranking needs to know of them.
struct CurrentRows {
  std::vector<EditionRows> editions;  // by first row
  bool all = true;                    // every row of the index counts
  std::int64_t documents = 0;
  RowLengths mean;

  const EditionRows* find(std::int64_t row) const {
    const auto after = std::ranges::upper_bound(editions, row, {}, &EditionRows::first);
    if (after == editions.begin()) return nullptr;
    const auto& edition = *std::prev(after);
    return row <= edition.last ? &edition : nullptr;
  }
};

Result<CurrentRows> current_rows(const Workspace& workspace, const CurrentEditions& current) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT edition, first, last, documents, title_terms, body_terms FROM search_edition"
      " ORDER BY first"));
  CurrentRows found;
  while (TRY(rows.step())) {
    if (current.find(rows.integer(0)) == nullptr) {
      found.all = false;
      continue;
    }
    found.editions.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    found.documents += rows.integer(3);
    found.mean.title += rows.real(4);
    found.mean.body += rows.real(5);
  }
  const double number = std::max(1.0, static_cast<double>(found.documents));
  found.mean.title /= number;
  found.mean.body /= number;
  return found;
}

// ---- filters -----------------------------------------------------------------------------------

/// What belongs to a place: codes of places, and instruments that it signed or joined.
struct PlaceFilter {
  Place place;
  std::set<std::string, std::less<>> codes, instruments;

  bool passes(std::string_view places, std::string_view kind, std::string_view code) const {
    for (const auto one : split(places, ' ')) {
      if (one.empty()) continue;
      if (codes.contains(one) || Gazetteer::get().country_of(Place(one)) == place) return true;
    }
    if (kind == "passage")
      code = code.substr(std::min(code.find(':') + 1, code.size()));
    else if (kind != "instrument" && kind != "provision")
      return false;
    return instruments.contains(code.substr(0, code.find('/')));
  }
};

Result<PlaceFilter> filter_for(const Workspace& workspace, const SearchFilter& filter) {
  PlaceFilter of_place{.place = filter.place};
  of_place.codes.emplace(filter.place.code());
  const auto& gazetteer = Gazetteer::get();
  for (const auto& membership : gazetteer.groups_of(filter.place)) {
    of_place.codes.emplace(membership.group.code());
  }
  // Areas lie in one another: Bangladesh in Southern Asia, in Asia.
  const auto* record = gazetteer.find(filter.place);
  for (int level = 0; record != nullptr && !record->parent.empty() && level < 10; ++level) {
    of_place.codes.emplace(record->parent.code());
    record = gazetteer.find(record->parent);
  }
  const Place country = gazetteer.country_of(filter.place);
  if (!country.empty()) of_place.codes.emplace(country.code());
  const auto book = TRY(LawBook::open(workspace, filter.known_by));
  for (const auto& [code, events] : TRY(book.events_of_party(filter.place))) {
    of_place.instruments.insert(code);
    for (const auto& sourced : events) of_place.instruments.insert(sourced.event.instrument);
  }
  return of_place;
}

bool has_filter(const SearchFilter& filter) {
  return !filter.language.empty() || !filter.kind.empty() || !filter.place.empty() ||
         !filter.date.empty();
}

std::string statement_for(const SearchFilter& filter) {
  if (!has_filter(filter)) {
    return "SELECT rowid, text_rank(search_term, ?1) FROM search_term WHERE search_term MATCH ?2";
  }
  std::string sql =
      "SELECT d.id, text_rank(search_term, ?1), d.places, d.kind, d.code FROM search_term"
      " CROSS JOIN search_document d ON d.id = search_term.rowid WHERE search_term MATCH ?2";
  if (!filter.language.empty()) sql += " AND instr(d.languages, ?3) > 0";
  if (filter.kind == "entry") {
    sql += fmt::format(" AND d.source = {}", static_cast<int>(SearchSource::item));
  } else if (!filter.kind.empty()) {
    sql += " AND d.kind = ?4";
  }
  if (!filter.date.empty()) {
    sql += " AND (d.since = 0 OR d.since / 1000 <= ?5) AND (d.until = 0 OR d.until / 1000 > ?6)";
  }
  return sql;
}

std::int64_t day_number(Day day) { return period_of(day).key() / 1000; }

void bind_filters(Statement& rows, const SearchFilter& filter) {
  if (!filter.language.empty()) rows.bind(3, fmt::format(" {} ", filter.language));
  if (!filter.kind.empty() && filter.kind != "entry") rows.bind(4, filter.kind);
  if (filter.date.empty()) return;
  rows.bind(5, day_number(last_day(filter.date)));
  rows.bind(6, day_number(first_day(filter.date)));
}

// ---- extracts ----------------------------------------------------------------------------------

/// Where a dataset comes as extracts, an older one may list an entry that a newer one has as well:
/// by edition, the newer ones.
std::map<std::int64_t, std::vector<std::int64_t>> newer_extracts(const CurrentEditions& current,
                                                                 const CurrentRows& rows) {
  std::map<std::string, std::vector<const Edition*>> by_dataset;
  for (const auto& one : rows.editions) {
    const Edition* edition = current.find(one.edition);
    const bool extract = edition->supersession == Supersession::by_figure;
    if (extract && edition->items + edition->records > 0) {
      by_dataset[edition->citation.dataset].push_back(edition);
    }
  }
  std::map<std::int64_t, std::vector<std::int64_t>> newer;
  for (auto& [dataset, editions] : by_dataset) {
    const auto age = [](const Edition* e) { return std::pair(e->citation.version, e->id); };
    std::ranges::sort(editions, {}, age);
    for (std::size_t i = 0; i + 1 < editions.size(); ++i) {
      for (std::size_t j = i + 1; j < editions.size(); ++j) {
        newer[editions[i]->id].push_back(editions[j]->id);
      }
    }
  }
  return newer;
}

/// Takes out what a newer extract has too.
Result<void> drop_superseded(const Workspace& workspace, const CurrentEditions& current,
                             const CurrentRows& rows, std::vector<ScoredRow>& found) {
  const auto newer = newer_extracts(current, rows);
  if (newer.empty()) return {};
  auto document = TRY(
      workspace.database().prepare("SELECT source, kind, code FROM search_document WHERE id = ?"));
  auto item = TRY(workspace.database().prepare(
      "SELECT 1 FROM item WHERE edition = ? AND list = ? AND code = ?"));
  auto record = TRY(workspace.database().prepare(
      "SELECT 1 FROM record WHERE edition = ? AND kind = ? AND code = ?"));
  const auto is_superseded = [&](std::int64_t row) -> Result<bool> {
    const auto editions = newer.find(rows.find(row)->edition);
    if (editions == newer.end()) return false;
    document.reset();
    document.bind(1, row);
    CHECK(TRY(document.step()), "each row of terms has its document");
    const auto source = static_cast<SearchSource>(document.integer(0));
    if (source != SearchSource::item && source != SearchSource::record) return false;
    auto& other = source == SearchSource::item ? item : record;
    for (const auto edition : editions->second) {
      other.reset();
      other.bind(1, edition).bind(2, document.text(1)).bind(3, document.text(2));
      if (TRY(other.step())) return true;
    }
    return false;
  };
  std::vector<ScoredRow> kept;
  for (const auto& one : found) {
    if (!TRY(is_superseded(one.row))) kept.push_back(one);
  }
  found = std::move(kept);
  return {};
}

// ---- instruments under two codes ---------------------------------------------------------------

/// A treaty stands in a register and, under other codes, in publishers' files of its parties. Where
/// both are found, the register's is shown. `found` is in the order of rows.
Result<void> drop_aliases(const Workspace& workspace, const CurrentEditions& current,
                          std::vector<ScoredRow>& found) {
  auto links = TRY(
      workspace.database().prepare("SELECT alias.id, own.id, l.edition FROM link l"
                                   " CROSS JOIN search_document alias ON alias.kind = 'instrument'"
                                   "  AND alias.code = substr(l.to_item, 12)"
                                   " CROSS JOIN search_document own ON own.kind = 'instrument'"
                                   "  AND own.code = substr(l.from_item, 12)"
                                   " WHERE l.relation = 'same_as'"));
  const auto has = [&](std::int64_t row) {
    return std::ranges::binary_search(found, row, {}, &ScoredRow::row);
  };
  std::set<std::int64_t> aliases;
  while (TRY(links.step())) {
    if (current.find(links.integer(2)) == nullptr || !has(links.integer(1))) continue;
    aliases.insert(links.integer(0));
  }
  std::erase_if(found, [&](const ScoredRow& one) { return aliases.contains(one.row); });
  return {};
}

// ---- matching ----------------------------------------------------------------------------------

struct Matching {
  const Workspace& workspace;
  const CurrentEditions& editions;
  const ParsedSearch& words;
  const SearchFilter& filter;
  CurrentRows current;
  std::optional<PlaceFilter> places;
};

/// Rows with all words, or with at least so many of them, in the order of rows.
Result<std::vector<ScoredRow>> matching_rows(const Matching& m, std::size_t least_words) {
  const std::size_t wanted = m.words.wanted.size();
  TextRank rank{.rows = m.current.documents, .mean = m.current.mean};
  const std::string expression = match_expression(m.words, least_words == wanted, rank.words);
  const std::string ranking = rank.text();
  auto rows = TRY(m.workspace.database().prepare(statement_for(m.filter)));
  rows.bind(1, ranking).bind(2, expression);
  bind_filters(rows, m.filter);
  std::vector<ScoredRow> found;
  while (TRY(rows.step())) {
    const std::int64_t row = rows.integer(0);
    const TextScore score = score_of(rows.real(1));
    const auto words = static_cast<std::size_t>(score.words);
    if (words < least_words || (!m.current.all && m.current.find(row) == nullptr)) continue;
    if (m.places && !m.places->passes(rows.text(2), rows.text(3), rows.text(4))) continue;
    found.push_back({score.score, row, words == wanted});
  }
  TRY(drop_superseded(m.workspace, m.editions, m.current, found));
  TRY(drop_aliases(m.workspace, m.editions, found));
  return found;
}

}  // namespace

Result<std::vector<ScoredRow>> search_rows(const Workspace& workspace,
                                           const CurrentEditions& current,
                                           const ParsedSearch& words, const SearchFilter& filter) {
  add_text_rank(workspace.database());
  Matching matching{workspace, current, words, filter, TRY(current_rows(workspace, current)), {}};
  if (!filter.place.empty()) matching.places = TRY(filter_for(workspace, filter));
  constexpr std::size_t few = 10;
  const std::size_t wanted = words.wanted.size();
  auto found = TRY(matching_rows(matching, wanted));
  if (found.empty() && wanted > 1) {
    found = TRY(matching_rows(matching, (wanted + 1) / 2));
  } else if (found.size() < few && wanted > 2) {
    found = TRY(matching_rows(matching, wanted - 1));
  }
  std::ranges::sort(found, {}, [](const ScoredRow& one) {
    return std::tuple(!one.complete, -one.score, one.row);
  });
  return found;
}

}  // namespace corridor
