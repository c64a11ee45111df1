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

std::vector<Block> write_timeline(LawWords& words, const AgreementsOfCorridor& all,
                                  bool with_charts) {
  std::vector<Block> blocks{Paragraph{words.say(sequence_caution), {}, Paragraph::Tone::caution}};
  if (with_charts) {
    for (auto& chart : timeline_charts(words, all.agreements, all.series)) {
      blocks.push_back(std::move(chart));
    }
  }
  if (all.series.empty()) {
    blocks.push_back(Paragraph{words.say("No figures of people or money on this way are loaded.")});
  }
  if (!all.agreements.empty() || !all.series.empty()) {
    blocks.push_back(timeline_table(words, all.agreements, all.series));
  }
  for (auto& block : write_around(words, all)) blocks.push_back(std::move(block));
  return blocks;
}

Document write_document(LawWords& words, const AgreementsOfCorridor& all, bool with_charts) {
  const auto& account = words.account();
  Document document;
  account.frame(document);
  document.title = words.say("Agreements: {corridor}", {{"corridor", account.name(all.corridor)}});
  document.subtitle = words.say(
      "What the two places have agreed on labour, movement, social security, return and "
      "trade, as it stood on {day}, beside the figures of the corridor.",
      {{"day", period_of(all.day).text()}});
  document.sections = {
      {"agreements", words.say("What is at hand"), write_agreement_list(words, all)},
      {"timeline", words.say("Timeline"), write_timeline(words, all, with_charts)},
      {"labour", words.say("What the labour agreements say"), write_labour(words, all)},
      {"trade", words.say("People in trade agreements"), write_mobility_content(words, all)}};
  return document;
}

/// With the book that its agreements were read from.
Result<AgreementsOfCorridor> read_agreements(const Workspace& workspace, const LawBook& book,
                                             const AgreementsRequest& request) {
  AgreementsOfCorridor all;
  all.corridor = TRY(parse_corridor(request.corridor));
  const auto day = request.as_of.empty() ? timestamp_now().substr(0, 10) : request.as_of;
  all.day = last_day(TRY(parse_date(day)));
  all.agreements = TRY(agreements_of(workspace, book, all.corridor, all.day));
  all.series = TRY(corridor_series(workspace, all.corridor, period_of(all.day).start_year()));
  return all;
}

}  // namespace

Result<Document> agreements_document(const Workspace& workspace, const AgreementsRequest& request,
                                     bool with_charts) {
  auto language = TRY(Words::in(request.language));
  const auto book = TRY(LawBook::open(workspace));
  const auto all = TRY(read_agreements(workspace, book, request));
  Account account(workspace, std::move(language), {all.corridor.origin, all.corridor.destination},
                  {});
  LawWords words(account, book);
  auto document = write_document(words, all, with_charts);
  std::move(account).finish(document);
  return document;
}

Result<std::string> agreements_report(const Workspace& workspace, const AgreementsRequest& request,
                                      Format format, std::size_t width) {
  if (format != Format::json && format != Format::csv) {
    return render(TRY(agreements_document(workspace, request, format == Format::html)), format,
                  width);
  }
  const auto book = TRY(LawBook::open(workspace));
  const auto all = TRY(read_agreements(workspace, book, request));
  return format == Format::json ? agreements_json(all)
                                : render(timeline_rows(all.agreements, all.series), format, width);
}

}  // namespace corridor
