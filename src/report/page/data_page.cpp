// Data: what has been loaded and counts, and all of it to take along.

#include "base/percent.h"
#include "report/catalogue_tables.h"
#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"
#include "store/edition.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

std::string editions(const PageRequest& request, const std::vector<Edition>& all) {
  std::string rows;
  const auto number = [&](std::int64_t count) {
    return request.words.number(static_cast<double>(count));
  };
  for (const auto& edition : all) {
    const auto& citation = edition.citation;
    const auto title = fmt::format("{}, {}", citation.publisher, citation.title);
    const auto link =
        is_web_address(citation.url) ? html_link(citation.url, title) : escape_html(title);
    const auto count = edition.observations > 0 ? edition.observations
                       : edition.records > 0    ? edition.records
                                                : edition.events + edition.passages;
    rows += fmt::format(
        "<tr id=\"{0}\"><th scope=\"row\"{6}>{1}</th><td{7}>{2}</td><td "
        "class=\"number\">{3}</td><td class=\"number\">{4}</td><td>{5}</td><td><code "
        "dir=\"ltr\">{0}</code></td></tr>\n",
        edition.short_id(), link, escape_html(citation.version), number(count),
        number(edition.flagged), escape_html(citation.licence), written_in(request, title),
        written_in(request, citation.version));
  }
  const auto head = [&](std::string_view title, bool at_end = false) {
    return fmt::format("<th scope=\"col\"{}>{}</th>", at_end ? " class=\"number\"" : "",
                       escape_html(request.say(title)));
  };
  return fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table "
      "class=\"data\"><thead><tr>{}{}{}{}{}{}</tr></thead>\n<tbody>\n{}</tbody></table></div>\n",
      escape_html(request.say("What has been loaded")), head("Source"), head("Version"),
      head("Entries", true), head("Flagged", true), head("Licence"), head("Edition"), rows);
}

Result<std::string> downloads(const PageRequest& request) {
  const auto table = TRY(indicators_table(*request.workspace));
  std::string list;
  for (const auto& row : table.rows) {
    const auto& code = std::get<std::string>(row[0].value);
    const auto& title = std::get<std::string>(row[1].value);
    const auto api = fmt::format("/api/v1/figures?indicator={}&format=", percent_encode(code));
    list += fmt::format("<li>{} {} {} {}</li>\n", html_said(request, "span", title),
                        html_link(api + "csv", "CSV"), html_link(api + "json", "JSON"),
                        html_link(api + "sdmx-csv", "SDMX-CSV"));
  }
  return "<ul class=\"list\">\n" + list + "</ul>\n";
}

}  // namespace

Result<Page> data_page(const PageRequest& request) {
  Page page{.kind = "data", .title = request.say("Data"), .asks_token = true};
  page.lead = request.say("What has been loaded, and all of it to take along.");
  const auto all = current_editions(TRY(all_editions(*request.workspace)), request.text("as_of"));
  page.body = fmt::format("<section id=\"download\">\n{}{}</section>\n",
                          html_heading(request.say("Take it along")), TRY(downloads(request)));
  page.body += fmt::format(
      "<section id=\"load\" data-load=\"/api/v1/editions\">\n{}{}<pre dir=\"ltr\" "
      "tabindex=\"0\"><code>corridor "
      "load FILE.csv\ncorridor export --all --format package -o everything.zip</code></pre>\n"
      "</section>\n",
      html_heading(request.say("Load a file of your own, or take everything")),
      html_paragraph(request.say("What cannot be read is told with its row, before anything is "
                                 "kept. Writing over the network needs a token.")));
  page.body += fmt::format(
      "<section id=\"editions\">\n{}{}{}</section>\n",
      html_heading(request.say("What has been loaded")),
      html_paragraph(request.say("Each is one file of a publisher, known by the hash of its bytes. "
                                 "Editions are only added; what looks implausible is kept and "
                                 "flagged.")),
      editions(request, all));
  page.contents = {{"#download", request.say("Take it along")},
                   {"#load", request.say("Load a file of your own, or take everything")},
                   {"#editions", request.say("What has been loaded")}};
  page.forms = {{"/api/v1/editions?format=csv", "CSV"},
                {"/api/v1/editions?format=json", "JSON"},
                {"/api/v1/openapi.json", "OpenAPI"}};
  return page;
}

}  // namespace corridor
