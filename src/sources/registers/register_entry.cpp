#include "sources/registers/register_entry.h"

#include "base/text.h"
#include "vocabulary/delay.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

std::vector<std::string> codes_in(std::span<const NamedCode> table) {
  std::vector<std::string> codes;
  for (const auto& one : table) codes.emplace_back(one.code);
  return codes;
}

/// Beginning and end, in this order.
Result<void> read_days(YamlValue value, Record& record) {
  record.since = TRY(date_or_empty(value, "since"));
  record.until = TRY(date_or_empty(value, "until"));
  if (record.since.empty() || record.until.empty()) return {};
  if (first_day(record.since) <= last_day(record.until)) return {};
  return fail(value["until"].error(fmt::format("expected an end after the beginning, {}, saw {}",
                                               record.since.text(), record.until.text())));
}

Result<std::string> address_on_the_web(YamlValue value) {
  auto url = TRY(text_or_empty(value, "url"));
  if (url.empty() || url.starts_with("https://") || url.starts_with("http://")) return url;
  return fail(value["url"].error(
      fmt::format("expected an address that begins with https://, saw \"{}\"", clip(url, 80))));
}

/// Kinds of law that an entry may call on; a bare code is an instrument.
constexpr std::array<std::string_view, 3> law_kinds{"instrument", "provision", "protection"};
constexpr std::string_view of_law = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-./:";

Result<std::string> law_address(YamlValue value) {
  const auto written = TRY(code_of(value, of_law));
  const auto colon = written.find(':');
  if (colon == std::string::npos) return "instrument:" + written;
  const auto kind = std::string_view(written).substr(0, colon);
  if (std::ranges::find(law_kinds, kind) != law_kinds.end() && colon + 1 < written.size()) {
    return written;
  }
  return fail(value.error(fmt::format("expected law, saw \"{}\"", clip(written, 80)),
                          "Write the code of an instrument, or instrument:icrmw, "
                          "provision:icrmw/art_25, protection:wage."));
}

}  // namespace

std::string RegisterEntry::address() const {
  return fmt::format("{}:{}", record.kind, record.code);
}

Result<RegisterEntry> begin_record(YamlValue value, std::string_view kind, RegisterParts& parts) {
  if (!value["code"]) return fail(value.error("expected the key \"code\", saw none"));
  RegisterEntry entry;
  auto& record = entry.record;
  record = {.kind = kind, .code = TRY(code_of(value["code"])), .cell = cell_of(value)};
  TRY(parts.claim(kind, record.code, value["code"]));
  const auto titles = TRY(needed_texts(value, "title"));
  const auto summary = TRY(needed_texts(value, "summary"));
  record.title = titles.find("en")->second;
  record.names = other_languages(titles);
  record.summary = summary.find("en")->second;
  record.places = TRY(places_of(value["places"]));
  add_translations(entry.fields, "summary", summary);
  return entry;
}

Result<RegisterEntry> begin_entry(YamlValue value, std::string_view kind, RegisterParts& parts) {
  auto entry = TRY(begin_record(value, kind, parts));
  TRY(read_days(value, entry.record));
  entry.fields.set("short", TRY(text_or_empty(value, "short")));
  entry.fields.set("topics", TRY(topics_of(value["topics"])));
  entry.fields.set("phases", TRY(coded_words(value, "phases", all_phases())));
  entry.fields.set("url", TRY(address_on_the_web(value)));
  return entry;
}

void end_entry(RegisterEntry entry, RegisterParts& parts) {
  entry.record.fields = entry.fields.text();
  parts.sink.record(std::move(entry.record));
}

Result<void> add_texts(YamlValue map, std::string_view name, NamedLines& fields) {
  const auto value = map[name];
  if (!value || value.is(YamlValue::Kind::null)) return {};
  const auto texts = TRY(needed_texts(map, name));
  fields.set(name, texts.find("en")->second);
  add_translations(fields, name, texts);
  return {};
}

Result<std::string> coded_word(YamlValue map, std::string_view key,
                               std::span<const NamedCode> table, bool needed) {
  auto word = needed ? TRY(needed_text(map, key)) : TRY(text_or_empty(map, key));
  if ((word.empty() && !needed) || has_code(table, word)) return word;
  const auto codes = codes_in(table);
  auto hint = did_you_mean(word, codes);
  if (hint.empty()) hint = fmt::format("There are {}.", fmt::join(codes, ", "));
  return fail(map[key].error(
      fmt::format("expected another word for \"{}\", saw \"{}\"", key, clip(word, 60)), hint));
}

Result<std::string> coded_words(YamlValue map, std::string_view key,
                                std::span<const NamedCode> table) {
  return words_of(map[key], fmt::format("a word for \"{}\"", key), [&] { return codes_in(table); });
}

Result<void> link_list(YamlValue map, const LinkedList& list, const RegisterEntry& entry,
                       RegisterParts& parts) {
  for (const auto one : TRY(elements_of(map[list.key]))) {
    parts.sink.link({.from = entry.address(),
                     .relation = list.relation,
                     .to = fmt::format("{}:{}", list.kind, TRY(code_of(one))),
                     .cell = cell_of(one)});
  }
  return {};
}

Result<void> link_law(YamlValue map, std::string_view key, const RegisterEntry& entry,
                      RegisterParts& parts) {
  for (const auto one : TRY(elements_of(map[key]))) {
    parts.sink.link({.from = entry.address(),
                     .relation = "calls_on",
                     .to = TRY(law_address(one)),
                     .cell = cell_of(one)});
  }
  return {};
}

}  // namespace corridor
