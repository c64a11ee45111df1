// Neighbours: the places next door, and the corridors beside this one.

#include "report/brief_sections.h"

#include <algorithm>

namespace corridor {
namespace {

constexpr std::string_view migrants = "migrant_stock";

std::string list_names(const Account& account, const std::vector<Place>& places) {
  std::string list;
  for (const Place place : places) list += (list.empty() ? "" : ", ") + account.name(place);
  return list;
}

/// What is said of borders, where both places are whole countries; our table has no others.
template <class Tell> Paragraph borders(Account& account, const Subject& subject, Tell tell) {
  const auto& gazetteer = Gazetteer::get();
  const bool whole =
      gazetteer.country_of(subject.origin).empty() && gazetteer.country_of(subject.place).empty();
  return account.paragraph(
      whole ? tell() : account.say("Land borders of parts of countries are not in our table."), {});
}

std::string borders_of(const Account& account, Place place) {
  const auto& neighbours = Gazetteer::get().neighbours(place);
  if (neighbours.empty()) {
    return account.say("{place} has no land border in our table.",
                       {{"place", account.in_sentence(place)}});
  }
  return account.say(
      "{place} has land borders with: {list}.",
      {{"place", account.in_sentence(place)}, {"list", list_names(account, neighbours)}});
}

Result<Blocks> of_corridor(Account& account) {
  const Subject& subject = account.subject();
  Blocks blocks;
  const auto& neighbours = Gazetteer::get().neighbours(subject.origin);
  const bool share = std::ranges::find(neighbours, subject.place) != neighbours.end();
  const std::string_view english = share ? "{origin} and {destination} share a land border."
                                         : "{origin} and {destination} share no land border.";
  blocks.push_back(borders(account, subject, [&] {
    return account.say(english, {{"origin", account.in_sentence(subject.origin)},
                                 {"destination", account.in_sentence(subject.place)}}) +
           " " + borders_of(account, subject.origin) + " " + borders_of(account, subject.place);
  }));
  TRY(add_stock_partners(account, blocks, subject.origin, Side::destination));
  TRY(add_stock_partners(account, blocks, subject.place, Side::origin));
  return blocks;
}

Result<Blocks> of_place(Account& account) {
  const Place place = account.subject().place;
  Blocks blocks;
  blocks.push_back(borders(account, account.subject(), [&] { return borders_of(account, place); }));
  Table table;
  const std::string name = account.in_sentence(place);
  table.title = account.say("People across the border, latest year");
  table.columns = {{"neighbour", account.say("Neighbour")},
                   {.name = "here",
                    .title = account.say("From there, living in {place}", {{"place", name}}),
                    .align = Align::end},
                   {.name = "there",
                    .title = account.say("From {place}, living there", {{"place", name}}),
                    .align = Align::end},
                   {.name = "income",
                    .title = account.say("Income per person there"),
                    .unit = account.say("international $ of 2021"),
                    .align = Align::end}};
  for (const Place neighbour : Gazetteer::get().neighbours(place)) {
    table.rows.push_back(
        {account.name(neighbour), account.cell(TRY(account.latest({migrants, neighbour, place}))),
         account.cell(TRY(account.latest({migrants, place, neighbour}))),
         account.cell(TRY(account.latest({"gdp_per_capita_ppp", {}, neighbour})))});
  }
  if (!table.rows.empty()) blocks.push_back(std::move(table));
  return blocks;
}

}  // namespace

Result<Blocks> write_neighbours(Account& account) {
  return account.subject().is_corridor() ? of_corridor(account) : of_place(account);
}

}  // namespace corridor
