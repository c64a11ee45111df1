#include "registers/search.h"

#include "base/text.h"
#include "registers/law_book.h"
#include "store/search_index.h"
#include "store/text_rank.h"
#include "vocabulary/delay.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace corridor {
namespace {

struct ScoredRow {
  double rank = 0;
  std::int64_t row = 0;
};

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

Result<PlaceFilter> filter_for(const Workspace& workspace, const SearchRequest& request) {
  PlaceFilter filter{.place = request.place};
  filter.codes.emplace(request.place.code());
  const auto& gazetteer = Gazetteer::get();
  for (const auto& membership : gazetteer.groups_of(request.place)) {
    filter.codes.emplace(membership.group.code());
  }
  // Areas lie in one another: Bangladesh in Southern Asia, in Asia.
  const auto* record = gazetteer.find(request.place);
  for (int level = 0; record != nullptr && !record->parent.empty() && level < 10; ++level) {
    filter.codes.emplace(record->parent.code());
    record = gazetteer.find(record->parent);
  }
  const Place country = gazetteer.country_of(request.place);
  if (!country.empty()) filter.codes.emplace(country.code());
  const auto book = TRY(LawBook::open(workspace, request.known_by));
  for (const auto& [code, events] : TRY(book.events_of_party(request.place))) {
    filter.instruments.insert(code);
    for (const auto& sourced : events) filter.instruments.insert(sourced.event.instrument);
  }
  return filter;
}

bool has_filter(const SearchRequest& request) {
  return !request.language.empty() || !request.kind.empty() || !request.place.empty() ||
         !request.date.empty();
}

std::string statement_for(const SearchRequest& request) {
  if (!has_filter(request)) {
    return "SELECT rowid, text_rank(search_term, ?1) FROM search_term WHERE search_term MATCH ?2";
  }
  std::string sql =
      "SELECT d.id, text_rank(search_term, ?1), d.places, d.kind, d.code FROM search_term"
      " CROSS JOIN search_document d ON d.id = search_term.rowid WHERE search_term MATCH ?2";
  if (!request.language.empty()) sql += " AND instr(d.languages, ?3) > 0";
  if (request.kind == "entry") {
    sql += fmt::format(" AND d.source = {}", static_cast<int>(SearchSource::item));
  } else if (!request.kind.empty()) {
    sql += " AND d.kind = ?4";
  }
  if (!request.date.empty()) {
    sql += " AND (d.since = 0 OR d.since / 1000 <= ?5) AND (d.until = 0 OR d.until / 1000 > ?6)";
  }
  return sql;
}

std::int64_t day_number(Day day) { return period_of(day).key() / 1000; }

void bind_filters(Statement& rows, const SearchRequest& request) {
  if (!request.language.empty()) rows.bind(3, fmt::format(" {} ", request.language));
  if (!request.kind.empty() && request.kind != "entry") rows.bind(4, request.kind);
  if (request.date.empty()) return;
  rows.bind(5, day_number(last_day(request.date)));
  rows.bind(6, day_number(first_day(request.date)));
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

// ---- matching ----------------------------------------------------------------------------------

struct Matching {
  const Workspace& workspace;
  const SearchRequest& request;
  const ParsedSearch& words;
  const CurrentEditions& editions;
  const CurrentRows& current;
  const PlaceFilter* places;
};

Result<std::vector<ScoredRow>> matching_rows(const Matching& m, bool all_words) {
  TextRank rank{.rows = m.current.documents, .mean = m.current.mean};
  const std::string expression = match_expression(m.words, all_words, rank.words);
  const std::string ranking = rank.text();
  auto rows = TRY(m.workspace.database().prepare(statement_for(m.request)));
  rows.bind(1, ranking).bind(2, expression);
  bind_filters(rows, m.request);
  std::vector<ScoredRow> found;
  while (TRY(rows.step())) {
    const std::int64_t row = rows.integer(0);
    if (!m.current.all && m.current.find(row) == nullptr) continue;
    if (m.places != nullptr && !m.places->passes(rows.text(2), rows.text(3), rows.text(4))) {
      continue;
    }
    found.push_back({rows.real(1), row});
  }
  TRY(drop_superseded(m.workspace, m.editions, m.current, found));
  return found;
}

/// What has all words; or else, of what has some, what has the most.
Result<std::vector<ScoredRow>> best_rows(const Matching& m, int& words_found) {
  auto found = TRY(matching_rows(m, true));
  words_found = static_cast<int>(m.words.wanted.size());
  if (!found.empty() || m.words.wanted.size() == 1) return found;
  found = TRY(matching_rows(m, false));
  words_found = 0;
  for (const auto& one : found) words_found = std::max(words_found, score_of(one.rank).words);
  std::erase_if(found, [&](const auto& one) { return score_of(one.rank).words < words_found; });
  return found;
}

Result<void> check_kind(const Workspace& workspace, const std::string& kind) {
  if (kind.empty() || kind == "entry") return {};
  std::vector<std::string> known{"entry"};
  for (auto& one : TRY(searchable_kinds(workspace))) {
    if (one.kind == kind) return {};
    known.push_back(std::move(one.kind));
  }
  auto hint = did_you_mean(kind, known);
  if (hint.empty()) {
    hint = "There are";
    for (const auto& one : known) hint += fmt::format(" {}", one);
    hint += '.';
  }
  return fail({ErrorKind::not_found,
               fmt::format("nothing in the workspace is of the kind \"{}\"", clip(kind, 60)),
               {},
               hint});
}

}  // namespace

Result<SearchAnswer> search(const Workspace& workspace, const SearchRequest& request) {
  const auto words = TRY(parse_search(request.words, request.language));
  TRY(check_kind(workspace, request.kind));
  const auto current = TRY(CurrentEditions::read(workspace, request.known_by));
  const auto rows = TRY(current_rows(workspace, current));
  std::optional<PlaceFilter> places;
  if (!request.place.empty()) places = TRY(filter_for(workspace, request));
  add_text_rank(workspace.database());
  SearchAnswer answer;
  auto found = TRY(best_rows(
      {workspace, request, words, current, rows, places ? &*places : nullptr}, answer.words_found));
  answer.total = static_cast<std::int64_t>(found.size());
  answer.words_wanted = static_cast<int>(words.wanted.size());
  answer.set_aside = words.set_aside;
  const std::size_t from = std::min(request.skip, found.size());
  const std::size_t to = std::min(from + request.most, found.size());
  std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(to), {},
                            [](const ScoredRow& one) { return std::pair(-one.rank, one.row); });
  const TextMarker marker(words, request.language);
  HitReader reader(workspace, current);
  for (std::size_t i = from; i < to; ++i) {
    answer.hits.push_back(TRY(reader.read(found[i].row, marker)));
    answer.hits.back().score = score_of(found[i].rank).score;
  }
  return answer;
}

Result<std::vector<SearchableKind>> searchable_kinds(const Workspace& workspace) {
  const auto current = TRY(CurrentEditions::read(workspace));
  auto rows = TRY(workspace.database().prepare(
      "SELECT edition, kind, count(*) FROM search_document GROUP BY edition, kind"));
  std::map<std::string, std::int64_t> counts;
  while (TRY(rows.step())) {
    if (current.find(rows.integer(0)) != nullptr) counts[rows.text(1)] += rows.integer(2);
  }
  std::vector<SearchableKind> kinds;
  for (const auto& [kind, number] : counts) kinds.push_back({kind, number});
  return kinds;
}

}  // namespace corridor
