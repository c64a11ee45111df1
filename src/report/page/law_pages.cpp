// Law: all instruments; one of them as it stands on a day; what binds a place or both ends of a
// way.

#include "base/text.h"
#include "report/catalogue_tables.h"
#include "report/law_both.h"
#include "report/law_report.h"
#include "report/page/document_body.h"
#include "report/page/instrument_links.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/page/term_links.h"
#include "report/render_escape.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/law.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace corridor {
namespace {

std::string text_of(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell.value);
  return text == nullptr ? std::string() : *text;
}

std::string column(const Table& table, const std::vector<Cell>& row, std::string_view name) {
  const auto at = table.index_of(name);
  return at == table.columns.size() ? std::string() : text_of(row[at]);
}

/// Of whom one wants to know it.
std::string subject_form(const PageRequest& request) {
  std::string fields =
      html_field({.name = "from", .label = request.say("From"), .kind = "search"}) +
      html_field({.name = "to", .label = request.say("To, or one place"), .kind = "search"});
  return html_form({.action = "/law",
                    .button = request.say("What binds them"),
                    .fields = fields,
                    .css_class = "way"});
}

/// By kind: conventions, regional law, compacts.
std::string instruments_by_type(const PageRequest& request, const Table& table) {
  std::map<std::string, std::string> lists;
  for (const auto& row : table.rows) {
    const auto code = column(table, row, "instrument");
    const auto known = column(table, row, "short");
    const auto title = column(table, row, "title");
    lists[column(table, row, "type")] +=
        fmt::format("<li><a href=\"{}\"{}>{}</a> <span class=\"small\">{}{}{}</span></li>\n",
                    page_address("/law", code), written_in(request, title), escape_html(title),
                    known == title ? "" : escape_html(known), known == title ? "" : " · ",
                    escape_html(column(table, row, "in_force").substr(0, 4)));
  }
  std::string out;
  for (const auto type : all_instrument_types()) {
    const auto list = lists.find(std::string(type));
    if (list == lists.end()) continue;
    std::string words(type);
    std::ranges::replace(words, '_', ' ');
    out += fmt::format("<section id=\"{}\">\n{}<ul class=\"list\">\n{}</ul></section>\n",
                       html_id(type), html_heading(request.say(words)), list->second);
  }
  return out;
}

std::string day_form(const PageRequest& request) {
  return html_form({.action = request.path,
                    .button = request.say("Show"),
                    .fields = html_field({.name = "as_of",
                                          .label = request.say("As it stood on"),
                                          .value = request.text("as_of"),
                                          .kind = "date"})});
}

/// How many of those that are bound today were, by the year since when.
Result<std::optional<Chart>> joined_chart(const PageRequest& request, const Document& document) {
  const auto table = TRY(law_table(
      *request.workspace, {.subject = request.text("subject"), .as_of = request.text("as_of")}));
  std::map<int, int> by_year;
  for (const auto& row : table.rows) {
    const auto since = parse_integer(std::string_view(column(table, row, "since")).substr(0, 4));
    if (column(table, row, "state") == "in_force" && since) ++by_year[static_cast<int>(*since)];
  }
  if (by_year.size() < 3) return std::optional<Chart>();
  Chart chart{.kind = Chart::Kind::line, .title = request.say("States bound, by year")};
  chart.unit = request.say("states");
  chart.label_title = request.say("Year");
  chart.numbers = document.numbers;
  ChartSeries series{request.say("States bound"), {}};
  int all = 0;
  for (const auto& [year, count] : by_year) {
    all += count;
    series.points.push_back({.label = std::to_string(year),
                             .x = static_cast<double>(year),
                             .value = static_cast<double>(all),
                             .shown = std::to_string(all)});
  }
  chart.description = request.say(
      "{count} states by {year}.",
      {{"count", std::to_string(all)}, {"year", std::to_string(by_year.rbegin()->first)}});
  chart.series.push_back(std::move(series));
  return std::optional(std::move(chart));
}

