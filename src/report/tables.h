#pragma once
// Answers that are one table: series, editions, known sources, search, and what the doctor saw.

#include "base/table.h"
#include "evidence/doctor.h"
#include "evidence/series.h"

#include <string>
#include <vector>

namespace corridor {

/// Columns that scripts depend on:
/// indicator,origin,place,period,sex,age,value,status,source,edition,proof
/// and, behind age, `dimensions` where a figure has any (method=x, variant=low).
Table series_table(const SeriesQuery& query, const std::vector<Figure>& figures);

/// The same for people: what is alike in every row (indicator, places, source) is said once, above;
/// publishers' series and categories go by their names where a list in the workspace has them; and
/// what else tells figures apart has a column of its own.
Result<Table> readable_series_table(const Workspace& workspace, const SeriesQuery& query,
                                    const std::vector<Figure>& figures);

/// Why a series is empty, as an error with what to do: other places and years that have figures.
Result<Error> nothing_known(const Workspace& workspace, const SeriesQuery& query);

/// Takes out a column by its name; it must be there.
void drop_column(Table& table, std::string_view name);

/// Takes out those of the named columns of text that say the same in every row; a note says it
/// instead, but for what is empty or "total". The table has rows.
void say_once(Table& table, std::initializer_list<std::string_view> names);

Table known_sources_table();
Result<Table> editions_table(const Workspace& workspace, const std::string& as_of);
/// Places, indicators, entries of lists and editions; of entries the nearest, and how many more.
Result<Table> find_table(const Workspace& workspace, const std::string& text);
Table examination_table(const Examination& examination);
/// The plausibility checks: what each means and how it is decided.
Table plausibility_table();
/// What was rejected and flagged, and totals that differ from their parts: by edition and kind,
/// with the exact number and at most so many examples of each. Where `for_people`, what an example
/// has in common with the one above is not said again.
struct RemarksShown {
  std::int64_t most_examples = 3;
  bool for_people = false;
};
Result<Table> data_remarks_table(const Workspace& workspace, const RemarksShown& shown);

}  // namespace corridor
