#include "report/coherence_check.h"

#include "base/text.h"
#include "evidence/series.h"
#include "report/coherence_evidence.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace corridor {
namespace {

Result<void> check_rule_name(const std::string& wanted) {
  if (wanted.empty()) return {};
  std::vector<std::string> names;
  for (const auto& [rule, find] : law_rules()) names.emplace_back(rule.id);
  for (const auto& rule : evidence_rules()) names.emplace_back(rule.rule.id);
  if (std::ranges::find(names, wanted) != names.end()) return {};
  auto hint = did_you_mean(wanted, names);
  if (hint.empty()) hint = "docs/coherence.md lists the rules.";
  return fail({ErrorKind::usage,
               fmt::format("no rule is called \"{}\"", clip(wanted, 60)),
               {},
               std::move(hint)});
}

Result<Subject> parse_subject(const std::string& written) {
  const Subject subject = TRY(Gazetteer::get().parse_subject(written));
  for (const Place place : {subject.origin, subject.place}) {
    const auto* record = place.empty() ? nullptr : Gazetteer::get().find(place);
    const bool is_nobody = record != nullptr &&
                           (record->kind == PlaceKind::area || record->kind == PlaceKind::special);
    if (!is_nobody) continue;
    return fail({ErrorKind::usage,
                 fmt::format("expected a state or a group of states, saw {} ({})",
                             Gazetteer::get().name(place), place.code()),
                 {},
                 "Law binds states: ask for a country, corridor coherence MYS, or a corridor."});
  }
  if (subject.origin != subject.place) return subject;
  return fail({ErrorKind::usage,
               "a corridor joins two different places",
               {},
               fmt::format("For one place write {} alone.", subject.place.code())});
}

/// Instruments of whose parties nothing is at hand: the rules cannot speak of them.
void note_unknown(const LawView& view, std::vector<Saying>& gaps) {
  std::size_t unknown = 0, described = 0;
  for (const auto* status : view.of(view.subject().place)) {
    if (status->instrument->provisions.empty()) continue;
    ++described;
    unknown += status->standing.stage == Standing::Stage::not_known ? 1 : 0;
  }
  if (described == 0) {
    gaps.push_back({"No register that describes instruments of law is loaded."});
  } else if (unknown > 0) {
    gaps.push_back(
        {"Of {unknown} of {all} instruments that are described, no list of parties is "
         "loaded that tells of {place}.",
         {{"unknown", std::to_string(unknown)},
          {"all", std::to_string(described)},
          {"place", std::string(view.subject().place.code())}}});
  }
}

/// What the first of a rule's indicators is called.
std::string indicator_title(const std::vector<std::string_view>& ids) {
  const auto* indicator = find_indicator(ids.front());
  return std::string(indicator == nullptr ? ids.front() : indicator->title);
}

Result<void> run_evidence(const EvidenceContext& context, const std::string& wanted,
                          CoherenceCheck& check, Findings& findings) {
  const auto at_hand = TRY(indicators_at_hand(context.workspace));
  for (const auto& rule : evidence_rules()) {
    if (!wanted.empty() && rule.rule.id != wanted) continue;
    check.rules.push_back(&rule.rule);
    const bool has_any = std::ranges::any_of(rule.indicators, [&](std::string_view indicator) {
      return std::ranges::find(at_hand, indicator) != at_hand.end();
    });
    if (has_any) {
      TRY(rule.find(rule.rule, context, findings));
    } else {
      check.not_looked_at.push_back({"{rule}: it needs figures that are not loaded ({indicators}).",
                                     {{"rule", std::string(rule.rule.title), true},
                                      {"indicators", indicator_title(rule.indicators), true}}});
    }
  }
  return {};
}

bool rests_on_side_two(std::string_view rule) {
  return rule == "promise_against_national_law" || rule == "opposite_duties" ||
         rule == "two_sides_opposed" || rule == "groups_covered_differently";
}

/// What makes findings of one rule one matter.
std::string matter_of(const CoherenceFinding& finding) {
  const auto rule = finding.rule->id;
  const auto* status = finding.other.status;
  const std::string place(finding.other.place.code());
  if (status != nullptr && rests_on_side_two(rule)) return status->instrument->code;
  if (rule == "one_side_bound" || rule == "signed_never_ratified") return place;
  if (status != nullptr &&
      (rule == "reservation_against_promise" || rule == "agreement_against_reservation")) {
    return place + "/" + status->instrument->code;
  }
  if (rule == "free_movement_beside_visa") return finding.one.address;
  if (rule == "nationality_beside_citizenship_law") return place;
  return finding.id;
}

}  // namespace

std::string code_of(const Subject& subject) {
  return subject.is_corridor() ? fmt::format("{}-{}", subject.origin.code(), subject.place.code())
                               : std::string(subject.place.code());
}

std::size_t CoherenceCheck::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::ranges::count(findings, severity, &CoherenceFinding::severity));
}

std::vector<CoherenceTheme> CoherenceCheck::themes() const {
  std::vector<CoherenceTheme> themes;
  std::map<std::pair<std::string_view, std::string>, std::size_t> known;
  for (const auto& finding : findings) {
    const auto [at, is_new] =
        known.try_emplace({finding.rule->id, matter_of(finding)}, themes.size());
    if (is_new) themes.push_back({finding.rule, {}, finding.severity});
    themes[at->second].findings.push_back(&finding);
  }
  // Findings come most severe first, so each theme stands where its most severe finding does.
  std::map<const CoherenceRule*, int> so_far;
  std::vector<std::pair<std::tuple<int, int>, std::size_t>> order;
  for (std::size_t i = 0; i < themes.size(); ++i) {
    order.push_back({{-static_cast<int>(themes[i].severity), so_far[themes[i].rule]++}, i});
  }
  std::ranges::stable_sort(order, {}, [](const auto& one) { return one.first; });
  std::vector<CoherenceTheme> ordered;
  for (const auto& [key, i] : order) ordered.push_back(std::move(themes[i]));
  return ordered;
}

Result<CoherenceCheck> check_coherence(const Workspace& workspace, const LawBook& book,
                                       const CoherenceRequest& request) {
  TRY(check_rule_name(request.rule));
  CoherenceCheck check;
  check.subject = TRY(parse_subject(request.subject));
  const auto day = request.as_of.empty() ? timestamp_now().substr(0, 10) : request.as_of;
  check.day = last_day(TRY(parse_date(day)));
  check.view = TRY(LawView::read(workspace, book, {check.subject, check.day}));
  Findings findings;
  for (const auto& [rule, find] : law_rules()) {
    if (!request.rule.empty() && rule.id != request.rule) continue;
    check.rules.push_back(&rule);
    find(rule, *check.view, findings);
  }
  note_unknown(*check.view, check.not_looked_at);
  TRY(run_evidence({workspace, book, *check.view}, request.rule, check, findings));
  check.findings = std::move(findings).take();
  auto verdicts = TRY(read_verdicts(workspace));
  for (auto& finding : check.findings) {
    const auto found = verdicts.find(finding.id);
    if (found != verdicts.end()) finding.verdicts = std::move(found->second);
  }
  return check;
}

}  // namespace corridor
