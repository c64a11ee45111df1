// A recommendation of one of the workshops in a register: who voiced it, who is to act, how far it
// is, and what answers it.

#include "base/text.h"
#include "sources/registers/register_entry.h"

#include <fmt/core.h>

namespace corridor {
namespace {

/// Commands and models that answer it, each a link to the tool.
Result<void> link_tools(YamlValue value, const RegisterEntry& entry, RegisterParts& parts) {
  for (const auto one : TRY(elements_of(value["tools"]))) {
    const auto tool = TRY(one.expect_text("a command"));
    if (!tool.starts_with("corridor ") || tool.size() > 200) {
      return fail(one.error(fmt::format("expected a command, saw \"{}\"", clip(tool, 80)),
                            "Write it as it is typed: corridor compute 10.c.1"));
    }
    parts.sink.link(
        {.from = entry.address(), .relation = "tool", .to = "tool:" + tool, .cell = cell_of(one)});
  }
  return {};
}

/// Indicators may be Corridor's own, derived ones or publishers' codes.
Result<void> link_indicators(YamlValue value, const RegisterEntry& entry, RegisterParts& parts) {
  for (const auto one : TRY(elements_of(value["indicators"]))) {
    const auto code = TRY(code_of(one, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-."));
    parts.sink.link({.from = entry.address(),
                     .relation = "about",
                     .to = "indicator:" + code,
                     .cell = cell_of(one)});
  }
  return {};
}

/// A status other than open needs its reason.
Result<void> add_status(YamlValue value, NamedLines& fields) {
  const auto status = TRY(coded_word(value, "status", all_recommendation_statuses()));
  fields.set("status", status);
  TRY(add_texts(value, "status_note", fields));
  if (status == "open" || !fields["status_note"].empty()) return {};
  return fail(value["status"].error(
      fmt::format("expected \"status_note\" with a status of {}, saw none", status),
      "Say in a sentence what happened, and where that can be read."));
}

}  // namespace

Result<void> read_recommendation(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"code",        "workshop",    "voice",       "who",         "page",
                         "title",       "short",       "summary",     "topics",      "phases",
                         "responsible", "status",      "status_note", "commitments", "law",
                         "practices",   "initiatives", "indicators",  "tools",       "deadline",
                         "places",      "since",       "until",       "url"}));
  auto entry = TRY(begin_entry(value, "recommendation", parts));
  entry.fields.set("workshop", TRY(coded_word(value, "workshop", all_workshops())));
  entry.fields.set("voice", TRY(coded_word(value, "voice", all_voices())));
  for (const auto key : {"who", "page"}) entry.fields.set(key, TRY(text_or_empty(value, key)));
  entry.fields.set("responsible", TRY(coded_words(value, "responsible", all_actor_types())));
  entry.fields.set("deadline", TRY(date_or_empty(value, "deadline")).text());
  TRY(add_status(value, entry.fields));
  TRY(link_list(value, {"responsible", "responsible", "actor_type"}, entry, parts));
  TRY(link_list(value, {"commitments", "answered_by", "commitment"}, entry, parts));
  TRY(link_list(value, {"practices", "answered_by", "practice"}, entry, parts));
  TRY(link_list(value, {"initiatives", "answered_by", "initiative"}, entry, parts));
  TRY(link_law(value, "law", entry, parts));
  TRY(link_indicators(value, entry, parts));
  TRY(link_tools(value, entry, parts));
  end_entry(std::move(entry), parts);
  return {};
}

}  // namespace corridor
