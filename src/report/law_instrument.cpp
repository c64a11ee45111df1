// An instrument of law: what it gives, who has joined it and since when, on a day; its life so far,
// reservations and objections, and the texts of it that have been loaded.

#include "report/law_parts.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace corridor {
namespace {

using Stage = Standing::Stage;

struct Party {
  Place place;
  Standing standing;
};

/// Its parties by the name of the place; of a law of a place or group, that and the members.
std::vector<Party> parties_of(const LawOnFile& file, const Instrument& instrument,
                              const std::vector<SourcedEvent>& events) {
  std::map<Place, std::vector<SourcedEvent>> by_place;
  for (const auto& sourced : events) {
    const auto& event = sourced.event;
    if (!event.territory.empty()) by_place[event.territory].push_back(sourced);
    if (!event.party.empty()) by_place[event.party].push_back(sourced);
  }
  const auto& gazetteer = Gazetteer::get();
  for (const Place place : instrument.places) {
    by_place.try_emplace(place);
    for (const Place member : gazetteer.members(place, period_of(file.day).text())) {
      by_place.try_emplace(member);
    }
  }
  const Period in_force = entry_into_force(instrument, events);
  std::vector<Party> parties;
  for (const auto& [place, own] : by_place) {
    parties.push_back({place, standing_on(instrument, own, {place, file.day, in_force})});
  }
  std::ranges::sort(parties, {}, [&](const Party& p) { return gazetteer.name(p.place); });
  return parties;
}

class InstrumentReport : public LawReport {
 public:
  InstrumentReport(const LawOnFile& file, Instrument instrument, std::vector<SourcedEvent> events,
                   std::vector<Wording> wordings)
      : file_(file),
        instrument_(std::move(instrument)),
        events_(std::move(events)),
        wordings_(std::move(wordings)),
        parties_(parties_of(file, instrument_, events_)) {
    for (const auto& one : events_) {
      if (one.event.party.empty()) own_events_.push_back(one);
    }
  }

  std::string json() const override {
    SourcesSeen sources(file_.book);
    sources.add(instrument_.proof);
    JsonWriter json(2);
    json.begin_object().field("kind", "instrument");
    json.field("day", period_of(file_.day).text()).field("known_by", file_.known_by);
    write_head(json);
    json.key("provisions").begin_array();
    for (const auto& provision : instrument_.provisions) write_provision(json, provision);
    json.end_array().key("parties").begin_array();
    for (const auto& [place, standing] : parties_) {
      write_standing(json, {instrument_, standing, place});
      sources.add(standing);
    }
    json.end_array();
    write_events(json, "events", events_);
    json.key("wordings").begin_array();
    for (const auto& wording : wordings_) {
      json.begin_object().field("code", wording.code).field("title", wording.title);
      json.field("language", wording.language).field("since", LawWords::day(wording.since));
      json.field("proof", wording.proof).end_object();
    }
    json.end_array();
    sources.write(json);
    json.end_object();
    return std::move(json).text() + "\n";
  }

  Table table() const override {
    Table table = standing_table();
    for (const auto& [place, standing] : parties_) {
      table.rows.push_back(standing_row({instrument_, standing, place}));
    }
    return table;
  }

  Document document(LawWords& words) const override {
    const auto short_title = instrument_.short_title();
    Document page = law_page(words.title(instrument_),
                             short_title == instrument_.title
                                 ? instrument_.code
                                 : fmt::format("{} ({})", short_title, instrument_.code));
    page.sections.push_back({"short", words.say("In short"), in_short(words)});
    if (!instrument_.provisions.empty()) {
      page.sections.push_back(
          {"provisions", words.say("What it gives"), {provision_bullets(words)}});
    }
    if (!parties_.empty()) {
      page.sections.push_back({"parties", words.say("Who has joined"), {party_table(words)}});
    }
    add_reservations(words, page);
    if (!own_events_.empty()) {
      page.sections.push_back({"events", words.say("Its life"), {event_bullets(words)}});
    }
    if (!wordings_.empty()) {
      page.sections.push_back({"texts", words.say("Texts at hand"), {wording_table(words)}});
    }
    return page;
  }

 private:
  void write_head(JsonWriter& json) const {
    const auto& fields = instrument_.fields;
    json.field("instrument", instrument_.code).field("title", instrument_.title);
    json.field("short", instrument_.short_title()).key("titles").begin_object();
    for (const auto& [language, title] : instrument_.names.lines()) json.field(language, title);
    json.end_object().field("summary", instrument_.summary);
    json.field("type", fields["type"]).field("binding", instrument_.is_binding());
    json.field("only_people_of_parties", is_for_people_of_parties(instrument_));
    write_texts(json, "topics", fields.list("topics"));
    write_texts(json, "places", codes(instrument_.places));
    write_texts(json, "open_to", fields.list("open_to"));
    write_texts(json, "covers", fields.list("covers"));
    write_texts(json, "leaves_out", fields.list("leaves_out"));
    write_texts(json, "also_listed_as", instrument_.aliases);
    json.field("adopted", LawWords::day(instrument_.adopted));
    json.field("in_force", LawWords::day(entry_into_force(instrument_, events_)));
    json.field("until", LawWords::day(instrument_.until));
    json.field("known_to", LawWords::day(instrument_.parties_known_to));
    json.field("depositary", fields["depositary"]).field("url", fields["url"]);
    json.field("publisher", instrument_.publisher).field("proof", instrument_.proof);
  }

