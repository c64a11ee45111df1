#pragma once
// One HTTP exchange: a request out, a response in, by libcurl, which nothing else of Corridor
// knows. What to fetch, again, further or not at all is decided in http_client.h.
//
// TLS certificates are always checked, against the system's own list. Proxies come from the usual
// variables (http_proxy, https_proxy, no_proxy). Redirects are not followed, bodies not unpacked.

#include "base/result.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct HttpExchange {
  std::string url;  // http or https
  std::vector<std::string> headers = {};
  std::chrono::milliseconds connect_time{30'000};
  std::chrono::milliseconds total_time{3'600'000};
  std::chrono::seconds stalled_time{60};  // so long with nearly nothing coming in
  std::uint64_t header_bytes = 64 << 10;
};

/// Status and header fields of a response, the fields' names in lower case.
struct HttpHead {
  int status = 0;
  std::map<std::string, std::string, std::less<>> fields = {};
  /// Empty where there is none.
  std::string_view field(std::string_view name) const;
};

/// Takes a response as it comes in. An error stops the exchange and is handed back.
class HttpReceiver {
 public:
  virtual ~HttpReceiver() = default;
  virtual Result<void> head(const HttpHead& head) = 0;
  virtual Result<void> body(std::string_view bytes) = 0;
};

/// A response that has come in whole.
struct HttpAnswer {
  HttpHead head;
  std::string redirect = {};                             // where to, in full
  std::optional<std::chrono::seconds> retry_after = {};  // how long to wait, as the server says
};

struct HttpFailure {
  Error error;
  /// The connection failed, broke off or was too slow: the same may go well another time.
  bool worth_repeating = false;
  std::optional<std::chrono::seconds> retry_after = {};
};

/// ErrorKind::io for what the network did, ErrorKind::limit for a limit above that was passed,
/// ErrorKind::invalid for an address that is none.
std::expected<HttpAnswer, HttpFailure> exchange(const HttpExchange& request,
                                                HttpReceiver& receiver);

}  // namespace corridor
