#include "evidence/diff_editions.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::string_view selection = "selection";

/// One release of a dataset: all its parts, each as it was loaded last.
struct Release {
  std::string dataset, version;
  bool complete = true;
  std::vector<Edition> parts;
};

bool same_release(const Release& release, const Edition& edition) {
  return release.dataset == edition.citation.dataset &&
         release.version == edition.citation.version && release.complete == edition.complete;
}

/// Releases of a dataset, the oldest first: selections before complete ones, then by version.
std::vector<Release> releases_of(std::vector<Edition> editions, std::string_view dataset) {
  std::erase_if(editions, [&](const Edition& e) { return e.citation.dataset != dataset; });
  std::ranges::stable_sort(editions, [](const Edition& a, const Edition& b) {
    return std::tie(a.complete, a.citation.version, a.part) <
           std::tie(b.complete, b.citation.version, b.part);
  });
  std::vector<Release> releases;
  for (auto& edition : editions) {
    if (releases.empty() || !same_release(releases.back(), edition)) {
      releases.push_back(
          {edition.citation.dataset, edition.citation.version, edition.complete, {}});
    }
    auto& parts = releases.back().parts;
    // Of one part the later loaded stands behind, and counts.
    if (!parts.empty() && parts.back().part == edition.part) parts.pop_back();
    parts.push_back(std::move(edition));
  }
  return releases;
}

Error no_release(std::string_view written, const std::vector<Edition>& editions) {
  std::vector<std::string> known;
  for (const auto& edition : editions) {
    const auto& citation = edition.citation;
    for (const auto& name :
         {citation.dataset, fmt::format("{}@{}", citation.dataset, citation.version)}) {
      if (std::ranges::find(known, name) == known.end()) known.push_back(name);
    }
  }
  const auto hint = did_you_mean(written, known);
  return {ErrorKind::not_found,
          fmt::format("no edition is called \"{}\"", written),
          {},
          hint.empty() ? "Write a short id, or dataset@version as `corridor sources` lists them."
                       : hint};
}

/// What one word names.
Result<std::vector<Edition>> named_editions(const Workspace& workspace,
                                            const std::string& written) {
  const auto words = split(written, '@');
  if (words.size() == 1) {
    if (auto edition = find_edition(workspace, written)) return std::vector{std::move(*edition)};
  }
  auto editions = TRY(all_editions(workspace));
  auto releases = releases_of(editions, words[0]);
  if (words.size() > 3 || releases.empty()) return fail(no_release(written, editions));
  if (words.size() == 1) return std::move(releases.back().parts);
  const std::string_view part = words.size() == 3 ? words[2] : "";
  for (auto release = releases.rbegin(); release != releases.rend(); ++release) {
    if (release->version != words[1]) continue;
    if (part.empty() || (part == selection && !release->complete)) return std::move(release->parts);
    for (auto& edition : release->parts) {
      if (edition.part == part) return std::vector{std::move(edition)};
    }
  }
  return fail(no_release(written, editions));
}

void pair_parts(std::vector<Edition> before, std::vector<Edition> after, Diff& diff) {
  std::vector<Edition> left;
  for (auto& edition : after) {
    const auto earlier = std::ranges::find(before, edition.part, &Edition::part);
    if (earlier == before.end()) {
      left.push_back(std::move(edition));
      continue;
    }
    diff.pairs.push_back({{std::move(*earlier)}, {std::move(edition)}});
    before.erase(earlier);
  }
  if (!before.empty() && !left.empty()) {
    diff.pairs.push_back({std::move(before), std::move(left)});
    return;
  }
  std::ranges::move(before, std::back_inserter(diff.alone));
  std::ranges::move(left, std::back_inserter(diff.alone));
}

/// The two newest releases; where there is one, the two newest loads of one of its parts.
Result<void> pair_newest(const Workspace& workspace, const std::string& dataset, Diff& diff) {
  auto editions = TRY(all_editions(workspace));
  auto releases = releases_of(editions, dataset);
  if (releases.empty()) return fail(no_release(dataset, editions));
  if (releases.size() > 1) {
    pair_parts(std::move(releases[releases.size() - 2].parts), std::move(releases.back().parts),
               diff);
    return {};
  }
  const Release& only = releases.front();
  for (const auto& newest : only.parts) {
    const Edition* corrected = nullptr;
    for (const auto& edition : editions) {
      const bool same = same_release(only, edition) && edition.part == newest.part;
      if (same && edition.id != newest.id) corrected = &edition;
    }
    if (corrected != nullptr) diff.pairs.push_back({{*corrected}, {newest}});
  }
  if (!diff.pairs.empty()) return {};
  return fail({ErrorKind::not_found,
               fmt::format("only one release of {} is loaded, {}", dataset, only.version),
               {},
               "Load another release, or name two editions."});
}

}  // namespace

Result<Diff> pair_editions(const Workspace& workspace, const DiffQuery& query) {
  Diff diff;
  if (query.after.empty()) {
    TRY(pair_newest(workspace, query.before, diff));
    return diff;
  }
  pair_parts(TRY(named_editions(workspace, query.before)),
             TRY(named_editions(workspace, query.after)), diff);
  return diff;
}

}  // namespace corridor
