#pragma once
// What became of a file, for people: one line of summary, and the rows that could not be kept or
// look implausible, grouped by reason.

#include "evidence/import.h"

#include <optional>
#include <string>

namespace corridor {

/// "UNHCR, Refugee Data Finder, version 2025: 138,893 rows, 1,250,037 figures (edition ...)".
std::string summary_of(const LoadReport& report);

/// What became of the files of a folder together.
struct FolderCount {
  std::int64_t loaded = 0, loaded_before = 0, unknown = 0, failed = 0, figures = 0, items = 0;
  std::int64_t records = 0, events = 0, passages = 0;
  std::optional<Error> first_error = {};
  void add(const FileOutcome& outcome);
  /// The first mistake; ErrorKind::invalid where no file was of a known source.
  Result<void> verdict(const std::string& folder) const;
};
std::string summary_of(const FolderCount& count, const std::string& folder);
/// Of one file of a folder: why it was not loaded, or what could not be kept of it.
std::string remarks_of(const FileOutcome& outcome);

/// Rejected rows by reason and flagged figures by check, each with its count and first places.
/// Empty where there are none.
std::string remarks_of(const LoadReport& report);

/// The same for a page: the summary, counts, and the first rows of each kind with their cells.
std::string to_json(const LoadReport& report);

}  // namespace corridor
