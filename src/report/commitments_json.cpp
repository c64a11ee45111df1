#include "base/json.h"
#include "report/commitment_words.h"
#include "report/commitments_report.h"

namespace corridor {
namespace {

using commitment_verdict::code_of;
using commitment_verdict::Estimate;
using commitment_verdict::Trend;
using commitment_verdict::TwoPoint;

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const auto& text : texts) json.value(text);
  json.end_array();
}

void write_number(JsonWriter& json, std::string_view name, const std::optional<double>& number) {
  json.key(name);
  number ? json.value(*number) : json.null();
}

void write_estimate(JsonWriter& json, std::string_view name, const Estimate& estimate) {
  json.key(name).begin_object();
  json.field("value", estimate.value).field("low", estimate.low).field("high", estimate.high);
  json.end_object();
}

void write_figure(JsonWriter& json, const DatedFigure& figure) {
  json.begin_object();
  json.field("period", figure.period.text()).field("value", figure.value);
  json.field("status", std::string(1, figure.status));
  if (figure.interval) json.field("low", figure.interval->low).field("high", figure.interval->high);
  write_texts(json, "proofs", figure.proofs);
  json.end_object();
}

void write_trend(JsonWriter& json, const std::optional<Trend>& trend) {
  json.key("trend");
  if (!trend) {
    json.null();
    return;
  }
  json.begin_object();
  json.field("of", trend->of_logarithms ? "logarithms" : "figures");
  json.field("figures", trend->figures).field("from", trend->from_year);
  json.field("to", trend->to_year).field("before_base", trend->before_base);
  json.field("confidence", trend->confidence).field("correlation", trend->correlation);
  write_estimate(json, "percent_per_year", trend->percent_per_year);
  write_estimate(json, "at_deadline", trend->at_deadline);
  json.field("required_percent_per_year", trend->required_percent_per_year);
  json.end_object();
}

void write_two_point(JsonWriter& json, const TwoPoint& two) {
  json.key("two_point").begin_object();
  json.field("answer", code_of(two.answer)).field("why", code_of(two.why));
  if (two.answer != TwoPoint::Answer::not_defined) {
    json.field("first_year", two.first_year).field("first_value", two.first_value);
    json.field("last_year", two.last_year).field("last_value", two.last_value);
    json.field("actual_percent_per_year", two.actual_percent_per_year);
    write_number(json, "required_percent_per_year", two.required_percent_per_year);
    write_number(json, "ratio", two.ratio);
  }
  json.end_object();
}

void write_hidden(JsonWriter& json, const JudgedMeasure& measure) {
  json.field("groups_looked_at", measure.groups).key("hidden_groups").begin_array();
  for (const auto& group : measure.hidden) {
    json.begin_object();
    json.field("group", group.name).field("verdict", code_of(group.found.verdict));
    json.field("rule", code_of(group.found.rule));
    json.field("says", hidden_in_words(Words(), group, measure.measured.digits));
    write_trend(json, group.found.trend);
    json.key("figures").begin_array();
    for (const auto& figure : group.figures) write_figure(json, figure);
    json.end_array().end_object();
  }
  json.end_array();
}

void write_measure(JsonWriter& json, const JudgedMeasure& measure) {
  const auto& asked = measure.asked;
  json.begin_object();
  json.field("indicator", asked.indicator).field("title", measure.measured.title);
  json.field("part", asked.part).field("sdg_indicator", asked.of);
  json.field("unit", measure.measured.unit).field("wanted", asked.wanted_down ? "down" : "up");
  json.field("kind", asked.kind.empty() ? std::string("amount") : asked.kind);
  write_number(json, "target", asked.target);
  json.field("by", asked.by).field("base", asked.base);
  json.field("verdict", code_of(measure.found.verdict)).field("rule", code_of(measure.found.rule));
  json.field("because", because(Words(), measure));
  json.key("latest");
  if (measure.has_figures()) {
    write_figure(json, measure.measured.whole.figures.back());
  } else {
    json.null();
  }
  json.field("age_years", measure.age_years).field("old", measure.is_old());
  write_trend(json, measure.found.trend);
  write_two_point(json, measure.found.two_point);
  write_hidden(json, measure);
  json.field("way", measure.measured.way.text()).field("source", measure.measured.source);
  std::vector<std::string> notes;
  for (const auto& note : measure.measured.notes) notes.push_back(note.text());
  if (!asked.note.empty()) notes.push_back(asked.note);
  write_texts(json, "notes", notes);
  json.key("figures").begin_array();
  for (const auto& figure : measure.measured.whole.figures) write_figure(json, figure);
  json.end_array().end_object();
}

void write_commitment(JsonWriter& json, const JudgedCommitment& judged,
                      const CommitmentLinks& links) {
  const auto& commitment = judged.commitment;
  json.begin_object();
  json.field("code", commitment.code).field("framework", commitment.framework);
  json.field("number", commitment.number).field("title", commitment.title);
  json.field("summary", commitment.summary).field("since", commitment.since.text());
  json.field("until", commitment.until.text()).field("promised", judged.promised);
  json.field("verdict", code_of(judged.verdict)).field("measured", judged.has_figures());
  write_texts(json, "topics", commitment.topics);
  write_texts(json, "responsible", commitment.responsible);
  json.key("links").begin_array();
  const auto its = links.find(commitment.code);
  for (const auto& link : its == links.end() ? std::vector<CommitmentLink>() : its->second) {
    json.begin_object().field("relation", link.relation).field("to", link.to).end_object();
  }
  json.end_array().field("proof", commitment.proof).key("measures").begin_array();
  for (const auto& measure : judged.measures) write_measure(json, measure);
  json.end_array().end_object();
}

void write_place(JsonWriter& json, const PlacePromises& place, const CommitmentLinks& links,
                 const std::string& as_of) {
  const auto counts = count_verdicts(place.commitments);
  json.begin_object();
  json.field("place", place.place.code()).field("name", place.name).field("as_of", as_of);
  json.key("counts").begin_object();
  for (std::size_t i = 0; i < counts.of.size(); ++i) {
    json.field(code_of(static_cast<commitment_verdict::Verdict>(i)), counts.of[i]);
  }
  json.field("not_measured", counts.not_measured).end_object();
  json.key("commitments").begin_array();
  for (const auto& judged : place.commitments) write_commitment(json, judged, links);
  json.end_array().end_object();
}

}  // namespace

Result<std::string> promises_json(const Workspace& workspace,
                                  const std::vector<PlacePromises>& places,
                                  const std::string& as_of) {
  const auto links = TRY(read_commitment_links(workspace, as_of));
  JsonWriter json(2);
  if (places.size() != 1) json.begin_array();
  for (const auto& place : places) write_place(json, place, links, as_of);
  if (places.size() != 1) json.end_array();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
