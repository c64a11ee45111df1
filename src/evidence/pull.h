#pragma once
// Pull: a publisher's dataset from its own address into the store, as an edition that says where it
// came from and when. What was fetched stays in the cache folder ($XDG_CACHE_HOME/corridor/pull),
// so that the next pull asks the publisher only whether it has changed.

#include "base/http_client.h"
#include "evidence/import.h"
#include "sources/downloads.h"

#include <optional>
#include <string>
#include <vector>

namespace corridor {

struct PullRequest {
  std::vector<std::string> parameters = {};  // "name=value"
  std::string mirror = {};                   // see sources/downloads.h
  std::string to = {};                       // a copy of the file, from which it is loaded
  std::string cache = {};                    // empty: the user's cache folder
  HttpOptions http = {};
};

/// What would be fetched, from where, to where.
struct PullPlan {
  const Download* download = nullptr;
  ResolvedDownload resolved;
  std::string file;    // in the cache
  bool begun = false;  // a part of it is there
};
Result<PullPlan> plan_pull(const Download& download, const PullRequest& request);

struct PullReport {
  const Download* download = nullptr;
  std::string address;
  std::string file;
  std::string retrieved;  // the day on which it was fetched
  bool not_modified = false;
  std::uint64_t bytes = 0;
  std::optional<LoadReport> load = {};
  /// Why it was not loaded, where no source is known for it and none recognised it.
  std::string unread = {};
  /// Of an edition that was there before, the one that counts today: itself, or a newer one.
  std::string current_edition = {};
};

/// Fetches, and loads into the workspace; only fetches where that is null. Errors as of
/// fetch_download, resolve and load_file; the store is as it was then.
Result<PullReport> pull(Workspace* workspace, const Download& download, const PullRequest& request);

}  // namespace corridor
