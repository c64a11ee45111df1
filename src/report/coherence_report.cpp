#include "report/coherence_report.h"

#include "base/json.h"
#include "base/text.h"
#include "evidence/series.h"
#include "report/coherence_evidence.h"
#include "report/law_notes.h"
#include "report/render_document.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t most_of_a_rule = 10;  // that people are shown

struct Check {
  Subject subject;
  Day day;
  std::vector<const CoherenceRule*> rules;
  std::vector<Finding> findings;
  std::vector<std::string> not_looked_at;  // what the rules could say nothing of, and why

  std::size_t count(Severity severity) const {
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
  }
};

std::string code_of(const Subject& subject) {
  return subject.is_corridor() ? fmt::format("{}-{}", subject.origin.code(), subject.place.code())
                               : std::string(subject.place.code());
}

std::string name_of(const Subject& subject) {
  const auto& gazetteer = Gazetteer::get();
  return subject.is_corridor() ? fmt::format("{} to {}", gazetteer.name(subject.origin),
                                             gazetteer.name(subject.place))
                               : gazetteer.name(subject.place);
}

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
  if (subject.origin != subject.place) return subject;
  return fail({ErrorKind::usage,
               "a corridor joins two different places",
               {},
               fmt::format("For one place write {} alone.", subject.place.code())});
}

/// Instruments of whose parties nothing is at hand: the rules cannot speak of them.
void note_unknown(const LawView& view, std::vector<std::string>& gaps) {
  std::size_t unknown = 0, described = 0;
  for (const auto* status : view.of(view.subject().place)) {
    if (status->instrument->provisions.empty()) continue;
    ++described;
    unknown += status->standing.stage == Standing::Stage::not_known ? 1 : 0;
  }
  if (described == 0) {
    gaps.emplace_back("No register that describes instruments of law is loaded.");
  } else if (unknown > 0) {
    gaps.push_back(
        fmt::format("Of {} of {} instruments that are described, no list of parties is loaded that "
                    "tells of {}.",
                    unknown, described, Gazetteer::get().name(view.subject().place)));
  }
}

Result<void> run_evidence(const EvidenceContext& context, const std::string& wanted, Check& check,
                          Findings& findings) {
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
      check.not_looked_at.push_back(fmt::format("{}: it needs figures that are not loaded ({}).",
                                                rule.rule.title, list_of(rule.indicators)));
    }
  }
  return {};
}

Result<Check> run_check(const Workspace& workspace, const CoherenceRequest& request) {
  TRY(check_rule_name(request.rule));
  Check check;
  check.subject = TRY(parse_subject(request.subject));
  const auto day = request.as_of.empty() ? timestamp_now().substr(0, 10) : request.as_of;
  check.day = last_day(TRY(parse_date(day)));
  const auto book = TRY(LawBook::open(workspace));
  const auto view = TRY(LawView::read(workspace, book, {check.subject, check.day}));
  Findings findings;
  for (const auto& [rule, find] : law_rules()) {
    if (!request.rule.empty() && rule.id != request.rule) continue;
    check.rules.push_back(&rule);
    find(rule, view, findings);
  }
  note_unknown(view, check.not_looked_at);
  TRY(run_evidence({workspace, book, view}, request.rule, check, findings));
  check.findings = std::move(findings).take();
  auto verdicts = TRY(read_verdicts(workspace));
  for (auto& finding : check.findings) {
    const auto found = verdicts.find(finding.id);
    if (found != verdicts.end()) finding.verdicts = std::move(found->second);
  }
  return check;
}

// ---- for programs -------------------------------------------------------------------------------

void write_side(JsonWriter& json, const FindingSide& side) {
  json.begin_object().field("address", side.address).field("place", side.place.code());
  json.field("title", side.title).field("says", side.says);
  write_text_or_null(json, "date", side.date.empty() ? "" : side.date.text());
  write_list(json, "proofs", side.proofs);
  json.end_object();
}

