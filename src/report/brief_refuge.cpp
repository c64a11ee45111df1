// Refuge: people who seek or have protection, between the two places or at one.

#include "report/brief_sections.h"

#include <array>

namespace corridor {
namespace {

struct Kind {
  std::string_view indicator;
  /// Counted at home, so that it has no corridor.
  bool at_home;
};
constexpr std::array<Kind, 5> kinds{{{"refugees", false},
                                     {"asylum_seekers", false},
                                     {"others_needing_protection", false},
                                     {"internally_displaced", true},
                                     {"stateless", true}}};

struct Way {
  std::string title;
  Place origin, place;
};

std::vector<Way> ways_of(const Account& account) {
  const Subject& subject = account.subject();
  if (!subject.is_corridor()) {
    const std::string name = account.in_sentence(subject.place);
    return {{account.say("Living in {place}", {{"place", name}}), world, subject.place},
            {account.say("From {place}, elsewhere", {{"place", name}}), subject.place, world}};
  }
  const Corridor there{subject.origin, subject.place}, back = there.reversed();
  std::vector<Way> ways;
  for (const Corridor way : {there, back}) {
    ways.push_back({account.name(way), way.origin, way.destination});
  }
  return ways;
}

Result<std::optional<Figure>> figure_of(const Account& account, const Kind& kind, const Way& way) {
  // People displaced at home are counted once, where they are.
  if (kind.at_home && way.place == world) return std::nullopt;
  return account.latest({kind.indicator, way.origin, way.place});
}

Result<Table> counts(Account& account) {
  Table table;
  table.title = account.say("People who seek or have protection, end of the latest year");
  table.columns = {{"kind", account.say("Who")}};
  const auto ways = ways_of(account);
  for (std::size_t i = 0; i < ways.size(); ++i) {
    table.columns.push_back(
        {.name = i == 0 ? "first" : "second", .title = ways[i].title, .align = Align::end});
    table.columns.push_back({i == 0 ? "first_year" : "second_year", account.say("Year")});
  }
  for (const auto& kind : kinds) {
    if (kind.at_home && account.subject().is_corridor()) continue;
    std::vector<Cell> row{account.say(find_indicator(kind.indicator)->title)};
    bool any = false;
    for (const auto& way : ways) {
      const auto figure = TRY(figure_of(account, kind, way));
      any = any || figure.has_value();
      const bool no_sense = kind.at_home && way.place == world;
      row.push_back(no_sense ? Cell::nothing(account.say("not applicable")) : account.cell(figure));
      row.push_back(figure ? Cell(account.year(*figure)) : Cell::nothing(""));
    }
    if (any) table.rows.push_back(std::move(row));
  }
  return table;
}

Result<Paragraph> tell(Account& account) {
  const auto ways = ways_of(account);
  std::vector<Figure> cited;
  std::string text;
  for (const auto& way : ways) {
    const auto refugees = TRY(figure_of(account, kinds[0], way));
    if (!refugees) continue;
    cited.push_back(*refugees);
    std::string sentence;
    const auto count = account.people(*refugees), year = account.year(*refugees);
    const auto place = account.in_sentence(way.place), origin = account.in_sentence(way.origin);
    if (way.origin == world) {
      sentence = account.say("{place} hosted {count} refugees at the end of {year}.[^]",
                             {{"place", place}, {"count", count}, {"year", year}});
    } else if (way.place == world) {
      sentence = account.say(
          "{count} refugees from {origin} were living in other countries at the "
          "end of {year}.[^]",
          {{"origin", origin}, {"count", count}, {"year", year}});
    } else {
      sentence = account.say(
          "At the end of {year}, {count} refugees from {origin} were living in "
          "{place}.[^]",
          {{"place", place}, {"origin", origin}, {"count", count}, {"year", year}});
    }
    text += (text.empty() ? "" : " ") + sentence;
  }
  if (text.empty()) {
    text = account.say(
        "The workspace has no figure of refugees here. That does not mean that "
        "there are none.");
  }
  return account.paragraph(text, cited, Paragraph::Tone::lead);
}

Result<Chart> over_time(Account& account) {
  Chart chart =
      account.time_chart(account.say("Refugees at the end of each year"), account.say("persons"));
  for (const auto& way : ways_of(account)) {
    const auto history = TRY(account.history({"refugees", way.origin, way.place}));
    if (history.size() < 2) continue;
    chart.series.push_back(account.over_time(way.title, history));
    chart.description +=
        (chart.description.empty() ? "" : " ") + way.title + ": " + account.describe_trend(history);
  }
  return chart;
}

}  // namespace

Result<Blocks> write_refuge(Account& account) {
  Blocks blocks;
  blocks.push_back(TRY(tell(account)));
  Chart chart = TRY(over_time(account));
  if (!chart.series.empty()) blocks.push_back(std::move(chart));
  Table table = TRY(counts(account));
  if (!table.rows.empty()) blocks.push_back(std::move(table));
  blocks.push_back(account.paragraph(
      account.say(
          "Counted by UNHCR, the United Nations refugee agency. Palestine refugees in the "
          "care of UNRWA are counted elsewhere. Small numbers are rounded by the publisher, "
          "so that nobody can be singled out."),
      {}));
  return blocks;
}

}  // namespace corridor
