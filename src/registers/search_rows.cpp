#include "registers/search_rows.h"

#include "base/text.h"
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
class PlaceFilter {
 public:
  static Result<PlaceFilter> read(const Workspace& workspace, Place place) {
    PlaceFilter filter(place);
    auto events = TRY(
        workspace.database().prepare("SELECT DISTINCT instrument FROM law_event WHERE party = ?"));
    events.bind(1, place.code());
    while (TRY(events.step())) filter.instruments_.insert(events.text(0));
    // Publishers' files have a treaty under codes of their own.
    auto links = TRY(workspace.database().prepare(
        "SELECT substr(from_item, 12), substr(to_item, 12) FROM link WHERE relation = 'same_as'"));
    while (TRY(links.step())) {
      if (filter.instruments_.contains(links.text(1))) filter.instruments_.insert(links.text(0));
    }
    return filter;
  }

  bool passes(const Statement& row, int places, int kind, int code) {
    return is_of_place(row.text(places)) || is_of_instrument(row.text(kind), row.text(code));
  }

 private:
  explicit PlaceFilter(Place place) : place_(place) {
    const auto& gazetteer = Gazetteer::get();
    codes_.emplace(place.code());
    for (const auto& membership : gazetteer.groups_of(place)) {
      codes_.emplace(membership.group.code());
    }
    // Areas lie in one another: Bangladesh in Southern Asia, in Asia.
    const auto* record = gazetteer.find(place);
    for (int level = 0; record != nullptr && !record->parent.empty() && level < 10; ++level) {
      codes_.emplace(record->parent.code());
      record = gazetteer.find(record->parent);
    }
    const Place country = gazetteer.country_of(place);
    if (!country.empty()) codes_.emplace(country.code());
  }

  /// Rows say the same few lists of places over and over.
  bool is_of_place(std::string places) {
    const auto [entry, is_new] = known_.try_emplace(std::move(places), false);
    if (!is_new) return entry->second;
    for (const auto one : split(entry->first, ' ')) {
      if (one.empty()) continue;
      const bool inside = Gazetteer::get().country_of(Place(one)) == place_;
      entry->second = entry->second || inside || codes_.contains(one);
    }
    return entry->second;
  }

  bool is_of_instrument(std::string_view kind, std::string_view code) const {
    if (kind == "passage") {
      code.remove_prefix(std::min(code.find(':') + 1, code.size()));
    } else if (kind != "instrument" && kind != "provision") {
      return false;
    }
    return instruments_.contains(code.substr(0, code.find_first_of("/@")));
  }

  Place place_;
  std::set<std::string, std::less<>> codes_, instruments_;
  std::map<std::string, bool> known_;
};

/// What is asked of the index. Kind and language are terms of it, and so is whether a document has
/// days; places and days themselves stand with the document, which costs a look at each.
struct Query {
  std::string sql =
      "SELECT rowid, text_rank(search_term, ?1) FROM search_term"
      " WHERE search_term MATCH ?2";
  MatchExpression expression = {};
  bool reads_documents = false, reads_days = false;

  void choose(std::string_view how, const std::string& term) {
    expression.text = fmt::format("({}) {} \"{}\"", expression.text, how, term);
    expression.words.push_back(-1);
  }
  void read_documents() {
    sql =
        "SELECT d.id, text_rank(search_term, ?1), d.places, d.kind, d.code FROM search_term"
        " CROSS JOIN search_document d ON d.id = search_term.rowid WHERE search_term MATCH ?2";
    reads_documents = true;
  }
  void read_days() {
    if (!reads_documents) read_documents();
    sql += " AND (d.since = 0 OR d.since / 1000 <= ?3) AND (d.until = 0 OR d.until / 1000 > ?4)";
    reads_days = true;
  }
};

/// Several queries that share no row.
std::vector<Query> queries_for(const ParsedSearch& words, MatchWords how,
                               const SearchFilter& filter) {
  Query query{.expression = match_expression(words, how)};
  if (!filter.kind.empty()) query.choose("AND", kind_term(filter.kind));
  if (!filter.language.empty()) query.choose("AND", language_term(filter.language));
  if (!filter.place.empty()) query.read_documents();
  if (filter.date.empty()) return {query};
  Query dated = query;
  dated.choose("AND", dated_term());
  dated.read_days();
  query.choose("NOT", dated_term());
  return {query, dated};
}

std::int64_t day_number(Day day) { return period_of(day).key() / 1000; }

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

// ---- what is found twice -----------------------------------------------------------------------

/// Pairs of rows of which one is shown where both are found. Rows of editions that do not count are
/// not among those found.
struct RowPair {
  std::int64_t shown = 0, left_out = 0;
};

/// A record in several editions: as a register has it, or else the last loaded.
Result<void> add_repeats(const Workspace& workspace, const CurrentEditions& current,
                         const CurrentRows& rows, std::vector<RowPair>& pairs) {
  auto repeats = TRY(workspace.database().prepare("SELECT later, earlier FROM search_repeat"));
  const auto is_register = [&](std::int64_t row) {
    return !current.find(rows.find(row)->edition)->author.empty();
  };
  while (TRY(repeats.step())) {
    RowPair pair{repeats.integer(0), repeats.integer(1)};
    if (rows.find(pair.shown) == nullptr || rows.find(pair.left_out) == nullptr) continue;
    if (is_register(pair.left_out) && !is_register(pair.shown)) {
      std::swap(pair.shown, pair.left_out);
    }
    pairs.push_back(pair);
  }
  return {};
}

