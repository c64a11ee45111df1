// An instrument of law in a register: its rules, provisions and events.

#include "base/text.h"
#include "sources/registers/register_entry.h"
#include "vocabulary/delay.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace register_instrument_parts {
namespace {

using Kind = LawEventKind;

/// The days of an instrument against which its provisions and events are checked.
struct Life {
  std::string code;
  Period adopted, in_force;
};

/// A delay or a span as the key's value, checked and kept as text.
Result<void> add_delay(YamlValue map, std::string_view key, std::string_view field,
                       NamedLines& fields) {
  const auto value = map[key];
  if (!value) return {};
  if (!parse_delay(value.text())) {
    return fail(value.error(fmt::format("expected a delay, saw \"{}\"", clip(value.text(), 60)),
                            "Write \"30 days\", \"3 months\", \"1 year\", \"first of month after "
                            "3 months\" or none."));
  }
  fields.set(field, value.text());
  return {};
}

Result<void> add_rules(YamlValue value, NamedLines& fields) {
  if (const auto force = value["force"]) {
    TRY(force.expect_keys({"consents", "delay"}));
    const auto consents = TRY(force["consents"].expect_integer(1, 300));
    fields.set("force_consents", fmt::format("{}", consents));
    TRY(add_delay(force, "delay", "force_delay", fields));
  }
  if (const auto joining = value["joining"]) {
    TRY(joining.expect_keys({"delay"}));
    TRY(add_delay(joining, "delay", "joining_delay", fields));
  }
  if (const auto leaving = value["leaving"]) {
    TRY(leaving.expect_keys({"notice", "not_before"}));
    TRY(add_delay(leaving, "notice", "leaving_notice", fields));
    TRY(add_delay(leaving, "not_before", "leaving_not_before", fields));
  }
  if (const auto review = value["review"]) {
    TRY(review.expect_keys({"every", "last", "next"}));
    TRY(add_delay(review, "every", "review_every", fields));
    for (const auto key : {"last", "next"}) {
      fields.set(fmt::format("review_{}", key), TRY(date_or_empty(review, key)).text());
    }
  }
  return {};
}

/// Who may become a party: the world, groups of states, or states by name; as codes.
Result<std::string> open_to(YamlValue value) {
  if (!value) return std::string("_W");
  if (value.text() == "world") return std::string("_W");
  std::string codes;
  if (value.is(YamlValue::Kind::scalar)) return std::string(TRY(place_of(value)).code());
  for (const Place place : TRY(places_of(value))) {
    codes.append(codes.empty() ? "" : " ").append(place.code());
  }
  return codes;
}

Result<void> add_words(YamlValue value, NamedLines& fields) {
  fields.set("topics", TRY(topics_of(value["topics"])));
  fields.set("covers", TRY(person_groups_of(value["covers"])));
  fields.set("leaves_out", TRY(person_groups_of(value["leaves_out"])));
  fields.set("open_to", TRY(open_to(value["open_to"])));
  const auto types = all_instrument_types();
  const auto type = TRY(needed_text(value, "type"));
  if (std::ranges::find(types, type) == types.end()) {
    const std::vector<std::string> all(types.begin(), types.end());
    auto hint = did_you_mean(type, all);
    if (hint.empty()) hint = "docs/registers.md lists the types.";
    return fail(value["type"].error(
        fmt::format("expected a type of instrument, saw \"{}\"", clip(type, 60)), hint));
  }
  fields.set("type", type);
  fields.set("binding", TRY(value["binding"].expect_truth(true)) ? "yes" : "no");
  const auto territories = TRY(text_or_empty(value, "territories"));
  if (!territories.empty() && territories != "all" && territories != "stated") {
    return fail(value["territories"].error("expected all or stated",
                                           "all: it holds in a party's territories unless one is "
                                           "left out; stated: only where it is extended."));
  }
  fields.set("territories", territories);
  const auto protects = TRY(text_or_empty(value, "protects"));
  if (!protects.empty() && protects != "everyone" && protects != "people_of_parties") {
    return fail(value["protects"].error("expected everyone or people_of_parties",
                                        "people_of_parties: it protects only people whose own "
                                        "state is a party too."));
  }
  fields.set("protects", protects);
  for (const auto key : {"short", "depositary", "url"}) {
    fields.set(key, TRY(text_or_empty(value, key)));
  }
  return {};
}

Error before_adoption(YamlValue at, std::string_view what, const Life& life, Period date) {
  return at.error(fmt::format("expected {} on or after the day of adoption, {}, saw {}", what,
                              life.adopted.text(), date.text()),
                  "Nothing happens to an instrument before its text is agreed: check both days.");
}

/// Whether all of `date` lies before all of `other`.
bool is_before(Period date, Period other) {
  return !date.empty() && !other.empty() && last_day(date) < first_day(other);
}

/// "art_25__para_1": an identifier as Akoma Ntoso writes it.
Result<std::string> address_of(YamlValue value) {
  return code_of(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-.");
}

std::string spaced_codes(const std::vector<Place>& places) {
  std::string codes;
  for (const Place place : places) codes.append(codes.empty() ? "" : " ").append(place.code());
  return codes;
}

Result<void> read_provision(YamlValue value, const Life& life, RegisterParts& parts) {
  TRY(value.expect_keys({"at", "title", "gives", "against", "summary", "covers", "leaves_out",
                         "since", "until", "strength", "nationals_of", "nationals_not_of"}));
  if (!value["at"]) return fail(value.error("expected the key \"at\": art_25, saw none"));
  Record record{.kind = "provision",
                .code = life.code + "/" + TRY(address_of(value["at"])),
                .title = TRY(needed_texts(value, "title"))["en"],
                .parent = life.code,
                .cell = cell_of(value)};
  TRY(parts.claim("provision", record.code, value["at"]));
  record.names = other_languages(TRY(texts_of(value["title"])));
  const auto summary = TRY(needed_texts(value, "summary"));
  record.summary = summary.find("en")->second;
  record.since = TRY(date_or_empty(value, "since"));
  record.until = TRY(date_or_empty(value, "until"));
  if (is_before(record.since, life.adopted)) {
    return fail(before_adoption(value["since"], "the provision to begin", life, record.since));
  }
  if (is_before(record.until, record.since)) {
    return fail(value["until"].error(fmt::format("expected an end after the beginning, {}, saw {}",
                                                 record.since.text(), record.until.text())));
  }
  NamedLines fields;
  add_translations(fields, "summary", summary);
  fields.set("gives", TRY(protections_of(value["gives"])));
  fields.set("against", TRY(protections_of(value["against"])));
  fields.set("covers", TRY(person_groups_of(value["covers"])));
  fields.set("leaves_out", TRY(person_groups_of(value["leaves_out"])));
  const auto strength = TRY(text_or_empty(value, "strength"));
  constexpr std::array<std::string_view, 5> strengths{"", "duty", "limited_duty", "aim", "power"};
  if (std::ranges::find(strengths, strength) == strengths.end()) {
    return fail(value["strength"].error(
        fmt::format("expected duty, limited_duty, aim or power, saw \"{}\"", clip(strength, 60))));
  }
  fields.set("strength", strength.empty() ? "duty" : strength);
  for (const std::string_view nationals : {"nationals_of", "nationals_not_of"}) {
    fields.set(nationals, spaced_codes(TRY(places_of(value[nationals]))));
  }
  record.fields = fields.text();
  parts.sink.record(std::move(record));
  return {};
}

Result<Kind> kind_of_event(YamlValue value) {
  const auto written = TRY(needed_text(value, "kind"));
  if (const auto kind = parse_law_event_kind(written)) return *kind;
  std::vector<std::string> all;
  for (auto kind = Kind::adopted; kind <= Kind::review;
       kind = static_cast<Kind>(static_cast<int>(kind) + 1)) {
    all.emplace_back(name_of(kind));
  }
  auto hint = did_you_mean(written, all);
  if (hint.empty()) hint = "docs/registers.md lists the kinds of events.";
  return fail(value["kind"].error(
      fmt::format("expected a kind of event, saw \"{}\"", clip(written, 60)), std::move(hint)));
}

Result<LawEvent> read_event(YamlValue value, const Life& life) {
  TRY(value.expect_keys(
      {"kind", "party", "territory", "date", "effective", "provisions", "other", "note"}));
  LawEvent event{.instrument = life.code, .kind = TRY(kind_of_event(value))};
  if (value["party"]) event.party = TRY(place_of(value["party"]));
  if (value["territory"]) event.territory = TRY(place_of(value["territory"]));
  event.date = TRY(date_or_empty(value, "date"));
  event.effective = TRY(date_or_empty(value, "effective"));
  for (const auto one : TRY(elements_of(value["provisions"]))) {
    event.provisions += (event.provisions.empty() ? "" : " ") + TRY(address_of(one));
  }
  event.other = TRY(text_or_empty(value, "other"));
  event.note = TRY(text_or_empty(value, "note"));
  event.cell = cell_of(value);
  if (is_before(event.date, life.adopted)) {
    return fail(before_adoption(value["date"], "the event", life, event.date));
  }
  return event;
}

/// Signatures by party, against which ratifications are checked.
Result<void> read_events(YamlValue value, const Life& life, RegisterParts& parts) {
  std::map<Place, Period> signed_on;
  std::vector<std::pair<YamlValue, LawEvent>> events;
  for (const auto one : TRY(elements_of(value))) {
    events.emplace_back(one, TRY(read_event(one, life)));
    const auto& event = events.back().second;
    if (event.kind == Kind::signature) signed_on.emplace(event.party, event.date);
  }
  for (auto& [at, event] : events) {
    const auto before = signed_on.find(event.party);
    const bool needs_signature = event.kind == Kind::ratification;
    if (needs_signature && before != signed_on.end() && is_before(event.date, before->second)) {
      return fail(
          at.error(fmt::format("expected {} to ratify on or after the day it signed, {}, "
                               "saw {}",
                               event.party.code(), before->second.text(), event.date.text()),
                   "A party signs first. One that joins without signing accedes: write "
                   "kind: accession."));
    }
    parts.sink.event(std::move(event));
  }
  return {};
}

/// From when it is law no more: an end of the whole; and of a law of one lawgiver, what took the
/// place of the whole. A treaty that another replaces goes on to bind who did not join the other.
Result<Period> end_of(YamlValue instrument, std::string_view type, const Life& life) {
  Period end;
  const bool of_one_lawgiver = type == "statute" || type == "regulation";
  for (const auto one : TRY(elements_of(instrument["events"]))) {
    const auto event = TRY(read_event(one, life));
    const bool of_the_whole = event.party.empty() && event.provisions.empty();
    const bool ends =
        event.kind == Kind::termination || (event.kind == Kind::replacement && of_one_lawgiver);
    if (of_the_whole && ends) end = event.effective.empty() ? event.date : event.effective;
  }
  return end;
}

/// The days of adoption and entry into force are events too.
Result<Life> read_life(YamlValue value, const std::string& code, RegisterParts& parts) {
  const Life life{code, TRY(date_or_empty(value, "adopted")),
                  TRY(date_or_empty(value, "in_force"))};
  if (is_before(life.in_force, life.adopted)) {
    return fail(before_adoption(value["in_force"], "entry into force", life, life.in_force));
  }
  const auto add = [&](Kind kind, Period date, std::string_view key) {
    if (date.empty()) return;
    parts.sink.event({.instrument = code, .kind = kind, .date = date, .cell = cell_of(value[key])});
  };
  add(Kind::adopted, life.adopted, "adopted");
  add(Kind::in_force, life.in_force, "in_force");
  return life;
}

Result<void> read_ties(YamlValue value, const std::string& code, RegisterParts& parts) {
  for (const std::string_view relation :
       {"same_as", "amends", "replaces", "protocol_to", "implements"}) {
    for (const auto one : TRY(elements_of(value[relation]))) {
      const auto other = TRY(code_of(one, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-."));
      parts.sink.link({.from = "instrument:" + code,
                       .relation = relation,
                       .to = "instrument:" + other,
                       .cell = cell_of(one)});
    }
  }
  return {};
}

}  // namespace
}  // namespace register_instrument_parts

Result<void> read_instrument(YamlValue value, RegisterParts& parts) {
  TRY(value.expect_keys({"code",       "title",   "short",    "type",       "binding",
                         "topics",     "places",  "open_to",  "depositary", "adopted",
                         "in_force",   "force",   "joining",  "leaving",    "territories",
                         "protects",   "same_as", "amends",   "replaces",   "protocol_to",
                         "implements", "url",     "summary",  "covers",     "leaves_out",
                         "review",     "events",  "known_to", "provisions"}));
  auto [record, fields] = TRY(begin_record(value, "instrument", parts));
  const register_instrument_parts::Life life =
      TRY(register_instrument_parts::read_life(value, record.code, parts));
  record.since = life.in_force;
  TRY(register_instrument_parts::add_words(value, fields));
  TRY(register_instrument_parts::add_rules(value, fields));
  fields.set("adopted", life.adopted.text());
  fields.set("known_to", TRY(date_or_empty(value, "known_to")).text());
  record.until = TRY(register_instrument_parts::end_of(value, fields["type"], life));
  record.fields = fields.text();
  TRY(register_instrument_parts::read_ties(value, record.code, parts));
  parts.sink.record(std::move(record));
  for (const auto one : TRY(elements_of(value["provisions"]))) {
    TRY(register_instrument_parts::read_provision(one, life, parts));
  }
  return register_instrument_parts::read_events(value["events"], life, parts);
}

}  // namespace corridor
