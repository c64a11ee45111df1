#include "registers/search_rows.h"

#include "base/check.h"
#include "base/text.h"
#include "registers/search_current.h"
#include "registers/search_match.h"
#include "store/search_index.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>

namespace corridor {
namespace {

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

// ---- matching ----------------------------------------------------------------------------------

/// Rows of the words that are wanted, and of what chooses among them.
struct Lists {
  std::vector<WordRows> wanted;
  std::vector<std::vector<RowHits>> unwanted;
  std::vector<RowHits> kind, language, dated;
};

struct Matching {
  const Workspace& workspace;
  const CurrentEditions& editions;
  const ParsedSearch& words;
  const SearchFilter& filter;
  CurrentRows current = {};
  Lists lists = {};
  std::optional<PlaceFilter> places = {};
  std::set<std::int64_t> other_wordings = {};  // editions
  std::vector<RowPair> twice = {};

  bool only_passages() const { return filter.kind == "passage"; }
};

/// Kind and language are terms of the index, and so is whether a document has days. Passages need
/// no term: they are known by their numbers.
Result<Lists> read_lists(const Matching& m) {
  std::vector<std::string> phrases;
  const auto add = [&](std::string phrase) { phrases.push_back(std::move(phrase)); };
  for (const auto& word : m.words.wanted) {
    for (const auto& reading : word.readings) add(phrase_of(reading));
  }
  const std::size_t counted = phrases.size();
  for (const auto& word : m.words.unwanted) {
    for (const auto& reading : word.readings) add(phrase_of(reading));
  }
  const bool by_kind = !m.filter.kind.empty() && !m.only_passages();
  if (by_kind) add(fmt::format("\"{}\"", kind_term(m.filter.kind)));
  if (!m.filter.language.empty()) add(fmt::format("\"{}\"", language_term(m.filter.language)));
  if (!m.filter.date.empty()) add(fmt::format("\"{}\"", dated_term()));
  auto rows = TRY(rows_of_phrases(m.workspace.database(),
                                  {.table = "search_term",
                                   .phrases = fmt::format("{}", fmt::join(phrases, " OR ")),
                                   .number = phrases.size(),
                                   .counted = counted,
                                   .weights = {.mean = m.current.mean}}));
  auto next = rows.begin();
  const auto take = [&](std::size_t number) {
    std::vector<std::vector<RowHits>> taken;
    for (; number > 0; --number) taken.push_back(std::move(*next++));
    return rows_of_any(std::move(taken));
  };
  Lists lists;
  for (const auto& word : m.words.wanted) {
    auto found = take(word.readings.size());
    const auto all = static_cast<std::size_t>(m.current.documents);
    const double rarity = m.words.wanted.size() == 1 ? 1 : word_rarity(found.size(), all);
    lists.wanted.push_back({std::move(found), rarity});
  }
  for (const auto& word : m.words.unwanted) lists.unwanted.push_back(take(word.readings.size()));
  if (by_kind) lists.kind = take(1);
  if (!m.filter.language.empty()) lists.language = take(1);
  if (!m.filter.date.empty()) lists.dated = take(1);
  return lists;
}

/// What is asked beside the words, row by row upwards. Places and days stand with the document,
/// which costs a look at each row that has not been left out before.
class RowFilter {
 public:
  static Result<RowFilter> open(Matching& m) {
    RowFilter filter(m);
    filter.document_ = TRY(m.workspace.database().prepare(
        "SELECT since / 1000, until / 1000, places, kind, code FROM search_document"
        " WHERE id = ?"));
    return filter;
  }

  Result<bool> passes(std::int64_t row) {
    if (!is_of_edition(row)) return false;
    for (auto& list : among_) {
      if (!list.has(row)) return false;
    }
    for (auto& list : not_among_) {
      if (list.has(row)) return false;
    }
    const bool has_days = dated_.has(row);
    if (!has_days && !m_.places) return true;
    document_->reset();
    document_->bind(1, row);
    ENSURE(TRY(document_->step()), "each row of terms has its document");
    if (has_days && !holds_on_day()) return false;
    return !m_.places || m_.places->passes(*document_, 2, 3, 4);
  }

