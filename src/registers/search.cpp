#include "registers/search.h"

#include "base/search_terms.h"
#include "base/text.h"
#include "store/search_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace corridor {
namespace {

/// Rows that are one hit: the same text at the same rank.
using Alike = std::vector<ScoredRow>;

/// Hits in their order, made of rows as far as they are asked for.
class Grouping {
 public:
  /// Puts the rows in order, as far as it goes.
  Grouping(std::vector<ScoredRow>& rows, HitReader& reader) : rows_(rows), reader_(reader) {}

  bool at_end() const { return next_ == rows_.size() && ready_ == groups_.size(); }

  Result<Alike> next() {
    if (ready_ == groups_.size()) TRY(read_rank());
    return std::move(groups_[ready_++]);
  }

 private:
  /// All rows of the next rank, by their text.
  Result<void> read_rank() {
    groups_.clear();
    ready_ = 0;
    const std::size_t first = next_;
    put_in_order(first + 1);
    const auto same = [&](const ScoredRow& one) {
      return one.score == rows_[first].score && one.complete == rows_[first].complete;
    };
    while (next_ < rows_.size() && same(rows_[next_])) put_in_order(++next_ + 1);
    if (next_ == first + 1) {
      groups_.push_back({rows_[first]});
      return {};
    }
    std::map<std::string, std::size_t> by_text;
    for (std::size_t i = first; i < next_; ++i) {
      const auto [entry, is_new] =
          by_text.try_emplace(TRY(reader_.own_text(rows_[i].row)), groups_.size());
      if (is_new) groups_.emplace_back();
      groups_[entry->second].push_back(rows_[i]);
    }
    return {};
  }

  /// The first so many rows: a page takes a few of thousands.
  void put_in_order(std::size_t number) {
    if (number <= in_order_ || in_order_ == rows_.size()) return;
    const auto begin = rows_.begin() + static_cast<std::ptrdiff_t>(in_order_);
    in_order_ = std::min(rows_.size(), std::max<std::size_t>(256, 2 * in_order_));
    std::partial_sort(begin, rows_.begin() + static_cast<std::ptrdiff_t>(in_order_), rows_.end(),
                      [](const auto& a, const auto& b) { return a.comes_before(b); });
  }

  std::vector<ScoredRow>& rows_;
  HitReader& reader_;
  std::size_t in_order_ = 0;
  std::size_t next_ = 0;
  std::vector<Alike> groups_;
  std::size_t ready_ = 0;  // groups handed on
};

Result<SearchHit> hit_of(const Alike& alike, const TextMarker& marker, HitReader& reader) {
  auto hit = TRY(reader.read(alike.front().row, marker));
  hit.score = alike.front().score;
  hit.complete = alike.front().complete;
  for (std::size_t i = 1; i < alike.size(); ++i) {
    hit.alike.push_back(TRY(reader.address(alike[i].row)));
  }
  return hit;
}

/// Where nothing is found and a kind was asked for: whether there is any of it.
Result<void> check_kind(const Workspace& workspace, const std::string& kind) {
  if (kind.empty() || kind == "entry") return {};
  auto any = TRY(
      workspace.database().prepare("SELECT 1 FROM search_term WHERE search_term MATCH ? LIMIT 1"));
  any.bind(1, fmt::format("\"{}\"", kind_term(kind)));
  if (TRY(any.step())) return {};
  auto rows = TRY(workspace.database().prepare("SELECT DISTINCT kind FROM search_document"));
  std::vector<std::string> known{"entry"};
  while (TRY(rows.step())) known.push_back(rows.text(0));
  auto hint = did_you_mean(kind, known);
  if (hint.empty()) hint = fmt::format("There are {}.", fmt::join(known, ", "));
  return fail({ErrorKind::not_found,
               fmt::format("nothing in the workspace is of the kind \"{}\"", clip(kind, 60)),
               {},
               hint});
}

/// Words of the titles of terms and instruments, in all languages they have.
Result<std::vector<std::string>> title_words(const Workspace& workspace,
                                             const CurrentEditions& current) {
  auto rows =
      TRY(workspace.database().prepare("SELECT edition, title || char(10) || names FROM record"
                                       " WHERE kind IN ('term', 'instrument')"));
  std::set<std::string> words;
  while (TRY(rows.step())) {
    if (current.find(rows.integer(0)) == nullptr) continue;
    const std::string titles = rows.text(1);
    for (const auto& term : search_terms(titles, "")) {
      if (!term.unspaced) words.insert(titles.substr(term.begin, term.end - term.begin));
    }
  }
  return std::vector<std::string>(words.begin(), words.end());
}

}  // namespace

Result<std::vector<std::string>> words_spelt_nearly(const Workspace& workspace,
                                                    const SearchRequest& request) {
  const auto words = TRY(parse_search(request.words, request.filter.language));
  const auto current = TRY(CurrentEditions::read(workspace, request.filter.known_by));
  const auto known = TRY(title_words(workspace, current));
  for (const auto& word : words.wanted) {
    auto near = near_words(word.written, known);
    // What is spelt so already is not what is wrong.
    std::erase_if(near, [&](const auto& one) { return fold(one) == fold(word.written); });
    if (!near.empty()) return near;
  }
  return std::vector<std::string>();
}

Result<SearchAnswer> search(const Workspace& workspace, const SearchRequest& request) {
  const SearchFilter& filter = request.filter;
  const auto words = TRY(parse_search(request.words, filter.language));
  const auto current = TRY(CurrentEditions::read(workspace, filter.known_by));
  auto rows = TRY(search_rows(workspace, current, words, filter));
  if (rows.empty()) TRY(check_kind(workspace, filter.kind));
  SearchAnswer answer{.total = static_cast<std::int64_t>(rows.size()),
                      .complete = std::ranges::count_if(rows, &ScoredRow::complete),
                      .words_wanted = words.wanted.size(),
                      .set_aside = words.set_aside};
  const TextMarker marker(words, filter.language);
  HitReader reader(workspace, current);
  Grouping groups(rows, reader);
  for (std::size_t number = 0; !groups.at_end(); ++number) {
    answer.more = answer.hits.size() == request.most;
    if (answer.more) break;
    const auto alike = TRY(groups.next());
    if (number >= request.skip) answer.hits.push_back(TRY(hit_of(alike, marker, reader)));
  }
  return answer;
}

}  // namespace corridor
