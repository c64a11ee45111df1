// The chain: recommendations, commitments, who acts, practices, and where it breaks.
#include "report/chain_lists.h"
#include "report/chain_report.h"
#include "report/commitments_report.h"
#include "report/gaps_report.h"
#include "report/practices_report.h"
#include "server/common_parameters.h"
#include "server/route_groups.h"

#include <array>

namespace corridor {
namespace {

using ListReport = Result<std::string> (*)(const Workspace&, const ListRequest&, Format,
                                           std::size_t);

/// A list of the chain; what a route has no parameter for is empty, and so asks for all.
template <ListReport report> Result<Reply> list(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const ListRequest request{.place = asked.text("place"),
                            .topic = asked.text("topic"),
                            .type = asked.text("type"),
                            .group = asked.text("for"),
                            .workshop = asked.text("workshop"),
                            .status = asked.text("status"),
                            .language = asked.language,
                            .columns = asked.text("columns")};
  return asked.reply(TRY(report(workspace, request, asked.format(), text_width)));
}

Result<Reply> commitments_of(const Asked& asked, const PromisesRequest& request) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(promises_report(workspace, request, asked.format(), text_width)));
}

Result<Reply> commitments(const Asked& asked) {
  return commitments_of(asked, {.places = {asked.text("place")},
                                .commitment = asked.text("commitment"),
                                .as_of = asked.text("as_of")});
}

Result<Reply> practices(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const PracticesRequest request{.subject = asked.text("subject"),
                                 .need = asked.text("need"),
                                 .topic = asked.text("topic"),
                                 .language = asked.language};
  return asked.reply(TRY(practices_report(workspace, request, asked.format(), text_width)));
}

Result<Reply> chain(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const ChainRequest request{
      .item = asked.text("item"), .to = asked.text("to"), .language = asked.language};
  return asked.reply(TRY(chain_report(workspace, request, asked.format(), text_width)));
}

Result<Reply> gaps(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  return asked.reply(TRY(gaps_report(workspace, asked.text("place"), asked.format(), text_width)));
}

constexpr std::string_view lists = "json csv html text md";
constexpr RouteParameter type_parameter{"type", "one kind of them", ""};

}  // namespace

std::span<const Route> actor_routes() {
  static const std::array routes{
      Route{.pattern = "/api/v1/actors",
            .group = "chain",
            .summary = "Who acts: what they do, where, under which mandate",
            .parameters = {place_parameter, topic_parameter, type_parameter},
            .forms = lists,
            .answer = list<actors_report>,
            .languages = true},
      Route{.pattern = "/api/v1/services/{place}",
            .group = "chain",
            .summary = "Services that people can use in a place: what, for whom, by whom",
            .parameters = {place_parameter,
                           {"for", "a group of people: worker, irregular, child ...", "worker"},
                           topic_parameter,
                           type_parameter},
            .forms = lists,
            .answer = list<services_report>,
            .languages = true},
      Route{.pattern = "/api/v1/initiatives",
            .group = "chain",
            .summary = "Processes, forums, programmes and funds",
            .parameters = {place_parameter, topic_parameter, type_parameter},
            .forms = lists,
            .answer = list<initiatives_report>,
            .languages = true},
      Route{.pattern = "/api/v1/initiatives/matrix/{columns}",
            .group = "chain",
            .summary = "Initiatives counted by topic and phase, or by topic and continent",
            .parameters = {{"columns", "phase or place", "phase"}, topic_parameter, type_parameter},
            .forms = lists,
            .answer = list<initiative_matrix>,
            .languages = true}};
  return routes;
}

std::span<const Route> chain_routes() {
  static const std::array routes{
      Route{.pattern = "/api/v1/commitments/{place}",
            .group = "chain",
            .summary = "What a place promised, and whether it is on its way",
            .parameters = {place_parameter,
                           {"commitment", "a number, a code, or sdg, gcm, nyd, pledge", "10.c"},
                           as_of_parameter},
            .forms = lists,
            .answer = commitments},
      Route{.pattern = "/api/v1/recommendations",
            .group = "chain",
            .summary = "What the workshops recommended: by whom, who is to act, how far it is",
            .parameters = {{"workshop", "w1, w2 or w3", "w2"},
                           topic_parameter,
                           {"status", "open, begun, done or overtaken", "open"}},
            .forms = lists,
            .answer = list<recommendations_report>,
            .languages = true},
      Route{.pattern = "/api/v1/practices",
            .group = "chain",
            .summary = "What was tried about what, with its grade of evidence",
            .parameters = {{"subject", "a place or corridor to find practices for", "BGD-MYS"},
                           {"need", "a protection it helps to make real", "contract"},
                           topic_parameter},
            .forms = lists,
            .answer = practices,
            .languages = true},
      Route{.pattern = "/api/v1/chain/{item}",
            .group = "chain",
            .summary = "From a recommendation to its evidence and back, and where it breaks",
            .parameters = {{"item", "an address or a bare code", "recommendation:w1_01"},
                           {"to", "only this stage or kind of item", "commitment"}},
            .forms = "json html text md",
            .answer = chain,
            .languages = true},
      Route{.pattern = "/api/v1/gaps",
            .group = "chain",
            .summary = "Where the chain breaks, in all countries by the weight of their gaps",
            .forms = lists,
            .answer = gaps},
      Route{.pattern = "/api/v1/gaps/{place}",
            .group = "chain",
            .summary = "Where the chain breaks in a country, the heaviest first",
            .parameters = {place_parameter},
            .forms = lists,
            .answer = gaps}};
  return routes;
}

}  // namespace corridor
