#include "report/law_both.h"

#include "registers/protection_map.h"
#include "report/law_words.h"

namespace corridor {

Result<Document> bound_both(const Workspace& workspace, const BothRequest& request) {
  Account account(workspace, TRY(Words::in(request.language)),
                  {request.way.origin, request.way.destination}, {});
  const auto book = TRY(LawBook::open(workspace));
  LawWords words(account, book);
  const auto map = TRY(read_protection_map(book, request.way, TRY(law_day(request.as_of))));
  Table table;
  table.columns = {{"treaty", words.say("Treaty")},
                   {"origin",
                    words.say("{place}, since", {{"place", words.name(request.way.origin)}}),
                    {},
                    0,
                    Align::end},
                   {"destination",
                    words.say("{place}, since", {{"place", words.name(request.way.destination)}}),
                    {},
                    0,
                    Align::end}};
  for (const auto& law : map.laws) {
    if (!law.instrument.is_binding() || binding_of(law) != Binding::both) continue;
    table.rows.push_back({words.title(law.instrument),
                          words.cell(LawWords::day(law.standings[0].since), law.standings[0].act),
                          words.cell(LawWords::day(law.standings[1].since), law.standings[1].act)});
  }
  DocumentSection section{"both", words.say("What both have joined, and since when"), {}};
  const auto count = std::to_string(table.rows.size());
  section.blocks.push_back(Paragraph{
      words.say("Of the treaties described here that protect people who move, {count} bind both "
                "{origin} and {destination}.",
                {{"count", count},
                 {"origin", words.name(request.way.origin)},
                 {"destination", words.name(request.way.destination)}}),
      {},
      Paragraph::Tone::lead});
  if (!table.rows.empty()) section.blocks.push_back(std::move(table));
  Document document;
  document.sections.push_back(std::move(section));
  std::move(account).finish(document);
  return document;
}

}  // namespace corridor
