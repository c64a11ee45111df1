#include "report/claim_report_json.h"

#include "base/json.h"
#include "evidence/proof.h"

#include <array>
#include <cmath>

namespace corridor {
namespace {

std::string_view code_of_holds(Holds holds) {
  constexpr std::array<std::string_view, 4> codes{"yes", "no", "unsure", "unknown"};
  return codes[static_cast<std::size_t>(holds)];
}

/// Percentages as people write them: 4, not 0.04. An end without a bound is null.
void write_side(JsonWriter& json, const Measured& measured, const ClaimUnit& unit) {
  const double scale = unit.is_fraction() ? 100 : 1;
  json.begin_object();
  json.key("value");
  if (measured.known) {
    json.value(measured.range.value * scale);
  } else {
    json.null();
  }
  json.key("low");
  measured.known ? json.value(measured.range.low * scale) : json.null();
  json.key("high");
  measured.known ? json.value(measured.range.high * scale) : json.null();
  json.field("unit", unit.kind == ClaimUnit::Kind::plain     ? std::string()
                     : unit.kind == ClaimUnit::Kind::percent ? std::string("percent")
                     : unit.kind == ClaimUnit::Kind::ratio   ? std::string("ratio")
                                                             : unit.text());
  json.key("places").begin_array();
  for (const Place place : measured.places) json.value(place.code());
  json.end_array();
  json.end_object();
}

void write_figure(JsonWriter& json, const Figure& figure) {
  const auto& [key, state, value, status, interval, cell] = figure.observation;
  const Indicator* indicator = find_indicator(key.indicator);
  json.begin_object();
  json.field("indicator", key.indicator);
  json.field("title", indicator == nullptr ? key.indicator : indicator->title);
  json.field("origin", key.origin.code()).field("place", key.place.code());
  json.field("period", key.period.text()).field("sex", name_of(key.sex));
  json.field("age", key.age.text()).field("value", value);
  json.field("unit", indicator == nullptr ? std::string_view() : indicator->unit);
  json.field("status", std::string(1, status)).field("estimate", is_estimate(figure));
  json.key("low");
  interval ? json.value(interval->low) : json.null();
  json.key("high");
  interval ? json.value(interval->high) : json.null();
  json.field("publisher", figure.edition.citation.publisher);
  json.field("dataset", figure.edition.citation.dataset);
  json.field("version", figure.edition.citation.version);
  json.field("edition", figure.edition.short_id()).field("proof", proof_id(figure));
  json.end_object();
}

void write_reading(JsonWriter& json, const ClaimReading& reading, const ClaimVerdict& verdict) {
  json.begin_object();
  json.field("by", reading.by).field("what", reading.what);
  json.field("differs", reading.differs).field("holds", code_of_holds(reading.holds));
  json.key("left");
  write_side(json, reading.left, verdict.claim.left.unit);
  json.key("right").begin_array();
  for (std::size_t i = 0; i < reading.right.size(); ++i) {
    write_side(json, reading.right[i], verdict.claim.right[i].unit);
  }
  json.end_array().key("proofs").begin_array();
  for (const auto& figure : reading.left.figures) json.value(proof_id(figure));
  for (const auto& side : reading.right) {
    for (const auto& figure : side.figures) json.value(proof_id(figure));
  }
  json.end_array().end_object();
}

void write_missing(JsonWriter& json, const ClaimVerdict& verdict) {
  json.key("missing").begin_array();
  for (const auto& gap : verdict.missing) {
    json.begin_object().field("what", gap.what).field("reason", gap.reason);
    json.key("nearest").begin_array();
    for (const Period period : gap.others) json.value(period.text());
    json.end_array().end_object();
  }
  json.end_array().key("offers").begin_array();
  for (const auto& offer : verdict.offers) {
    json.begin_object().field("expression", offer.expression).field("why", offer.why);
    json.field("verdict", code_of(offer.verdict)).end_object();
  }
  json.end_array();
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const auto& text : texts) json.value(text);
  json.end_array();
}

}  // namespace

std::string json_of_claim(const ClaimReport& report) {
  const ClaimVerdict& verdict = report.verdict;
  const bool known = verdict.usual.holds != Holds::unknown;
  JsonWriter json(2);
  json.begin_object();
  json.field("claim", verdict.claim.written).field("reading", verdict.reading);
  json.field("verdict", code_of(verdict.kind)).field("rule", verdict.rule);
  json.field("estimate", verdict.estimate && known).field("as_of", report.as_of);
  json.key("left");
  write_side(json, verdict.usual.left, verdict.claim.left.unit);
  json.field("comparison", sign_of(verdict.claim.comparator));
  json.key("right").begin_array();
  for (std::size_t i = 0; i < verdict.usual.right.size(); ++i) {
    write_side(json, verdict.usual.right[i], verdict.claim.right[i].unit);
  }
  json.end_array().field("place", verdict.claim.place.code());
  json.field("holds", code_of_holds(verdict.usual.holds));
  json.key("figures").begin_array();
  for (const auto& figure : figures_of(verdict)) write_figure(json, figure);
  json.end_array().key("spread").begin_array();
  for (const auto& reading : verdict.spread) write_reading(json, reading, verdict);
  json.end_array();
  write_missing(json, verdict);
  write_texts(json, "notes", verdict.notes);
  if (report.listed != nullptr) {
    json.field("id", report.listed->id).field("says", report.listed->says);
    json.field("explains", report.listed->explains);
    write_texts(json, "topics", report.listed->topics);
    write_texts(json, "links", report.listed->links);
  }
  json.end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
