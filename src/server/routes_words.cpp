// Words: search, links between things, the glossary.
#include "base/text.h"
#include "registers/search.h"
#include "report/glossary_report.h"
#include "report/links_report.h"
#include "report/search_report.h"
#include "server/common_parameters.h"
#include "server/route_groups.h"
#include "vocabulary/delay.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

constexpr std::int64_t usual_most = 20;

Result<SearchRequest> request_of(const Asked& asked) {
  SearchRequest request{.words = asked.text("q"),
                        .filter = {.language = asked.text("in"),
                                   .kind = asked.text("kind"),
                                   .known_by = asked.text("as_of")}};
  if (asked.has("place")) {
    request.filter.place = TRY(Gazetteer::get().parse_place(asked.text("place")));
  }
  if (asked.has("date")) request.filter.date = TRY(parse_date(asked.text("date")));
  request.most = static_cast<std::size_t>(TRY(asked.count("limit")).value_or(usual_most));
  request.skip = static_cast<std::size_t>(TRY(asked.count("skip")).value_or(0));
  return request;
}

/// The same search, from another hit on.
std::string address_from(const Asked& asked, std::size_t skip) {
  std::string address = "/api/v1/search?";
  for (const auto& [name, value] : asked.values) {
    if (name != "skip") address += fmt::format("{}={}&", name, percent_encode(value));
  }
  return address + fmt::format("skip={}", skip);
}

/// Nothing found is an answer here, with no hits in it.
Result<Reply> search_words(const Asked& asked) {
  const auto request = TRY(request_of(asked));
  const auto workspace = TRY(asked.open());
  const auto answer = TRY(search(workspace, request));
  Reply reply = asked.reply(render_search(answer, request, asked.format(), text_width));
  reply.set("X-Total-Count", std::to_string(answer.total));
  std::string link;
  if (request.skip > 0) {
    const auto before = request.skip - std::min(request.skip, request.most);
    link = fmt::format("<{}>; rel=\"prev\"", address_from(asked, before));
  }
  if (answer.more) {
    link += fmt::format("{}<{}>; rel=\"next\"", link.empty() ? "" : ", ",
                        address_from(asked, request.skip + request.most));
  }
  if (!link.empty()) reply.set("Link", link);
  return reply;
}

Result<Reply> links(const Asked& asked) {
  LinkQuestion question{.item = asked.text("item")};
  if (const auto depth = TRY(asked.count("depth"))) question.depth = static_cast<int>(*depth);
  if (const auto limit = TRY(asked.count("limit"))) {
    question.most = static_cast<std::size_t>(*limit);
  }
  const auto format = TRY(parse_links_format(asked.form->name));
  const auto workspace = TRY(asked.open());
  return asked.reply(render(TRY(link_graph(workspace, question)), format, text_width));
}

Result<Reply> glossary(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const GlossaryRequest request{.term = asked.text("term"), .language = asked.language};
  return asked.reply(TRY(glossary_report(workspace, request, asked.format(), text_width)));
}

}  // namespace

std::span<const Route> word_routes() {
  using Kind = RouteParameter::Kind;
  static const std::array routes{
      Route{.pattern = "/api/v1/search",
            .group = "words",
            .summary = "Law, terms, texts and lists by their words, in seven languages",
            .parameters = {{"q", "words; \"in quotes\" a phrase; -word leaves out", "equal pay",
                            Kind::text, true},
                           {"in", "language of the words and of what is found", "en"},
                           {"kind", "instrument, provision, term, passage, edition, entry",
                            "provision"},
                           {"place", "what is of a place, or an instrument it joined", "MYS"},
                           {"date", "what holds on a day", "2020-01-01", Kind::day},
                           as_of_parameter,
                           {"limit", "how many; 20 where it is left out", "5", Kind::count},
                           {"skip", "how many of the first to pass over", "0", Kind::count}},
            .forms = "json csv text html md",
            .answer = search_words},
      Route{.pattern = "/api/v1/links/{item}",
            .group = "words",
            .summary = "What an item is linked to, both ways: dated, sourced, typed",
            .parameters = {{"item", "an address such as instrument:icrmw, or a bare code",
                            "instrument:icrmw"},
                           {"depth", "steps from the item, 1 to 5", "1", Kind::count},
                           {"limit", "links, at most; 1,000 where it is left out", "100",
                            Kind::count}},
            .forms = "json csv text graphml jsonld",
            .answer = links},
      Route{.pattern = "/api/v1/glossary",
            .group = "words",
            .summary = "All terms",
            .forms = "json csv text html md",
            .answer = glossary,
            .languages = true},
      Route{.pattern = "/api/v1/glossary/{term}",
            .group = "words",
            .summary = "One term: what it means, the form to use and those to avoid",
            .parameters = {{"term", "a code, or a form in any language", "remittance"}},
            .forms = "json csv text html md",
            .answer = glossary,
            .languages = true}};
  return routes;
}

}  // namespace corridor
