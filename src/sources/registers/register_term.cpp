// A term of the glossary in a register, and a link from anything to anything.

#include "base/text.h"
#include "sources/registers/register_entry.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

/// Forms by language, each a text or a list: fields "avoid_en", separated by " | ".
Result<void> add_forms(YamlValue map, std::string_view name, NamedLines& fields) {
  if (!map || map.is(YamlValue::Kind::null)) return {};
  TRY(map.expect_keys({"en", "fr", "es", "ar", "ru", "zh", "bn"}));
  for (auto one = map.first(); one; one = one.next()) {
    std::string forms;
    if (one.is(YamlValue::Kind::list)) {
      for (auto form = one.first(); form; form = form.next()) {
        forms += (forms.empty() ? "" : " | ") + TRY(form.expect_text("a form of the term"));
      }
    } else {
      forms = TRY(one.expect_text("a form of the term"));
    }
    fields.set(fmt::format("{}_{}", name, one.key()), forms);
  }
  return {};
}

/// "kind:code", with a kind that is small letters.
Result<std::string> item_address(YamlValue map, std::string_view key) {
  const auto text = TRY(needed_text(map, key));
  const auto colon = text.find(':');
  if (colon != std::string::npos && colon > 0 && colon + 1 < text.size()) return text;
  return fail(
      map[key].error(fmt::format("expected the address of a thing, saw \"{}\"", clip(text, 80)),
                     "Write its kind and code: instrument:icrmw, provision:icrmw/art_25, "
                     "term:migrant, place:BGD, indicator:remittance_cost."));
}

}  // namespace

Result<void> read_term(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys(
      {"code", "title", "summary", "prefer", "avoid", "why", "broader", "related", "topics"}));
  auto [record, fields] = TRY(begin_record(value, "term", parts));
  TRY(add_forms(value["prefer"], "prefer", fields));
  TRY(add_forms(value["avoid"], "avoid", fields));
  TRY(add_forms(value["why"], "why", fields));
  fields.set("topics", TRY(topics_of(value["topics"])));
  record.fields = fields.text();
  for (const std::string_view relation : {"broader", "related"}) {
    for (const auto one : TRY(elements_of(value[relation]))) {
      parts.sink.link({.from = "term:" + record.code,
                       .relation = relation,
                       .to = "term:" + TRY(code_of(one)),
                       .cell = cell_of(one)});
    }
  }
  parts.sink.record(std::move(record));
  return {};
}

Result<void> read_link(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"from", "relation", "to", "since", "until", "source"}));
  const auto relation = value["relation"];
  if (!relation) return fail(value.error("expected the key \"relation\", saw none"));
  Link link{.from = TRY(item_address(value, "from")),
            .relation = intern(TRY(code_of(relation))),
            .to = TRY(item_address(value, "to")),
            .since = TRY(date_or_empty(value, "since")),
            .until = TRY(date_or_empty(value, "until")),
            .source = TRY(text_or_empty(value, "source")),
            .cell = cell_of(value)};
  if (!link.since.empty() && !link.until.empty() && link.until < link.since) {
    return fail(value["until"].error(fmt::format("expected an end after the beginning, {}, saw {}",
                                                 link.since.text(), link.until.text())));
  }
  parts.sink.link(std::move(link));
  return {};
}

}  // namespace corridor
