// Claims: those widely heard, each with its verdict, and a form for one of your own.

#include "evidence/proof.h"
#include "report/claim_report.h"
#include "report/claim_report_json.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/page/record_list.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace {

constexpr std::size_t figures_shown = 12;

/// Shape and word tell a verdict, colour only helps.
std::string verdict_mark(const PageRequest& request, ClaimVerdictKind kind) {
  constexpr std::array<std::string_view, 4> signs{"✓", "✗", "~", "?"};
  return fmt::format("<span class=\"verdict {}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                     code_of(kind), signs[static_cast<std::size_t>(kind)],
                     escape_html(request.say(name_of(kind))));
}

std::string claim_address(std::string_view claim) {
  PageRequest asked{.path = "/claims"};
  return asked.address_with({{"claim", claim}});
}

std::string claim_form(const PageRequest& request) {
  return fmt::format(
      "<form class=\"search\" action=\"/claims\" method=\"get\">\n<label for=\"claim\">{}</label>"
      "<div class=\"line\"><input id=\"claim\" name=\"claim\" value=\"{}\" required dir=\"auto\">"
      "<button>{}</button></div>\n<p class=\"small\">{} <code dir=\"ltr\">refugees in LBN in 2024 "
      "&gt; 500 thousand</code></p></form>\n",
      escape_html(request.say("Your claim: a comparison of figures")),
      escape_html(request.text("claim")), escape_html(request.say("Check")),
      escape_html(request.say("Such as:")));
}

class ClaimPage {
 public:
  ClaimPage(const PageRequest& request, const ClaimVerdict& verdict, const ListedClaim* listed)
      : request_(request), verdict_(verdict), listed_(listed) {}

  std::string html() {
    std::string out =
        fmt::format("<section id=\"verdict\">\n<p class=\"lead\"{}>{}</p>\n<p>{}</p>\n",
                    said_in(request_, said()), escape_html(request_.say(said())),
                    verdict_mark(request_, verdict_.kind));
    add("Because", verdict_.rule);
    add("What the evidence has", side_text(verdict_.usual.left, verdict_.claim.left.unit));
    for (std::size_t i = 0; i < verdict_.usual.right.size(); ++i) {
      add("What is claimed", side_text(verdict_.usual.right[i], verdict_.claim.right[i].unit));
    }
    if (verdict_.reading != verdict_.claim.written) add("Read as", verdict_.reading);
    if (listed_ != nullptr) add("Explained", listed_->explains);
    for (const auto& gap : verdict_.missing) add("Missing", gap.what + ": " + gap.reason);
    out += fmt::format("<dl class=\"facts\">\n{}</dl>\n", std::exchange(list_, {}));
    return out + offers() + figures() + spread() + notes() + "</section>\n";
  }

 private:
  std::string_view said() const { return listed_ ? listed_->says : verdict_.claim.written; }

  void add(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    list_ += fmt::format("<div><dt>{}</dt>{}</div>\n", escape_html(request_.say(label)),
                         html_said(request_, "dd", text));
  }

  std::string titled(std::string_view title, const std::string& items) const {
    if (items.empty()) return {};
    return fmt::format("<h3>{}</h3>\n<ul>\n{}</ul>\n", escape_html(request_.say(title)), items);
  }

  std::string figures() const {
    std::string items;
    const auto figures = figures_of(verdict_);
    for (std::size_t i = 0; i < std::min(figures.size(), figures_shown); ++i) {
      const auto line = figure_line(figures[i]);
      items += fmt::format("<li{}>{}</li>\n", said_in(request_, line),
                           html_link(page_address("/proof", proof_id(figures[i])), line, "figure"));
    }
    if (figures.size() > figures_shown) {
      items += html_paragraph(request_.say(
          "{count} more", {{"count", std::to_string(figures.size() - figures_shown)}}));
    }
    return titled("The figures", items);
  }

  std::string offers() const {
    std::string items;
    for (const auto& offer : verdict_.offers) {
      items += fmt::format("<li><span{}>{}</span> {} <span class=\"small\"{}>{}</span></li>\n",
                           said_in(request_, offer.expression),
                           html_link(claim_address(offer.expression), offer.expression),
                           verdict_mark(request_, offer.verdict), said_in(request_, offer.why),
                           escape_html(request_.say(offer.why)));
    }
    return titled("What can be told instead", items);
  }

  std::string spread() const {
    std::string items;
    for (const auto& reading : verdict_.spread) {
      items += fmt::format(
          "<li>{}: {}. {}</li>\n", html_said(request_, "span", reading.what),
          html_said(request_, "span", side_text(reading.left, verdict_.claim.left.unit)),
          html_said(request_, "span", reading.differs));
    }
    return titled("Read otherwise", items);
  }

  std::string notes() const {
    std::string items;
    for (const auto& note : verdict_.notes) {
      items += html_said(request_, "li", note) + "\n";
    }
    return titled("To know", items) +
           html_paragraph(request_.say("Figures beside each other do not say what causes what."),
                          "small");
  }

  const PageRequest& request_;
  const ClaimVerdict& verdict_;
  const ListedClaim* listed_;
  std::string list_ = {};
};

Result<std::string> listed_claims(const PageRequest& request) {
  auto checker = TRY(ClaimChecker::open(*request.workspace, request.text("as_of")));
  const auto claims = TRY(shipped_claims());
  std::set<std::string_view> topics;
  std::string list;
  for (const auto& claim : claims) {
    topics.insert(claim.topics.begin(), claim.topics.end());
    const auto topic = request.text("topic");
    const bool wanted =
        topic.empty() || std::ranges::find(claim.topics, topic) != claim.topics.end();
    if (!wanted) continue;
    const auto verdict = checker.check(claim.expression);
    if (!verdict) continue;
    list += fmt::format("<li><a href=\"{}\"{}>{}</a> {}</li>\n",
                        escape_html(claim_address(claim.id)), said_in(request, claim.says),
                        escape_html(request.say(claim.says)), verdict_mark(request, verdict->kind));
  }
  const std::vector<std::string_view> all(topics.begin(), topics.end());
  return html_form({.action = "/claims",
                    .button = request.say("Show"),
                    .fields = html_codes(request, "topic", "Topic", all)}) +
         "<ul class=\"claims\">\n" + list + "</ul>\n";
}

}  // namespace

Result<Page> claims_page(const PageRequest& request) {
  Page page{.kind = "claims", .title = request.say("Claims")};
  page.lead = request.say("Ask a claim of your own, and see what the figures say.");
  page.body = claim_form(request);
  if (request.has("claim")) {
    const auto asked = TRY(claim_asked(request.text("claim")));
    auto checker = TRY(ClaimChecker::open(*request.workspace, request.text("as_of")));
    const auto verdict = TRY(checker.check(asked.expression));
    page.trail = {{"/claims", page.title}};
    page.title = request.say("A claim, and what the evidence says");
    page.lead.clear();
    page.body =
        ClaimPage(request, verdict, asked.listed ? &*asked.listed : nullptr).html() + page.body;
    page.forms = {{PageRequest{.path = "/api/v1/claim"}.address_with(
                       {{"claim", request.text("claim")}, {"format", "json"}}),
                   "JSON"}};
    return page;
  }
  page.body += fmt::format("<section id=\"heard\">\n{}{}</section>\n",
                           html_heading(request.say("Often heard")), TRY(listed_claims(request)));
  page.forms = {{"/api/v1/claims?format=csv", "CSV"}, {"/api/v1/claims?format=json", "JSON"}};
  return page;
}

}  // namespace corridor
