// A self-assessment: thirty questions in a form that only reads, so that nothing is kept and the
// answers stand in the address; below it the level, and the smallest steps to the next.

#include "report/assessment_report.h"
#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

/// An answer as it stands in the address: half points, or nothing.
std::optional<int> answer_to(const PageRequest& request, const PolicyQuestion& question) {
  const auto parsed = parse_policy_answer(question, request.text(question.id));
  if (!parsed) return std::nullopt;
  return parsed->half_points;
}

std::string choice(const PageRequest& request, const PolicyQuestion& question, int half_points) {
  const auto word = policy_answer_word(question, half_points);
  const bool chosen = answer_to(request, question) == half_points;
  std::string_view shown = word;
  if (word == "regardless") shown = "yes, whatever the status";
  if (word == "legal") shown = "yes, with a permit only";
  return fmt::format(
      "<label class=\"radio\"><input type=\"radio\" name=\"{}\" value=\"{}\"{}> {}</label>\n",
      question.id, word, chosen ? " checked" : "", escape_html(request.say(shown)));
}

std::string field(const PageRequest& request, const PolicyQuestion& question) {
  std::string out = fmt::format("<fieldset><legend>{} {}</legend>\n",
                                html_said(request, "strong", question.title),
                                html_said(request, "span", question.question));
  const bool by_status = question.domain() == 0;
  out += choice(request, question, 2);
  if (by_status) out += choice(request, question, 1);
  return out + choice(request, question, 0) + "</fieldset>\n";
}

std::string questions(const PageRequest& request) {
  std::string out;
  std::size_t domain = policy_domain_count;
  for (const auto& question : policy_questions()) {
    if (question.domain() != domain) {
      domain = question.domain();
      const auto title = policy_domains()[domain];
      out += fmt::format("<h2 id=\"domain-{0}\"{1}>{0}. {2}</h2>\n", domain + 1,
                         said_in(request, title), escape_html(request.say(title)));
    }
    out += field(request, question);
  }
  return out;
}

}  // namespace

Result<Page> assessments_page(const PageRequest& request) {
  Page page{.kind = "assessment", .title = request.say("Self-assessment")};
  if (request.has("place")) {
    const Place place = TRY(Gazetteer::get().parse_place(request.text("place")));
    page.moved_to = page_address("/assessment", place.code());
    return page;
  }
  page.lead = request.say("Where a country stands, and its next small step.");
  page.body = html_paragraph(request.say(
      "Thirty questions on migration policies, those of SDG indicator 10.7.2. Nothing is kept: the "
      "answers stand in the address of the page, to be shared or thrown away."));
  page.body += html_form({.action = "/assessment",
                          .button = request.say("Begin"),
                          .fields = html_field({.name = "place",
                                                .label = request.say("A country"),
                                                .kind = "search",
                                                .required = true}),
                          .css_class = "way"});
  return page;
}

Result<Page> assessment_page(const PageRequest& request) {
  const Place place = TRY(Gazetteer::get().parse_place(request.text("place")));
  Page page{.kind = "assessment"};
  page.title = request.say("Self-assessment: {place}",
                           {{"place", Gazetteer::get().name(place, request.language())}});
  page.trail = {{"/assessment", request.say("Self-assessment")}};
  auto assessment = new_assessment(place);
  std::size_t answered = 0;
  const auto all = policy_questions();
  for (std::size_t i = 0; i < all.size(); ++i) {
    assessment.policy[i].value = answer_to(request, all[i]);
    answered += assessment.policy[i].value ? 1 : 0;
  }
  page.lead =
      request.say("{count} of {all} questions are answered.",
                  {{"count", std::to_string(answered)}, {"all", std::to_string(all.size())}});
  if (answered > 0) {
    const auto findings = TRY(assess(assessment, *request.workspace));
    const auto document = assessment_document(assessment, findings);
    DocumentBody body(request, document);
    page.body = in_own_language(request, document, body.all());
  }
  page.body += html_form({.action = request.path,
                          .button = request.say("Show where this stands"),
                          .fields = questions(request),
                          .css_class = "questions"});
  return page;
}

}  // namespace corridor
