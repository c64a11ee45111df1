#include "registers/search.h"

#include "cli/command.h"
#include "report/render_table.h"
#include "report/search_report.h"
#include "vocabulary/delay.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

namespace corridor {
namespace {

constexpr std::size_t usual_most = 20;

Result<SearchRequest> search_request(const Call& call) {
  SearchRequest request{.words = fmt::format("{}", fmt::join(call.all("WORDS"), " ")),
                        .filter = {.language = call.text("--lang"),
                                   .kind = call.text("--kind"),
                                   .known_by = call.text("--as-of")}};
  if (call.has("--place")) {
    request.filter.place = TRY(Gazetteer::get().parse_place(call.text("--place")));
  }
  if (call.has("--date")) request.filter.date = TRY(parse_date(call.text("--date")));
  request.most = static_cast<std::size_t>(TRY(call.count("--most")).value_or(usual_most));
  request.skip = static_cast<std::size_t>(TRY(call.count("--skip")).value_or(0));
  return request;
}

Result<Answer> run_search(const Call& call) {
  const Format format = TRY(parse_format(call.text("--format", "text")));
  const SearchRequest request = TRY(search_request(call));
  const auto workspace = TRY(call.open(Workspace::Access::read));
  const SearchAnswer answer = TRY(search(workspace, request));
  if (answer.hits.empty() && request.most > 0) {
    return fail(TRY(nothing_found(workspace, answer, request)));
  }
  return Answer{render_search(answer, request, format, call.width)};
}

}  // namespace

extern const Command search_command;
const Command search_command{
    "search",
    "search law, terms, texts and lists by their words, in seven languages",
    "corridor search equal pay --place MYS",
    {{"WORDS", "words in any language; \"in quotes\" a phrase; \"word -other\" leaves other out",
      Argument::Kind::many_positionals, true},
     {"--lang", "language of the words and of what is found: en, fr, es, ar, ru, zh, bn"},
     {"--kind", "instrument, provision, term, passage, edition, entry, or the name of a list"},
     {"--place", "what is of a place, its groups, or an instrument it signed or joined"},
     {"--date", "what holds on a day, and texts as they stood then"},
     {"--as-of", "what was known on a day: 2026-01-31"},
     {"--most", "how many to show", Argument::Kind::option, false, "20"},
     {"--skip", "how many of the first to pass over", Argument::Kind::option, false, "0"},
     {"--format", "text, csv, json, html or md", Argument::Kind::option, false, "text"}},
    run_search};

}  // namespace corridor
