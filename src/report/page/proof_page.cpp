// A proof: where a figure, or a line of a register, was read, and how anyone finds it again.

#include "base/text.h"
#include "evidence/claims/formula.h"
#include "evidence/proof.h"
#include "report/own_language.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor {
namespace {

constexpr std::size_t parents_shown = 30;

class ProofPage {
 public:
  ProofPage(const PageRequest& request, const Proof& proof) : request_(request), proof_(proof) {}

  Page page() {
    const bool of_register = !proof_.rows.empty();
    Page page{.kind = "data", .title = request_.say("Where this comes from")};
    page.trail = {{"/data", request_.say("Data")}};
    page.body = of_register ? rows() : figure();
    page.body += source() + parents();
    page.forms = {{page_address("/api/v1/proofs", proof_.id) + "?format=json", "JSON"}};
    return page;
  }

 private:
  std::string say(std::string_view english) const { return request_.say(english); }
  std::string name(Place place) const { return Gazetteer::get().name(place, request_.language()); }

  void add(std::string_view term, std::string html) {
    if (html.empty()) return;
    list_ +=
        fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escape_html(say(term)), std::move(html));
  }
  void add_text(std::string_view term, std::string_view text) {
    if (!text.empty()) {
      add(term, html_run(text, request_.language()));
    }
  }
  std::string taken() {
    return fmt::format("<dl class=\"facts\">\n{}</dl>\n", std::exchange(list_, std::string()));
  }

  std::string value_of(const Figure& figure) const {
    if (!figure.has_value()) return request_.say(corridor::name_of(figure.observation.state));
    const auto* indicator = shown_indicator(figure);
    return request_.words.number(figure.value(), indicator == nullptr ? 0 : indicator->digits);
  }

  std::string title_of(const Figure& figure) const {
    const auto* indicator = shown_indicator(figure);
    return indicator == nullptr ? std::string(figure.observation.key.indicator)
                                : request_.say(indicator->title);
  }

  /// "Bangladesh to Malaysia" as a link to its page.
  std::string where(const ObservationKey& key) const {
    if (key.origin.empty()) {
      return html_link(page_address("/place", key.place.code()), name(key.place));
    }
    const auto text = request_.say("{origin} to {destination}", {{"origin", name(key.origin)},
                                                                 {"destination", name(key.place)}});
    return html_link(
        page_address("/corridor", fmt::format("{}-{}", key.origin.code(), key.place.code())), text);
  }

  std::string figure() {
    const auto& key = proof_.figure.observation.key;
    const auto* indicator = shown_indicator(proof_.figure);
    std::string out =
        fmt::format("<p class=\"number\"><strong>{}</strong> <span>{}</span></p>\n",
                    escape_html(value_of(proof_.figure)),
                    escape_html(indicator == nullptr ? "" : request_.say(indicator->unit)));
    add_text("What it is", title_of(proof_.figure));
    add("Where", where(key));
    add_text("When", key.period.text());
    if (key.sex != Sex::total) add_text("Sex", say(corridor::name_of(key.sex)));
    if (const auto meaning = meaning_of_status(proof_.figure.observation.status)) {
      add_text("Status", say(*meaning));
    }
    if (indicator != nullptr) {
      add("Meaning", html_said(request_, "span", indicator->meaning));
    }
    return out + taken();
  }

  std::string rows() {
    std::string out;
    for (const auto& row : proof_.rows) {
      add_text("What it is", row.title);
      add("Address", link_items(request_, escape_html(row.address)));
      out += taken();
      for (const auto& [field, value] : row.fields) {
        list_ += fmt::format("<div><dt dir=\"ltr\">{}</dt><dd>{}</dd></div>\n", escape_html(field),
                             link_items(request_, html_run(value, request_.language())));
      }
      if (!list_.empty()) {
        out += fmt::format("<details><summary>{}</summary>{}</details>\n",
                           escape_html(say("What the register says there")), taken());
      }
    }
    return out;
  }

  std::string source() {
    std::string out = html_heading(say("Source"), "source");
    const auto& edition = proof_.figure.edition;
    const auto& citation = edition.citation;
    if (!proof_.figure.formula) {
      add_text("Publisher", citation.publisher);
      add_text("Dataset", fmt::format("{}, {}", citation.title, citation.version));
      add_text("Licence", citation.licence);
      if (is_web_address(citation.url)) add("Web", html_link(citation.url, citation.url));
      add_text("File", edition.file);
      add("SHA-256", fmt::format("<code dir=\"ltr\">{}</code>", escape_html(edition.sha256)));
      if (!proof_.figure.derived) add_text("Row and column", cell_text());
      add_text("Checked", checked());
    }
    add("How it came in", html_said(request_, "span", proof_.step));
    add("Proof", fmt::format("<code dir=\"ltr\">{}</code>", escape_html(proof_.id)));
    return out + taken();
  }

  std::string cell_text() const {
    const auto& cell = proof_.figure.observation.cell;
    const auto name = proof_.column_name.empty() ? "" : fmt::format(" ({})", proof_.column_name);
    return request_.say(
        "row {row}, column {column}",
        {{"row", std::to_string(cell.row)}, {"column", std::to_string(cell.column) + name}});
  }

  std::string checked() const {
    const auto& seen = proof_.in_file;
    if (proof_.figure.edition.file.starts_with("embedded:")) {
      return say(
          "The figure comes with the program; the publisher's file with this SHA-256 has it "
          "in that cell.");
    }
    if (seen.same_bytes) {
      return request_.say("The file is unchanged; the cell reads: {text}",
                          {{"text", clip(seen.cell, 200)}});
    }
    return say(seen.found ? "The file at that place has changed since it was loaded."
                          : "The file is not at that place now; its SHA-256 tells it.");
  }

  std::string parents() {
    if (proof_.parents.empty()) return {};
    std::string out = html_heading(say("What it is made of"), "parents");
    out += "<ul>\n";
    const auto shown = std::min(parents_shown, proof_.parents.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const auto& parent = proof_.parents[i];
      const auto& key = parent.observation.key;
      out += fmt::format(
          "<li>{}, {}, {}: {}</li>\n", escape_html(title_of(parent)), where(key),
          escape_html(key.period.text()),
          html_link(page_address("/proof", proof_id(parent)), value_of(parent), "figure"));
    }
    if (shown < proof_.parents.size()) {
      out += fmt::format(
          "<li>{}</li>\n",
          escape_html(request_.say("{count} more",
                                   {{"count", std::to_string(proof_.parents.size() - shown)}})));
    }
    return out + "</ul>\n";
  }

  const PageRequest& request_;
  const Proof& proof_;
  std::string list_ = {};
};

}  // namespace

Result<Page> proof_page(const PageRequest& request) {
  const auto proof = TRY(prove(*request.workspace, request.text("proof")));
  return ProofPage(request, proof).page();
}

}  // namespace corridor
