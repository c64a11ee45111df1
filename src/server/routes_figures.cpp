// Figures in bulk, indicators that are computed, editions compared, and the formats that are read.
// Files of the server's machine are never named from outside.
#include "evidence/diff.h"
#include "evidence/series.h"
#include "report/compute_report.h"
#include "report/diff_report.h"
#include "report/export.h"
#include "report/tables.h"
#include "scenario/indicators/compute.h"
#include "server/common_parameters.h"
#include "server/route_groups.h"

#include <fmt/core.h>

#include <array>

namespace corridor {
namespace {

constexpr std::size_t largest_export = std::size_t{128} << 20;

Result<ExportFormat> export_format(std::string_view form) {
  return parse_export_format(form == "json" || form == "sdmx-csv" ? form : "csv");
}

/// One name, or none, as a list.
std::vector<std::string> list_of(const Asked& asked, std::string_view name) {
  return asked.has(name) ? std::vector{asked.text(name)} : std::vector<std::string>();
}

Result<Reply> figures(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const FigureWords words{.indicators = list_of(asked, "indicator"),
                          .places = list_of(asked, "place"),
                          .origins = list_of(asked, "origin"),
                          .datasets = list_of(asked, "dataset"),
                          .from_year = TRY(asked.year("from")),
                          .to_year = TRY(asked.year("to")),
                          .sex = asked.text("sex"),
                          .as_of = asked.text("as_of"),
                          .edition = asked.text("edition")};
  const ExportRequest request{.filter = TRY(read_filter(workspace, words)),
                              .format = TRY(export_format(asked.form->name))};
  std::string out;
  const auto count =
      TRY(export_figures(workspace, request, [&out](std::string_view text) -> Result<void> {
        if (out.size() + text.size() > largest_export) {
          return fail({ErrorKind::limit,
                       fmt::format("these figures are more than {} MiB", largest_export >> 20),
                       {},
                       "Ask for fewer: by indicator, place, origin, dataset or year."});
        }
        out += text;
        return {};
      }));
  Reply reply = asked.reply(std::move(out));
  return reply.set("X-Total-Count", std::to_string(count));
}

Result<Reply> calculators(const Asked& asked) {
  return asked.reply(render(calculators_table(), asked.format()));
}

Result<Reply> computed(const Asked& asked) {
  ComputeRequest request{.indicator = asked.text("indicator"),
                         .place = asked.text("place"),
                         .as_of = asked.text("as_of")};
  request.year = TRY(asked.year("year"));
  request.from_year = TRY(asked.year("from"));
  request.to_year = TRY(asked.year("to"));
  const auto table = TRY(compute(request, [&asked] { return asked.open(); }));
  const bool for_programs = asked.format() == Format::csv || asked.format() == Format::json;
  return asked.reply(render(for_programs ? table : readable_computed(table), asked.format()));
}

Result<Reply> compared(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  DiffQuery query{.before = asked.text("before"), .after = asked.text("after")};
  if (asked.has("indicator")) {
    query.indicator = TRY(parse_indicator(workspace, asked.text("indicator")));
  }
  if (const auto most = TRY(asked.count("most"))) {
    query.most_listed = static_cast<std::size_t>(*most);
  }
  const auto diff = TRY(diff_editions(workspace, query));
  return asked.reply(TRY(render(diff, asked.format(), text_width, false)));
}

Result<Reply> formats(const Asked& asked) {
  return asked.reply(render(known_sources_table(), asked.format()));
}

Result<Reply> checks(const Asked& asked) {
  return asked.reply(render(plausibility_table(), asked.format()));
}

Result<Reply> remarks(const Asked& asked) {
  const auto workspace = TRY(asked.open());
  const RemarksShown shown{
      .most_examples = TRY(asked.count("examples")).value_or(3),
      .for_people = asked.format() != Format::csv && asked.format() != Format::json};
  return asked.reply(render(TRY(data_remarks_table(workspace, shown)), asked.format()));
}

using Kind = RouteParameter::Kind;
constexpr RouteParameter from_parameter{"from", "first year", "2015", Kind::year};
constexpr RouteParameter to_parameter{"to", "last year", "2020", Kind::year};
constexpr std::string_view tables = "json csv text html md";

Route checks_route() {
  return {.pattern = "/api/v1/checks",
          .group = "evidence",
          .summary = "What is checked of every edition, what it means and how it is decided",
          .forms = tables,
          .answer = checks};
}

Route remarks_route() {
  return {.pattern = "/api/v1/remarks",
          .group = "evidence",
          .summary = "Implausible figures, rejected rows, totals that differ from their parts",
          .parameters = {{"examples", "so many of each kind", "3", Kind::count}},
          .forms = tables,
          .answer = remarks};
}

}  // namespace

std::span<const Route> figure_routes() {
  static const std::array routes{
      Route{.pattern = "/api/v1/figures",
            .group = "evidence",
            .summary = "Figures in bulk, each with its proof",
            .parameters = {{.name = "indicator",
                            .meaning = "an indicator",
                            .example = "migrant_stock",
                            .required = true},
                           {"place", "a place, whatever the origin, or a corridor", "MYS"},
                           {"origin", "people from there", "BGD"},
                           {"dataset", "a publisher's dataset", "undesa_migrant_stock"},
                           from_parameter,
                           to_parameter,
                           {"sex", "female, male or total", "total"},
                           as_of_parameter,
                           {"edition", "this edition only, current or not", ""}},
            .forms = "csv json sdmx-csv",
            .answer = figures},
      Route{.pattern = "/api/v1/compute",
            .group = "evidence",
            .summary = "Indicators that can be computed",
            .forms = tables,
            .answer = calculators},
      Route{.pattern = "/api/v1/compute/{indicator}/{place}",
            .group = "evidence",
            .summary = "An indicator computed from what the workspace holds",
            .parameters = {{"indicator", "such as 10.c.1", "10.c.1"},
                           place_parameter,
                           {"year", "of that year", "2020", Kind::year},
                           from_parameter,
                           to_parameter,
                           as_of_parameter},
            .forms = tables,
            .answer = computed},
      Route{
          .pattern = "/api/v1/diff/{before}/{after}",
          .group = "evidence",
          .summary = "What changed between two editions: new, gone, revised, by how much",
          .parameters = {{"before", "an edition: a short id, or dataset@version", ""},
                         {"after", "the other edition", ""},
                         {"indicator", "this indicator only", ""},
                         {"most", "so many of each kind of change are listed", "10", Kind::count}},
          .forms = tables,
          .answer = compared},
      Route{.pattern = "/api/v1/formats",
            .group = "evidence",
            .summary = "The publishers' formats that can be read",
            .forms = tables,
            .answer = formats},
      checks_route(),
      remarks_route()};
  return routes;
}

}  // namespace corridor
