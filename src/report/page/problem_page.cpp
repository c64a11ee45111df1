// What a person is shown instead of a dead end: what went wrong in plain words, what was meant
// perhaps, and the search.

#include "report/page/markup.h"
#include "report/page/page.h"
#include "report/render_escape.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor {
namespace {

std::string_view title_for(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return "Nothing is here";
    case ErrorKind::limit:
      return "That is too much at once";
    case ErrorKind::io:
    case ErrorKind::internal:
      return "This does not work at the moment";
    default:
      return "That cannot be read";
  }
}

std::string_view lead_for(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return "The address may be old or mistyped. Nothing is lost: look for it by its name.";
    case ErrorKind::io:
    case ErrorKind::internal:
      return "It is not your mistake. Try again in a moment.";
    default:
      return "Something in the address is not as it should be. Look for what you want by its name.";
  }
}

/// The last piece of an address as words: what its reader was after.
std::string words_of(const PageRequest& request) {
  if (request.has("q")) return request.text("q");
  const auto& named = request.names;
  return named.empty() ? std::string() : named.back().second;
}

}  // namespace

Page problem_page(const PageRequest& request, const Error& error, int status) {
  Page page{.kind = "search", .title = request.say(title_for(error.kind)), .status = status};
  page.lead = request.say(lead_for(error.kind));
  const auto words = words_of(request);
  page.body = html_search({.id = "search",
                           .label = request.say("A place, two places, a word of law, a promise"),
                           .button = request.say("Search"),
                           .words = words});
  std::string near;
  for (const auto& name : Gazetteer::get().suggestions(words)) {
    const auto place = Gazetteer::get().match(name);
    if (!place) continue;
    near +=
        fmt::format("<li>{}</li>\n", html_link(page_address("/place", place->code()),
                                               Gazetteer::get().name(*place, request.language())));
  }
  if (!near.empty()) {
    page.body += html_heading(request.say("Did you mean")) + "<ul>\n" + near + "</ul>\n";
  }
  page.body += fmt::format(
      "<details class=\"technical\"><summary>{}</summary>\n<p lang=\"en\" dir=\"ltr\">{}. "
      "{}</p></details>\n",
      escape_html(request.say("In the words of the program")), escape_html(error.message),
      escape_html(error.hint));
  return page;
}

}  // namespace corridor
