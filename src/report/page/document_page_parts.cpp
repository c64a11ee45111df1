// What a document makes of the page around it: one part of it alone, contents, another language.

#include "report/page/document_body.h"
#include "report/page/markup.h"
#include "report/render_escape.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {

const DocumentSection* asked_part(const PageRequest& request, const Document& document) {
  const auto id = request.text("part");
  const auto found = std::ranges::find_if(document.sections, [&](const DocumentSection& section) {
    return !id.empty() && html_id(section.id) == id;
  });
  return found == document.sections.end() ? nullptr : &*found;
}

void name_part(const PageRequest& request, const Document& document, Page& page) {
  const auto* part = asked_part(request, document);
  const bool proofs = part == nullptr && request.text("part") == proofs_part;
  if (part == nullptr && !proofs) return;
  const auto id = proofs ? std::string("sources") : html_id(part->id);
  page.trail.push_back({request.address_with({{"part", ""}}) + "#" + id, page.title});
  page.contents.clear();
  const auto& title = proofs ? document.proofs_title : part->title;
  if (!title.empty()) page.title += ": " + title;
}

std::string in_own_language(const PageRequest& request, const Document& document,
                            std::string body) {
  if (document.language == request.language()) return body;
  return fmt::format(
      "<p class=\"small\" role=\"note\">{}</p>\n<div lang=\"{}\" dir=\"{}\">\n{}</div>\n",
      escape_html(request.say("What follows is in English: it has not been translated yet.")),
      escape_html(document.language), document.right_to_left ? "rtl" : "ltr", body);
}

std::vector<PageLink> contents_of(const Document& document) {
  std::vector<PageLink> contents;
  for (const auto& section : document.sections) {
    if (!section.title.empty()) contents.push_back({"#" + html_id(section.id), section.title});
  }
  return contents;
}

}  // namespace corridor
