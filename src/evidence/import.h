#pragma once
// Import: a publisher's file becomes an edition in the store, whole or not at all.
//
// One transaction an edition. A file that breaks its format, or of which more than half of the rows
// cannot be kept, is an Error and the store stays as it was. A file that is already loaded (same
// bytes) is left alone.
//
// Cost: reading and sorting grow as n log n with the file's figures; writing appends one run to the
// store, so it does not depend on how much the store already holds.

#include "base/result.h"
#include "sources/source.h"
#include "store/edition.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct LoadOptions {
  std::string source = {};   // force a source by name; empty: recognise by content
  std::string version = {};  // say which release it is; empty: tell from the content
  std::vector<std::string> companions = {};  // files that say how to read it: a mapping
  bool dry_run = false;                      // read and check everything, write nothing
  std::string url = {};        // where the file came from; empty: what the source says
  std::string retrieved = {};  // when, ISO date; empty: not known
};

/// The largest companion read.
inline constexpr std::uint64_t largest_companion_bytes = std::uint64_t{64} << 20;

/// What became of the file. Lists hold the first 10,000 rejections and the first 10,000
/// flags of each check; counts are exact.
struct LoadReport {
  Edition edition;
  bool already_loaded = false;
  std::vector<Rejection> rejections = {};
  std::vector<Flag> flags = {};
  std::map<std::string_view, std::int64_t> flagged_by_check = {};
};

Result<LoadReport> load_file(Workspace& workspace, const std::string& path,
                             const LoadOptions& options);

/// What became of one file below a folder.
struct FileOutcome {
  std::string path;
  Result<LoadReport> report;
  /// No source knows the file: a note beside the data, not a mistake.
  bool unknown = false;
};

/// Loads every file below a folder that a source knows, in the order of their names, each in its
/// own transaction; one that fails does not keep the next from loading. Hidden files are left
/// alone. Where `options` names a source, every file is read as that one, with the companions named
/// and with its own: a file of the same name that ends in .yml and begins with "corridor_".
Result<void> load_folder(Workspace& workspace, const std::string& folder,
                         const LoadOptions& options,
                         const std::function<void(const FileOutcome&)>& use);

/// The embedded default: every table below data/figures with its citation, all of them or, where
/// the process is stopped, none. Tables that are there already are left alone.
Result<std::vector<LoadReport>> load_embedded_default(Workspace& workspace);

}  // namespace corridor
