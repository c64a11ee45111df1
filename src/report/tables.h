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
Table series_table(const SeriesQuery& query, const std::vector<Figure>& figures);

/// The same for people: what is alike in every row (indicator, places, source) is said once, above.
Result<Table> readable_series_table(const Workspace& workspace, const SeriesQuery& query,
                                    const std::vector<Figure>& figures);

/// Why a series is empty, as an error with what to do: other places and years that have figures.
Result<Error> nothing_known(const Workspace& workspace, const SeriesQuery& query);

/// Takes out a column by its name; it must be there.
void drop_column(Table& table, std::string_view name);

Table known_sources_table();
Result<Table> editions_table(const Workspace& workspace, const std::string& as_of);
Result<Table> find_table(const Workspace& workspace, const std::string& text);
Table examination_table(const Examination& examination);
Result<Table> data_remarks_table(const Workspace& workspace);

}  // namespace corridor
