// Law: instruments, what protects people on a way, what two places agreed, where things pull apart.
#include "report/agreements_report.h"
#include "report/catalogue_tables.h"
#include "report/coherence_report.h"
#include "report/law_report.h"
#include "report/participation_report.h"
#include "report/review_report.h"
#include "server/common_parameters.h"
#include "server/route_groups.h"

#include <array>

namespace corridor {
namespace {

Result<Reply> instruments(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(instruments_table(workspace, asked.language)), {"instrument"});
}

/// Of a place, a corridor or an instrument, whichever the path names.
Result<Reply> law(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const LawRequest request{.subject = asked.text(asked.route.parameters.front().name),
                           .as_of = asked.text("as_of"),
                           .known_by = asked.text("known_by"),
                           .language = asked.language};
  return asked.reply(TRY(law_report(workspace, request, asked.format(), text_width)));
}

Result<Reply> agreements(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const AgreementsRequest request{
      .corridor = asked.text("corridor"), .as_of = asked.text("as_of"), .language = asked.language};
  return asked.reply(TRY(agreements_report(workspace, request, asked.format(), text_width)));
}

Result<Reply> coherence(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const CoherenceRequest request{.subject = asked.text("subject"),
                                 .as_of = asked.text("as_of"),
                                 .rule = asked.text("rule"),
                                 .language = asked.language};
  return asked.reply(TRY(coherence_report(workspace, request, asked.format(), text_width)));
}

Result<Reply> participation(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const ParticipationRequest request{
      .place = asked.text("place"), .as_of = asked.text("as_of"), .language = asked.language};
  return asked.reply(TRY(participation_report(workspace, request, asked.format(), text_width)));
}

Result<Reply> review(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const ReviewRequest request{.before = asked.text("before"),
                              .from = asked.text("from"),
                              .subject = asked.text("subject"),
                              .language = asked.language};
  return asked.reply(TRY(review_report(workspace, request, asked.format(), text_width)));
}

constexpr std::string_view documents = "json html csv text md";
constexpr RouteParameter instrument_parameter{"instrument", "code or name: icrmw", "icrmw"};
constexpr RouteParameter known_by_parameter{"known_by", "from what the workspace knew on that day",
                                            "2030-01-31", RouteParameter::Kind::day};

Route review_route() {
  return Route{.pattern = "/api/v1/review",
               .group = "law",
               .summary = "When agreements and social clauses come up for review or end",
               .parameters = {{"before", "a day, month or year, not included", "2030-01-01"},
                              {"from", "the first day; today where it is left out", "2026-01-01"},
                              {"subject", "only where this place or corridor is a party", "PHL"}},
               .forms = documents,
               .answer = review,
               .languages = true};
}

}  // namespace

std::span<const Route> law_routes() {
  static const std::array routes{
      Route{.pattern = "/api/v1/instruments",
            .group = "law",
            .summary = "Treaties, agreements and laws that the registers describe",
            .parameters = {limit_parameter, after_parameter},
            .forms = "json csv text html md",
            .answer = instruments,
            .languages = true},
      Route{.pattern = "/api/v1/instruments/{instrument}",
            .group = "law",
            .summary = "One instrument: what it gives, who joined it and since when",
            .parameters = {instrument_parameter, as_of_parameter, known_by_parameter},
            .forms = documents,
            .answer = law,
            .languages = true},
      Route{.pattern = "/api/v1/law/{subject}",
            .group = "law",
            .summary = "What protects people on a way, or what binds a place: the protection map",
            .parameters = {{"subject", "a corridor or a place: BGD-MYS, MYS", "BGD-MYS"},
                           as_of_parameter,
                           known_by_parameter},
            .forms = documents,
            .answer = law,
            .languages = true},
      Route{.pattern = "/api/v1/agreements/{corridor}",
            .group = "law",
            .summary = "What two places agreed, on one timeline with the figures of the corridor",
            .parameters = {corridor_parameter, as_of_parameter},
            .forms = documents,
            .answer = agreements,
            .languages = true},
      Route{.pattern = "/api/v1/coherence/{subject}",
            .group = "law",
            .summary = "Where instruments, policies or the two sides of a corridor pull apart",
            .parameters = {{"subject", "a corridor or a place: BGD-MYS, BGD", "BGD-MYS"},
                           as_of_parameter,
                           {"rule", "this rule alone", "reservation_against_promise"}},
            .forms = documents,
            .answer = coherence,
            .languages = true},
      Route{.pattern = "/api/v1/participation/{place}",
            .group = "law",
            .summary = "Who may become a citizen of a place, vote and be heard there",
            .parameters = {place_parameter, as_of_parameter},
            .forms = documents,
            .answer = participation,
            .languages = true},
      review_route()};
  return routes;
}

}  // namespace corridor
