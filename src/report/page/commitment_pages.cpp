// Promises: what a place promised and how it stands, held against the figures.

#include "report/commitment_words.h"
#include "report/commitments_report.h"
#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor {
namespace {

std::string place_form(const PageRequest& request) {
  return html_form(
      {.action = "/commitments",
       .button = request.say("Show"),
       .fields = html_field(
           {.name = "place", .label = request.say("A place"), .kind = "search", .required = true}),
       .css_class = "way"});
}

/// Every promise of the place, to look at one alone.
std::string promise_choice(const PageRequest& request, const std::vector<Commitment>& all,
                           Place place) {
  ChoiceField field{.name = "commitment", .label = request.say("One promise")};
  field.choices.push_back({"", request.say("all")});
  for (const auto& one : all) {
    if (!one.is_of(place)) continue;
    field.choices.push_back(
        {one.framework == "sdg" ? one.number : one.code, heading_in_words(request.words, one)});
  }
  field.chosen = request.text("commitment");
  return html_form(
      {.action = request.path,
       .button = request.say("Show"),
       .fields = html_choice(field) + html_field({.name = "as_of",
                                                  .label = request.say("As it was known on"),
                                                  .value = request.text("as_of"),
                                                  .kind = "date"})});
}

std::string frameworks(const PageRequest& request, const std::vector<Commitment>& all) {
  std::string out, framework;
  for (const auto& one : all) {
    if (one.framework != framework) {
      if (!framework.empty()) out += "</ul></section>\n";
      framework = one.framework;
      out += fmt::format("<section id=\"{}\">\n{}<ul class=\"list\">\n", html_id(framework),
                         html_heading(request.say(framework_title(framework))));
    }
    out += fmt::format("<li><a href=\"{}\"{}>{}</a></li>\n",
                       page_address("/chain", "commitment:" + one.code),
                       written_in(request, one.title_in(request.language())),
                       escape_html(heading_in_words(request.words, one)));
  }
  return framework.empty() ? out : out + "</ul></section>\n";
}

}  // namespace

Result<Page> commitments_page(const PageRequest& request) {
  Page page{.kind = "commitments", .title = request.say("Promises")};
  if (request.has("place")) {
    const Place place = TRY(Gazetteer::get().parse_place(request.text("place")));
    page.moved_to = page_address("/commitments", place.code());
    return page;
  }
  page.lead = request.say("What governments promised, and how it stands.");
  page.body = fmt::format("<section id=\"who\">\n{}{}</section>\n",
                          html_heading(request.say("What a place promised")), place_form(request));
  page.body += frameworks(request, TRY(read_commitments(*request.workspace)));
  return page;
}

Result<Page> place_commitments_page(const PageRequest& request) {
  const Place place = TRY(Gazetteer::get().parse_place(request.text("place")));
  const std::string code(place.code());
  const auto judged =
      TRY(judge_promises(*request.workspace, {.places = {code},
                                              .commitment = request.text("commitment"),
                                              .as_of = request.text("as_of")}));
  const auto document = TRY(
      promises_document(*request.workspace, judged.front(),
                        {.detailed = request.has("commitment"), .language = request.language()}));
  const auto all = TRY(read_commitments(*request.workspace, request.text("as_of")));
  DocumentBody body(request, document);
  const auto name = Gazetteer::get().name(place, request.language());
  Page page{.kind = "commitments"};
  page.title = request.say("What was promised: {place}", {{"place", name}});
  page.lead = request.say("Targets, objectives and pledges, held against the figures at hand.");
  page.trail = {{"/commitments", request.say("Promises")}, {page_address("/place", code), name}};
  page.body = promise_choice(request, all, place) + in_own_language(request, document, body.all());
  page.contents = contents_of(document);
  name_part(request, document, page);
  const auto api = fmt::format("/api/v1/commitments/{}?format=", code);
  page.forms = {{api + "json", "JSON"}, {api + "csv", "CSV"}};
  return page;
}

}  // namespace corridor
