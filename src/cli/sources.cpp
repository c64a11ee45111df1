#include "cli/command.h"
#include "report/render_table.h"
#include "report/tables.h"

namespace corridor {
namespace {

Result<Answer> run_sources(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  if (call.has("--known")) return Answer{render(known_sources_table(), format, call.width)};
  const auto workspace = TRY(call.open(Workspace::Access::read));
  auto editions = TRY(editions_table(workspace, call.text("--as-of")));
  if (format == Format::text) {
    // What fits a terminal; the other forms have every column.
    for (const auto name : {"rejected", "flagged", "licence"}) drop_column(editions, name);
  }
  return Answer{render(editions, format, call.width)};
}

}  // namespace

extern const Command sources_command;
const Command sources_command{
    "sources",
    "the editions that are loaded, and the formats that can be read",
    "corridor sources --known",
    {{"--known", "the publishers' formats that can be read", Argument::Kind::flag},
     {"--as-of", "mark what was current on that day"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_sources};

}  // namespace corridor
