// Work and income: how people live and work at both ends, side by side.

#include "report/brief_sections.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 6> indicators{"gdp_per_capita_ppp",         "gdp_per_capita",
                                                     "labour_force_participation", "unemployment",
                                                     "youth_unemployment",         "waged_share"};

std::vector<Place> places_of(const Subject& subject) {
  if (subject.is_corridor()) return {subject.origin, subject.place};
  return {subject.place};
}

/// Values of one indicator at all places, each with its year.
Result<std::vector<Cell>> row_of(Account& account, const Indicator& indicator) {
  std::vector<Cell> row{account.say(indicator.title), account.say(indicator.unit)};
  for (const Place place : places_of(account.subject())) {
    const auto latest = TRY(account.latest({indicator.id, {}, place}));
    if (!latest) {
      account.miss(account.say("{figure} of {place}.", {{"figure", account.say(indicator.title)},
                                                        {"place", account.in_sentence(place)}}));
      row.push_back(account.cell(latest));
      row.push_back(Cell::nothing(""));
      continue;
    }
    Cell shown(account.figure_text(*latest));
    const Cell cited = account.cell(*latest);
    shown.proof = cited.proof;
    shown.status = cited.status;
    row.push_back(std::move(shown));
    row.emplace_back(account.year(*latest));
  }
  return row;
}

Result<Table> side_by_side(Account& account) {
  Table table;
  table.title = account.say("Work and income, latest year at hand");
  table.columns = {{"figure", account.say("Figure")}, {"unit", account.say("Unit")}};
  for (const Place place : places_of(account.subject())) {
    table.columns.push_back({.name = fmt::format("value_{}", place.code()),
                             .title = account.name(place),
                             .align = Align::end});
    table.columns.push_back(
        {.name = fmt::format("year_{}", place.code()), .title = account.say("Year")});
  }
  for (const auto id : indicators) {
    table.rows.push_back(TRY(row_of(account, *find_indicator(id))));
  }
  return table;
}

Result<Paragraph> tell_income(Account& account) {
  const Subject& subject = account.subject();
  const auto here = TRY(account.latest({"gdp_per_capita_ppp", {}, subject.place}));
  if (!here) {
    return account.paragraph(account.say("How income compares is not in the workspace."), {},
                             Paragraph::Tone::lead);
  }
  const std::string place = account.in_sentence(subject.place);
  std::string text = account.say(
      "Income per person in {place} was {income} a year in {year}, counted in comparable prices "
      "(what income buys, in US dollars of 2021).[^]",
      {{"place", place}, {"income", account.amount(here->value())}, {"year", account.year(*here)}});
  if (!subject.is_corridor()) return account.paragraph(text, {*here}, Paragraph::Tone::lead);
  const auto there = TRY(account.latest({"gdp_per_capita_ppp", {}, subject.origin}));
  if (!there) return account.paragraph(text, {*here}, Paragraph::Tone::lead);
  text += " " + account.say("In {place} it was {income} in {year}.[^]",
                            {{"place", account.in_sentence(subject.origin)},
                             {"income", account.amount(there->value())},
                             {"year", account.year(*there)}});
  if (there->value() > 0 && here->year() == there->year()) {
    text += " " + account.say("That is {times} times as much in {place}.",
                              {{"times", account.words().number(here->value() / there->value(), 1)},
                               {"place", place}});
  }
  return account.paragraph(text, {*here, *there}, Paragraph::Tone::lead);
}

}  // namespace

Result<Blocks> write_work(Account& account) {
  Blocks blocks;
  blocks.push_back(TRY(tell_income(account)));
  blocks.push_back(TRY(side_by_side(account)));
  blocks.push_back(account.paragraph(
      account.say("These are averages over everybody in a country. They do not say what a person "
                  "who moves will earn: that depends on the work, the contract, the papers and "
                  "the law. Shares of the labour force are estimates of the International Labour "
                  "Organization, published without a range."),
      {}, Paragraph::Tone::caution));
  account.miss(account.say("What people earn in each kind of work, and the lowest legal wage."));
  return blocks;
}

}  // namespace corridor
