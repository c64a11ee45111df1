#pragma once
// What an HTTP server writes around a body, and the address it listens at: the parts of
// http_server.cpp that need no network.

#include "base/result.h"
#include "server/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corridor {

/// "Date: Sun, 29 Nov 2026 19:00:00 GMT\r\n"
std::string date_line();

/// "Sun, 29 Nov 2026 19:00:00 GMT" of "2026-11-29T19:00:00Z", and seconds since 1970 of it; nothing
/// of what is none.
std::string http_date(const std::string& moment);
std::optional<std::int64_t> seconds_of_http_date(const std::string& text);

/// "Not Found" of 404.
std::string_view reason_of(int status);

/// The head of a reply up to and with the empty line. Statuses without a body have no
/// Content-Length, and neither has a stream of events.
struct HeadWords {
  std::string_view date;  // a whole line
  bool keep = true;       // the connection stays open
  bool old = false;       // HTTP/1.0, which must be told
};
void write_head(const Reply& reply, const HeadWords& words, std::string& head);

/// Whether a reply of this status may have a body.
bool may_have_body(int status);

/// "127.0.0.1:8080", "[::1]:0". ErrorKind::usage.
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;
};
Result<ListenAddress> parse_listen(std::string_view text);
Error cannot_listen(std::string_view listen, bool taken, std::string_view problem);

/// Each connection is an open file, and the usual bound is lower than ours: asks for more.
void allow_open_files(std::size_t wanted);

}  // namespace corridor
