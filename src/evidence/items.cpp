#include "evidence/items.h"

#include "base/text.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace corridor {
namespace {

/// Current editions that hold entries, the newest of a dataset first.
Result<std::vector<Edition>> editions_with_items(const Workspace& workspace) {
  auto editions = current_editions(TRY(all_editions(workspace)));
  std::erase_if(editions, [](const Edition& edition) { return edition.items == 0; });
  return editions;
}

enum class Likeness { called_so, contains, none };

Likeness likeness(std::string_view name, const std::string& wanted) {
  const std::string folded = fold(name);
  if (folded == wanted) return Likeness::called_so;
  return folded.contains(wanted) ? Likeness::contains : Likeness::none;
}

/// Of the code, the name and each of the other names, the nearest.
Likeness nearest(const FoundItem& item, std::string_view other_names, const std::string& wanted) {
  Likeness found = std::min(likeness(item.code, wanted), likeness(item.name, wanted));
  for (const auto name : split(other_names, '\n')) {
    if (found == Likeness::called_so || name.empty()) break;
    found = std::min(found, likeness(name, wanted));
  }
  return found;
}

}  // namespace

Result<FoundItems> find_items(const Workspace& workspace, std::string_view text, std::size_t most) {
  const std::string wanted = fold(text);
  if (wanted.empty()) return FoundItems{};
  auto rows = TRY(workspace.database().prepare(
      "SELECT list, code, name, other_names FROM item WHERE edition = ?"));
  std::vector<std::pair<Likeness, FoundItem>> found;
  std::unordered_set<std::string> seen;  // an older extract may list an entry too
  for (const auto& edition : TRY(editions_with_items(workspace))) {
    rows.reset();
    rows.bind(1, edition.id);
    while (TRY(rows.step())) {
      FoundItem item{rows.text(0), rows.text(1), rows.text(2)};
      const auto how = nearest(item, rows.text(3), wanted);
      if (how == Likeness::none || !seen.insert(item.list + '\n' + item.code).second) continue;
      found.emplace_back(how, std::move(item));
    }
  }
  std::ranges::sort(found, {}, [](const auto& entry) {
    return std::tie(entry.first, entry.second.list, entry.second.code);
  });
  FoundItems result;
  std::map<std::string, std::size_t> shown;
  for (auto& [how, item] : found) {
    if (++shown[item.list] > most) {
      ++result.more[item.list];
    } else {
      result.items.push_back(std::move(item));
    }
  }
  return result;
}

Result<std::unordered_map<std::string, std::string>> item_names(const Workspace& workspace,
                                                                std::string_view list) {
  auto rows = TRY(
      workspace.database().prepare("SELECT code, name FROM item WHERE edition = ? AND list = ?"));
  std::unordered_map<std::string, std::string> names;
  for (const auto& edition : TRY(editions_with_items(workspace))) {
    rows.reset();
    rows.bind(1, edition.id).bind(2, list);
    while (TRY(rows.step())) names.try_emplace(rows.text(0), rows.text(1));
  }
  return names;
}

Result<std::optional<std::string>> item_name(const Workspace& workspace, std::string_view list,
                                             std::string_view code) {
  auto row = TRY(workspace.database().prepare(
      "SELECT name FROM item WHERE edition = ? AND list = ? AND code = ?"));
  for (const auto& edition : TRY(editions_with_items(workspace))) {
    row.reset();
    row.bind(1, edition.id).bind(2, list).bind(3, code);
    if (TRY(row.step())) return row.text(0);
  }
  return std::nullopt;
}

}  // namespace corridor
