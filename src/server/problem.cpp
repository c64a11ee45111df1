#include "server/problem.h"

#include "base/json.h"
#include "server/http_words.h"

#include <filesystem>

namespace corridor {
namespace {

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  if (what.empty() || what == with) return;
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

Error without_folders(Error error) {
  const auto path = error.where.file;
  error.where.file = std::filesystem::path(path).filename().string();
  for (auto* text : {&error.message, &error.hint}) replace_all(*text, path, error.where.file);
  return error;
}

Reply problem(const Error& error) { return problem(http_status_of(error.kind), error); }

Reply problem(int status, const Error& error) {
  const Error shown = without_folders(error);
  JsonWriter json;
  json.begin_object();
  json.field("type", "about:blank").field("title", reason_of(status)).field("status", status);
  json.field("detail", shown.hint.empty() ? shown.message : shown.message + ". " + shown.hint);
  const std::string members = to_json(shown);
  std::string body = std::move(json).text() + "," + members.substr(1) + "\n";
  Reply reply = reply_with(status, "application/problem+json", std::move(body));
  reply.set("Content-Language", "en");
  reply.set("Cache-Control", "no-store");
  return reply;
}

}  // namespace corridor
