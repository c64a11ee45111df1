#include "registers/search_current.h"

#include "base/check.h"
#include "store/search_index.h"

#include <map>

namespace corridor {
namespace {

/// By edition, the newer ones of which each is an extract.
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

}  // namespace

std::int64_t day_number(Day day) { return period_of(day).key() / 1000; }

Result<CurrentRows> current_rows(const Workspace& workspace, const CurrentEditions& current) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT edition, first, last, documents, title_terms, body_terms FROM search_edition"
      " ORDER BY first"));
  CurrentRows found;
  while (TRY(rows.step())) {
    const Edition* edition = current.find(rows.integer(0));
    if (edition == nullptr) {
      found.all = false;
      continue;
    }
    const auto last = rows.integer(2);
    found.editions.push_back(
        {rows.integer(0), rows.integer(1), last, number_of_row(last) - edition->passages + 1});
    found.documents += rows.integer(3);
    found.mean.title += rows.real(4);
    found.mean.body += rows.real(5);
  }
  const double number = std::max(1.0, static_cast<double>(found.documents));
  found.mean.title /= number;
  found.mean.body /= number;
  return found;
}

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
    ENSURE(TRY(document.step()), "each row of terms has its document");
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

Result<std::vector<RowPair>> rows_found_twice(const Workspace& workspace,
                                              const CurrentEditions& current,
                                              const CurrentRows& rows) {
  std::vector<RowPair> pairs;
  TRY(add_repeats(workspace, current, rows, pairs));
  TRY(add_aliases(workspace, current, pairs));
  return pairs;
}

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

}  // namespace corridor
