// Money sent home: which way it goes, how much (an estimate), what sending costs, and what a family
// keeps of it.

#include "models/remittance_kept/remittance_kept.h"
#include "report/brief_sections.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

constexpr double example_amount_usd = 200, target_percent = 3, most_percent = 5;

/// "Money goes the other way from people."
Paragraph explain_direction(Account& account, Corridor way) {
  return account.paragraph(
      account.say("People moved from {origin} to {destination}; the money they send home goes the "
                  "other way, from {destination} to {origin}. Here a corridor always has the "
                  "direction of the people.",
                  {{"origin", account.in_sentence(way.origin)},
                   {"destination", account.in_sentence(way.destination)}}),
      {});
}

Result<Paragraph> tell_amount(Account& account, Corridor way, Paragraph::Tone tone) {
  const std::string origin = account.in_sentence(way.origin);
  const std::string destination = account.in_sentence(way.destination);
  const auto latest = TRY(account.latest({"remittances", way.origin, way.destination}));
  if (!latest) {
    account.miss(account.say("How much money is sent from {destination} to {origin}.",
                             {{"destination", destination}, {"origin", origin}}));
    return account.paragraph(
        account.say("How much money goes from {destination} to {origin} is not in the workspace.",
                    {{"destination", destination}, {"origin", origin}}),
        {}, tone);
  }
  return account.paragraph(
      account.say("From {destination} to {origin} went an estimated {amount} in {year}.[^] This is "
                  "an estimate by a model, not a count; its publisher gives no range, so read it "
                  "as an order of magnitude.",
                  {{"destination", destination},
                   {"origin", origin},
                   {"amount", account.dollars(*latest)},
                   {"year", account.year(*latest)}}),
      {*latest}, tone);
}

/// What the cost means for a family that sends the example amount every month.
std::string what_is_kept(const Account& account, double cost_percent) {
  const auto found = remittance_kept::run(
      {.amount_usd_per_month = example_amount_usd, .cost_percent = std::max(0.0, cost_percent)},
      {.target_percent = target_percent});
  const auto money = [&](double amount) { return account.words().number(std::round(amount)); };
  std::string text = account.say(
      "Of US$ {amount} sent every month, US$ {cost} a year go to the cost of sending and US$ "
      "{arrives} arrive.",
      {{"amount", money(example_amount_usd)},
       {"cost", money(found.cost_usd_per_year)},
       {"arrives", money(found.arrives_usd_per_year)}});
  if (found.gained_usd_per_year < 1) return text;
  return text + " " +
         account.say(
             "At the {target} percent that governments promised for 2030, US$ "
             "{gained} more a year would arrive.",
             {{"target", money(target_percent)}, {"gained", money(found.gained_usd_per_year)}});
}

std::string against_targets(const Account& account, double cost_percent) {
  if (cost_percent <= target_percent) return account.say("That is within the promised 3 percent.");
  if (cost_percent <= most_percent) {
    return account.say(
        "That is above the promised average of 3 percent, and below the 5 percent "
        "that no corridor should exceed.");
  }
  return account.say(
      "That is above the 5 percent that, by the same promise, no corridor should "
      "exceed.");
}

Result<Blocks> money_of_corridor(Account& account) {
  const Corridor there{account.subject().origin, account.subject().place};
  Blocks blocks;
  blocks.push_back(TRY(tell_amount(account, there, Paragraph::Tone::lead)));
  blocks.push_back(explain_direction(account, there));
  TRY(add_sending_cost(account, blocks, there));
  blocks.push_back(TRY(tell_amount(account, there.reversed(), Paragraph::Tone::lead)));
  TRY(add_sending_cost(account, blocks, there.reversed()));
  return blocks;
}

/// One sentence about the place, or a line in what is missing.
struct Sentence {
  std::string_view indicator;
  std::string_view english;
  std::string_view missing;
};

