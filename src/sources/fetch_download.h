#pragma once
// Fetching a download into the cache folder: one file, or all pages of a publisher's API as one
// file with one JSON document a line.
//
// Pages must hang together: numbered without a gap, and all of one state of the publisher's data
// (as far as the publisher says it). Where the data change while the pages are fetched, everything
// is fetched once more. What was stopped half-way is gone on with on the same day.

#include "base/http_client.h"
#include "sources/downloads.h"

#include <string>

namespace corridor {

struct FetchPlace {
  std::string file;  // where it goes: cached_file
  std::string date;  // today, ISO
};

/// The place of a download in the cache: FOLDER/NAME/(digits of its address)/FILE.
std::string cached_file(const Download& download, const ResolvedDownload& resolved,
                        const std::string& folder);

/// Errors as of fetch_file; besides, ErrorKind::malformed for a page that is no page, and
/// ErrorKind::invalid where the publisher answers with a message, or has nothing.
Result<HttpFile> fetch_download(const Download& download, const ResolvedDownload& resolved,
                                const FetchPlace& place, const HttpOptions& options);

}  // namespace corridor
