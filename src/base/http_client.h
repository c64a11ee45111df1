#pragma once
// Fetching a file over HTTP so that it is whole or not there at all.
//
// The bytes go to TARGET.part and become TARGET when all have come (http_part.h). A part that is
// there already is gone on with where the server still has the same version. A TARGET that is there
// already is only fetched again where the server has another version.
//
// Tried again, after a pause that doubles and varies: connections that fail or break off, a server
// that is silent or says 408, 429 or 5xx. Nothing else is. A body shorter than announced, a web
// page in the place of data, and an empty file are errors.
//
// Redirects: at most `redirects`, to http and https only, never from https back to http.

#include "base/file.h"
#include "base/http_exchange.h"
#include "base/result.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace corridor {

struct HttpLimits {
  std::uint64_t bytes = largest_file_bytes;  // as they come, and unpacked
  std::uint64_t header_bytes = 64 << 10;
  int redirects = 5;
  std::chrono::milliseconds connect_time{30'000};
  std::chrono::milliseconds total_time{3'600'000};  // all tries and pauses together
  std::chrono::seconds stalled_time{90};
};

struct HttpRetries {
  int tries = 5;  // in all
  std::chrono::milliseconds first_pause{2'000};
  std::chrono::milliseconds longest_pause{60'000};
  /// A server that asks for more patience than this (Retry-After) is not tried again.
  std::chrono::seconds longest_asked{120};
  std::uint64_t seed = 0;  // of the variation: pauses repeat with it
  /// In the place of sleeping, for tests.
  std::function<void(std::chrono::milliseconds)> sleep = {};
};

struct HttpProgress {
  std::uint64_t bytes = 0;
  std::uint64_t expected_bytes = 0;  // 0 where the server does not say
  double bytes_per_second = 0;
};

struct HttpOptions {
  HttpLimits limits = {};
  HttpRetries retries = {};
  std::function<void(const HttpProgress&)> progress = {};  // a few times a second
};

struct HttpRequest {
  std::string url;
  std::string target;            // where the file goes; its folder is made
  std::string date;              // today, ISO: kept beside the file as the day of fetching
  std::string_view media;        // expected types, with commas between: "text/csv,application/json"
  std::string_view accept = {};  // header of that name; empty: anything
};

struct HttpFile {
  bool not_modified = false;  // the target that was there is still the server's version
  std::string retrieved;      // the day on which it was fetched
  std::uint64_t bytes = 0;
};

/// ErrorKind::io, limit or invalid as above; not_found for 404 and 410, denied for 401 and 403,
/// conflict where another process fetches the same file. The target is as it was.
Result<HttpFile> fetch_file(const HttpRequest& request, const HttpOptions& options);

}  // namespace corridor
