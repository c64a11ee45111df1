#include "registers/agreements.h"

#include "base/text.h"
#include "registers/agreement_candidates.h"
#include "registers/agreement_repeats.h"
#include "registers/link_rows.h"
#include "registers/same_as.h"
#include "registers/standing.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace corridor {
namespace {

using Kind = LawEventKind;

constexpr std::array<AgreementKind, 5> kinds{{{"labour", "Labour agreements"},
                                              {"mobility", "Free movement and visa agreements"},
                                              {"social_security", "Social-security agreements"},
                                              {"readmission", "Readmission agreements"},
                                              {"trade", "Trade agreements"}}};

constexpr std::array<MobilityArea, 7> areas{{
    {"services", "Services, with the movement of those who provide them (GATS)"},
    {"visa_asylum", "Visas and asylum"},
    {"labour_market", "Labour market"},
    {"irregular_migration", "Irregular migration and readmission"},
    {"social_matters", "Social matters"},
    {"human_rights", "Human rights"},
    {"education_training", "Education and training"},
}};

/// What is never an agreement of two places, whatever it is about.
constexpr std::array<std::string_view, 6> no_agreements{
    "labour_convention", "labour_recommendation", "compact", "declaration", "statute", "text"};

/// Acts about an agreement that DESTA lists as it lists agreements.
constexpr std::array<std::string_view, 3> no_agreement_acts{"withdrawal", "negotiation",
                                                            "consolidated"};

struct TopicKind {
  std::string_view topic, kind;
};
constexpr std::array<TopicKind, 5> kind_of_topic{{{"labour", "labour"},
                                                  {"free_movement", "mobility"},
                                                  {"social_security", "social_security"},
                                                  {"return", "readmission"},
                                                  {"trade", "trade"}}};

/// The kinds of an instrument; none where it is no agreement.
std::vector<std::string_view> kinds_of(const Instrument& instrument) {
  std::vector<std::string_view> found;
  const auto type = instrument.fields["type"];
  if (std::ranges::find(no_agreements, type) != no_agreements.end()) return found;
  const auto act = instrument.fields["desta_entry"];
  if (std::ranges::find(no_agreement_acts, act) != no_agreement_acts.end()) return found;
  const auto open_to = instrument.fields.list("open_to");
  const bool to_all = std::ranges::find(open_to, world.code()) != open_to.end();
  // A list of treaties open to many has their chapter: banks and commodities, not a corridor.
  const bool of_treaty_list = (type == "convention" && open_to.empty()) ||
                              (!instrument.fields["chapter"].empty() && type != "regional");
  if ((to_all && type != "bilateral") || of_treaty_list) return found;
  const auto topics = instrument.fields.list("topics");
  const bool about_trade = std::ranges::find(topics, "trade") != topics.end();
  for (const auto& [topic, kind] : kind_of_topic) {
    if (std::ranges::find(topics, topic) == topics.end()) continue;
    // A trade agreement with labour provisions is no labour agreement.
    if (about_trade && kind != "trade") continue;
    found.push_back(kind);
  }
  return found;
}

/// The dates of a corridor in an agreement, from the events of both ends.
class Dates {
 public:
  Dates(const Ends& ends, Place through) : ends_(ends), through_(through) {}

  void take(const SourcedEvent& sourced) {
    const auto& event = sourced.event;
    const bool own = event.party.empty();
    const bool of_origin = stands_for(event.party, ends_.corridor.origin, ends_.origin);
    const bool of_destination =
        stands_for(event.party, ends_.corridor.destination, ends_.destination);
    if (!own && !of_origin && !of_destination) return;
    for (auto* side : {&own_, &origin_, &destination_}) {
      const bool its = side == &own_ ? own : side == &origin_ ? of_origin : of_destination;
      if (its) add(*side, sourced);
    }
  }

  void write(Agreement& agreement) const {
    agreement.signed_on = both(Kind::signature, Kind::adopted);
    agreement.ratified = both(Kind::ratification, Kind::ratification);
    agreement.in_force = both(Kind::in_force, Kind::in_force);
    if (!agreement.in_force)
      agreement.in_force = {agreement.instrument.in_force, agreement.instrument.proof};
    agreement.ended = first(Kind::termination);
    if (!agreement.ended)
      agreement.ended = {agreement.instrument.until, agreement.instrument.proof};
  }

 private:
  using Side = std::map<Kind, AgreementDate>;

  bool stands_for(Place party, Place place, const std::set<Place>& with_groups) const {
    return party == place || (!through_.empty() && with_groups.contains(party));
  }

  static Kind simple(Kind kind) {
    if (is_consent(kind)) return Kind::ratification;
    return kind == Kind::denunciation ? Kind::termination : kind;
  }

