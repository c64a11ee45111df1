#include "report/contribution.h"

#include "base/file.h"
#include "cli/command.h"
#include "report/render_document.h"
#include "report/render_table.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<std::string> text_of(const Call& call, Format format) {
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const ContributionRequest request{.subject = call.text("PLACE|CORRIDOR"),
                                    .language = call.text("--lang", "en"),
                                    .as_of = call.text("--as-of")};
  if (format == Format::json) return contribution_json(workspace, request);
  if (format == Format::csv) {
    return render(TRY(contribution_table(workspace, request)), format, call.width);
  }
  return render(TRY(contribution_document(workspace, request)), format, call.width);
}

Result<Answer> run_contribution(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto text = TRY(text_of(call, format));
  const std::string file = call.text("-o");
  if (file.empty()) return Answer{text};
  TRY(write_file(file, text));
  return Answer{{}, fmt::format("written: {}\n", file)};
}

}  // namespace

extern const Command contribution_command;
const Command contribution_command{
    "contribution",
    "what people who moved bring and what it costs, figure by figure, and what is not counted",
    "corridor contribution BGD-MYS",
    {{"PLACE|CORRIDOR", "ISO code or name: BGD, BGD-MYS, \"Bangladesh-Malaysia\"",
      Argument::Kind::positional, true},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"},
     {"--lang", "language: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false, "en"},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"-o", "write to this file instead of the terminal"}},
    run_contribution};

}  // namespace corridor