 private:
  explicit RowFilter(Matching& m)
      : m_(m),
        any_edition_(m.current.all && m.other_wordings.empty() && !m.only_passages()),
        dated_(m.lists.dated) {
    const auto& [wanted, unwanted, kind, language, dated] = m.lists;
    if (!m.filter.kind.empty() && !m.only_passages()) among_.emplace_back(kind);
    if (!m.filter.language.empty()) among_.emplace_back(language);
    for (const auto& word : unwanted) not_among_.emplace_back(word);
    if (m.filter.date.empty()) return;
    first_day_ = day_number(first_day(m.filter.date));
    last_day_ = day_number(last_day(m.filter.date));
  }

  bool is_of_edition(std::int64_t row) {
    if (any_edition_) return true;
    const auto& editions = m_.current.editions;
    while (edition_ < editions.size() && editions[edition_].last < row) ++edition_;
    if (edition_ == editions.size() || editions[edition_].first > row) return false;
    const auto& edition = editions[edition_];
    if (m_.only_passages() && !edition.is_passage(row)) return false;
    return m_.other_wordings.empty() || !m_.other_wordings.contains(edition.edition);
  }

  bool holds_on_day() const {
    const auto since = document_->integer(0), until = document_->integer(1);
    return (since == 0 || since <= last_day_) && (until == 0 || until > first_day_);
  }

  Matching& m_;
  bool any_edition_;
  std::size_t edition_ = 0;
  std::vector<RowCursor> among_, not_among_;
  RowCursor dated_;
  std::int64_t first_day_ = 0, last_day_ = 0;
  std::optional<Statement> document_;
};

/// Rows with at least so many of the words, in their order.
Result<std::vector<ScoredRow>> matching_rows(Matching& m, std::size_t least_words) {
  auto filter = TRY(RowFilter::open(m));
  std::vector<ScoredRow> found;
  for (const auto& match : rows_with(m.lists.wanted, least_words)) {
    if (!TRY(filter.passes(match.row))) continue;
    found.push_back({match.score, match.row, match.words == m.words.wanted.size()});
  }
  TRY(drop_superseded(m.workspace, m.editions, m.current, found));
  drop_second(m.twice, found);
  return found;
}

/// Whether there are few hits. What many agreements share has one score, and is one hit.
bool are_few(const std::vector<ScoredRow>& found) {
  constexpr std::size_t few = 10;
  std::set<double> scores;
  for (const auto& one : found) {
    if (scores.size() >= few) return false;
    scores.insert(one.score);
  }
  return scores.size() < few;
}

}  // namespace

Result<std::vector<ScoredRow>> search_rows(const Workspace& workspace,
                                           const CurrentEditions& current,
                                           const ParsedSearch& words, const SearchFilter& filter) {
  Matching matching{workspace, current, words, filter};
  matching.current = TRY(current_rows(workspace, current));
  if (!filter.place.empty()) matching.places = TRY(PlaceFilter::read(workspace, filter.place));
  matching.other_wordings = TRY(other_wordings(workspace, current, filter.date));
  matching.twice = TRY(rows_found_twice(workspace, current, matching.current));
  matching.lists = TRY(read_lists(matching));
  constexpr std::size_t most_words = 8;
  const std::size_t wanted = words.wanted.size();
  auto found = TRY(matching_rows(matching, wanted));
  if (are_few(found) && wanted > 2 && wanted <= most_words) {
    found = TRY(matching_rows(matching, wanted - 1));
  }
  if (found.empty() && wanted > 1) found = TRY(matching_rows(matching, (wanted + 1) / 2));
  return found;
}

}  // namespace corridor
