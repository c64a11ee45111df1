#pragma once
// Exports: figures of the store as a table, as JSON, as SDMX-CSV, or as a data package, written
// while they are read, so that memory does not grow with them. docs/exports.md describes the
// formats for those who read them.

#include "evidence/figure_stream.h"
#include "report/export_rows.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// What figures are wanted, as people write it; an empty word asks for all.
struct FigureWords {
  std::vector<std::string> indicators = {}, places = {}, origins = {}, datasets = {};
  std::optional<int> from_year = {}, to_year = {};
  std::string sex = {}, as_of = {}, edition = {};
  bool all_editions = false;
};
/// ErrorKind::not_found for a name that is not known, with a "did you mean".
Result<FigureFilter> read_filter(const Workspace& workspace, const FigureWords& words);

struct ExportRequest {
  FigureFilter filter;
  ExportFormat format = ExportFormat::csv;
  bool byte_order_mark = false;  // in front of CSV, for spreadsheets that take it for Latin-1
};

/// Takes the pieces of a text one after another.
using WriteText = std::function<Result<void>(std::string_view)>;

/// How many figures were written. ErrorKind::not_found where the filter lets none through, and then
/// nothing was written. Not for packages.
Result<std::int64_t> export_figures(const Workspace& workspace, const ExportRequest& request,
                                    const WriteText& write);

/// The same into a file, which appears whole or not at all.
Result<std::int64_t> export_to_file(const Workspace& workspace, const ExportRequest& request,
                                    const std::string& path);

}  // namespace corridor
