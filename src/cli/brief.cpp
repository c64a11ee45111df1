#include "report/brief.h"

#include "base/file.h"
#include "cli/command.h"
#include "report/render_document.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<Answer> run_brief(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const BriefRequest request{.subject = call.text("PLACE|CORRIDOR"),
                             .language = call.text("--lang", "en"),
                             .as_of = call.text("--as-of")};
  const auto document = TRY(write_brief(workspace, request));
  const auto text = TRY(render(document, format, call.width));
  const std::string file = call.text("-o");
  if (file.empty()) return Answer{text};
  TRY(write_file(file, text));
  return Answer{{}, fmt::format("written: {}\n", file)};
}

}  // namespace

extern const Command brief_command;
const Command brief_command{
    "brief",
    "what is known about a place or a corridor, in plain words",
    "corridor brief BGD-MYS --format html -o bgd-mys.html",
    {{"PLACE|CORRIDOR", "ISO code or name: BGD, BGD-MYS, \"Bangladesh-Malaysia\"",
      Argument::Kind::positional, true},
     {"--format", "text, html, json or md", Argument::Kind::option, false, "text"},
     {"--lang", "language: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false, "en"},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"-o", "write to this file instead of the terminal"}},
    run_brief};

}  // namespace corridor
