// What each side reports: the same thing counted from two ends, side by side, with the size of the
// gap and reasons that often explain such gaps. Which of them does here cannot be told from the
// figures alone, and the text says so.

#include "report/brief_sections.h"

#include <array>
#include <cmath>

namespace corridor {
namespace {

/// One thing and the two figures that should be alike.
struct Mirror {
  std::string what;
  std::string first_source, second_source;
  std::optional<Figure> first, second;
};

std::string gap_text(const Account& account, const Mirror& mirror) {
  if (!mirror.first || !mirror.second) return account.say("cannot be compared");
  const double a = mirror.first->value(), b = mirror.second->value();
  if (a == b) return account.say("none");
  if (a <= 0 || b <= 0) return account.say("one side is zero");
  const double times = b / a;
  if (times >= 3 || times <= 1.0 / 3) {
    const std::string shown = account.words().number(times > 1 ? times : 1 / times, 0);
    return times > 1 ? account.say("about {times} times as much", {{"times", shown}})
                     : account.say("about {times} times less", {{"times", shown}});
  }
  const double percent = (times - 1) * 100;
  if (std::abs(percent) < 0.05) return account.say("below 0.1 percent");
  const std::string size = account.percent(std::abs(percent), std::abs(percent) < 10 ? 1 : 0);
  return percent > 0 ? account.say("{size} higher", {{"size", size}})
                     : account.say("{size} lower", {{"size", size}});
}

Cell in_words(Account& account, const Figure& figure) {
  Cell cell = account.cell(figure);
  const Indicator* indicator = find_indicator(figure.observation.key.indicator);
  const bool money = indicator != nullptr && indicator->unit.starts_with("US$");
  cell.value = money ? account.dollars(figure) : account.people(figure);
  return cell;
}

/// The latest figures of one year that both have, or the latest of each where there is none.
Result<void> find_figures(const Account& account, Mirror& mirror, const Wanted& first,
                          const Wanted& second) {
  mirror.first = TRY(account.latest(first));
  mirror.second = TRY(account.latest(second));
  if (!mirror.first || !mirror.second) return {};
  const bool first_is_older = mirror.first->year() < mirror.second->year();
  const int common = (first_is_older ? mirror.first : mirror.second)->year();
  auto& newer = first_is_older ? mirror.second : mirror.first;
  for (auto& figure : TRY(account.history(first_is_older ? second : first))) {
    if (figure.year() == common && figure.has_value()) newer = std::move(figure);
  }
  return {};
}

Result<Mirror> stock_mirror(const Account& account, Corridor way) {
  Mirror mirror{account.say("People from {origin} in {destination}",
                            {{"origin", account.in_sentence(way.origin)},
                             {"destination", account.in_sentence(way.destination)}}),
                account.say("UN DESA"), account.say("KNOMAD")};
  if (way.origin == world) {
    mirror.what = account.say("People from elsewhere in {place}",
                              {{"place", account.in_sentence(way.destination)}});
  } else if (way.destination == world) {
    mirror.what =
        account.say("People from {place} elsewhere", {{"place", account.in_sentence(way.origin)}});
  }
  TRY(find_figures(account, mirror, {"migrant_stock", way.origin, way.destination},
                   {"migrant_stock_compiled", way.origin, way.destination}));
  // A national office may have a newer count of the same.
  if (mirror.first && mirror.first->edition.citation.dataset != "undesa_migrant_stock") {
    mirror.first_source = mirror.first->edition.citation.publisher;
  }
  return mirror;
}

Result<Mirror> received_mirror(const Account& account, Place place) {
  Mirror mirror{account.say("Money received by {place}, all corridors",
                            {{"place", account.in_sentence(place)}}),
                account.say("own report"), account.say("KNOMAD, estimate")};
  TRY(find_figures(account, mirror, {"remittances_received", {}, place},
                   {"remittances", place, world}));
  return mirror;
}

Result<Mirror> paid_mirror(const Account& account, Place place) {
  Mirror mirror{account.say("Money sent from {place}, all corridors",
                            {{"place", account.in_sentence(place)}}),
                account.say("own report"), account.say("KNOMAD, estimate")};
  TRY(find_figures(account, mirror, {"remittances_paid", {}, place},
                   {"remittances", world, place}));
  return mirror;
}

Result<Mirror> refugee_mirror(const Account& account, Place place) {
  Mirror mirror{account.say("Refugees living in {place}", {{"place", account.in_sentence(place)}}),
                account.say("UNHCR"), account.say("World Bank")};
  TRY(find_figures(account, mirror, {"refugees", world, place},
                   {"refugees_hosted_worldbank", {}, place}));
  return mirror;
}

Result<std::vector<Mirror>> mirrors_of(const Account& account) {
  const Subject& subject = account.subject();
  if (!subject.is_corridor()) {
    return std::vector{TRY(stock_mirror(account, {world, subject.place})),
                       TRY(stock_mirror(account, {subject.place, world})),
                       TRY(received_mirror(account, subject.place)),
                       TRY(paid_mirror(account, subject.place)),
                       TRY(refugee_mirror(account, subject.place))};
  }
  const Corridor there{subject.origin, subject.place};
  return std::vector{
      TRY(stock_mirror(account, there)), TRY(stock_mirror(account, there.reversed())),
      TRY(received_mirror(account, subject.origin)), TRY(paid_mirror(account, subject.place))};
}

Table table_of_mirrors(Account& account, const std::vector<Mirror>& mirrors) {
  Table table;
  table.title = account.say("The same thing from two sides");
  table.notes = {
      account.say("UN DESA counts from the destination's censuses and registers; KNOMAD compiles "
                  "a matrix from sources of both sides. Own reports of money are as published by "
                  "the World Bank; KNOMAD's amounts are the sum over all partners of its model. "
                  "For refugees the World Bank republishes UNHCR's count.")};
  table.columns = {{"what", account.say("What")},
                   {"source", account.say("Source")},
                   {"year", account.say("Year")},
                   {.name = "figure", .title = account.say("Figure"), .align = Align::end},
                   {"gap", account.say("Against the row above")}};
  for (const auto& mirror : mirrors) {
    const auto add = [&](const std::string& source, const std::optional<Figure>& figure,
                         std::string gap) {
      table.rows.push_back(
          {mirror.what, source, figure ? Cell(account.year(*figure)) : Cell::nothing(""),
           figure ? in_words(account, *figure) : account.cell(figure), std::move(gap)});
    };
    if (!mirror.first && !mirror.second) continue;
    add(mirror.first_source, mirror.first, "");
    add(mirror.second_source, mirror.second, gap_text(account, mirror));
  }
  return table;
}

/// Reasons that fit what was compared: years apart, one side modelled, and what is always so.
Bullets reasons(const Account& account, const std::vector<Mirror>& mirrors) {
  bool years_apart = false, modelled = false;
  for (const auto& mirror : mirrors) {
    if (!mirror.first || !mirror.second) continue;
    years_apart = years_apart || mirror.first->year() != mirror.second->year();
    modelled = modelled || mirror.second->observation.status == 'E';
  }
  Bullets bullets;
  const auto add = [&](std::string_view english) {
    bullets.items.push_back({.text = account.say(english)});
  };
  if (years_apart) add("The two figures are of different years.");
  if (modelled) {
    add("One of them is an estimate by a model, which shares out totals that countries report; "
        "when it uses the other source as its input, the two agree without being two witnesses.");
  }
  add("Countries count differently: by place of birth or by citizenship, residents only or "
      "everybody present, with or without students, soldiers and people who stay for a season.");
  add("People without papers, and money carried by hand or sent through friends, are counted by "
      "neither side, or by one only.");
  add("Money is booked where the bank sits, which need not be where the sender lives.");
  return bullets;
}

}  // namespace

Result<Blocks> write_mirror(Account& account) {
  const auto mirrors = TRY(mirrors_of(account));
  Table table = table_of_mirrors(account, mirrors);
  Blocks blocks;
  if (table.rows.empty()) {
    blocks.push_back(account.paragraph(
        account.say("Nothing in the workspace is counted from two sides here."), {}));
    return blocks;
  }
  blocks.push_back(account.paragraph(
      account.say("Where the same thing is counted twice, the two counts seldom agree. Both are "
                  "shown; neither is corrected."),
      {}, Paragraph::Tone::lead));
  blocks.push_back(std::move(table));
  blocks.push_back(account.paragraph(
      account.say("Reasons that often lie behind such gaps (which of them does here cannot be told "
                  "from the figures):"),
      {}));
  blocks.push_back(reasons(account, mirrors));
  return blocks;
}

}  // namespace corridor
