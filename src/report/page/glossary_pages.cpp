// The glossary: all terms by their letter, and one with everything that is known of it.

#include "base/text.h"
#include "registers/glossary.h"
#include "report/own_language.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

std::string in_language(const Term::ByLanguage& texts, std::string_view language) {
  if (const auto found = texts.find(language); found != texts.end()) return found->second;
  const auto english = texts.find("en");
  return english == texts.end() ? std::string() : english->second;
}

std::string links_to(const PageRequest& request, const std::vector<std::string>& codes,
                     const std::vector<Term>& all) {
  std::string out;
  for (const auto& code : codes) {
    const auto found = std::ranges::find(all, code, &Term::code);
    if (found == all.end()) continue;
    out += fmt::format("{}{}", out.empty() ? "" : ", ",
                       html_link(page_address("/glossary", code), found->form(request.language())));
  }
  return out;
}

class TermPage {
 public:
  TermPage(const PageRequest& request, const std::vector<Term>& all)
      : request_(request), all_(all) {}

  std::string text(const Term& term) {
    const auto& language = request_.language();
    const auto meaning = in_language(term.definitions, language);
    std::string out = fmt::format("<p class=\"lead\"{}>{}</p>\n", written_in(request_, meaning),
                                  escape_html(meaning));
    add("Rather not", avoided(term));
    add("Why", html_run(in_language(term.why, language), language));
    add("Wider", links_to(request_, term.broader, all_));
    add("Narrower", links_to(request_, term.narrower, all_));
    add("See also", links_to(request_, term.related, all_));
    add("In other languages", others(term));
    add("Defined by", html_run(term.publisher, language) + " · " +
                          html_link(page_address("/proof", term.proof), request_.say("Proof")));
    return out + fmt::format("<dl class=\"facts\">\n{}</dl>\n", std::exchange(list_, {})) +
           fmt::format("<p>{}</p>\n", html_link("/search?q=" + term.code,
                                                request_.say("Where else the word stands")));
  }

 private:
  void add(std::string_view label, const std::string& html) {
    if (html.empty()) return;
    list_ +=
        fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escape_html(request_.say(label)), html);
  }

  std::string avoided(const Term& term) const {
    const auto found = term.avoid.find(request_.language());
    std::string out;
    if (found == term.avoid.end()) return out;
    for (const auto& form : found->second) {
      out += fmt::format("{}<s>{}</s>", out.empty() ? "" : ", ", escape_html(form));
    }
    return out;
  }

  std::string others(const Term& term) const {
    std::string out;
    for (const auto& [language, title] : term.titles) {
      if (language == request_.language()) continue;
      out += fmt::format("<span lang=\"{0}\" dir=\"auto\">{1}</span> ({0}){2}", language,
                         escape_html(term.form(language)), "<br>");
    }
    return out;
  }

  const PageRequest& request_;
  const std::vector<Term>& all_;
  std::string list_ = {};
};

}  // namespace

Result<Page> glossary_page(const PageRequest& request) {
  Page page{.kind = "glossary", .title = request.say("Glossary")};
  page.lead = request.say("Words explained, and words rather not used.");
  auto all = TRY(glossary(*request.workspace));
  const auto& language = request.language();
  const auto wanted = fold(request.text("q"));
  std::ranges::sort(all, {}, [&](const Term& term) { return fold(term.form(language)); });
  page.body = html_form({.action = "/glossary",
                         .button = request.say("Search"),
                         .fields = html_field({.name = "q",
                                               .label = request.say("Part of a word"),
                                               .value = request.text("q"),
                                               .kind = "search"})});
  std::string list;
  for (const auto& term : all) {
    const auto form = term.form(language);
    if (!wanted.empty() && !fold(form).contains(wanted)) continue;
    const auto meaning = in_language(term.definitions, language);
    list += fmt::format("<div id=\"{}\"><dt{}>{}</dt><dd{}>{}</dd></div>\n", html_id(term.code),
                        written_in(request, form),
                        html_link(page_address("/glossary", term.code), form),
                        written_in(request, meaning), escape_html(meaning));
  }
  if (list.empty()) {
    list = html_paragraph(request.say("Nothing was found. Try other words, or fewer."));
  }
  page.body += "<dl class=\"facts terms\">\n" + list + "</dl>\n";
  page.forms = {{"/api/v1/glossary?format=csv", "CSV"}, {"/api/v1/glossary?format=json", "JSON"}};
  return page;
}

Result<Page> term_page(const PageRequest& request) {
  const auto all = TRY(glossary(*request.workspace));
  const auto terms = TRY(find_terms(all, request.text("term")));
  Page page{.kind = "glossary", .title = std::string(terms.front().form(request.language()))};
  page.trail = {{"/glossary", request.say("Glossary")}};
  TermPage writer(request, all);
  for (const auto& term : terms) {
    if (&term != &terms.front()) page.body += html_heading(term.form(request.language()));
    page.body += writer.text(term);
  }
  page.forms = {{page_address("/api/v1/glossary", request.text("term")) + "?format=json", "JSON"}};
  return page;
}

}  // namespace corridor