void write_verdict(JsonWriter& json, const Verdict& verdict) {
  json.begin_object().field("verdict", verdict.verdict).field("by", verdict.by);
  json.field("on", verdict.on.text());
  write_text_or_null(json, "note", verdict.note);
  json.field("publisher", verdict.publisher).field("proof", verdict.proof).end_object();
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.begin_object().field("id", finding.id).field("rule", finding.rule->id);
  json.field("title", finding.rule->title).field("severity", name_of(finding.severity));
  json.field("because", finding.because).key("sides").begin_array();
  write_side(json, finding.one);
  write_side(json, finding.other);
  json.end_array().key("also").begin_array();
  for (const auto& side : finding.also) write_side(json, side);
  json.end_array();
  write_list(json, "protections", finding.protections);
  write_list(json, "groups", finding.groups);
  json.key("verdict");
  finding.verdicts.empty() ? void(json.null()) : write_verdict(json, finding.verdicts.front());
  json.key("earlier_verdicts").begin_array();
  for (std::size_t i = 1; i < finding.verdicts.size(); ++i) {
    write_verdict(json, finding.verdicts[i]);
  }
  json.end_array().end_object();
}

std::string check_json(const Check& check) {
  JsonWriter json(2);
  json.begin_object().field("subject", code_of(check.subject));
  json.field("name", name_of(check.subject)).field("as_of", period_of(check.day).text());
  json.key("counts").begin_object();
  for (const auto severity : {Severity::high, Severity::medium, Severity::low}) {
    json.field(name_of(severity), check.count(severity));
  }
  json.end_object().key("rules").begin_array();
  for (const auto* rule : check.rules) {
    json.begin_object().field("id", rule->id).field("title", rule->title);
    json.field("severity", rule->severity).end_object();
  }
  json.end_array().key("findings").begin_array();
  for (const auto& finding : check.findings) write_finding(json, finding);
  json.end_array();
  write_list(json, "not_looked_at", check.not_looked_at);
  json.end_object();
  return std::move(json).text() + "\n";
}

