// Start: the search first, what this is in two sentences, three real examples, then everything
// else.

#include "report/brief_account.h"
#include "report/commitment_words.h"
#include "report/commitments_report.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/page/site.h"
#include "report/render_escape.h"
#include "report/render_notes.h"
#include "report/verdict_signs.h"

#include <fmt/core.h>

namespace corridor {
namespace {

Account account_of(const PageRequest& request, Subject subject) {
  return {*request.workspace, request.words, subject, {}};
}

/// Names of all countries, for who begins to type one.
std::string countries(const PageRequest& request) {
  std::string out = "<datalist id=\"countries\">\n";
  for (const auto& record : Gazetteer::get().all()) {
    if (record.kind != PlaceKind::country) continue;
    out += fmt::format("<option value=\"{}\">",
                       escape_html(Gazetteer::get().name(record.place, request.language())));
  }
  return out + "</datalist>\n";
}

std::string end_field(const PageRequest& request, std::string_view name, std::string_view label) {
  return fmt::format(
      "<label><span>{}</span><input name=\"{}\" list=\"countries\" required autocomplete=\"off\" "
      "dir=\"auto\"></label>\n",
      escape_html(request.say(label)), name);
}

std::string way_form(const PageRequest& request) {
  return html_form({.action = "/search",
                    .button = request.say("Show"),
                    .fields = end_field(request, "from", "From") + end_field(request, "to", "To"),
                    .css_class = "way"}) +
         countries(request);
}

/// The way of the examples.
constexpr Corridor example_way{Place("BGD"), Place("MYS")};

/// A sentence with the two places of the example.
std::string of_way(const Account& account, std::string_view english) {
  return account.say(english, {{"origin", account.in_sentence(example_way.origin)},
                               {"destination", account.in_sentence(example_way.destination)}});
}

/// What people ask of one way, each answered by the page that its card opens.
Result<std::vector<PageCard>> way_cards(const PageRequest& request) {
  const auto account =
      account_of(request, {.origin = example_way.origin, .place = example_way.destination});
  const auto name = account.name(example_way);
  std::vector<PageCard> cards;
  cards.push_back({"/corridor/BGD-MYS?for=domestic_worker#group",
                   of_way(account,
                          "What protects a domestic worker who goes from {origin} to "
                          "{destination}?"),
                   request.say("What protects you, what it costs, who helps, what is missing")});
  cards.push_back({"/corridor/BGD-MYS#people",
                   of_way(account, "How many people from {origin} live in {destination}?"), name});
  const auto people =
      TRY(account.latest({"migrant_stock", example_way.origin, example_way.destination}));
  if (people) {
    cards.back().text = words_of({account.say(
        "In {year}, about {count} people from {origin} were living in {destination}.[^]",
        {{"year", account.year(*people)},
         {"count", account.people(*people)},
         {"origin", account.in_sentence(example_way.origin)},
         {"destination", account.in_sentence(example_way.destination)}})});
  }
  cards.push_back(
      {"/corridor/BGD-MYS#money",
       of_way(account, "What does it cost to send 200 dollars from {destination} to {origin}?"),
       name});
  const auto cost =
      TRY(account.latest({"remittance_cost", example_way.origin, example_way.destination}));
  if (cost) {
    cards.back().text = fmt::format("{} ({}; {})", account.cost_of_200(cost->value()),
                                    account.percent(cost->value()), account.year(*cost));
  }
  cards.push_back({"/law/BGD-MYS#both",
                   of_way(account, "Which treaties have both {origin} and {destination} joined?"),
                   request.say("What both have joined, and since when")});
  return cards;
}

Result<PageCard> place_card(const PageRequest& request) {
  const Place place("PHL");
  const auto account = account_of(request, {.place = place});
  PageCard card{
      "/place/PHL",
      account.say("Who came to {place}, and who left?", {{"place", account.in_sentence(place)}}),
      request.say("Who came, who left, and what is known about it.")};
  const auto latest = TRY(account.latest({"migrant_stock", place, world}));
  if (latest) {
    card.text = words_of({account.say(
        "About {count} people from {place} were living in another country in {year}.[^]",
        {{"count", account.people(*latest)},
         {"place", account.in_sentence(place)},
         {"year", account.year(*latest)}})});
  }
  return card;
}

Result<PageCard> promise_card(const PageRequest& request) {
  const Place place("BGD");
  const auto account = account_of(request, {.place = place});
  PageCard card{"/commitments/BGD?commitment=10.7", {}, {}};
  const auto judged = judge_promises(*request.workspace,
                                     {.places = {std::string(place.code())}, .commitment = "10.7"});
  if (!judged || judged->front().commitments.empty()) return card;
  const auto& promise = judged->front().commitments.front();
  card.title = request.say("What did {place} promise under {target}, and how does it stand?",
                           {{"place", account.in_sentence(place)},
                            {"target", label_in_words(request.words, promise.commitment)}});
  card.text = promise.commitment.title_in(request.language()) + ".";
  for (const auto& measure : promise.measures) {
    if (!measure.has_figures()) continue;
    const auto verdict = verdict_sign(request.words, measure.found.verdict);
    card.text +=
        fmt::format(" {}: {} {}", request.say(measure.measured.title), verdict.shape, verdict.text);
    break;
  }
  return card;
}

std::string everything(const PageRequest& request) {
  std::string out = "<ul class=\"parts\">\n";
  for (const auto& part : site_parts()) {
    out += fmt::format("<li><a href=\"{}\">{}</a><span>{}</span></li>\n", part.href,
                       escape_html(request.say(part.title)), escape_html(request.say(part.says)));
  }
  return out + "</ul>\n";
}

}  // namespace

Result<Page> start_page(const PageRequest& request) {
  Page page{.kind = "start", .title = request.say("What is known about people who move")};
  page.lead = request.say(
      "Corridor joins figures, law, promises and help around two places: from where people come, "
      "and where they live. Every number leads to the file and the row it was read from.");
  page.body = "<div class=\"hero\">\n" +
              html_search({.id = "search",
                           .label = request.say("A place, two places, a word of law, a promise"),
                           .button = request.say("Search"),
                           .hint = request.say("Such as: Nepal; Mexico to Canada; equal pay; "
                                               "remittances")}) +
              fmt::format("<section id=\"way\">\n{}{}</section>\n</div>\n",
                          html_heading(request.say("If you go from one place to another")),
                          way_form(request));
  auto cards = TRY(way_cards(request));
  auto promise = TRY(promise_card(request));
  if (!promise.title.empty()) cards.push_back(std::move(promise));
  cards.push_back(TRY(place_card(request)));
  page.body += fmt::format("<section id=\"examples\">\n{}{}</section>\n",
                           html_heading(request.say("Begin with a question")), html_cards(cards));
  page.body +=
      fmt::format("<section id=\"parts\">\n{}{}</section>\n",
                  html_heading(request.say("Everything that is here")), everything(request));
  page.is_wide = true;
  return page;
}

}  // namespace corridor
