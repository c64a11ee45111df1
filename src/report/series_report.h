#pragma once
// A series as an answer: for programs (CSV, JSON) the columns that scripts depend on, for people
// the same with what is alike said once (tables.h).

#include "base/result.h"
#include "report/render_table.h"
#include "store/workspace.h"
#include "vocabulary/observation.h"

#include <optional>
#include <string>

namespace corridor {

struct SeriesRequest {
  std::string indicator;  // id, alias, or arithmetic over others
  std::string subject;    // a place or corridor
  std::optional<int> from_year = {}, to_year = {};
  std::string sex = {};  // empty: all
  std::string as_of = {}, edition = {};
};

/// ErrorKind::not_found where nothing is known, with what is known nearby.
Result<std::string> series_report(const Workspace& workspace, const SeriesRequest& request,
                                  Format format, std::size_t width);

}  // namespace corridor
