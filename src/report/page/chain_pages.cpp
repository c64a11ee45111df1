// The chain: what was recommended, and from any item to both ends, with the places where it breaks;
// and who acts, helps and has tried what.

#include "report/chain_lists.h"
#include "report/chain_report.h"
#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/page/record_list.h"
#include "report/practices_report.h"
#include "report/render_escape.h"
#include "vocabulary/chain.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/law.h"

#include <fmt/core.h>

namespace corridor {
namespace {

ListRequest list_request(const PageRequest& request) {
  return {.place = request.text("place"),
          .topic = request.text("topic"),
          .type = request.text("type"),
          .group = request.text("for"),
          .workshop = request.text("workshop"),
          .status = request.text("status"),
          .language = request.language()};
}

std::string choice(const PageRequest& request, std::string_view name, std::string_view label,
                   std::span<const NamedCode> codes) {
  ChoiceField field{.name = std::string(name), .label = request.say(label)};
  field.choices.push_back({"", request.say("all")});
  for (const auto& [code, title] : codes) {
    field.choices.push_back({std::string(code), request.say(title)});
  }
  field.chosen = request.text(name);
  return html_choice(field);
}

std::string place_field(const PageRequest& request) {
  return html_field({.name = "place",
                     .label = request.say("A place"),
                     .value = request.text("place"),
                     .kind = "search",
                     .hint = request.say("everywhere")});
}

std::string topic_field(const PageRequest& request) {
  return html_codes(request, "topic", "Topic", all_topics());
}

std::string filters(const PageRequest& request, std::string_view action, std::string fields) {
  return html_form(
      {.action = std::string(action), .button = request.say("Show"), .fields = std::move(fields)});
}

struct ListPage {
  std::string_view page, title, lead, kind, href;
  Result<Table> (*table)(const Workspace&, const ListRequest&, bool);
  std::string_view named = "";
};

Result<Page> list_page(const PageRequest& request, const ListPage& of, std::string fields) {
  Page page{.kind = std::string(of.page), .title = request.say(of.title)};
  page.lead = request.say(of.lead);
  auto asked = list_request(request);
  if (!asked.place.empty()) {
    const Place place = TRY(Gazetteer::get().parse_place(asked.place));
    asked.place = place.code();
    page.trail = {{std::string(of.href), page.title}};
    page.title =
        fmt::format("{}: {}", page.title, Gazetteer::get().name(place, request.language()));
  }
  const auto people = TRY(of.table(*request.workspace, asked, true));
  const auto programs = TRY(of.table(*request.workspace, asked, false));
  page.body = filters(request, of.href, std::move(fields)) +
              html_records(request, {of.kind, people, programs, of.named});
  return page;
}

}  // namespace

Result<Page> recommendations_page(const PageRequest& request) {
  auto page = TRY(list_page(
      request,
      {"chain", "The chain", "From what was recommended to what shows it, and where that breaks.",
       "recommendation", "/chain", recommendations_table, "recommendation"},
      choice(request, "workshop", "Workshop", all_workshops()) + topic_field(request) +
          choice(request, "status", "Status", all_recommendation_statuses())));
  page.forms = {{"/api/v1/recommendations?format=csv", "CSV"},
                {"/api/v1/recommendations?format=json", "JSON"}};
  return page;
}

Result<Page> actors_page(const PageRequest& request) {
  auto page = TRY(list_page(
      request,
      {"actors", "Who acts", "Ministries, unions, agencies and others, with their mandate.",
       "actor", "/actors", actors_table},
      place_field(request) + topic_field(request) +
          choice(request, "type", "Kind", all_actor_types())));
  page.forms = {{"/api/v1/actors?format=csv", "CSV"}, {"/api/v1/actors?format=json", "JSON"}};
  return page;
}

Result<Page> services_page(const PageRequest& request) {
  std::vector<NamedCode> groups;
  for (const auto& group : all_person_groups()) groups.push_back({group.code, group.title});
  return list_page(request,
                   {"services", "Services", "Who helps people who move, where, and at what cost.",
                    "service", "/services", services_table},
                   place_field(request) + choice(request, "for", "For whom", groups) +
                       choice(request, "type", "Kind", all_service_types()));
}

Result<Page> initiatives_page(const PageRequest& request) {
  return list_page(request,
                   {"actors", "Initiatives", "Processes, forums, programmes and funds.",
                    "initiative", "/initiatives", initiatives_table},
                   place_field(request) + topic_field(request) +
                       choice(request, "type", "Kind", all_initiative_types()));
}

Result<Page> practices_page(const PageRequest& request) {
  Page page{.kind = "practices", .title = request.say("Practices")};
  page.lead = request.say("What was tried elsewhere, and how sure it is to work.");
  PracticesRequest asked{
      .need = request.text("need"), .topic = request.text("topic"), .language = request.language()};
  if (request.has("subject")) {
    const auto subject = TRY(Gazetteer::get().parse_subject(request.text("subject")));
    asked.subject = subject.is_corridor()
                        ? fmt::format("{}-{}", subject.origin.code(), subject.place.code())
                        : std::string(subject.place.code());
  }
  std::vector<NamedCode> needs;
  for (const auto& protection : all_protections()) {
    needs.push_back({protection.code, protection.title});
  }
  const auto people = TRY(practices_table(*request.workspace, asked, true));
  const auto programs = TRY(practices_table(*request.workspace, asked, false));
  page.body =
      filters(request, "/practices",
              html_field({.name = "subject",
                          .label = request.say("For a place, or a way (BGD-MYS)"),
                          .value = request.text("subject"),
                          .kind = "search"}) +
                  choice(request, "need", "What it helps with", needs) + topic_field(request)) +
      html_records(request, {"practice", people, programs});
  page.forms = {{"/api/v1/practices?format=csv", "CSV"}, {"/api/v1/practices?format=json", "JSON"}};
  return page;
}

Result<Page> chain_item_page(const PageRequest& request) {
  const auto document = TRY(chain_document(
      *request.workspace,
      {.item = request.text("item"), .to = request.text("to"), .language = request.language()}));
  DocumentBody body(request, document);
  Page page{.kind = "chain", .title = document.title, .lead = document.subtitle};
  page.trail = {{"/chain", request.say("The chain")}};
  // What the item is called, without the words around it.
  const auto around = request.say("Chain of {item}", {{"item", "\n"}});
  const auto before = around.find('\n');
  page.title = page.title.substr(before, page.title.size() - (around.size() - 1));
  page.body = in_own_language(request, document, link_items(request, body.all()));
  page.contents = contents_of(document);
  name_part(request, document, page);
  page.forms = {{page_address("/api/v1/chain", request.text("item")) + "?format=json", "JSON"}};
  return page;
}

}  // namespace corridor
