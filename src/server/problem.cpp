#include "server/problem.h"

#include "base/json.h"
#include "server/http_words.h"

#include <filesystem>

namespace corridor {

Reply problem(const Error& error) { return problem(http_status_of(error.kind), error); }

Reply problem(int status, const Error& error) {
  Error shown = error;
  // Where the server keeps its files is nobody's business.
  shown.where.file = std::filesystem::path(error.where.file).filename().string();
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