constexpr Sentence place_sentences[] = {
    {"remittances_received", "In {year}, {place} reported {amount} received from people abroad.[^]",
     "How much money {place} reports to have received."},
    {"remittances_paid",
     "In {year}, {place} reported {amount} sent abroad by people living "
     "there.[^]",
     "How much money {place} reports to have been sent abroad."},
};

Result<Paragraph> tell_reported(Account& account) {
  const Place place = account.subject().place;
  std::string text;
  std::vector<Figure> cited;
  for (const auto& sentence : place_sentences) {
    const auto latest = TRY(account.latest({sentence.indicator, {}, place}));
    if (!latest) {
      account.miss(account.say(sentence.missing, {{"place", account.in_sentence(place)}}));
      continue;
    }
    cited.push_back(*latest);
    text += (text.empty() ? "" : " ") +
            account.say(sentence.english, {{"place", account.in_sentence(place)},
                                           {"amount", account.dollars(*latest)},
                                           {"year", account.year(*latest)}});
    if (sentence.indicator != "remittances_received") continue;
    const auto share = TRY(account.latest({"remittances_received_percent_gdp", {}, place}));
    if (!share) continue;
    cited.push_back(*share);
    text += " " + account.say("That was {share} of its economy (GDP).[^]",
                              {{"share", account.percent(share->value())}});
  }
  if (text.empty())
    text = account.say("The workspace has no reported remittances of {place}.",
                       {{"place", account.in_sentence(place)}});
  return account.paragraph(text, cited, Paragraph::Tone::lead);
}

Result<Blocks> money_of_place(Account& account) {
  Blocks blocks;
  blocks.push_back(TRY(tell_reported(account)));
  const Place place = account.subject().place;
  // Money comes home from where people went: the partners of what is received are destinations.
  TRY(add_partners(account, blocks,
                   {"remittances", place, Side::destination,
                    "Where money sent to {place} comes from, estimate, {year}"}));
  TRY(add_partners(account, blocks,
                   {"remittances", place, Side::origin,
                    "Where money sent from {place} goes, estimate, {year}"}));
  blocks.push_back(account.paragraph(
      account.say("Amounts between two places are estimates by a model: it shares out the totals "
                  "that countries report by where people live and what they earn. The publisher "
                  "gives no range; read them as orders of magnitude."),
      {}));
  return blocks;
}

}  // namespace

Result<void> add_sending_cost(Account& account, Blocks& blocks, Corridor way) {
  const std::string origin = account.in_sentence(way.origin);
  const std::string destination = account.in_sentence(way.destination);
  const auto history = TRY(account.history({"remittance_cost", way.origin, way.destination}));
  const auto latest = Account::latest(history);
  if (!latest) {
    account.miss(account.say("What it costs to send money from {destination} to {origin}.",
                             {{"destination", destination}, {"origin", origin}}));
    return {};
  }
  blocks.push_back(account.paragraph(
      account.say("To send US$ 200 from {destination} to {origin} cost {cost} of the amount on "
                  "average in {period}, the exchange margin included.[^]",
                  {{"destination", destination},
                   {"origin", origin},
                   {"cost", account.percent(latest->value())},
                   {"period", account.year(*latest)}}) +
          " " + against_targets(account, latest->value()) + " " +
          what_is_kept(account, latest->value()),
      {*latest}));
  Chart chart =
      account.time_chart(account.say("Cost of sending US$ 200 from {destination} to {origin}",
                                     {{"destination", destination}, {"origin", origin}}),
                         account.say("percent of the amount"));
  chart.description = account.describe_trend(history);
  chart.digits = 1;
  chart.label_title = account.say("Quarter");
  chart.series.push_back(account.over_time(account.say("Average cost"), history));
  blocks.push_back(std::move(chart));
  return {};
}

Result<Blocks> write_money(Account& account) {
  return account.subject().is_corridor() ? money_of_corridor(account) : money_of_place(account);
}

}  // namespace corridor
