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

Result<PageCard> corridor_card(const PageRequest& request) {
  const Subject way{.origin = Place("BGD"), .place = Place("MYS")};
  const auto account = account_of(request, way);
  PageCard card{"/corridor/BGD-MYS", account.name(Corridor{way.origin, way.place}), {}};
  const auto latest = TRY(account.latest({"migrant_stock", way.origin, way.place}));
  if (latest) {
    card.text = words_of({account.say(
        "In {year}, about {count} people from {origin} were living in {destination}.[^]",
        {{"year", account.year(*latest)},
         {"count", account.people(*latest)},
         {"origin", account.in_sentence(way.origin)},
         {"destination", account.in_sentence(way.place)}})});
  }
  card.note = request.say("What protects you, what it costs, who helps, what is missing");
  return card;
}

Result<PageCard> place_card(const PageRequest& request) {
  const Place place("PHL");
  const auto account = account_of(request, {.place = place});
  PageCard card{"/place/PHL", account.name(place), {}};
  const auto latest = TRY(account.latest({"migrant_stock", place, world}));
  if (latest) {
    card.text = words_of({account.say(
        "About {count} people from {place} were living in another country in {year}.[^]",
        {{"count", account.people(*latest)},
         {"place", account.in_sentence(place)},
         {"year", account.year(*latest)}})});
  }
  card.note = request.say("Who came, who left, and what is known about it.");
  return card;
}

Result<PageCard> promise_card(const PageRequest& request) {
  const Place place("BGD");
  const auto account = account_of(request, {.place = place});
  PageCard card{"/commitments/BGD?commitment=10.7", {}, {}};
  card.note = request.say("What was promised, and how it stands: {place}",
                          {{"place", account.name(place)}});
  const auto judged = judge_promises(*request.workspace,
                                     {.places = {std::string(place.code())}, .commitment = "10.7"});
  if (!judged || judged->front().commitments.empty()) return card;
  const auto& promise = judged->front().commitments.front();
  card.title = fmt::format("{}: {}", promise.commitment.label(),
                           promise.commitment.title_in(request.language()));
  for (const auto& measure : promise.measures) {
    if (!measure.has_figures()) continue;
    const auto verdict = request.say(commitment_verdict::title_of(measure.found.verdict));
    card.text += fmt::format("{}{}: {}", card.text.empty() ? "" : " · ",
                             request.say(measure.measured.title), verdict);
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
              "</div>\n";
  page.body += fmt::format("<section id=\"way\">\n{}{}</section>\n",
                           html_heading(request.say("If you go from one place to another")),
                           way_form(request));
  std::vector<PageCard> cards;
  cards.push_back(TRY(corridor_card(request)));
  cards.push_back(TRY(place_card(request)));
  auto promise = TRY(promise_card(request));
  if (!promise.title.empty()) cards.push_back(std::move(promise));
  page.body += fmt::format("<section id=\"examples\">\n{}{}</section>\n",
                           html_heading(request.say("Begin with an example")), html_cards(cards));
  page.body +=
      fmt::format("<section id=\"parts\">\n{}{}</section>\n",
                  html_heading(request.say("Everything that is here")), everything(request));
  page.is_wide = true;
  return page;
}

}  // namespace corridor
