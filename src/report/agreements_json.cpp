#include "report/agreements_json.h"

#include "base/json.h"
#include "base/text.h"
#include "evidence/proof.h"
#include "report/law_notes.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

void write_place(JsonWriter& json, std::string_view key, Place place) {
  json.key(key).begin_object().field("code", place.code());
  json.field("name", Gazetteer::get().name(place)).end_object();
}

void write_date(JsonWriter& json, std::string_view key, const AgreementDate& date) {
  json.key(key);
  if (!date) {
    json.null();
    return;
  }
  json.begin_object().field("date", date.date.text()).field("proof", date.proof).end_object();
}

void write_parts(JsonWriter& json, std::string_view key,
                 const std::vector<const ModelPart*>& parts) {
  json.key(key).begin_array();
  for (const auto* part : parts) {
    json.begin_object().field("variable", part->variable).field("title", part->title);
    json.end_object();
  }
  json.end_array();
}

void write_model(JsonWriter& json, const Agreement& agreement) {
  json.key("model");
  if (agreement.model.empty()) {
    json.null();
    return;
  }
  json.begin_array();
  for (const auto& met : agreement.model) {
    json.begin_object().field("number", met.criterion->number);
    json.field("code", met.criterion->code).field("title", met.criterion->title);
    json.field("asks", met.criterion->asks).field("extent", name_of(met.extent));
    write_parts(json, "has", met.has);
    write_parts(json, "lacks", met.lacks);
    write_list(json, "proofs", met.proofs);
    json.end_object();
  }
  json.end_array();
}

void write_provisions(JsonWriter& json, const Instrument& instrument) {
  json.key("provisions").begin_array();
  for (const auto& provision : instrument.provisions) {
    json.begin_object();
    json.field("address", fmt::format("provision:{}/{}", instrument.code, provision.at));
    json.field("title", provision.title).field("strength", provision.strength);
    write_list(json, "gives", provision.gives);
    write_list(json, "against", provision.against);
    json.field("proof", provision.proof).end_object();
  }
  json.end_array();
}

/// Null where the areas of the agreement were not coded.
void write_areas(JsonWriter& json, const Agreement& agreement) {
  json.key("mobility");
  if (!agreement.areas_coded) {
    json.null();
    return;
  }
  json.begin_array();
  for (const auto& area : mobility_areas()) {
    json.begin_object().field("area", area.code).field("title", area.title);
    const auto found = std::ranges::find(agreement.areas, &area, &AreaCovered::area);
    json.field("covered", found != agreement.areas.end());
    if (found != agreement.areas.end()) {
      json.field("enforceable", found->enforceable).field("proof", found->proof);
    }
    json.end_object();
  }
  json.end_array();
}

void write_agreement(JsonWriter& json, const AgreementsOfCorridor& all,
                     const Agreement& agreement) {
  const auto& instrument = agreement.instrument;
  json.begin_object().field("number", all.number_of(agreement)).field("code", instrument.code);
  json.field("title", instrument.title);
  write_list(json, "kinds", agreement.kinds);
  write_date(json, "signed", agreement.signed_on);
  write_date(json, "ratified", agreement.ratified);
  write_date(json, "in_force", agreement.in_force);
  write_date(json, "ended", agreement.ended);
  json.field("status", agreement.status(all.day).text()).field("parties", agreement.parties);
  write_text_or_null(json, "through", agreement.through);
  write_list(json, "also", agreement.also);
  write_text_or_null(json, "probably", agreement.probably);
  json.field("publisher", instrument.publisher).field("proof", instrument.proof);
  json.key("terms").begin_object();
  for (const std::string_view name : {"bla_autorenew", "bla_duration", "bla_duration_years",
                                      "bla_quota", "bla_quota_num", "bla_recruit_auth_who"}) {
    write_text_or_null(json, name.substr(4), instrument.fields[name]);
  }
  json.end_object();
  write_provisions(json, instrument);
  write_model(json, agreement);
  write_areas(json, agreement);
  const auto depth = parse_integer(agreement.labour_depth);
  json.key("labour_depth");
  depth ? json.value(*depth) : json.null();
  json.end_object();
}

void write_figure(JsonWriter& json, const Figure& figure) {
  json.begin_object().field("period", figure.observation.key.period.text()).key("value");
  figure.has_value() ? json.value(figure.value()) : json.null();
  json.field("status", std::string(1, figure.observation.status));
  json.field("proof", proof_id(figure)).end_object();
}

void write_series(JsonWriter& json, const CorridorSeries& series) {
  json.begin_object().field("indicator", series.indicator->id);
  json.field("title", series.indicator->title).field("unit", series.indicator->unit);
  json.field("origin", series.way.origin.code()).field("place", series.way.destination.code());
  json.field("dimensions", series.dimensions);
  json.field("source", series.figures.front().edition.citation.dataset);
  json.key("figures").begin_array();
  for (const auto& figure : series.figures) write_figure(json, figure);
  json.end_array().end_object();
}

void write_timeline(JsonWriter& json, const AgreementsOfCorridor& all) {
  json.key("timeline").begin_array();
  for (const auto& event : events_of(all.agreements)) {
    const auto& agreement = all.agreements[event.agreement];
    json.begin_object().field("date", event.date->date.text()).field("what", event.what);
    json.field("number", event.agreement + 1).field("agreement", agreement.instrument.code);
    json.field("proof", event.date->proof).key("around").begin_array();
    for (const auto& series : all.series) {
      const auto [before, after] = around(series, event.date->date);
      if (before == nullptr && after == nullptr) continue;
      json.begin_object().field("indicator", series.indicator->id);
      json.field("origin", series.way.origin.code()).field("place", series.way.destination.code());
      json.key("before");
      before == nullptr ? void(json.null()) : write_figure(json, *before);
      json.key("after");
      after == nullptr ? void(json.null()) : write_figure(json, *after);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

std::string agreements_json(const AgreementsOfCorridor& all) {
  JsonWriter json(2);
  json.begin_object();
  json.field("corridor",
             fmt::format("{}-{}", all.corridor.origin.code(), all.corridor.destination.code()));
  write_place(json, "origin", all.corridor.origin);
  write_place(json, "destination", all.corridor.destination);
  json.field("as_of", period_of(all.day).text()).field("caution", sequence_caution);
  json.key("none_at_hand").begin_array();
  for (const auto& kind : agreement_kinds()) {
    if (all.of_kind(kind.code).empty()) json.value(kind.code);
  }
  json.end_array();
  json.key("agreements").begin_array();
  for (const auto& agreement : all.agreements) write_agreement(json, all, agreement);
  json.end_array();
  write_timeline(json, all);
  json.key("series").begin_array();
  for (const auto& series : all.series) write_series(json, series);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace corridor
