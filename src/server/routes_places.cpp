// Places and corridors: what there is, and what is known about each in plain words.
#include "report/brief.h"
#include "report/catalogue_tables.h"
#include "report/contribution.h"
#include "report/render_document.h"
#include "report/review_annex.h"
#include "report/tables.h"
#include "server/common_parameters.h"
#include "server/route_groups.h"
#include "vocabulary/gazetteer.h"

#include <array>

namespace corridor {
namespace {

Result<Reply> places(const Asked& asked) {
  return asked.reply(TRY(places_table(asked.text("kind"), asked.language)), {"place"});
}

Result<Reply> place(const Asked& asked) {
  return asked.reply(render(TRY(place_table(asked.text("place"), asked.language)), asked.format()));
}

Result<Reply> brief_of(const Asked& asked, std::string subject) {
  const auto workspace = TRY(asked.open());
  const BriefRequest request{
      .subject = std::move(subject), .language = asked.language, .as_of = asked.text("as_of")};
  const auto document = TRY(write_brief(workspace, request));
  return asked.reply(TRY(render(document, asked.format(), text_width)));
}

Result<Reply> place_brief(const Asked& asked) {
  const Place place = TRY(Gazetteer::get().parse_place(asked.text("place")));
  return brief_of(asked, std::string(place.code()));
}

Result<Reply> corridor_brief(const Asked& asked) {
  TRY(Gazetteer::get().parse_corridor(asked.text("corridor")));
  return brief_of(asked, asked.text("corridor"));
}

Result<Reply> contribution_of(const Asked& asked, std::string subject) {
  const auto workspace = TRY(asked.open());
  const ContributionRequest request{
      .subject = std::move(subject), .language = asked.language, .as_of = asked.text("as_of")};
  if (asked.format() == Format::json) {
    return asked.reply(TRY(contribution_json(workspace, request)));
  }
  if (asked.format() == Format::csv) {
    return asked.reply(render(TRY(contribution_table(workspace, request)), Format::csv));
  }
  return asked.reply(
      TRY(render(TRY(contribution_document(workspace, request)), asked.format(), text_width)));
}

Result<Reply> place_contribution(const Asked& asked) {
  const Place place = TRY(Gazetteer::get().parse_place(asked.text("place")));
  return contribution_of(asked, std::string(place.code()));
}

Result<Reply> corridor_contribution(const Asked& asked) {
  TRY(Gazetteer::get().parse_corridor(asked.text("corridor")));
  return contribution_of(asked, asked.text("corridor"));
}

Result<Reply> annex(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const auto document = TRY(write_review_annex(
      workspace,
      {.place = asked.text("place"), .as_of = asked.text("as_of"), .language = asked.language}));
  return asked.reply(TRY(render(document, asked.format(), text_width)));
}

Result<Reply> find(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(find_table(workspace, asked.text("text"))), {"kind", "code"});
}

Route contribution_route(std::string_view pattern, std::string_view group,
                         const RouteParameter& subject, Result<Reply> (*answer)(const Asked&)) {
  return {.pattern = pattern,
          .group = group,
          .summary = "What people who moved bring and what it costs, figure by figure",
          .parameters = {subject, as_of_parameter},
          .forms = "json csv text html md",
          .answer = answer,
          .languages = true};
}

}  // namespace

std::span<const Route> place_routes() {
  static const std::array routes{
      Route{.pattern = "/api/v1/places",
            .group = "places",
            .summary = "Countries, areas, groups and special codes",
            .parameters = {{"kind", "country, area, group, special, statistical or former",
                            "country"},
                           limit_parameter,
                           after_parameter},
            .forms = "json csv text html md",
            .answer = places,
            .languages = true},
      Route{.pattern = "/api/v1/places/{place}",
            .group = "places",
            .summary = "One place: codes, groups, neighbours",
            .parameters = {place_parameter},
            .forms = "json csv text html md",
            .answer = place,
            .languages = true},
      Route{.pattern = "/api/v1/places/{place}/brief",
            .group = "places",
            .summary = "What is known about a place, in plain words, each figure with its proof",
            .parameters = {place_parameter, as_of_parameter},
            .forms = "json html text md",
            .answer = place_brief,
            .languages = true},
      Route{.pattern = "/api/v1/corridors/{corridor}/brief",
            .group = "corridors",
            .summary = "What is known about a corridor, in plain words, each figure with its proof",
            .parameters = {corridor_parameter, as_of_parameter},
            .forms = "json html text md",
            .answer = corridor_brief,
            .languages = true},
      contribution_route("/api/v1/places/{place}/contribution", "places", place_parameter,
                         place_contribution),
      contribution_route("/api/v1/corridors/{corridor}/contribution", "corridors",
                         corridor_parameter, corridor_contribution),
      Route{.pattern = "/api/v1/places/{place}/review-annex",
            .group = "places",
            .summary = "The annex on migration of a national review: promises, verdicts, gaps",
            .parameters = {place_parameter, as_of_parameter},
            .forms = "json html text md",
            .answer = annex,
            .languages = true},
      Route{.pattern = "/api/v1/find",
            .group = "places",
            .summary = "Places, indicators, entries of lists and editions by name or code",
            .parameters = {{.name = "text",
                            .meaning = "part of a name, in any language, or a code",
                            .example = "remittances",
                            .required = true},
                           limit_parameter,
                           after_parameter},
            .forms = "json csv text html md",
            .answer = find}};
  return routes;
}

}  // namespace corridor
