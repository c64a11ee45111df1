#include "report/law_parts.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

std::string spaced_as(std::string_view codes, std::string_view between) {
  std::vector<std::string> parts;
  for (const auto code : split(codes, ' ')) {
    if (!code.empty()) parts.emplace_back(code);
  }
  return joined(parts, between);
}

}  // namespace

std::string_view name_of(Protection::Owed owed) {
  static constexpr std::array<std::string_view, 3> names{"destination", "origin", "both"};
  return names[static_cast<std::size_t>(owed)];
}

std::string_view name_of(Hold hold) {
  static constexpr std::array<std::string_view, 4> names{"no", "not_known", "reserved", "bound"};
  return names[static_cast<std::size_t>(hold)];
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const auto& text : texts) json.value(text);
  json.end_array();
}

void write_texts(JsonWriter& json, std::string_view key,
                 const std::vector<std::string_view>& texts) {
  json.key(key).begin_array();
  for (const auto text : texts) json.value(text);
  json.end_array();
}

void write_event(JsonWriter& json, const SourcedEvent& sourced) {
  const LawEvent& event = sourced.event;
  json.begin_object().field("kind", name_of(event.kind)).field("party", event.party.code());
  if (!event.territory.empty()) json.field("territory", event.territory.code());
  json.field("date", LawWords::day(event.date));
  if (!event.effective.empty()) json.field("effective", event.effective.text());
  json.key("provisions").begin_array();
  for (const auto at : split(event.provisions, ' ')) {
    if (!at.empty()) json.value(at);
  }
  json.end_array();
  json.field("other", event.other).field("note", event.note).field("proof", sourced.proof);
  json.end_object();
}

void write_events(JsonWriter& json, std::string_view key, const std::vector<SourcedEvent>& events) {
  json.key(key).begin_array();
  for (const auto& event : events) write_event(json, event);
  json.end_array();
}

void write_standing(JsonWriter& json, const StandingOf& of) {
  const auto& [instrument, standing, place] = of;
  json.begin_object().field("instrument", instrument.code).field("title", instrument.title);
  json.field("short", instrument.short_title()).field("binding", instrument.is_binding());
  json.field("place", place.code()).field("state", name_of(standing.stage));
  json.field("signed", LawWords::day(standing.signed_on));
  json.field("consent", LawWords::day(standing.consent));
  json.field("consent_kind",
             standing.consent.empty() ? std::string_view() : name_of(standing.consent_kind));
  json.field("since", LawWords::day(standing.since)).field("until", LawWords::day(standing.until));
  json.field("known_to", LawWords::day(standing.known_to));
  json.field("uncertain", standing.uncertain).field("note", standing.note);
  write_events(json, "reservations", standing.reservations);
  write_events(json, "declarations", standing.declarations);
  write_events(json, "objections", standing.objections);
  write_texts(json, "proofs", standing.proofs);
  json.end_object();
}

void SourcesSeen::add(std::string_view proof) {
  const Edition* edition = book_.edition_of(proof);
  if (edition != nullptr && std::ranges::find(editions_, edition) == editions_.end()) {
    editions_.push_back(edition);
  }
}

void SourcesSeen::add(const Standing& standing) {
  for (const auto& proof : standing.proofs) add(proof);
  for (const auto* events :
       {&standing.reservations, &standing.declarations, &standing.objections}) {
    for (const auto& event : *events) add(event.proof);
  }
}

void SourcesSeen::write(JsonWriter& json) const {
  json.key("sources").begin_array();
  for (const auto* edition : editions_) {
    const Citation& c = edition->citation;
    json.begin_object().field("edition", edition->short_id()).field("publisher", c.publisher);
    json.field("title", c.title).field("version", c.version).field("licence", c.licence);
    json.field("url", c.url).field("known_to", edition->known_to).end_object();
  }
  json.end_array();
}

Table standing_table() {
  Table table;
  table.title = "Standing in instruments of law";
  table.columns = {{"instrument", "Instrument"},
                   {"title", "Title"},
                   {"place", "Place"},
                   {"state", "State"},
                   {"signed", "Signed"},
                   {"consent", "Consent"},
                   {"consent_kind", "By"},
                   {"since", "Since"},
                   {"until", "Until"},
                   {"known_to", "Known to"},
                   {"reservations", "Reservations"},
                   {"note", "Note"},
                   {"proofs", "Proofs"}};
  return table;
}

std::vector<Cell> standing_row(const StandingOf& of) {
  const auto& [instrument, standing, place] = of;
  std::vector<std::string> reservations;
  for (const auto& reservation : standing.reservations) {
    const auto text = spaced_as(reservation.event.provisions, " ");
    reservations.push_back(text.empty() ? "general" : text);
  }
  const bool consented = !standing.consent.empty();
  return {instrument.code,
          instrument.title,
          std::string(place.code()),
          std::string(name_of(standing.stage)),
          LawWords::day(standing.signed_on),
          LawWords::day(standing.consent),
          std::string(consented ? name_of(standing.consent_kind) : std::string_view()),
          LawWords::day(standing.since),
          LawWords::day(standing.until),
          LawWords::day(standing.known_to),
          joined(reservations, ";"),
          standing.note,
          joined(standing.proofs, " ")};
}

Cell state_cell(LawWords& words, const Standing& standing) {
  auto text = words.state(standing);
  return standing.act.empty() ? Cell(std::move(text)) : words.cell(std::move(text), standing.act);
}

Bullets reservation_bullets(LawWords& words, const std::vector<StandingOf>& standings) {
  Bullets bullets;
  for (const auto& [instrument, standing, place] : standings) {
    for (const auto& [event, proof, by_hand] : standing.reservations) {
      const auto articles = words.articles(event.provisions);
      std::string text = fmt::format("{}, {}", words.name(place), words.handy_title(instrument));
      text +=
          ": " + (articles.empty() ? words.say("a reservation that names no article") : articles);
      if (!event.date.empty()) {
        text += ", " + words.say("since {day}", {{"day", event.date.text()}});
      }
      if (!event.note.empty()) text += fmt::format(". {}", event.note);
      bullets.items.push_back(words.paragraph(std::move(text), {proof}));
    }
  }
  return bullets;
}

Document law_page(std::string title, std::string subtitle) {
  Document document;
  document.title = std::move(title);
  document.subtitle = std::move(subtitle);
  document.proofs_title = "Where each statement comes from";
  return document;
}

}  // namespace corridor