  static std::vector<std::string> codes(const std::vector<Place>& places) {
    std::vector<std::string> found;
    for (const Place place : places) found.emplace_back(place.code());
    return found;
  }

  void write_provision(JsonWriter& json, const Provision& provision) const {
    static constexpr std::array<std::string_view, 3> begun{"no", "not_known", "yes"};
    const auto state = is_begun(provision, own_events_, file_.day);
    json.begin_object().field("at", provision.at).field("title", provision.title);
    json.field("summary", provision.summary).field("strength", provision.strength);
    write_texts(json, "gives", provision.gives);
    write_texts(json, "against", provision.against);
    write_texts(json, "covers", provision.covers);
    write_texts(json, "leaves_out", provision.leaves_out);
    write_texts(json, "nationals_of", provision.fields.list("nationals_of"));
    write_texts(json, "nationals_not_of", provision.fields.list("nationals_not_of"));
    json.field("since", LawWords::day(own_beginning(provision, own_events_)));
    json.field("until", LawWords::day(provision.until));
    json.field("begun", begun[static_cast<std::size_t>(state)]);
    json.field("proof", provision.proof).end_object();
  }

  Blocks in_short(LawWords& words) const {
    Blocks blocks;
    const auto summary = words.summary(instrument_);
    if (!summary.empty()) {
      blocks.push_back(words.paragraph(summary, {instrument_.proof}, Paragraph::Tone::lead));
    }
    Bullets facts;
    const auto add = [&](std::string_view what, const std::string& value) {
      if (value.empty()) return;
      const auto name = words.say(what) + ":";
      facts.items.push_back(
          Paragraph{.text = fmt::format("{} {}", name, value), .head = name.size()});
    };
    const auto& fields = instrument_.fields;
    add("It binds", whom_it_binds(words));
    add("Adopted", LawWords::day(instrument_.adopted));
    const Period in_force = entry_into_force(instrument_, events_);
    add("In force since", LawWords::day(in_force));
    add("Ended", LawWords::day(instrument_.until));
    const auto bound =
        std::ranges::count_if(parties_, [](const Party& party) { return party.standing.binds(); });
    facts.items.push_back(Paragraph{
        words.say("Bound by it on {day}, as far as is known: {count}",
                  {{"day", period_of(file_.day).text()}, {"count", std::to_string(bound)}})});
    add("The list of parties is known to", LawWords::day(instrument_.parties_known_to));
    if (instrument_.parties_known_to.empty() && instrument_.is_binding() && !is_law_of_places()) {
      add("Parties", words.say("no list of all parties is at hand; who is not named below may have "
                               "joined"));
    }
    add("It is for", words.groups(instrument_.covers));
    add("It leaves out", words.groups(instrument_.leaves_out));
    add("Text", std::string(fields["url"]));
    blocks.push_back(std::move(facts));
    return blocks;
  }

  /// A statute, or a regulation of a group of states: nobody joins it.
  bool is_law_of_places() const {
    const auto type = instrument_.fields["type"];
    return type == "statute" || type == "regulation";
  }

  std::string whom_it_binds(const LawWords& words) const {
    if (!instrument_.is_binding()) return words.say("nobody: it guides");
    if (!is_law_of_places()) return words.say("those who join it");
    std::vector<std::string> names;
    for (const Place place : instrument_.places) names.push_back(words.name(place));
    return words.say("it is law of {places}", {{"places", joined(names)}});
  }

  Bullets provision_bullets(LawWords& words) const {
    Bullets bullets;
    for (const auto& provision : instrument_.provisions) {
      auto item = words.paragraph(provision_text(words, provision), {provision.proof});
      item.head = provision_name(words, provision).size();
      item.id = provision.at;
      bullets.items.push_back(std::move(item));
    }
    return bullets;
  }

  /// "Article 25: Equal pay and conditions"
  static std::string provision_name(const LawWords& words, const Provision& provision) {
    auto article = words.article(provision.at);
    const bool is_latin = !article.empty() && article[0] >= 'a' && article[0] <= 'z';
    if (is_latin) article[0] = static_cast<char>(std::toupper(article[0]));
    auto text = words.own_or_quoted(words.gist_title(provision), provision.title);
    if (article.empty()) return text;
    return text == article ? article : fmt::format("{}: {}", article, text);
  }

