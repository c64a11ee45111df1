#include "report/coherence_report.h"

#include "base/json.h"
#include "report/coherence_check.h"
#include "report/coherence_words.h"
#include "report/law_notes.h"
#include "report/render_document.h"
#include "vocabulary/gazetteer.h"

#include <fmt/format.h>

namespace corridor {
namespace {

std::string name_of(const Subject& subject) {
  const auto& gazetteer = Gazetteer::get();
  return subject.is_corridor() ? fmt::format("{} to {}", gazetteer.name(subject.origin),
                                             gazetteer.name(subject.place))
                               : gazetteer.name(subject.place);
}

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

void write_finding(JsonWriter& json, const CoherenceFinding& finding) {
  json.begin_object().field("id", finding.id).field("rule", finding.rule->id);
  json.field("title", finding.rule->title).field("severity", name_of(finding.severity));
  json.field("because", finding.because.text()).key("sides").begin_array();
  write_side(json, finding.one);
  write_side(json, finding.other);
  json.end_array().key("also").begin_array();
  for (const auto& side : finding.also) write_side(json, side);
  json.end_array();
  json.key("also_in").begin_array();
  for (const Place place : finding.also_in) json.value(place.code());
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

void write_themes(JsonWriter& json, const CoherenceCheck& check) {
  json.key("themes").begin_array();
  for (const auto& theme : check.themes()) {
    json.begin_object().field("rule", theme.rule->id);
    json.field("severity", name_of(theme.severity)).key("findings").begin_array();
    for (const auto* finding : theme.findings) json.value(finding->id);
    json.end_array().end_object();
  }
  json.end_array();
}

std::string check_json(const CoherenceCheck& check) {
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
  write_themes(json, check);
  std::vector<std::string> gaps;
  const auto named = [](std::string_view code) { return Gazetteer::get().name(Place(code)); };
  for (const auto& gap : check.not_looked_at) gaps.push_back(gap.with("place", named).text());
  write_list(json, "not_looked_at", gaps);
  json.end_object();
  return std::move(json).text() + "\n";
}

Table check_table(const CoherenceCheck& check) {
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
                          std::string(name_of(finding.severity)), finding.because.text()};
    for (const auto* side : {&finding.one, &finding.other}) {
      row.insert(row.end(),
                 {Cell(side->address), Cell(std::string(side->place.code())), Cell(side->title),
                  Cell(side->says), Cell(side->date.empty() ? "" : side->date.text()),
                  Cell(fmt::format("{}", fmt::join(side->proofs, " ")))});
    }
    std::string also;
    for (const auto& side : finding.also) also.append(also.empty() ? "" : " ").append(side.address);
    row.emplace_back(also);
    const Verdict verdict = finding.verdicts.empty() ? Verdict() : finding.verdicts.front();
    row.insert(row.end(), {Cell(fmt::format("{}", fmt::join(finding.protections, " "))),
                           Cell(fmt::format("{}", fmt::join(finding.groups, " "))),
                           Cell(verdict.verdict), Cell(verdict.by),
                           Cell(verdict.on.empty() ? "" : verdict.on.text()), Cell(verdict.note)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Result<Document> coherence_document(const Workspace& workspace, const CoherenceRequest& request) {
  auto words = TRY(Words::in(request.language));
  const auto book = TRY(LawBook::open(workspace));
  const auto check = TRY(check_coherence(workspace, book, request));
  Account account(workspace, std::move(words), check.subject, {});
  LawWords law_words(account, book);
  auto document = tell_coherence(law_words, check);
  std::move(account).finish(document);
  return document;
}

Result<std::string> coherence_report(const Workspace& workspace, const CoherenceRequest& request,
                                     Format format, std::size_t width) {
  if (format != Format::json && format != Format::csv) {
    return render(TRY(coherence_document(workspace, request)), format, width);
  }
  const auto book = TRY(LawBook::open(workspace));
  const auto check = TRY(check_coherence(workspace, book, request));
  return format == Format::json ? check_json(check) : render(check_table(check), format, width);
}

}  // namespace corridor
