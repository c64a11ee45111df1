// People: how many moved, women and men, since when, and the other direction.

#include "report/brief_sections.h"

namespace corridor {
namespace {

constexpr std::string_view stock = "migrant_stock";

/// "Of them 25 percent are women." Empty where the sexes are not known.
Result<std::string> women_among(const Account& account, const Figure& total,
                                std::vector<Figure>& cited) {
  const auto& key = total.observation.key;
  const auto women = TRY(account.latest({stock, key.origin, key.place, Sex::female}));
  const bool comparable = women && women->observation.key.period == key.period &&
                          women->edition.citation.dataset == total.edition.citation.dataset;
  if (!comparable || total.value() < 100) return std::string();
  cited.push_back(*women);
  return " " + account.say("Of them {share} were women or girls.[^]",
                           {{"share", account.percent(women->value() / total.value() * 100, 0)}});
}

/// "In 1990 there were 24,000." Empty where there is no earlier figure.
Result<std::string> compared_with_start(const Account& account, const Figure& latest,
                                        std::vector<Figure>& cited) {
  const auto& key = latest.observation.key;
  const auto history = TRY(account.history({stock, key.origin, key.place}));
  for (const auto& first : history) {
    if (!first.has_value() || first.year() >= latest.year()) continue;
    cited.push_back(first);
    return " " + account.say("In {year} there were {count}.[^]",
                             {{"year", account.year(first)}, {"count", account.people(first)}});
  }
  return std::string();
}

/// One direction of the corridor in a paragraph.
Result<Paragraph> tell_direction(Account& account, Corridor corridor, Paragraph::Tone tone) {
  const std::string origin = account.in_sentence(corridor.origin);
  const std::string destination = account.in_sentence(corridor.destination);
  const auto latest = TRY(account.latest({stock, corridor.origin, corridor.destination}));
  if (!latest) {
    account.miss(account.say("How many people from {origin} live in {destination}.",
                             {{"origin", origin}, {"destination", destination}}));
    return account.paragraph(
        account.say("The workspace has no figure of people from {origin} living in {destination}. "
                    "That does not mean that there are none.",
                    {{"origin", origin}, {"destination", destination}}),
        {}, tone);
  }
  std::vector<Figure> cited{*latest};
  const std::string_view english =
      account.is_few(*latest)
          ? "In {year}, fewer than 5 people from {origin} were living in {destination}.[^]"
          : "In {year}, about {count} people from {origin} were living in {destination}.[^]";
  std::string text = account.say(english, {{"year", account.year(*latest)},
                                           {"count", account.people(*latest)},
                                           {"origin", origin},
                                           {"destination", destination}});
  text += TRY(women_among(account, *latest, cited));
  text += TRY(compared_with_start(account, *latest, cited));
  return account.paragraph(text, cited, tone);
}

/// Who the figures are about, and who they leave out.
Paragraph explain_stock(Account& account) {
  return account.paragraph(
      account.say(
          "These figures count people living in one country who were born in another (or, "
          "where a census does not ask that, who are citizens of another), in the middle "
          "of the year. They come from censuses and registers of the country where people "
          "live; between censuses they are estimates, for which the publisher gives no "
          "range. People without papers and people who stay for a season are often missed."),
      {});
}

Result<Table> by_sex(Account& account, Corridor corridor) {
  Table table;
  table.title = account.say("Women and men, latest year");
  table.columns = {{"direction", account.say("Direction")}, {"year", account.say("Year")}};
  for (const Sex sex : {Sex::female, Sex::male, Sex::total}) {
    table.columns.push_back({.name = std::string(name_of(sex)),
                             .title = account.say(sex == Sex::female ? "Women and girls"
                                                  : sex == Sex::male ? "Men and boys"
                                                                     : "Everybody"),
                             .align = Align::end});
  }
  for (const Corridor way : {corridor, corridor.reversed()}) {
    const auto total = TRY(account.latest({stock, way.origin, way.destination}));
    std::vector<Cell> row{account.name(way),
                          total ? Cell(account.year(*total)) : Cell::nothing("")};
    for (const Sex sex : {Sex::female, Sex::male, Sex::total}) {
      row.push_back(account.cell(TRY(account.latest({stock, way.origin, way.destination, sex}))));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Result<Blocks> people_of_corridor(Account& account) {
  const Corridor there{account.subject().origin, account.subject().place};
  const Corridor back = there.reversed();
  Blocks blocks;
  blocks.push_back(TRY(tell_direction(account, there, Paragraph::Tone::lead)));
  blocks.push_back(TRY(tell_direction(account, back, Paragraph::Tone::lead)));
  Chart chart = account.time_chart(account.say("People living in the other country, both ways"),
                                   account.say("persons"));
  std::string description;
  for (const Corridor way : {there, back}) {
    const auto history = TRY(account.history({stock, way.origin, way.destination}));
    if (history.empty()) continue;
    const std::string name = account.name(way);
    chart.series.push_back(account.over_time(name, history));
    description += (description.empty() ? "" : " ") + name + ": " + account.describe_trend(history);
  }
  chart.description = description;
  if (!chart.series.empty()) blocks.push_back(std::move(chart));
  blocks.push_back(TRY(by_sex(account, there)));
  blocks.push_back(explain_stock(account));
  TRY(add_estimated_flows(account, blocks));
  return blocks;
}

/// How many live here, came and left; the first two of a place's figures that matter.
Result<Paragraph> tell_place(Account& account) {
  const Place place = account.subject().place;
  const std::string name = account.in_sentence(place);
  const auto population = TRY(account.latest({"population", {}, place}));
  const auto came = TRY(account.latest({stock, world, place}));
  const auto left = TRY(account.latest({stock, place, world}));
  std::vector<Figure> cited;
  std::string text;
  const auto add = [&](const std::optional<Figure>& figure, std::string_view english,
                       std::string_view missing) {
    if (!figure) {
      account.miss(account.say(missing, {{"place", name}}));
      return;
    }
    cited.push_back(*figure);
    text += (text.empty() ? "" : " ") + account.say(english, {{"count", account.people(*figure)},
                                                              {"place", name},
                                                              {"year", account.year(*figure)}});
  };
  add(population, "{count} people were living in {place} in {year}.[^]",
      "How many people live in {place}.");
  add(came, "Of the people living there in {year}, about {count} had come from another country.[^]",
      "How many people came to {place} from elsewhere.");
  add(left, "About {count} people from {place} were living in another country in {year}.[^]",
      "How many people from {place} live elsewhere.");
  if (text.empty())
    text = account.say("The workspace has no figures of people in {place}.", {{"place", name}});
  return account.paragraph(text, cited, Paragraph::Tone::lead);
}

Result<Blocks> people_of_place(Account& account) {
  const Place place = account.subject().place;
  Blocks blocks;
  blocks.push_back(TRY(tell_place(account)));
  Chart chart = account.time_chart(account.say("People who came and people who left"),
                                   account.say("persons"));
  const auto came = TRY(account.history({stock, world, place}));
  const auto left = TRY(account.history({stock, place, world}));
  // Those who left look as they do on the map and in bars, and so do those who came.
  if (!left.empty()) {
    chart.series.push_back(account.over_time(account.say("Live elsewhere"), left));
    chart.description += account.say("Left:") + " " + account.describe_trend(left);
  }
  if (!came.empty()) {
    chart.series.push_back(account.over_time(account.say("Came from elsewhere"), came));
    if (!left.empty()) chart.description += " ";
    chart.description += account.say("Came:") + " " + account.describe_trend(came);
  }
  if (!chart.series.empty()) blocks.push_back(std::move(chart));
  for (const Side side : {Side::origin, Side::destination}) {
    TRY(add_stock_partners(account, blocks, place, side));
  }
  blocks.push_back(explain_stock(account));
  TRY(add_estimated_flows(account, blocks));
  return blocks;
}

}  // namespace

Result<Blocks> write_people(Account& account) {
  return account.subject().is_corridor() ? people_of_corridor(account) : people_of_place(account);
}

}  // namespace corridor