std::string joined(const auto& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

Table check_table(const Check& check) {
  Table table{.title = "Findings"};
  for (const auto* name :
       {"id",          "rule",       "severity",   "because",      "one_address",   "one_place",
        "one_title",   "one_says",   "one_date",   "one_proofs",   "other_address", "other_place",
        "other_title", "other_says", "other_date", "other_proofs", "protections",   "groups",
        "verdict",     "verdict_by", "verdict_on", "verdict_note"}) {
    table.columns.push_back({name, name});
  }
  for (const auto& finding : check.findings) {
    std::vector<Cell> row{finding.id, std::string(finding.rule->id),
                          std::string(name_of(finding.severity)), finding.because};
    for (const auto* side : {&finding.one, &finding.other}) {
      row.insert(row.end(),
                 {Cell(side->address), Cell(std::string(side->place.code())), Cell(side->title),
                  Cell(side->says), Cell(side->date.empty() ? "" : side->date.text()),
                  Cell(joined(side->proofs))});
    }
    std::string also;
    for (const auto& side : finding.also) also.append(also.empty() ? "" : " ").append(side.address);
    row.emplace_back(also);
    const Verdict verdict = finding.verdicts.empty() ? Verdict() : finding.verdicts.front();
    row.insert(row.end(), {Cell(joined(finding.protections)), Cell(joined(finding.groups)),
                           Cell(verdict.verdict), Cell(verdict.by),
                           Cell(verdict.on.empty() ? "" : verdict.on.text()), Cell(verdict.note)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

// ---- for people ---------------------------------------------------------------------------------

std::string titles_of(const std::vector<std::string_view>& protections) {
  std::string text;
  for (const auto code : protections) {
    const auto* protection = find_protection(code);
    text.append(text.empty() ? "" : ", ").append(protection ? protection->title : code);
  }
  return text;
}

std::string groups_shown(const std::vector<std::string_view>& groups) {
  std::string text;
  for (const auto code : groups) {
    const auto* group = find_person_group(code);
    text.append(text.empty() ? "" : ", ").append(group ? group->title : code);
  }
  return text;
}

std::string side_shown(const FindingSide& side) {
  constexpr std::size_t most_said = 300;
  const auto says = clip(side.says, most_said);
  return fmt::format("{}: {} - {}{}", Gazetteer::get().name(side.place), side.title, says,
                     says.size() < side.says.size() ? "…" : "");
}

std::string verdict_shown(const Finding& finding) {
  if (finding.verdicts.empty()) return "none yet";
  const auto& verdict = finding.verdicts.front();
  return fmt::format("{} ({}, {}){}{}", verdict.verdict, verdict.by, verdict.on.text(),
                     verdict.note.empty() ? "" : ": ", verdict.note);
}

/// "Also promised by: ICRMW, art_25; C97, art_6; and 3 more."
std::string also_shown(const Finding& finding) {
  constexpr std::size_t most_named = 5;
  std::string text = "Side one is also in: ";
  for (std::size_t i = 0; i < finding.also.size() && i < most_named; ++i) {
    text.append(i == 0 ? "" : "; ").append(finding.also[i].title);
  }
  if (finding.also.size() > most_named) {
    text += fmt::format("; and {} more", finding.also.size() - most_named);
  }
  return text + ".";
}

void add_finding(LawNotes& notes, const Finding& finding, std::vector<Block>& blocks) {
  std::string head = fmt::format("[{}] {}", name_of(finding.severity),
                                 finding.protections.empty() ? std::string(finding.rule->title)
                                                             : titles_of(finding.protections));
  if (!finding.groups.empty()) head += ": " + groups_shown(finding.groups);
  blocks.push_back(Paragraph{head});
  Bullets sides;
  for (const auto* side : {&finding.one, &finding.other}) {
    const auto some = std::min<std::size_t>(side->proofs.size(), 2);
    sides.items.push_back(notes.paragraph(
        side_shown(*side),
        {side->proofs.begin(), side->proofs.begin() + static_cast<std::ptrdiff_t>(some)}));
  }
  if (!finding.also.empty()) sides.items.push_back({.text = also_shown(finding)});
  sides.items.push_back(
      {.text = fmt::format("Graded {}: {}. Verdict: {}. Finding {}.", name_of(finding.severity),
                           finding.because, verdict_shown(finding), finding.id)});
  blocks.push_back(std::move(sides));
}

DocumentSection rule_section(LawNotes& notes, const CoherenceRule& rule, const Check& check) {
  DocumentSection section{std::string(rule.id), std::string(rule.title), {}};
  section.blocks.push_back(Paragraph{fmt::format("Grades - {}.", rule.severity)});
  std::size_t shown = 0, all = 0;
  for (const auto& finding : check.findings) {
    if (finding.rule != &rule) continue;
    ++all;
    if (shown == most_of_a_rule) continue;
    ++shown;
    add_finding(notes, finding, section.blocks);
  }
  if (all > shown) {
    section.blocks.push_back(Paragraph{
        fmt::format("{} more of this rule; --format json or csv lists all.", all - shown)});
  }
  return section;
}

Result<Document> check_document(const Workspace& workspace, const Check& check) {
  auto notes = TRY(LawNotes::read(workspace));
  Document document;
  document.title = "Coherence: " + name_of(check.subject);
  document.subtitle = fmt::format("Where instruments, policies or sides pull apart, on {}.",
                                  period_of(check.day).text());
  DocumentSection summary{"summary", "In short", {}};
  summary.blocks.push_back(
      Paragraph{fmt::format("{} findings: {} high, {} medium, {} low.", check.findings.size(),
                            check.count(Severity::high), check.count(Severity::medium),
                            check.count(Severity::low)),
                {},
                Paragraph::Tone::lead});
  summary.blocks.push_back(Paragraph{
      "A finding is a question, put by a rule, not a judgement: what it is worth a person decides, "
      "and the verdict stands beside it (docs/coherence.md).",
      {},
      Paragraph::Tone::caution});
  document.sections.push_back(std::move(summary));
  std::string silent;
  for (const auto* rule : check.rules) {
    const bool has_any = std::ranges::any_of(
        check.findings, [&](const Finding& finding) { return finding.rule == rule; });
    if (has_any) {
      document.sections.push_back(rule_section(notes, *rule, check));
    } else {
      silent += fmt::format("{}{}", silent.empty() ? "" : "; ", rule->title);
    }
  }
  DocumentSection rest{"rest", "What was not found, and what was not looked at", {}};
  if (!silent.empty()) rest.blocks.push_back(Paragraph{"Nothing found for: " + silent + "."});
  Bullets gaps;
  for (const auto& gap : check.not_looked_at) gaps.items.push_back({.text = gap});
  if (!gaps.items.empty()) rest.blocks.push_back(std::move(gaps));
  if (!rest.blocks.empty()) document.sections.push_back(std::move(rest));
  std::move(notes).finish(document);
  return document;
}

}  // namespace

Result<std::string> coherence_report(const Workspace& workspace, const CoherenceRequest& request,
                                     Format format, std::size_t width) {
  const auto check = TRY(run_check(workspace, request));
  if (format == Format::json) return check_json(check);
  if (format == Format::csv) return render(check_table(check), format, width);
  return render(TRY(check_document(workspace, check)), format, width);
}

}  // namespace corridor
