// The Global Compact for Safe, Orderly and Regular Migration (A/RES/73/195): its 23 objectives and
// the actions under each, in short form; and IOM's Glossary on Migration (2019), a selection of its
// terms. Objectives are "1" to "23", actions "1.a": a tree.

#include "base/text.h"
#include "sources/list_reading.h"

#include <fmt/core.h>

namespace corridor {
namespace migration_compact_parts {
namespace {

constexpr std::string_view compact_header = "objective,title,action_letter,action";
constexpr std::string_view glossary_header = "term,definition";

bool recognise_compact(const Opening& file) { return header_is(file.header, compact_header); }
/// Other glossaries have the same header: it is told by its first term.
bool recognise_glossary(const Opening& file) {
  return header_is(file.header, glossary_header) &&
         (file.first[0].empty() || file.first[0] == "Abduction");
}

Result<Reading> read_compact(const SourceInput& input, Sink& sink) {
  std::string objective;
  return read_list(
      input, sink,
      {.publisher = "United Nations",
       .dataset = "gcm_objectives",
       .title = "Global Compact for Safe, Orderly and Regular Migration, objectives and actions",
       .version = "2018",
       .licence = "UN terms with attribution",
       .url = "https://undocs.org/A/RES/73/195",
       .retrieved = {}},
      [&](CsvPass& pass) {
        auto item = list_entry(pass, "gcm", 0, 1);
        if (!item) return;
        auto action = list_entry(pass, "gcm", 2, 3);
        if (!action) return;
        action->code = fmt::format("{}.{}", item->code, action->code);
        action->parent = item->code;
        if (std::exchange(objective, item->code) != item->code) sink.item(std::move(*item));
        sink.item(std::move(*action));
      });
}

Result<Reading> read_glossary(const SourceInput& input, Sink& sink) {
  return read_list(input, sink,
                   {.publisher = "International Organization for Migration",
                    .dataset = "iom_glossary",
                    .title = "Glossary on Migration",
                    .version = "2019",
                    .licence = "IOM, quotation with attribution",
                    .url = "https://publications.iom.int/books/"
                           "international-migration-law-ndeg34-glossary-migration",
                    .retrieved = {}},
                   [&](CsvPass& pass) {
                     auto item = list_entry(pass, "term", 0, 0);
                     if (!item) return;
                     item->description = trim(pass.field(1));
                     sink.item(std::move(*item));
                   });
}

}  // namespace
}  // namespace migration_compact_parts

extern const Source gcm_objectives, iom_glossary;
const Source gcm_objectives{"gcm_objectives", "Global Compact on Migration, objectives and actions",
                            migration_compact_parts::compact_header,
                            migration_compact_parts::recognise_compact,
                            migration_compact_parts::read_compact};
const Source iom_glossary{
    "iom_glossary", "IOM Glossary on Migration", migration_compact_parts::glossary_header,
    migration_compact_parts::recognise_glossary, migration_compact_parts::read_glossary};

}  // namespace corridor