  /// The first act of its kind counts; of two reports of it the one that tells the day.
  static void add(Side& side, const SourcedEvent& sourced) {
    const auto& event = sourced.event;
    const bool ends = event.kind == Kind::denunciation && !event.effective.empty();
    const Period date = ends ? event.effective : event.date;
    if (date.empty()) return;
    auto& known = side[simple(event.kind)];
    const bool same_year = known && known.date.start_year() == date.start_year();
    const bool finer = same_year && known.date.kind() == Period::Kind::year;
    const bool coarser = same_year && date.kind() == Period::Kind::year;
    if (!known || finer || (!coarser && first_day(date) < first_day(known.date))) {
      known = {date, sourced.proof};
    }
  }

  static AgreementDate get(const Side& side, Kind kind) {
    const auto found = side.find(kind);
    return found == side.end() ? AgreementDate() : found->second;
  }

  /// The day by which both have done it; where one or none is known, that of the agreement.
  AgreementDate both(Kind kind, Kind of_agreement) const {
    const auto a = get(origin_, kind), b = get(destination_, kind);
    if (a && b) return first_day(a.date) < first_day(b.date) ? b : a;
    const auto own = get(own_, of_agreement);
    return own ? own : a ? a : b;
  }

  AgreementDate first(Kind kind) const {
    AgreementDate earliest;
    for (const auto* side : {&own_, &origin_, &destination_}) {
      const auto one = get(*side, kind);
      if (one && (!earliest || first_day(one.date) < first_day(earliest.date))) earliest = one;
    }
    return earliest;
  }

  const Ends& ends_;
  Place through_;
  Side own_, origin_, destination_;
};

void add_areas(const Instrument& instrument, Agreement& agreement) {
  if (!instrument.fields["dta_depth"].empty() || !instrument.fields["dta_type"].empty()) {
    agreement.areas_coded = true;
  }
  for (const auto& area : areas) {
    const auto level = parse_integer(instrument.fields[fmt::format("dta_{}", area.code)]);
    const bool known = std::ranges::any_of(
        agreement.areas, [&](const AreaCovered& one) { return one.area == &area; });
    if (!level || known) continue;
    const auto at = std::ranges::find(instrument.provisions, area.code, &Provision::at);
    agreement.areas.push_back({&area, static_cast<int>(std::clamp<std::int64_t>(*level, 0, 2)),
                               at == instrument.provisions.end() ? instrument.proof : at->proof});
  }
  if (agreement.labour_depth.empty()) agreement.labour_depth = instrument.fields["labour_depth"];
}

/// Of the same agreement in several lists, the one to tell it by: what says most.
auto weight(const Instrument& instrument) {
  return std::tuple(instrument.provisions.size(), instrument.summary.size() > 0,
                    instrument.fields.lines().size());
}

Result<std::size_t> count_parties(const Workspace& workspace, const Instrument& instrument) {
  std::set<std::string> parties;
  for (const Place place : instrument.places) parties.emplace(place.code());
  auto rows = TRY(workspace.database().prepare(
      "SELECT DISTINCT party FROM law_event WHERE instrument = ? AND party <> ''"));
  std::vector<std::string> codes{instrument.code};
  codes.insert(codes.end(), instrument.aliases.begin(), instrument.aliases.end());
  for (const auto& code : codes) {
    rows.reset();
    rows.bind(1, code);
    while (TRY(rows.step())) parties.insert(rows.text(0));
  }
  return parties.size();
}

/// All that is known of one agreement, gathered from the lists that have it.
struct Gathered {
  std::vector<Instrument> instruments;
  Place through;
  std::vector<SourcedEvent> events;
};

class Finder {
 public:
  Finder(const Workspace& workspace, const LawBook& book, const Ends& ends)
      : workspace_(workspace), book_(book), ends_(ends) {}

  Result<std::vector<Agreement>> find() {
    const auto current = TRY(CurrentEditions::read(workspace_));
    const LinkRows links(workspace_, current);
    const auto same = TRY(SameAs::read(workspace_, current));
    ByCode by_code;
    for (const auto& candidate : TRY(shared_instruments(workspace_, book_, ends_))) {
      auto instrument = TRY(book_.instrument(candidate.code));
      if (!instrument || kinds_of(*instrument).empty()) continue;
      auto& gathered = by_code[std::string(same.first_of(candidate.code))];
      if (gathered.instruments.empty()) gathered.through = candidate.through;
      gathered.instruments.push_back(std::move(*instrument));
    }
    TRY(drop_accessions(links, same, by_code));
    TRY(add_events(by_code));
    std::vector<Agreement> agreements;
    for (auto& [code, gathered] : by_code) agreements.push_back(TRY(agreement_of(gathered)));
    return agreements;
  }

 private:
  using ByCode = std::map<std::string, Gathered, std::less<>>;

