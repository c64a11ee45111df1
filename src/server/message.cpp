#include "server/message.h"

#include <algorithm>

namespace corridor {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string_view value_of(const std::vector<Header>& headers, std::string_view name) {
  for (const auto& header : headers) {
    if (alike(header.name, name)) return header.value;
  }
  return {};
}

}  // namespace

bool alike(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::ranges::equal(a, b, {}, small, small);
}

std::string_view Request::header(std::string_view name) const { return value_of(headers, name); }

std::string_view Reply::header(std::string_view name) const { return value_of(headers, name); }

Reply& Reply::set(std::string name, std::string value) {
  for (auto& header : headers) {
    if (!alike(header.name, name)) continue;
    header.value = std::move(value);
    return *this;
  }
  headers.push_back({std::move(name), std::move(value)});
  return *this;
}

Reply reply_with(int status, std::string media_type, std::string body) {
  body.shrink_to_fit();  // it may be kept for long
  return reply_with(status, std::move(media_type),
                    std::make_shared<const FileBytes>(std::move(body)));
}

Reply reply_with(int status, std::string media_type, std::shared_ptr<const FileBytes> body) {
  Reply reply{.status = status, .body = std::move(body)};
  reply.set("Content-Type", std::move(media_type));
  return reply;
}

}  // namespace corridor
