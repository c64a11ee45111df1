#pragma once
// Request and Reply: an HTTP exchange without the network. Routes take the one and give the other;
// only http_server.cpp knows sockets. Names of headers compare without regard to case.

#include "base/file_bytes.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// Whether a range has a value.
template <class Range, class Value> bool is_one_of(const Range& range, const Value& value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

struct Header {
  std::string name;
  std::string value;
};

/// Whether two names of headers, methods or media types are the same.
bool alike(std::string_view a, std::string_view b);

struct Request {
  std::string method;  // as it came: "GET"
  std::string target;  // as it came, path and query: "/api/v1/places?limit=10"
  std::vector<Header> headers = {};
  std::string body = {};
  std::string client = {};  // the other end's address, for sharing out work; never logged

  /// The value of the first header of that name, or empty.
  std::string_view header(std::string_view name) const;
  bool is_read() const { return method == "GET" || method == "HEAD"; }
};

/// What a client follows as it happens (server-sent events): asked a few times a second for what is
/// new; nothing ends the stream.
using EventSource = std::function<std::optional<std::string>()>;

/// The network adds Date, Content-Length and Connection, and leaves out the body of a HEAD.
struct Reply {
  int status = 200;
  std::vector<Header> headers = {};
  std::shared_ptr<const FileBytes> body = {};  // shared, so that a kept reply is not copied
  EventSource events = {};                     // instead of a body

  std::string_view text() const { return body ? body->view() : std::string_view(); }
  std::string_view header(std::string_view name) const;
  Reply& set(std::string name, std::string value);
};

Reply reply_with(int status, std::string media_type, std::string body);
Reply reply_with(int status, std::string media_type, std::shared_ptr<const FileBytes> body);

using SharedReply = std::shared_ptr<const Reply>;

}  // namespace corridor