  /// Of others to an agreement that stands in the list itself.
  Result<void> drop_accessions(const LinkRows& links, const SameAs& same, ByCode& by_code) const {
    std::vector<std::string> dropped;
    for (const auto& [code, gathered] : by_code) {
      const bool alone = gathered.instruments.size() == 1;
      const auto& instrument = gathered.instruments.front();
      if (!alone || instrument.fields["desta_entry"] != "accession") continue;
      for (const auto& link : TRY(links.from(address_of("instrument", instrument.code)))) {
        const auto base = same.first_of(address_parts(link.to).code);
        if (link.relation == "accedes_to" && by_code.contains(base)) dropped.push_back(code);
      }
    }
    for (const auto& code : dropped) by_code.erase(code);
    return {};
  }

  Result<void> add_events(ByCode& by_code) const {
    std::map<std::string, Gathered*, std::less<>> by_instrument;
    std::set<Place> parties{ends_.corridor.origin, ends_.corridor.destination};
    for (auto& [code, gathered] : by_code) {
      if (!gathered.through.empty()) parties.insert(gathered.through);
      for (const auto& instrument : gathered.instruments) {
        by_instrument[instrument.code] = &gathered;
        for (auto& event : TRY(book_.own_events_of(instrument))) {
          gathered.events.push_back(std::move(event));
        }
      }
    }
    for (const Place party : parties) {
      for (auto& [code, events] : TRY(book_.events_of_party(party))) {
        const auto at = by_instrument.find(code);
        if (at == by_instrument.end()) continue;
        for (const auto& event : events) at->second->events.push_back(event);
      }
    }
    return {};
  }

  Result<Agreement> agreement_of(Gathered& gathered) const {
    std::ranges::stable_sort(gathered.instruments, std::greater(), weight);
    Agreement agreement;
    agreement.through = gathered.through.code();
    for (const auto& instrument : gathered.instruments) {
      for (const auto kind : kinds_of(instrument)) {
        if (!agreement.is(kind)) agreement.kinds.push_back(kind);
      }
      add_areas(instrument, agreement);
      agreement.parties = std::max(agreement.parties, TRY(count_parties(workspace_, instrument)));
      agreement.also.insert(agreement.also.end(), instrument.aliases.begin(),
                            instrument.aliases.end());
      if (agreement.model.empty()) agreement.model = compare_with_model(instrument);
      if (&instrument != &gathered.instruments.front()) agreement.also.push_back(instrument.code);
    }
    std::ranges::sort(agreement.also);
    agreement.instrument = std::move(gathered.instruments.front());
    Dates dates(ends_, gathered.through);
    for (const auto& event : gathered.events) dates.take(event);
    dates.write(agreement);
    return agreement;
  }

  const Workspace& workspace_;
  const LawBook& book_;
  const Ends& ends_;
};

Period earliest(const Agreement& agreement) {
  for (const auto* date : {&agreement.signed_on, &agreement.ratified, &agreement.in_force}) {
    if (*date) return date->date;
  }
  return agreement.instrument.adopted;
}

}  // namespace

std::span<const AgreementKind> agreement_kinds() { return kinds; }
std::span<const MobilityArea> mobility_areas() { return areas; }

bool Agreement::is(std::string_view kind) const {
  return std::ranges::find(kinds, kind) != kinds.end();
}

bool Agreement::is_told() const {
  constexpr std::size_t most_parties = 60;
  const bool trade_alone = kinds.size() == 1 && is("trade");
  return probably.empty() && !(trade_alone && parties > most_parties);
}

Saying Agreement::status(Day day) const {
  const auto has_come = [&](const AgreementDate& date) {
    return date && first_day(date.date) <= day;
  };
  const auto at = [](std::string_view sentence, const AgreementDate& date) {
    return Saying{std::string(sentence), {{"day", date.date.text()}}};
  };
  if (has_come(ended)) return at("ended {day}", ended);
  const auto held = [&](std::string_view sentence, std::string_view ending) {
    auto said = at(ended ? ending : sentence, in_force);
    if (ended) said.values.push_back({"end", ended.date.text()});
    return said;
  };
  if (has_come(in_force)) {
    return held("in force since {day}", "in force since {day}, until {end}");
  }
  if (in_force) return held("in force from {day}", "in force from {day}, until {end}");
  if (has_come(ratified)) return at("ratified {day}; entry into force not known", ratified);
  if (has_come(signed_on)) return at("signed {day}; entry into force not known", signed_on);
  return {"dates not known"};
}

Result<std::vector<Agreement>> agreements_of(const Workspace& workspace, const LawBook& book,
                                             Corridor corridor, Day day) {
  const Ends ends = ends_of(corridor, day);
  auto agreements = TRY(Finder(workspace, book, ends).find());
  std::ranges::sort(agreements, {}, [](const Agreement& agreement) {
    const Period date = earliest(agreement);
    return std::tuple(date.empty(), date.empty() ? Day() : first_day(date),
                      std::string_view(agreement.instrument.code));
  });
  mark_repeats(agreements);
  std::ranges::stable_partition(agreements, &Agreement::is_told);
  return agreements;
}

}  // namespace corridor
