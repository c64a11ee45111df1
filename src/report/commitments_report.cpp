#include "report/commitments_report.h"

#include "evidence/place_names.h"
#include "report/brief_account.h"
#include "report/commitment_account.h"
#include "report/render_document.h"
#include "report/verdict_signs.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

using commitment_verdict::Verdict;

Result<std::vector<Place>> places_of(const PromisesRequest& request) {
  const auto& gazetteer = Gazetteer::get();
  std::vector<Place> places;
  for (const auto& written : request.places) {
    const auto subject = TRY(gazetteer.parse_subject(written));
    if (subject.is_corridor()) {
      return fail({ErrorKind::usage,
                   fmt::format("a promise is made by a place, and \"{}\" is a corridor", written),
                   {},
                   fmt::format("Ask for {} or {}.", subject.origin.code(), subject.place.code())});
    }
    places.push_back(subject.place);
  }
  for (const auto& record : gazetteer.all()) {
    const bool wanted = request.all_countries && record.kind == PlaceKind::country;
    if (wanted) places.push_back(record.place);
  }
  if (!places.empty()) return places;
  return fail({ErrorKind::usage,
               "expected a place, saw none",
               {},
               "Write a country, an area or _W; or --all-countries."});
}

Paragraph lead(const Words& words, const PlacePromises& place, const std::string& name) {
  const auto counts = count_verdicts(place.commitments);
  auto text = words.say(
      "{place}: of {count} promises described here, {measured} can be measured with the figures at "
      "hand. Nothing at hand measures the other {others}.",
      {{"place", name},
       {"count", std::to_string(place.commitments.size())},
       {"measured", std::to_string(counts.measured)},
       {"others", std::to_string(counts.not_measured)}});
  if (counts.measured > 0) {
    text += " " + words.say("Of those measured: {verdicts}.",
                            {{"verdicts", verdicts_in_words(words, counts)}});
  }
  return {.text = std::move(text), .proofs = {}, .tone = Paragraph::Tone::lead};
}

Document empty_document(const Words& words, const std::string& name) {
  Document document;
  document.title = words.say("What {place} promised", {{"place", name}});
  document.subtitle = words.say(
      "Targets, objectives and pledges that concern people who move, held against the figures at "
      "hand: verdict, trend with an interval of 90 percent, and the two-point method.");
  return document;
}

}  // namespace

VerdictCounts count_verdicts(const std::vector<JudgedCommitment>& commitments) {
  VerdictCounts counts;
  for (const auto& judged : commitments) {
    if (!judged.has_figures()) {
      ++counts.not_measured;
      continue;
    }
    ++counts.measured;
    ++counts.of[static_cast<std::size_t>(judged.verdict)];
  }
  return counts;
}

Result<std::vector<PlacePromises>> judge_promises(const Workspace& workspace,
                                                  const PromisesRequest& request) {
  const auto places = TRY(places_of(request));
  const auto all = TRY(read_commitments(workspace, request.as_of));
  if (all.empty()) {
    return fail({ErrorKind::not_found,
                 "the workspace has no register of commitments",
                 {},
                 "A new workspace has them: `corridor -w NEW init`; docs/commitments.md says how "
                 "to write one."});
  }
  const auto chosen = TRY(choose_commitments(all, request.commitment));
  auto judge = TRY(CommitmentJudge::open(workspace, request.as_of));
  if (!request.assessment.empty()) {
    if (places.size() != 1) {
      return fail({ErrorKind::usage,
                   "an assessment is of one place, and several are asked for",
                   {},
                   "Ask for the place of the assessment alone."});
    }
    TRY(judge.add_assessment(workspace, request.assessment, places.front()));
  }
  std::vector<PlacePromises> judged;
  for (const Place place : places) {
    std::vector<Commitment> its;
    std::ranges::copy_if(chosen, std::back_inserter(its),
                         [&](const Commitment& c) { return c.is_of(place); });
    judged.push_back({place, TRY(place_name(workspace, place)), TRY(judge.judge(its, place))});
  }
  return judged;
}

Result<Document> promises_document(const Workspace& workspace, const PlacePromises& place,
                                   const PromisesForm& form) {
  const auto words = TRY(Words::in(form.language));
  const Account frame(workspace, words, {.origin = {}, .place = place.place}, {});
  const auto name = form.language == "en" ? place.name : frame.name(place.place);
  PromiseAccount account(workspace, words);
  Document document = empty_document(words, name);
  frame.frame(document);
  DocumentSection standing{"standing", words.say("Where it stands"), {}};
  if (place.commitments.size() > 1) standing.blocks.push_back(lead(words, place, name));
  for (auto& caution : account.cautions(place.commitments)) {
    standing.blocks.push_back(std::move(caution));
  }
  Table table = account.standing(place.commitments);
  if (!table.rows.empty()) standing.blocks.push_back(std::move(table));
  document.sections.push_back(std::move(standing));
  for (const auto& judged : place.commitments) {
    if (!form.detailed || !judged.has_figures()) continue;
    document.sections.push_back(account.section(judged));
  }
  document.sections.push_back(account.not_measured(place.commitments));
  if (document.sections.back().blocks.empty()) document.sections.pop_back();
  TRY(account.finish(document));
  return document;
}

Result<std::string> promises_report(const Workspace& workspace, const PromisesRequest& request,
                                    Format format, std::size_t width) {
  constexpr std::size_t few_commitments = 4;
  TRY(Words::in(request.language));
  const auto places = TRY(judge_promises(workspace, request));
  if (format == Format::json) return promises_json(workspace, places, request.as_of);
  if (format == Format::csv) return render(promises_table(places), format, width);
  std::string out;
  for (const auto& place : places) {
    const bool detailed = format != Format::text || place.commitments.size() <= few_commitments;
    const auto document = TRY(promises_document(workspace, place, {detailed, request.language}));
    out += (out.empty() ? "" : "\n") + TRY(render(document, format, width));
  }
  return out;
}

}  // namespace corridor
