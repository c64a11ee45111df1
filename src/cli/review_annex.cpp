#include "report/review_annex.h"

#include "cli/command.h"
#include "report/render_document.h"

namespace corridor {
namespace {

Result<Answer> run_review_annex(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const AnnexRequest request{.place = call.text("PLACE"),
                             .as_of = call.text("--as-of"),
                             .assessment = call.text("--assessment"),
                             .language = call.text("--lang", "en")};
  if (call.has("-o")) {
    return Answer{{}, TRY(write_annex_file(workspace, request, call.text("-o")))};
  }
  const auto document = TRY(write_review_annex(workspace, request));
  return Answer{TRY(render(document, format, call.width))};
}

}  // namespace

extern const Command review_annex_command;
const Command review_annex_command{
    "review-annex",
    "the annex on migration of a national review: promises, verdicts, charts, gaps, sources",
    "corridor review-annex BGD -o annex.html",
    {{"PLACE", "a country", Argument::Kind::positional, true},
     {"-o", "write to this file: .html, .md, .json, or .zip for a data package with the tables"},
     {"--assessment", "a self-assessment of the country (corridor assess): its level of 10.7.2"},
     {"--as-of", "what the workspace knew on that day: 2026-01-31"},
     {"--lang", "language of the document: en, fr, es, ru, ar, zh, bn", Argument::Kind::option,
      false, "en"},
     {"--format", "on the terminal: text, html, json or md", Argument::Kind::option, false,
      "text"}},
    run_review_annex};

}  // namespace corridor
