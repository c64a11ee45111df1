#include "report/review_annex.h"

#include "report/brief_sections.h"
#include "report/commitment_account.h"
#include "report/commitment_words.h"
#include "store/workspace.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using commitment_verdict::title_of;

std::vector<JudgedCommitment> of_frameworks(const std::vector<JudgedCommitment>& all,
                                            std::initializer_list<std::string_view> frameworks) {
  std::vector<JudgedCommitment> chosen;
  std::ranges::copy_if(all, std::back_inserter(chosen), [&](const JudgedCommitment& judged) {
    return std::ranges::find(frameworks, judged.commitment.framework) != frameworks.end();
  });
  return chosen;
}

/// Whose annex it is, in the language it is written in.
struct Told {
  const PlacePromises& promises;
  const Words& words;
  std::string name;
};

Paragraph lead(const Told& place, const std::vector<JudgedCommitment>& told) {
  const auto counts = count_verdicts(told);
  const auto count = [&](commitment_verdict::Verdict verdict) {
    return std::to_string(counts.of[static_cast<std::size_t>(verdict)]);
  };
  using enum commitment_verdict::Verdict;
  return {.text = place.words.say(
              "Of {count} targets of the 2030 Agenda and pledges that concern people who move, "
              "{measured} can be measured for {place} with the figures at hand: {met} met, "
              "{on_track} on track, {off_track} off track, {moving_away} moving away, and "
              "{cannot_tell} of which it cannot be told.",
              {{"count", std::to_string(told.size())},
               {"measured", std::to_string(counts.measured)},
               {"place", place.name},
               {"met", count(met)},
               {"on_track", count(on_track)},
               {"off_track", count(off_track)},
               {"moving_away", count(moving_away)},
               {"cannot_tell", count(cannot_tell)}}),
          .proofs = {},
          .tone = Paragraph::Tone::lead};
}

DocumentSection standing(PromiseAccount& account, const Told& place) {
  const auto told = of_frameworks(place.promises.commitments, {"sdg", "pledge"});
  DocumentSection section{"standing", place.words.say("Where the promises stand"), {}};
  section.blocks.push_back(lead(place, told));
  for (auto& caution : account.cautions(told)) section.blocks.push_back(std::move(caution));
  Table table = account.standing(told);
  if (!table.rows.empty()) section.blocks.push_back(std::move(table));
  return section;
}

std::string bearing(const Words& words, const JudgedCommitment& judged) {
  std::vector<std::string> parts;
  for (const auto& measure : judged.measures) {
    if (!measure.has_figures()) continue;
    const auto& latest = measure.measured.whole.figures.back();
    parts.push_back(
        words.say("{measure}: {value} in {period} ({verdict})",
                  {{"measure", measured_by_in_words(words, measure)},
                   {"value", number_in_words(words, latest.value, measure.measured.digits)},
                   {"period", latest.period.text()},
                   {"verdict", words.say(title_of(measure.found.verdict))}}));
  }
  if (!parts.empty()) return fmt::format("{}", fmt::join(parts, "; "));
  return words.say(judged.measures.empty() ? "no indicator bears on it"
                                           : "an indicator without figures");
}

DocumentSection compact(const Told& place) {
  const auto& words = place.words;
  DocumentSection section{"global_compact", words.say("The Global Compact for Migration"), {}};
  const auto told = of_frameworks(place.promises.commitments, {"gcm"});
  if (told.empty()) {
    section.blocks.push_back(Paragraph{words.say(
        "{place} is not among the states that promised it: it voted against when the General "
        "Assembly endorsed the Compact, or no register of it is loaded.",
        {{"place", place.name}})});
    return section;
  }
  const auto measured = std::ranges::count_if(told, &JudgedCommitment::has_figures);
  section.blocks.push_back(Paragraph{words.say(
      "Of its {count} objectives, {measured} have an indicator of the 2030 Agenda with figures "
      "that bears on them. The Compact has no indicators of its own and no score, and none is made "
      "here: an indicator says less than an objective asks.",
      {{"count", std::to_string(told.size())}, {"measured", std::to_string(measured)}})});
  Table table;
  table.title = words.say("Objectives, and what bears on them");
  table.columns = {{"objective", words.say("Objective")},
                   {"bearing", words.say("What bears on it")}};
  for (const auto& judged : told) {
    const auto title = judged.commitment.title_in(words.language());
    table.rows.push_back(
        {fmt::format("{}. {}", judged.commitment.number, title), bearing(words, judged)});
  }
  section.blocks.push_back(std::move(table));
  return section;
}

