#include "report/series_report.h"

#include "evidence/series.h"
#include "report/tables.h"

namespace corridor {

Result<std::string> series_report(const Workspace& workspace, const SeriesRequest& request,
                                  Format format, std::size_t width) {
  SeriesQuery query = TRY(parse_series_query(workspace, request.indicator, request.subject));
  query.from_year = request.from_year;
  query.to_year = request.to_year;
  if (!request.sex.empty()) query.sex = TRY(parse_sex(request.sex));
  query.as_of = request.as_of;
  query.edition = request.edition;
  const auto figures = TRY(series(workspace, query));
  if (figures.empty()) return fail(TRY(nothing_known(workspace, query)));
  const bool for_programs = format == Format::csv || format == Format::json;
  const Table table = for_programs ? series_table(query, figures)
                                   : TRY(readable_series_table(workspace, query, figures));
  return render(table, format, width);
}

}  // namespace corridor
