#include "base/result.h"

#include "base/check.h"
#include "base/json.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

struct KindRecord {
  ErrorKind kind;
  std::string_view name;
  int exit_code;
  int http_status;
};

constexpr std::array<KindRecord, 9> kinds{{
    {ErrorKind::usage, "usage", 2, 400},
    {ErrorKind::not_found, "not_found", 3, 404},
    {ErrorKind::malformed, "malformed", 4, 422},
    {ErrorKind::invalid, "invalid", 5, 422},
    {ErrorKind::conflict, "conflict", 6, 409},
    {ErrorKind::limit, "limit", 7, 413},
    {ErrorKind::denied, "denied", 8, 403},
    {ErrorKind::io, "io", 9, 503},
    {ErrorKind::internal, "internal", 70, 500},
}};

const KindRecord& record_of(ErrorKind kind) {
  const auto& record = kinds[static_cast<std::size_t>(kind)];
  ENSURE(record.kind == kind, "the error table is in the order of the enumeration");
  return record;
}

}  // namespace

std::string_view name_of(ErrorKind kind) { return record_of(kind).name; }
int exit_code_of(ErrorKind kind) { return record_of(kind).exit_code; }
int http_status_of(ErrorKind kind) { return record_of(kind).http_status; }

std::string describe(const Error& error) {
  std::string text = "corridor: ";
  if (!error.where.file.empty()) {
    text += error.where.file;
    if (error.where.line > 0) text += fmt::format(":{}", error.where.line);
    if (error.where.column > 0) text += fmt::format(":{}", error.where.column);
    text += ": ";
  }
  text += error.message;
  text += '\n';
  if (!error.hint.empty()) text += fmt::format("  {}\n", error.hint);
  return text;
}

std::string to_json(const Error& error) {
  JsonWriter json;
  json.begin_object();
  json.field("kind", name_of(error.kind));
  json.field("message", error.message);
  json.key("where").begin_object();
  json.field("file", error.where.file);
  json.field("line", error.where.line);
  json.field("column", error.where.column);
  json.end_object();
  json.field("hint", error.hint);
  json.end_object();
  return std::move(json).text();
}

Where where_in(std::string file, std::string_view text, std::size_t position) {
  const auto before = text.substr(0, std::min(position, text.size()));
  const auto line_start = before.rfind('\n');
  return {std::move(file), 1 + static_cast<std::uint64_t>(std::ranges::count(before, '\n')),
          1 + before.size() - (line_start == before.npos ? 0 : line_start + 1)};
}

}  // namespace corridor
