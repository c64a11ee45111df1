#include "server/http_words.h"

#include "base/text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace corridor {

std::string date_line() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", fmt::gmtime(now));
}

std::string http_date(const std::string& moment) {
  std::tm parts{};
  const char* end = ::strptime(moment.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  if (end == nullptr || *end != '\0') return {};
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(::timegm(&parts)));
}

std::optional<std::int64_t> seconds_of_http_date(const std::string& text) {
  std::tm parts{};
  const char* end = ::strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return ::timegm(&parts);
}

std::string_view reason_of(int status) {
  constexpr std::array<std::pair<int, std::string_view>, 31> reasons{
      {{200, "OK"},
       {201, "Created"},
       {202, "Accepted"},
       {204, "No Content"},
       {206, "Partial Content"},
       {301, "Moved Permanently"},
       {303, "See Other"},
       {304, "Not Modified"},
       {307, "Temporary Redirect"},
       {308, "Permanent Redirect"},
       {400, "Bad Request"},
       {401, "Unauthorized"},
       {403, "Forbidden"},
       {404, "Not Found"},
       {405, "Method Not Allowed"},
       {406, "Not Acceptable"},
       {408, "Request Timeout"},
       {409, "Conflict"},
       {411, "Length Required"},
       {412, "Precondition Failed"},
       {413, "Content Too Large"},
       {414, "URI Too Long"},
       {415, "Unsupported Media Type"},
       {416, "Range Not Satisfiable"},
       {422, "Unprocessable Content"},
       {429, "Too Many Requests"},
       {431, "Request Header Fields Too Large"},
       {500, "Internal Server Error"},
       {501, "Not Implemented"},
       {503, "Service Unavailable"},
       {505, "HTTP Version Not Supported"}}};
  const auto found = std::ranges::find(reasons, status, &std::pair<int, std::string_view>::first);
  return found == reasons.end() ? "Other" : found->second;
}

bool may_have_body(int status) { return status != 204 && status != 304; }

void write_head(const Reply& reply, const HeadWords& words, std::string& head) {
  head.clear();
  const auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\n", reply.status, reason_of(reply.status));
  for (const auto& [name, value] : reply.headers) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
  head += words.date;
  if (!words.keep) head += "Connection: close\r\n";
  if (words.keep && words.old) head += "Connection: keep-alive\r\n";
  if (may_have_body(reply.status) && !reply.events) {
    fmt::format_to(out, "Content-Length: {}\r\n", reply.text().size());
  }
  head += "\r\n";
}

Result<ListenAddress> parse_listen(std::string_view text) {
  const auto colon = text.rfind(':');
  const auto port = colon == text.npos ? std::nullopt : parse_integer(text.substr(colon + 1));
  if (!port || *port < 0 || *port > 65535 || colon == 0) {
    return fail({ErrorKind::usage,
                 fmt::format("expected an address and a port to listen at, saw \"{}\"", text),
                 {},
                 "Write numbers: 127.0.0.1:8080, or [::1]:8080."});
  }
  auto host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  return ListenAddress{std::string(host), static_cast<std::uint16_t>(*port)};
}

Error cannot_listen(std::string_view listen, bool taken, std::string_view problem) {
  return {taken ? ErrorKind::conflict : ErrorKind::io,
          fmt::format("cannot listen at {}: {}", listen, problem),
          {},
          taken ? "Stop who listens there, or name another port: --listen 127.0.0.1:8081."
                : "Name an address of this machine, and a port above 1023."};
}

void allow_open_files(std::size_t wanted) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted) return;
  files.rlim_cur = std::min<rlim_t>(files.rlim_max, wanted);
  ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace corridor