  /// Its name, then "Pay, hours, rest ... For: ..."
  std::string provision_text(const LawWords& words, const Provision& provision) const {
    std::string text = provision_name(words, provision);
    const auto summary = words.summary(provision);
    if (!summary.empty()) text += ". " + summary;
    const auto add = [&](std::string_view english, Placeholders values = {}) {
      if (summary.empty() && !text.ends_with('.')) text += '.';
      text += " " + words.say(english, values);
    };
    if (provision.strength == "aim") add("An aim, not a duty.");
    if (provision.strength == "power") add("The state may do so; it need not.");
    if (provision.strength == "limited_duty") {
      add("As far as the state's own law or means allow.");
    }
    if (!provision.covers.empty() && provision.covers != instrument_.covers) {
      add("For: {groups}.", {{"groups", words.groups(provision.covers)}});
    }
    if (!provision.leaves_out.empty() && provision.leaves_out != instrument_.leaves_out) {
      add("Not for: {groups}.", {{"groups", words.groups(provision.leaves_out)}});
    }
    const auto of = named(words, provision, "nationals_of");
    if (!of.empty()) add("For nationals of: {places}.", {{"places", of}});
    const auto not_of = named(words, provision, "nationals_not_of");
    if (!not_of.empty()) add("Not for nationals of: {places}.", {{"places", not_of}});
    const Period since = own_beginning(provision, own_events_);
    if (!since.empty()) add("Since {day}.", {{"day", since.text()}});
    if (is_begun(provision, own_events_, file_.day) == Begun::no) add("Not in force.");
    return text;
  }

  static std::string named(const LawWords& words, const Provision& provision,
                           std::string_view field) {
    std::vector<std::string> names;
    for (const auto code : provision.fields.list(field)) names.push_back(words.name(Place(code)));
    return joined(names);
  }

  Table party_table(LawWords& words) const {
    Table table;
    table.columns = {{"place", words.say("Place")},
                     {"state", words.say("State")},
                     {"consent", words.say("Joined")},
                     {"by", words.say("By")},
                     {"reservations", words.say("Reservations")}};
    for (const auto& [place, standing] : parties_) {
      const bool consented = !standing.consent.empty();
      const auto number = standing.reservations.size();
      table.rows.push_back({words.account().name(place), state_cell(words, instrument_, standing),
                            LawWords::day(standing.consent),
                            consented ? words.kind(standing.consent_kind) : "",
                            number == 0 ? Cell("") : Cell(std::to_string(number))});
    }
    return table;
  }

  void add_reservations(LawWords& words, Document& page) const {
    std::vector<StandingOf> standings;
    for (const auto& [place, standing] : parties_) {
      standings.push_back({instrument_, standing, place});
    }
    Blocks blocks;
    auto reservations = reservation_bullets(words, standings);
    if (!reservations.items.empty()) blocks.emplace_back(std::move(reservations));
    Bullets objections;
    for (const auto& [place, standing] : parties_) {
      for (const auto& [event, proof, by_hand] : standing.objections) {
        objections.items.push_back(
            words.paragraph(words.say("{place} objected to what {other} reserved ({day}).",
                                      {{"place", words.name(place)},
                                       {"other", event.other},
                                       {"day", LawWords::day(event.date)}}) +
                                " " + words.own_or_quoted("", event.note),
                            {proof}));
      }
    }
    if (!objections.items.empty()) blocks.emplace_back(std::move(objections));
    if (blocks.empty()) return;
    page.sections.push_back(
        {"reservations", words.say("Reservations in force, and objections"), std::move(blocks)});
  }

  Bullets event_bullets(LawWords& words) const {
    Bullets bullets;
    for (const auto& [event, proof, by_hand] : own_events_) {
      std::string text =
          fmt::format("{}: {}", event.date.empty() ? words.say("day not known") : event.date.text(),
                      words.kind(event.kind));
      const auto articles = words.articles(event.provisions);
      if (!articles.empty()) text += ", " + articles;
      if (!event.other.empty()) text += ", " + event.other;
      if (!event.note.empty()) text += ". " + words.own_or_quoted("", event.note);
      bullets.items.push_back(words.paragraph(std::move(text), {proof}));
    }
    return bullets;
  }

  Table wording_table(const LawWords& words) const {
    Table table;
    table.columns = {{"language", words.say("Language")},
                     {"since", words.say("As it stood from")},
                     {"title", words.say("Title")},
                     {"code", words.say("Code")}};
    for (const auto& wording : wordings_) {
      table.rows.push_back(
          {wording.language, LawWords::day(wording.since), wording.title, wording.code});
    }
    return table;
  }

  LawOnFile file_;
  Instrument instrument_;
  std::vector<SourcedEvent> events_, own_events_;
  std::vector<Wording> wordings_;
  std::vector<Party> parties_;
};

}  // namespace

MadeReport instrument_report(const LawOnFile& file, Instrument instrument) {
  auto events = TRY(file.book.events_of(instrument));
  auto wordings = TRY(file.book.wordings_of(instrument));
  return std::make_unique<InstrumentReport>(file, std::move(instrument), std::move(events),
                                            std::move(wordings));
}

}  // namespace corridor
