#include "server/finish.h"

#include "base/gzip.h"
#include "base/hash.h"
#include "base/text.h"
#include "server/forms.h"
#include "server/http_words.h"
#include "server/problem.h"

#include <fmt/core.h>

#include <algorithm>
#include <ctime>

namespace corridor {
namespace {

constexpr std::size_t worth_packing = 512;
constexpr std::size_t largest_copied = std::size_t{64} << 20;  // packed, or a part of it
constexpr std::size_t tag_digits = 32;

void add_safety(Reply& reply) {
  reply.set("X-Content-Type-Options", "nosniff");
  reply.set("Referrer-Policy", "no-referrer");
  reply.set("Cross-Origin-Resource-Policy", "cross-origin");
  reply.set("Access-Control-Allow-Origin", "*");
  reply.set("Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After, X-Total-Count");
  const bool is_html = reply.header("Content-Type").starts_with("text/html");
  if (is_html && reply.header("Content-Security-Policy").empty()) {
    // A document of ours has its style and charts inside and no script.
    reply.set("Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
              "form-action 'none'; frame-ancestors 'none'");
  }
}

bool is_packed_size(std::size_t bytes) { return bytes >= worth_packing && bytes <= largest_copied; }

bool is_text(std::string_view media_type) {
  return media_type.starts_with("text/") || media_type.contains("json") ||
         media_type.contains("xml") || media_type.contains("csv");
}

/// Whether a list of tags, "\"a\", W/\"b\"", has this one.
bool has_tag(std::string_view list, std::string_view tag, bool strong) {
  for (auto one : split(list, ',')) {
    one = trim(one);
    if (one == "*") return true;
    const bool weak = one.starts_with("W/");
    if (weak && strong) continue;
    if ((weak ? one.substr(2) : one) == tag) return true;
  }
  return false;
}

/// Whether what was there at the moment that a client names is what is there now. A moment to come
/// is none.
bool is_as_old(const Reply& reply, const Request& request) {
  const auto since = seconds_of_http_date(std::string(request.header("If-Modified-Since")));
  const auto last = seconds_of_http_date(std::string(reply.header("Last-Modified")));
  return since && last && *last <= *since && *since <= std::time(nullptr);
}

/// A reply without a body that says what the whole one would have said.
SharedReply bare(const Reply& whole, int status) {
  Reply reply{.status = status};
  for (const auto& header : whole.headers) {
    if (!header.name.starts_with("Content-") || alike(header.name, "Content-Location")) {
      reply.headers.push_back(header);
    }
  }
  return std::make_shared<const Reply>(std::move(reply));
}

struct ByteRange {
  std::size_t first = 0, last = 0;
};

/// Nothing where it is no single range of bytes: then the whole is given. `first` behind the end
/// where it cannot be met.
std::optional<ByteRange> range_of(std::string_view header, std::size_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit)) return std::nullopt;
  const auto ends = split(header.substr(unit.size()), '-');
  if (ends.size() != 2) return std::nullopt;
  const auto first = parse_integer(trim(ends[0])), last = parse_integer(trim(ends[1]));
  const auto count = [](std::int64_t number) { return static_cast<std::size_t>(number); };
  if (trim(ends[0]).empty()) {
    if (!last || *last < 0) return std::nullopt;
    if (*last == 0) return ByteRange{size, size};
    return ByteRange{size - std::min(size, count(*last)), size - 1};
  }
  if (!first || *first < 0 || (!last && !trim(ends[1]).empty()) || (last && *last < *first)) {
    return std::nullopt;
  }
  return ByteRange{count(*first), std::min(size - 1, last ? count(*last) : size - 1)};
}

SharedReply partial(const Reply& whole, const ByteRange& range) {
  const std::size_t size = whole.text().size();
  if (size == 0 || range.first >= size) {
    Reply reply = problem(416, {ErrorKind::usage,
                                fmt::format("the range begins behind the end, at {} bytes", size),
                                {},
                                "Ask for a part that there is."});
    reply.set("Content-Range", fmt::format("bytes */{}", size));
    return std::make_shared<const Reply>(std::move(reply));
  }
  Reply reply = whole;
  reply.status = 206;
  reply.body = std::make_shared<const FileBytes>(
      std::string(whole.text().substr(range.first, range.last - range.first + 1)));
  reply.set("Content-Range", fmt::format("bytes {}-{}/{}", range.first, range.last, size));
  return std::make_shared<const Reply>(std::move(reply));
}

}  // namespace

Reply finished(Reply reply, const Request& request) {
  add_safety(reply);
  if (reply.status != 200 || !reply.body || !request.is_read()) return reply;
  std::string tag = sha256_hex(reply.text()).substr(0, tag_digits);
  const bool text = is_text(reply.header("Content-Type"));
  const bool range = !request.header("Range").empty();
  if (text && !range && is_packed_size(reply.text().size()) &&
      reply.header("Content-Encoding").empty() && wants_gzip(request.header("Accept-Encoding"))) {
    reply.body = std::make_shared<const FileBytes>(gzip_packed(reply.text()));
    reply.set("Content-Encoding", "gzip");
    tag += "-gzip";
  }
  reply.set("ETag", fmt::format("\"{}\"", tag));
  reply.set("Vary", "Accept, Accept-Encoding, Accept-Language");
  if (reply.text().size() <= largest_copied) reply.set("Accept-Ranges", "bytes");
  if (reply.header("Cache-Control").empty()) reply.set("Cache-Control", "no-cache");
  return reply;
}

bool is_conditional(const Request& request) {
  return std::ranges::any_of(request.headers, [](const Header& header) {
    return header.name.size() >= 5 &&
           (alike(header.name, "If-None-Match") || alike(header.name, "If-Modified-Since") ||
            alike(header.name, "If-Match") || alike(header.name, "Range"));
  });
}

SharedReply for_client(SharedReply reply, const Request& request) {
  const auto tag = reply->header("ETag");
  if (reply->status != 200 || tag.empty() || !request.is_read()) return reply;
  const auto wanted = request.header("If-Match");
  if (!wanted.empty() && !has_tag(wanted, tag, true)) {
    return std::make_shared<const Reply>(problem(412, {ErrorKind::conflict,
                                                       "what is there is not what If-Match names",
                                                       {},
                                                       "Read it again without If-Match."}));
  }
  const auto none = request.header("If-None-Match");
  if (has_tag(none, tag, false)) return bare(*reply, 304);
  if (none.empty() && is_as_old(*reply, request)) return bare(*reply, 304);
  // A part is a copy in memory: of what is too large for that the whole is given.
  if (reply->text().size() > largest_copied) return reply;
  const auto if_range = request.header("If-Range");
  if (!if_range.empty() && trim(if_range) != tag) return reply;
  const auto range = range_of(request.header("Range"), reply->text().size());
  return range ? partial(*reply, *range) : reply;
}

Reply options_reply(const std::string& allowed) {
  Reply reply{.status = 204};
  reply.set("Allow", allowed);
  reply.set("Access-Control-Allow-Origin", "*");
  reply.set("Access-Control-Allow-Methods", "GET, HEAD");
  reply.set("Access-Control-Allow-Headers", "Accept, Accept-Language, If-None-Match, Range");
  reply.set("Access-Control-Max-Age", "86400");
  return reply;
}

}  // namespace corridor
