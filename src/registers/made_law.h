#pragma once
// For tests: instruments and standings made by hand, without a store.

#include "registers/law_on_day.h"

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

inline Period day_of(std::string_view text) { return text.empty() ? Period() : *parse_date(text); }
inline Day on(std::string_view text) { return first_day(day_of(text)); }

struct MadeProvision {
  std::string_view at, gives;
  std::string_view covers = "", leaves_out = "", strength = "duty", since = "", against = "";
};

inline std::vector<std::string_view> made_groups(std::string_view words) {
  std::vector<std::string_view> groups;
  NamedLines lines;
  lines.set("groups", words);
  for (const auto word : lines.list("groups")) {
    groups.push_back(find_person_group(word)->code);
  }
  return groups;
}

inline Provision made_provision(const MadeProvision& made) {
  NamedLines lines;
  lines.set("gives", made.gives).set("against", made.against);
  Provision provision{.at = std::string(made.at), .title = std::string(made.at)};
  for (const auto word : lines.list("gives")) {
    provision.gives.push_back(find_protection(word)->code);
  }
  for (const auto word : lines.list("against")) {
    provision.against.push_back(find_protection(word)->code);
  }
  provision.covers = made_groups(made.covers);
  provision.leaves_out = made_groups(made.leaves_out);
  provision.strength = made.strength;
  provision.since = day_of(made.since);
  return provision;
}

/// A convention of 1990, in force since 2000, whose parties are known to the end of 2025.
inline Instrument made_instrument(std::string_view code, std::vector<MadeProvision> provisions) {
  Instrument instrument{.code = std::string(code), .title = std::string(code)};
  instrument.fields.set("type", "convention").set("binding", "yes").set("open_to", "_W");
  instrument.adopted = day_of("1990-01-01");
  instrument.in_force = day_of("2000-01-01");
  instrument.parties_known_to = day_of("2025-12-31");
  instrument.proof = "aaaaaaaaaaaa.1.1";
  for (const auto& made : provisions) instrument.provisions.push_back(made_provision(made));
  return instrument;
}

struct MadeEvent {
  LawEventKind kind;
  std::string_view party, date;
  std::string_view provisions = "";
};

/// Bangladesh and Malaysia, on a day.
inline LawOnDay made_law(const Instrument& instrument, const std::vector<MadeEvent>& events,
                         std::string_view day) {
  LawOnDay law{.instrument = instrument, .in_force = instrument.in_force};
  const auto of = [&](std::string_view party) {
    std::vector<SourcedEvent> found;
    for (const auto& made : events) {
      if (made.party != party) continue;
      found.push_back({{.instrument = instrument.code,
                        .kind = made.kind,
                        .party = Place(party),
                        .date = day_of(made.date),
                        .provisions = std::string(made.provisions)},
                       "bbbbbbbbbbbb.2.1"});
    }
    return found;
  };
  law.events = of("");
  for (const std::string_view place : {"BGD", "MYS"}) {
    const auto own = of(place);
    law.standings.push_back(
        standing_on(instrument, own, {Place(place), on(day), instrument.in_force}));
  }
  return law;
}

inline constexpr Corridor bangladesh_malaysia{Place("BGD"), Place("MYS")};

}  // namespace corridor
