// What is missing: what the sections before looked for and did not find, what is old, and what no
// source here can tell. Comes last, because it is made from the others.

#include "report/brief_sections.h"

#include <array>

namespace corridor {
namespace {

/// Figures older than this are named, because a reader may take them for today's.
constexpr int old_after_years = 3;

struct Watched {
  std::string_view indicator;
  bool of_corridor;
};
constexpr std::array<Watched, 4> watched{{{"migrant_stock", true},
                                          {"remittances", true},
                                          {"remittance_cost", true},
                                          {"refugees", true}}};

Result<void> name_what_is_old(Account& account, Bullets& bullets) {
  const Subject& subject = account.subject();
  for (const auto& [indicator, of_corridor] : watched) {
    const Place origin = subject.is_corridor() ? subject.origin : world;
    const auto latest = TRY(account.latest({indicator, origin, subject.place}));
    if (!latest || account.this_year() - latest->year() <= old_after_years) continue;
    bullets.items.push_back(
        {.text = account.say("{figure}: the latest figure is of {year}, {age} years ago.",
                             {{"figure", account.say(find_indicator(indicator)->title)},
                              {"year", account.year(*latest)},
                              {"age", std::to_string(account.this_year() - latest->year())}})});
  }
  return {};
}

constexpr std::array<std::string_view, 4> never_at_hand{
    "How many people move in a year (flows): the figures above count who lives where, not who "
    "moved "
    "when.",
    "How many people live or work without papers.",
    "How many people returned, or moved on to a third country.",
    "What national law and courts add to treaties, and where to find help: not yet part of this "
    "brief.",
};

}  // namespace

Result<Blocks> write_missing(Account& account) {
  Bullets bullets;
  for (const auto& what : account.missing()) bullets.items.push_back({.text = what});
  TRY(name_what_is_old(account, bullets));
  for (const auto what : never_at_hand) bullets.items.push_back({.text = account.say(what)});
  Blocks blocks;
  blocks.push_back(account.paragraph(
      account.say("A figure that is not here is not zero. These were looked for and are not in the "
                  "workspace, or are old:"),
      {}, Paragraph::Tone::lead));
  blocks.push_back(std::move(bullets));
  return blocks;
}

}  // namespace corridor
