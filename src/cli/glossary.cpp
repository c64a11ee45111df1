#include "cli/command.h"
#include "report/glossary_report.h"

namespace corridor {
namespace {

Result<Answer> run_glossary(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const GlossaryRequest request{.term = call.text("TERM"), .language = call.text("--lang", "en")};
  return Answer{TRY(glossary_report(workspace, request, format, call.width))};
}

}  // namespace

extern const Command glossary_command;
const Command glossary_command{
    "glossary",
    "terms: what they mean, the form to use and those to avoid, in seven languages",
    "corridor glossary migrant_worker --lang fr",
    {{"TERM", "code or form in any language; all terms where it is left out",
      Argument::Kind::positional},
     {"--lang", "language: en, fr, es, ru, ar, zh, bn", Argument::Kind::option, false, "en"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_glossary};

}  // namespace corridor
