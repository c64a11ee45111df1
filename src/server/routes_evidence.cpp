// Evidence: series, proofs, editions, and claims held against them.
#include "evidence/proof.h"
#include "report/catalogue_tables.h"
#include "report/claim_report.h"
#include "report/proof_report.h"
#include "report/series_report.h"
#include "report/tables.h"
#include "server/common_parameters.h"
#include "server/route_groups.h"

#include <array>

namespace corridor {
namespace {

Result<Reply> indicators(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(indicators_table(workspace)), {"indicator"});
}

Result<Reply> series_of(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const SeriesRequest request{.indicator = asked.text("indicator"),
                              .subject = asked.text("subject"),
                              .from_year = TRY(asked.year("from")),
                              .to_year = TRY(asked.year("to")),
                              .sex = asked.text("sex"),
                              .as_of = asked.text("as_of"),
                              .edition = asked.text("edition")};
  return asked.reply(TRY(series_report(workspace, request, asked.format(), text_width)));
}

Result<Reply> proof(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(render(TRY(prove(workspace, asked.text("proof"))), asked.format())));
}

Result<Reply> editions(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(editions_table(workspace, asked.text("as_of"))), {"edition", "version"});
}

Result<Reply> claims(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const ClaimListRequest request{.topic = asked.text("topic"), .as_of = asked.text("as_of")};
  return asked.reply(TRY(claims_list(workspace, request, asked.format())), {"claim"});
}

Result<Reply> claim(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(
      TRY(claim_report(workspace, asked.text("claim"), asked.text("as_of"), asked.format())));
}

constexpr RouteParameter subject_parameter{
    "subject", "a place or a corridor: BGD, BGD-MYS, _W for the world", "BGD-MYS"};
constexpr RouteParameter indicator_parameter{
    "indicator", "an indicator, or arithmetic over several", "migrant_stock"};

std::vector<RouteParameter> series_parameters() {
  return {indicator_parameter,
          subject_parameter,
          {"from", "first year", "2000", RouteParameter::Kind::year},
          {"to", "last year", "2020", RouteParameter::Kind::year},
          {"sex", "female, male or total; all where it is left out", "total"},
          as_of_parameter,
          {"edition", "this edition only, current or not", ""}};
}

}  // namespace

std::span<const Route> evidence_routes() {
  static const std::array routes{
      Route{.pattern = "/api/v1/indicators",
            .group = "evidence",
            .summary = "What there are figures of",
            .parameters = {limit_parameter, after_parameter},
            .forms = "json csv text html md",
            .answer = indicators},
      Route{.pattern = "/api/v1/series/{indicator}/{subject}",
            .group = "evidence",
            .summary = "The figures of an indicator for a place or corridor, each with its proof",
            .parameters = series_parameters(),
            .forms = "json csv text html md",
            .answer = series_of},
      Route{.pattern = "/api/v1/proofs/{proof}",
            .group = "evidence",
            .summary = "Where a figure comes from: publisher, edition, row, column, steps",
            .parameters = {{"proof", "a proof id of a series, a brief or the law",
                            "sum:4a73f7fc20ec:migrant_stock:_W-MYS:2020:total:total"}},
            .forms = "json text",
            .answer = proof},
      Route{.pattern = "/api/v1/editions",
            .group = "evidence",
            .summary = "What has been loaded, and which of it counts",
            .parameters = {as_of_parameter, limit_parameter, after_parameter},
            .forms = "json csv text html md",
            .answer = editions},
      Route{.pattern = "/api/v1/claims",
            .group = "evidence",
            .summary = "Widely heard claims, each with what the evidence says",
            .parameters = {{"topic", "such as numbers, refugees, remittances, women", "refugees"},
                           as_of_parameter,
                           limit_parameter,
                           after_parameter},
            .forms = "json csv text html md",
            .answer = claims},
      Route{.pattern = "/api/v1/claim",
            .group = "evidence",
            .summary = "One claim held against the evidence",
            .parameters = {{.name = "claim",
                            .meaning = "a comparison, or the id of a claim of the list",
                            .example = "remittances_exceed_aid",
                            .required = true},
                           as_of_parameter},
            .forms = "json text",
            .answer = claim}};
  return routes;
}

}  // namespace corridor
