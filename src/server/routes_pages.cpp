// Pages for people, and the files that they load. Which page answers which address; what stands on
// it, report/page/ knows.
#include "report/page/assets.h"
#include "report/page/pages.h"
#include "server/page_reply.h"
#include "server/route_groups.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

template <Result<Page> (*make)(const PageRequest&)> Result<Reply> page(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const auto request = TRY(page_request(asked, workspace));
  return page_reply(request, TRY(make(request)));
}

/// To programs, where to begin.
Result<Reply> start(const Asked& asked) {
  if (asked.form->name == "json") return asked.reply("{\"see\": \"/api/v1\"}\n");
  return page<start_page>(asked);
}

/// For ever, where the address has the hash of what is there.
Result<Reply> asset(const Asked& asked) {
  auto found = find_asset(asked.text("name"));
  if (!found) {
    return fail(
        {ErrorKind::not_found, "the program has no such file", {}, "Pages name those it has."});
  }
  const bool is_named = asked.text("v") == found->version;
  Reply reply = reply_with(200, std::move(found->media_type), std::move(found->bytes));
  if (is_named) reply.set("Cache-Control", "public, max-age=31536000, immutable");
  return reply;
}

Route at(std::string_view pattern, Result<Reply> (*answer)(const Asked&)) {
  return {.pattern = pattern,
          .group = "pages",
          .summary = "A page for people",
          .forms = "html",
          .answer = answer,
          .languages = true,
          .any_query = true,
          .is_page = true};
}

Route root() {
  auto route = at("/", start);
  route.forms = "json html";
  return route;
}

Route assets() {
  auto route = at("/assets/{name...}", asset);
  route.forms = "";
  route.languages = false;
  return route;
}

}  // namespace

std::span<const Route> page_routes() {
  static const std::array routes{root(),
                                 assets(),
                                 at("/search", page<search_page>),
                                 at("/place", page<places_page>),
                                 at("/place/{place}", page<place_page>),
                                 at("/corridor/{corridor}", page<corridor_page>),
                                 at("/map", page<map_page>),
                                 at("/map/{place}", page<map_page>),
                                 at("/proof/{proof...}", page<proof_page>),
                                 at("/law", page<instruments_page>),
                                 at("/law/{subject}", page<law_page_of>),
                                 at("/commitments", page<commitments_page>),
                                 at("/commitments/{place}", page<place_commitments_page>),
                                 at("/chain", page<recommendations_page>),
                                 at("/chain/{item...}", page<chain_item_page>),
                                 at("/actors", page<actors_page>),
                                 at("/services", page<services_page>),
                                 at("/services/{place}", page<services_page>),
                                 at("/initiatives", page<initiatives_page>),
                                 at("/practices", page<practices_page>),
                                 at("/claims", page<claims_page>),
                                 at("/models", page<models_page>),
                                 at("/models/{model}", page<model_page>),
                                 at("/runs", page<runs_page>),
                                 at("/runs/{run}", page<run_page>),
                                 at("/compare", page<compare_page>),
                                 at("/displacement", page<displacement_page>),
                                 at("/assessment", page<assessments_page>),
                                 at("/assessment/{place}", page<assessment_page>),
                                 at("/data", page<data_page>),
                                 at("/glossary", page<glossary_page>),
                                 at("/glossary/{term}", page<term_page>)};
  return routes;
}

}  // namespace corridor
