// An actor in a register: who has a duty, runs a service, leads an initiative or a practice.

#include "base/text.h"
#include "sources/registers/register_entry.h"

namespace corridor {
namespace {

/// Where the mandate comes from: a provision or an instrument, which makes a link, or words.
Result<void> add_mandate_source(YamlValue value, RegisterEntry& entry, RegisterParts& parts) {
  const auto source = TRY(text_or_empty(value, "mandate_source"));
  entry.fields.set("mandate_source", source);
  if (!source.starts_with("instrument:") && !source.starts_with("provision:")) return {};
  parts.sink.link({.from = entry.address(),
                   .relation = "mandated_by",
                   .to = source,
                   .cell = cell_of(value["mandate_source"])});
  return {};
}

}  // namespace

Result<void> read_actor(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"code", "title", "short", "summary", "type", "places", "mandate",
                         "mandate_source", "topics", "phases", "since", "until", "part_of",
                         "url"}));
  auto entry = TRY(begin_entry(value, "actor", parts));
  entry.fields.set("type", TRY(coded_word(value, "type", all_actor_types())));
  TRY(add_texts(value, "mandate", entry.fields));
  TRY(add_mandate_source(value, entry, parts));
  const auto whole = value["part_of"];
  if (whole && !whole.text().empty()) {
    parts.sink.link({.from = entry.address(),
                     .relation = "part_of",
                     .to = "actor:" + TRY(code_of(whole)),
                     .cell = cell_of(whole)});
  }
  end_entry(std::move(entry), parts);
  return {};
}

}  // namespace corridor