/// A treaty stands in a register and, under other codes, in publishers' files of its parties.
Result<void> add_aliases(const Workspace& workspace, const CurrentEditions& current,
                         std::vector<RowPair>& pairs) {
  auto links = TRY(workspace.database().prepare(
      "SELECT own.id, alias.id, l.edition FROM link l"
      " CROSS JOIN search_document alias ON alias.kind = 'instrument' AND alias.source = 0"
      "  AND alias.code = substr(l.to_item, 12)"
      " CROSS JOIN search_document own ON own.kind = 'instrument' AND own.source = 0"
      "  AND own.code = substr(l.from_item, 12)"
      " WHERE l.relation = 'same_as'"));
  while (TRY(links.step())) {
    if (current.find(links.integer(2)) == nullptr) continue;
    pairs.push_back({links.integer(0), links.integer(1)});
  }
  return {};
}

/// `found` is in the order of rows.
void drop_second(const std::vector<RowPair>& pairs, std::vector<ScoredRow>& found) {
  std::set<std::int64_t> left_out;
  for (const auto& pair : pairs) {
    if (std::ranges::binary_search(found, pair.shown, {}, &ScoredRow::row)) {
      left_out.insert(pair.left_out);
    }
  }
  if (left_out.empty()) return;
  std::erase_if(found, [&](const ScoredRow& one) { return left_out.contains(one.row); });
}

// ---- wordings on a day -------------------------------------------------------------------------

/// Editions of texts that are not the wording of a day: of an instrument and language, the last
/// that began by then is.
Result<std::set<std::int64_t>> other_wordings(const Workspace& workspace,
                                              const CurrentEditions& current, Period date) {
  std::set<std::int64_t> others;
  if (date.empty()) return others;
  auto rows = TRY(workspace.database().prepare(
      "SELECT edition, code, since FROM record WHERE kind = 'expression'"));
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> last;  // days and editions
  while (TRY(rows.step())) {
    const std::int64_t edition = rows.integer(0), day = rows.integer(2) / 1000;
    if (current.find(edition) == nullptr) continue;
    others.insert(edition);
    if (day > day_number(last_day(date))) continue;
    const std::string code = rows.text(1);
    const auto at = std::min(code.find('@'), code.size());
    const auto language = std::min(code.find('/', at), code.size());
    auto& entry = last[code.substr(0, at) + code.substr(language)];
    entry = std::max(entry, std::pair(day, edition));
  }
  for (const auto& [text, wording] : last) others.erase(wording.second);
  return others;
}

// ---- matching ----------------------------------------------------------------------------------

struct Matching {
  const Workspace& workspace;
  const CurrentEditions& editions;
  const ParsedSearch& words;
  const SearchFilter& filter;
  CurrentRows current = {};
  std::optional<PlaceFilter> places = {};
  std::set<std::int64_t> other_wordings = {};  // editions
  std::vector<RowPair> twice = {};
};

/// Adds what answers one query; of rows that have not all words, those with at least so many.
Result<void> add_rows(Matching& m, const Query& query, std::size_t least_words,
                      std::vector<ScoredRow>& found) {
  const TextRank rank{
      .rows = m.current.documents, .mean = m.current.mean, .words = query.expression.words};
  auto rows = TRY(m.workspace.database().prepare(query.sql));
  rows.bind(1, rank.text()).bind(2, query.expression.text);
  if (query.reads_days) {
    rows.bind(3, day_number(last_day(m.filter.date)));
    rows.bind(4, day_number(first_day(m.filter.date)));
  }
  const bool any_edition = m.current.all && m.other_wordings.empty();
  while (TRY(rows.step())) {
    const std::int64_t row = rows.integer(0);
    const TextScore score = score_of(rows.real(1));
    const auto words = static_cast<std::size_t>(score.words);
    if (words < least_words) continue;
    if (!any_edition) {
      const auto* edition = m.current.find(row);
      if (edition == nullptr || m.other_wordings.contains(edition->edition)) continue;
    }
    if (m.places && !m.places->passes(rows, 2, 3, 4)) continue;
    found.push_back({score.score, row, words == m.words.wanted.size()});
  }
  return {};
}

/// In the order of rows; of those with any word, those with at least half of them.
Result<std::vector<ScoredRow>> matching_rows(Matching& m, MatchWords how) {
  const std::size_t least_words = how == MatchWords::any ? (m.words.wanted.size() + 1) / 2 : 0;
  std::vector<ScoredRow> found;
  for (const auto& query : queries_for(m.words, how, m.filter)) {
    const auto before = static_cast<std::ptrdiff_t>(found.size());
    TRY(add_rows(m, query, least_words, found));
    std::ranges::inplace_merge(found, found.begin() + before, {}, &ScoredRow::row);
  }
  TRY(drop_superseded(m.workspace, m.editions, m.current, found));
  drop_second(m.twice, found);
  return found;
}

}  // namespace

Result<std::vector<ScoredRow>> search_rows(const Workspace& workspace,
                                           const CurrentEditions& current,
                                           const ParsedSearch& words, const SearchFilter& filter) {
  add_text_rank(workspace.database());
  Matching matching{workspace, current, words, filter};
  matching.current = TRY(current_rows(workspace, current));
  if (!filter.place.empty()) matching.places = TRY(PlaceFilter::read(workspace, filter.place));
  matching.other_wordings = TRY(other_wordings(workspace, current, filter.date));
  TRY(add_repeats(workspace, current, matching.current, matching.twice));
  TRY(add_aliases(workspace, current, matching.twice));
  constexpr std::size_t few = 10, most_words = 8;
  const std::size_t wanted = words.wanted.size();
  auto found = TRY(matching_rows(matching, MatchWords::all));
  if (found.size() < few && wanted > 2 && wanted <= most_words) {
    found = TRY(matching_rows(matching, MatchWords::all_but_one));
  }
  if (found.empty() && wanted > 1) found = TRY(matching_rows(matching, MatchWords::any));
  return found;
}

}  // namespace corridor
