// What a person judges of a finding of the coherence check, kept in a register: agreed, rejected or
// unclear, by whom, on which day. A finding is known by its id (corridor coherence shows it).

#include "base/text.h"
#include "sources/registers/register_parts.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 3> verdicts{"agreed", "rejected", "unclear"};
constexpr std::size_t id_length = 12;

Result<std::string> finding_id(YamlValue value) {
  if (!value["finding"]) return fail(value.error("expected the key \"finding\", saw none"));
  const auto id = TRY(value["finding"].expect_text("the id of a finding"));
  const bool is_id = id.size() == id_length && std::ranges::all_of(id, [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                     });
  if (is_id) return id;
  return fail(value["finding"].error(
      fmt::format("expected the id of a finding, saw \"{}\"", clip(id, 60)),
      "It has 12 digits and letters a to f: `corridor coherence PLACE` shows it beside the "
      "finding. Put it in quotes."));
}

Result<std::string> verdict_of(YamlValue value) {
  const auto verdict = TRY(needed_text(value, "verdict"));
  if (std::ranges::find(verdicts, verdict) != verdicts.end()) return verdict;
  return fail(value["verdict"].error(
      fmt::format("expected agreed, rejected or unclear, saw \"{}\"", clip(verdict, 60)),
      did_you_mean(verdict, {verdicts.begin(), verdicts.end()})));
}

}  // namespace

Result<void> read_verdict(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"finding", "verdict", "by", "on", "note"}));
  Record record{.kind = "coherence_verdict",
                .code = TRY(finding_id(value)),
                .title = TRY(verdict_of(value)),
                .cell = cell_of(value)};
  TRY(parts.claim("coherence_verdict", record.code, value["finding"]));
  record.since = TRY(date_or_empty(value, "on"));
  if (record.since.empty()) {
    return fail(value.error("expected the key \"on\", the day of the verdict, saw none",
                            "Write on: \"2026-11-29\"."));
  }
  NamedLines fields;
  fields.set("by", TRY(needed_text(value, "by")));
  record.fields = fields.text();
  record.summary = TRY(text_or_empty(value, "note"));
  parts.sink.record(std::move(record));
  return {};
}

}  // namespace corridor
