// A place: who came and who left, law, promises and help; and the list of all places.

#include "report/brief.h"
#include "report/page/document_body.h"
#include "report/page/instrument_links.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/page/term_links.h"
#include "report/render_escape.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

std::string name_of(const PageRequest& request, Place place) {
  return Gazetteer::get().name(place, request.language());
}

/// What else there is about the place, on pages of its own.
std::string more_about(const PageRequest& request, Place place) {
  const std::string code(place.code());
  const PageLink links[]{{page_address("/law", code), request.say("Law")},
                         {page_address("/commitments", code), request.say("Promises")},
                         {page_address("/services", code), request.say("Services")},
                         {"/actors?place=" + code, request.say("Who acts")},
                         {"/practices?subject=" + code, request.say("Practices")},
                         {page_address("/map", code), request.say("Map")},
                         {page_address("/assessment", code), request.say("Self-assessment")}};
  std::string out = fmt::format("<nav class=\"beside\" aria-label=\"{}\"><ul>\n",
                                escape_html(request.say("More about this place")));
  for (const auto& [href, text] : links) out += fmt::format("<li>{}</li>\n", html_link(href, text));
  return out + "</ul></nav>\n";
}

std::string list_of(const PageRequest& request, std::vector<Place> places) {
  std::ranges::sort(places, {}, [&](Place place) { return name_of(request, place); });
  std::string out = "<ul class=\"columns\">\n";
  for (const Place place : places) {
    out += fmt::format("<li>{}</li>\n",
                       html_link(page_address("/place", place.code()), name_of(request, place)));
  }
  return out + "</ul>\n";
}

}  // namespace

Result<Page> place_page(const PageRequest& request) {
  const Place place = TRY(Gazetteer::get().parse_place(request.text("place")));
  const std::string code(place.code());
  const auto document = TRY(write_brief(
      *request.workspace,
      {.subject = code, .language = request.language(), .as_of = request.text("as_of")}));
  auto terms = TRY(TermLinks::read(*request.workspace, request.language()));
  DocumentBody body(request, document, &terms);
  body.fold({"people", "money"}, 3);
  Page page{.kind = "place", .title = document.title, .lead = document.subtitle};
  page.trail = {{"/place", request.say("Places")}};
  const auto links = TRY(InstrumentLinks::read(*request.workspace, request.language()));
  page.body = more_about(request, place) + links.link(body.all());
  page.contents = contents_of(document);
  name_part(request, document, page);
  page.forms = {{fmt::format("/api/v1/places/{}/brief?format=json", code), "JSON"},
                {fmt::format("/api/v1/places/{}/brief?format=md", code), "Markdown"}};
  return page;
}

Result<Page> places_page(const PageRequest& request) {
  Page page{.kind = "place", .title = request.say("Places")};
  page.lead = request.say("Who came, who left, and what is known about it.");
  std::vector<Place> countries, groups;
  for (const auto& record : Gazetteer::get().all()) {
    if (record.kind == PlaceKind::country) countries.push_back(record.place);
    if (record.kind == PlaceKind::group) groups.push_back(record.place);
  }
  page.body = fmt::format("<section id=\"countries\">\n{}{}</section>\n",
                          html_heading(request.say("Countries and territories")),
                          list_of(request, countries));
  page.body += fmt::format("<section id=\"groups\">\n{}{}</section>\n",
                           html_heading(request.say("Groups of states")), list_of(request, groups));
  page.forms = {{"/api/v1/places?format=csv", "CSV"}, {"/api/v1/places?format=json", "JSON"}};
  page.is_wide = true;
  return page;
}

}  // namespace corridor
