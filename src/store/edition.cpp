#include "store/edition.h"

#include "base/text.h"
#include "vocabulary/period.h"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

namespace corridor {
namespace {

Edition read_edition(const Statement& row) {
  Edition edition;
  edition.id = row.integer(0);
  edition.citation = {.publisher = row.text(1),
                      .dataset = row.text(2),
                      .title = row.text(3),
                      .version = row.text(4),
                      .licence = row.text(5),
                      .url = row.text(6),
                      .retrieved = row.text(7)};
  edition.part = row.text(8);
  edition.loaded = row.text(9);
  edition.file = row.text(10);
  edition.sha256 = row.text(11);
  edition.source = row.text(12);
  edition.supersession = static_cast<Supersession>(row.integer(13));
  edition.complete = row.integer(14) != 0;
  edition.rows_read = row.integer(15);
  edition.observations = row.integer(16);
  edition.rejected = row.integer(17);
  edition.flagged = row.integer(18);
  edition.items = row.integer(19);
  edition.records = row.integer(20);
  edition.events = row.integer(21);
  edition.passages = row.integer(22);
  edition.author = row.text(23);
  edition.reason = row.text(24);
  edition.known_to = row.text(25);
  return edition;
}

/// Newest first within a dataset: complete before selection, then version, then loading.
bool newer(const Edition& a, const Edition& b) {
  const auto rank = [](const Edition& e) {
    return std::tie(e.complete, e.citation.version, e.loaded, e.id);
  };
  return rank(a) > rank(b);
}

/// "T18:00:00Z".
bool is_time_of_day(std::string_view text) {
  if (text.size() != 10 || text[0] != 'T' || text[3] != ':' || text[6] != ':') return false;
  const auto hour = parse_integer(text.substr(1, 2)), minute = parse_integer(text.substr(4, 2)),
             second = parse_integer(text.substr(7, 2));
  const auto within = [](const auto& number, int most) {
    return number && *number >= 0 && *number <= most;
  };
  return text[9] == 'Z' && within(hour, 23) && within(minute, 59) && within(second, 59);
}

/// Of the editions of one dataset, newest first, those that count.
void keep_current(std::vector<Edition>& editions) {
  if (editions.front().supersession == Supersession::by_figure) return;
  const Edition newest = editions.front();
  std::vector<std::string> parts_seen;
  std::erase_if(editions, [&](const Edition& edition) {
    const bool of_part = edition.supersession == Supersession::by_part;
    if (edition.complete != newest.complete && !of_part) return true;
    if (edition.citation.version != newest.citation.version) return true;
    const bool seen = std::ranges::find(parts_seen, edition.part) != parts_seen.end();
    parts_seen.push_back(edition.part);
    return seen;
  });
}

}  // namespace

Result<std::vector<Edition>> all_editions(const Workspace& workspace) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT id, publisher, dataset, title, version, licence, url, retrieved, part, loaded, file,"
      " sha256, source, supersession, complete, rows_read, observations, rejected, flagged,"
      " items, records, events, passages, author, reason, known_to"
      " FROM edition ORDER BY id"));
  std::vector<Edition> editions;
  while (TRY(rows.step())) editions.push_back(read_edition(rows));
  return editions;
}

std::vector<Edition> current_editions(std::vector<Edition> editions, std::string_view as_of) {
  if (!as_of.empty()) {
    // A date counts to its end: "2026-11-23" is not before "2026-11-23T18:00:00Z" begins with it.
    std::erase_if(editions, [&](const Edition& edition) {
      return std::string_view(edition.loaded).substr(0, as_of.size()) > as_of;
    });
  }
  std::ranges::stable_sort(editions, {},
                           [](const Edition& e) { return std::string_view(e.citation.dataset); });
  std::vector<Edition> current;
  for (auto first = editions.begin(); first != editions.end();) {
    const auto last = std::find_if(first, editions.end(), [&](const Edition& e) {
      return e.citation.dataset != first->citation.dataset;
    });
    std::vector<Edition> of_dataset(first, last);
    std::ranges::sort(of_dataset, newer);
    keep_current(of_dataset);
    current.insert(current.end(), of_dataset.begin(), of_dataset.end());
    first = last;
  }
  return current;
}

Result<void> check_as_of(std::string_view as_of) {
  const auto date = Period::parse(as_of.substr(0, 10));
  const bool is_day = as_of.size() >= 10 && date.has_value() && date->kind() == Period::Kind::day;
  if (is_day && (as_of.size() == 10 || is_time_of_day(as_of.substr(10)))) return {};
  return fail({ErrorKind::usage,
               fmt::format("expected a day, saw \"{}\"", as_of),
               {},
               "Write 2026-11-23, or 2026-11-23T18:00:00Z for a moment."});
}

Result<Edition> find_edition(const Workspace& workspace, std::string_view short_id) {
  auto editions = TRY(all_editions(workspace));
  std::ranges::sort(editions, newer);
  for (const auto& edition : editions) {
    if (short_id.size() >= 6 && edition.sha256.starts_with(short_id)) return edition;
  }
  return fail({ErrorKind::not_found,
               fmt::format("no edition is called \"{}\"", short_id),
               {},
               "`corridor sources` lists the editions that are loaded."});
}

}  // namespace corridor
