// Places and corridors: what there is, and what is known about each in plain words.
#include "report/brief.h"
#include "report/catalogue_tables.h"
#include "report/render_document.h"
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

Result<Reply> find(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(find_table(workspace, asked.text("text"))), {"kind", "code"});
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
