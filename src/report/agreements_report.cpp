#include "report/agreements_report.h"

#include "base/text.h"
#include "report/agreements_json.h"
#include "report/agreements_sections.h"
#include "report/render_document.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Result<Corridor> parse_corridor(const std::string& written) {
  const Corridor corridor = TRY(Gazetteer::get().parse_corridor(written));
  if (corridor.origin != corridor.destination) return corridor;
  return fail({ErrorKind::usage,
               "a corridor joins two different places",
               {},
               "Write two places: corridor agreements BGD-MYS."});
}

Result<Document> write_document(const Workspace& workspace, const AgreementsOfCorridor& all,
                                bool with_charts) {
  Account account(workspace, TRY(Words::in("en")), {all.corridor.origin, all.corridor.destination},
                  {});
  auto notes = TRY(LawNotes::read(workspace));
  Document document;
  document.title = "Agreements: " + account.name(all.corridor);
  document.subtitle = fmt::format(
      "What the two places have agreed on labour, movement, social security, return "
      "and trade, as it stood on {}, beside the figures of the corridor.",
      period_of(all.day).text());
  std::vector<Block> timeline{
      Paragraph{std::string(sequence_caution), {}, Paragraph::Tone::caution}};
  if (with_charts) {
    for (auto& chart : timeline_charts(account, all.agreements, all.series)) {
      timeline.push_back(std::move(chart));
    }
  }
  if (all.series.empty()) {
    timeline.push_back(Paragraph{"No figures of people or money on this way are loaded."});
  }
  if (!all.agreements.empty() || !all.series.empty()) {
    timeline.push_back(timeline_table(account, all.agreements, all.series));
  }
  for (auto& block : write_around(account, all)) timeline.push_back(std::move(block));
  document.sections = {{"agreements", "What is at hand", write_agreement_list(account, notes, all)},
                       {"timeline", "Timeline", std::move(timeline)},
                       {"labour", "What the labour agreements say", write_labour(notes, all)},
                       {"trade", "People in trade agreements", write_mobility_content(notes, all)}};
  std::move(account).finish(document);
  std::move(notes).finish(document);
  return document;
}

}  // namespace

Result<std::string> agreements_report(const Workspace& workspace, const AgreementsRequest& request,
                                      Format format, std::size_t width) {
  AgreementsOfCorridor all;
  all.corridor = TRY(parse_corridor(request.corridor));
  const auto day = request.as_of.empty() ? timestamp_now().substr(0, 10) : request.as_of;
  all.day = last_day(TRY(parse_date(day)));
  const auto book = TRY(LawBook::open(workspace));
  all.agreements = TRY(agreements_of(workspace, book, all.corridor, all.day));
  all.series = TRY(corridor_series(workspace, all.corridor, period_of(all.day).start_year()));
  if (format == Format::json) return agreements_json(all);
  if (format == Format::csv)
    return render(timeline_rows(all.agreements, all.series), format, width);
  const auto document = TRY(write_document(workspace, all, format == Format::html));
  return render(document, format, width);
}

}  // namespace corridor