DocumentSection gaps(const Told& place) {
  DocumentSection section{"gaps", place.words.say("Gaps"), {}};
  section.blocks.push_back(Paragraph{place.words.say(
      "What stands in the way of a verdict, or makes it weak. A figure that is not here is not "
      "zero: the national statistical system may have it, and it can be loaded "
      "(docs/mapping.md).")});
  section.blocks.push_back(
      annex_gaps(of_frameworks(place.promises.commitments, {"sdg", "pledge"}), place.words));
  return section;
}

constexpr std::array<std::string_view, 7> method{
    "Met: the latest figure has reached the target. Where no number was promised: it is the best "
    "there can be.",
    "Moving away, on track, off track: all of an interval of 90 percent around the trend goes the "
    "wrong way, leads to the target in its year, or falls short of it. Where no number was "
    "promised, 1.5 percent a year the right way is required.",
    "Cannot tell: the interval has several of these in it; fewer than three figures can be "
    "compared; levels and counts of the least there was have no trend.",
    "The trend is a straight line through the logarithms of the figures since the base year and "
    "the last break, with Student's interval, wider where figures resemble those before them.",
    "Two points, for comparison with reports that use it: growth since the base year over the "
    "growth required; 0.95 and more substantial, 0.60 fair, 0 limited, less deterioration; without "
    "a target 1.5 and 0.5 percent a year.",
    "Groups (sex, age, parts of the country, corridors) are judged apart, with more confidence the "
    "more there are; those that get worse behind a good total are named.",
    "A verdict is about the indicator, which says less than the promise. Nothing here says that a "
    "policy caused a change."};

DocumentSection how_it_is_judged(const Words& words) {
  DocumentSection section{"method", words.say("How it is judged"), {}};
  Bullets bullets;
  for (const auto rule : method) bullets.items.push_back({words.say(rule)});
  section.blocks.push_back(std::move(bullets));
  return section;
}

/// Sections of the brief that set the promises into their place.
struct Context {
  std::string_view id, title;
  Result<Blocks> (*write)(Account& account);
};
constexpr std::array context{Context{"people", "People", write_people},
                             Context{"money", "Money sent home", write_money},
                             Context{"law", "Law that binds", write_law}};

}  // namespace

Result<Document> write_review_annex(const Workspace& workspace, const AnnexRequest& request) {
  const Place place = TRY(Gazetteer::get().parse_place(request.place));
  const auto* record = Gazetteer::get().find(place);
  if (record == nullptr || record->kind != PlaceKind::country) {
    return fail({ErrorKind::usage,
                 fmt::format("a national review is of a country, and {} is none", request.place),
                 {},
                 "`corridor commitments PLACE` tells of areas and groups."});
  }
  const auto judged = TRY(judge_promises(workspace, {.places = {std::string(place.code())},
                                                     .assessment = request.assessment,
                                                     .as_of = request.as_of}));
  const PlacePromises& promises = judged.front();
  Account account(workspace, TRY(Words::in(request.language)),
                  Subject{.origin = {}, .place = place}, request.as_of);
  const Words& words = account.words();
  const Told told{promises, words, request.language == "en" ? promises.name : account.name(place)};
  PromiseAccount promised(workspace, words);
  Document document;
  account.frame(document);
  document.title =
      words.say("{place}: people who move, in the 2030 Agenda", {{"place", told.name}});
  const auto day = request.as_of.empty() ? timestamp_now().substr(0, 10) : request.as_of;
  document.subtitle = words.say(
      "Annex to a voluntary national review, made by Corridor on the evidence of {day}: what was "
      "promised, where it stands, what is missing, and where each number comes from.",
      {{"day", day}});
  document.sections.push_back(standing(promised, told));
  for (const auto& one : of_frameworks(promises.commitments, {"sdg", "pledge"})) {
    if (one.has_figures()) document.sections.push_back(promised.section(one));
  }
  document.sections.push_back(compact(told));
  for (const auto& [id, title, write] : context) {
    document.sections.push_back({std::string(id), words.say(title), TRY(write(account))});
  }
  document.sections.push_back(gaps(told));
  document.sections.push_back(how_it_is_judged(words));
  std::move(account).finish(document);
  TRY(promised.finish(document));
  return document;
}

}  // namespace corridor
