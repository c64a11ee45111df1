// Search: what names one place or one way is answered by its page at once; everything else by what
// has the words, the best first, each leading to its page.

#include "base/text.h"
#include "registers/search.h"
#include "report/own_language.h"
#include "report/page/markup.h"
#include "report/page/pages.h"
#include "report/render_escape.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

constexpr std::size_t hits_shown = 20;

/// What stands between two places as people write it.
constexpr std::array<std::string_view, 14> connectors{" to ", " -> ",   " → ", "→",     " - ",
                                                      " – ",  " vers ", " à ", " a ",   " إلى ",
                                                      " в ",  "到",     "至",  " থেকে "};

std::string code_of(Place place) { return std::string(place.code()); }

std::optional<Place> place_called(std::string_view written) {
  return Gazetteer::get().match(trim(written));
}

/// The page of a place or a way, where the words name one.
std::optional<std::string> page_named(std::string_view words) {
  if (const auto place = place_called(words)) return page_address("/place", place->code());
  for (const auto connector : connectors) {
    const auto at = words.find(connector);
    if (at == words.npos) continue;
    const auto from = place_called(words.substr(0, at));
    const auto to = place_called(words.substr(at + connector.size()));
    if (!from || !to || *from == *to) continue;
    return page_address("/corridor", fmt::format("{}-{}", from->code(), to->code()));
  }
  const auto subject = Gazetteer::get().parse_subject(words);
  if (!subject || subject->origin == subject->place) return std::nullopt;
  if (!subject->is_corridor()) return page_address("/place", subject->place.code());
  return page_address("/corridor", code_of(subject->origin) + "-" + code_of(subject->place));
}

Result<std::string> way_named(const std::string& from, const std::string& to) {
  const auto& gazetteer = Gazetteer::get();
  const Place origin = TRY(gazetteer.parse_place(from)), place = TRY(gazetteer.parse_place(to));
  if (origin == place) return page_address("/place", place.code());
  return page_address("/corridor", code_of(origin) + "-" + code_of(place));
}

std::string marked(const MarkedText& text) {
  std::string out;
  std::size_t at = 0;
  const std::string_view all = text.text;
  for (const auto& hit : text.hits) {
    out += escape_html(all.substr(at, hit.begin - at));
    out += fmt::format("<mark>{}</mark>", escape_html(all.substr(hit.begin, hit.end - hit.begin)));
    at = hit.end;
  }
  return out + escape_html(all.substr(at));
}

std::string item(const PageRequest& request, const SearchHit& hit) {
  const auto colon = hit.address.find(':');
  const auto kind = hit.address.substr(0, colon);
  const auto code = colon == hit.address.npos ? "" : hit.address.substr(colon + 1);
  auto href = page_of_item(kind, code);
  // Passages are of an instrument; entries of lists and editions have no page of their own.
  if (href.empty() && !hit.proof.empty()) href = page_address("/proof", hit.proof);
  const auto title = hit.title.text.empty() ? escape_html(hit.address) : marked(hit.title);
  auto out = fmt::format("<li><h3{}><a href=\"{}\">{}</a></h3>",
                         written_in(request, hit.title.text), escape_html(href), title);
  out += fmt::format("<p class=\"small\">{}", escape_html(request.say(hit.kind)));
  if (!hit.part_of.empty()) {
    out += " · " + html_run(hit.part_of, request.language());
  }
  if (!hit.since.empty()) out += " · " + escape_html(hit.since.text());
  out += "</p>";
  if (!hit.snippet.text.empty()) {
    out += fmt::format("<p dir=\"auto\" lang=\"{}\">{}</p>", escape_html(hit.snippet.language),
                       marked(hit.snippet));
  }
  return out + "</li>\n";
}

/// Places whose name is near.
std::string near_places(const PageRequest& request, const std::string& words) {
  std::string out;
  for (const auto& name : Gazetteer::get().suggestions(words)) {
    const auto place = Gazetteer::get().match(name);
    if (!place) continue;
    out +=
        fmt::format("<li>{}</li>\n", html_link(page_address("/place", place->code()),
                                               Gazetteer::get().name(*place, request.language())));
  }
  if (out.empty()) return out;
  return html_heading(request.say("Did you mean")) + "<ul>\n" + out + "</ul>\n";
}

std::string search_box(const PageRequest& request) {
  return html_search({.id = "search",
                      .label = request.say("A place, two places, a word of law, a promise"),
                      .button = request.say("Search"),
                      .words = request.text("q")});
}

Result<std::string> results(const PageRequest& request) {
  SearchRequest asked{.words = request.text("q"), .most = hits_shown};
  asked.skip = static_cast<std::size_t>(
      std::clamp<std::int64_t>(parse_integer(request.text("skip")).value_or(0), 0, 100'000));
  const auto answer = TRY(search(*request.workspace, asked));
  if (answer.hits.empty()) {
    std::string out = html_paragraph(request.say("Nothing was found. Try other words, or fewer."));
    for (const auto& word : TRY(words_spelt_nearly(*request.workspace, asked))) {
      out += html_paragraph(request.say("Did you mean")) + html_link("/search?q=" + word, word);
    }
    return out;
  }
  std::string out = html_paragraph(
      request.say("{count} found",
                  {{"count", request.words.number(static_cast<double>(answer.total))}}),
      "small");
  out += fmt::format("<ol class=\"hits\" start=\"{}\">\n", asked.skip + 1);
  for (const auto& hit : answer.hits) out += item(request, hit);
  out += "</ol>\n";
  if (answer.more) {
    const auto next = std::to_string(asked.skip + answer.hits.size());
    out += fmt::format("<p>{}</p>\n",
                       html_link(request.address_with({{"skip", next}}), request.say("More")));
  }
  return out;
}

}  // namespace

Result<Page> search_page(const PageRequest& request) {
  Page page{.kind = "search", .title = request.say("Search")};
  if (request.has("from") || request.has("to")) {
    page.moved_to = TRY(way_named(request.text("from"), request.text("to")));
    return page;
  }
  const auto words = request.text("q");
  if (!request.has("skip")) {
    if (auto named = page_named(words)) {
      page.moved_to = std::move(*named);
      return page;
    }
  }
  page.body = search_box(request);
  if (words.empty()) return page;
  page.title = request.say("Search: {words}", {{"words", words}});
  page.body += near_places(request, words) + TRY(results(request));
  return page;
}

}  // namespace corridor