Result<void> add_both(const PageRequest& request, const Subject& subject, Document& document) {
  auto both = TRY(bound_both(*request.workspace, {.way = {subject.origin, subject.place},
                                                  .as_of = request.text("as_of"),
                                                  .language = request.language()}));
  document.sections.insert(document.sections.begin(), std::move(both.sections.front()));
  for (auto& proof : both.proofs) {
    const bool known =
        std::ranges::find(document.proofs, proof.id, &ProofNote::id) != document.proofs.end();
    if (!known) document.proofs.push_back(std::move(proof));
  }
  return {};
}

/// "ICRMW", of "ICRMW (icrmw)"; a code alone says nothing to a reader.
std::string known_as(std::string_view subtitle) {
  const auto bracket = subtitle.rfind(" (");
  return bracket == subtitle.npos ? std::string() : std::string(subtitle.substr(0, bracket));
}

std::vector<PageLink> law_forms(const PageRequest& request, bool is_instrument) {
  const auto api =
      page_address(is_instrument ? "/api/v1/instruments" : "/api/v1/law", request.text("subject"));
  return {{api + "?format=json", "JSON"}, {api + "?format=csv", "CSV"}};
}

}  // namespace

Result<Page> instruments_page(const PageRequest& request) {
  Page page{.kind = "law", .title = request.say("Law")};
  const auto from = request.text("from"), to = request.text("to");
  if (!from.empty() || !to.empty()) {
    const auto& gazetteer = Gazetteer::get();
    std::string subject;
    for (const auto& written : {from, to}) {
      if (written.empty()) continue;
      if (!subject.empty()) subject += '-';
      subject += TRY(gazetteer.parse_place(written)).code();
    }
    page.moved_to = page_address("/law", subject);
    return page;
  }
  page.lead = request.say("Which treaties bind whom, since when, and with which reservations.");
  const auto table = TRY(instruments_table(*request.workspace, request.language()));
  page.body = fmt::format("<section id=\"who\">\n{}{}</section>\n",
                          html_heading(request.say("What binds a place, or both of two")),
                          subject_form(request));
  page.body += instruments_by_type(request, table);
  page.forms = {{"/api/v1/instruments?format=csv", "CSV"},
                {"/api/v1/instruments?format=json", "JSON"}};
  return page;
}

Result<Page> law_page_of(const PageRequest& request) {
  auto document = TRY(law_document(*request.workspace, {.subject = request.text("subject"),
                                                        .as_of = request.text("as_of"),
                                                        .language = request.language()}));
  const auto subject = Gazetteer::get().parse_subject(request.text("subject"));
  const bool is_instrument =
      std::ranges::any_of(document.sections, [](const DocumentSection& section) {
        return section.id == "provisions" || section.id == "parties" || section.id == "events";
      });
  const bool is_way = !is_instrument && subject && subject->is_corridor();
  if (is_way) TRY(add_both(request, *subject, document));
  if (is_instrument) {
    auto chart = TRY(joined_chart(request, document));
    if (chart) document.sections.front().blocks.push_back(std::move(*chart));
  }
  auto terms = TRY(TermLinks::read(*request.workspace, request.language()));
  DocumentBody body(request, document, &terms);
  if (!is_instrument) body.fold({"both"}, 1);
  Page page{.kind = is_instrument ? "instrument" : "law", .title = document.title};
  page.lead = is_instrument ? known_as(document.subtitle) : document.subtitle;
  page.trail = {{"/law", request.say("Law")}};
  if (is_way) {
    const auto code = fmt::format("{}-{}", subject->origin.code(), subject->place.code());
    page.trail.push_back(
        {page_address("/corridor", code),
         request.say(
             "{origin} to {destination}",
             {{"origin", Gazetteer::get().name(subject->origin, request.language())},
              {"destination", Gazetteer::get().name(subject->place, request.language())}})});
  }
  const auto links = TRY(InstrumentLinks::read(*request.workspace, request.language()));
  page.body = day_form(request) + links.link(body.all());
  page.contents = contents_of(document);
  name_part(request, document, page);
  page.forms = law_forms(request, is_instrument);
  return page;
}

}  // namespace corridor
