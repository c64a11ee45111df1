#pragma once
// Figures that Corridor exported as a table (docs/exports.md), read again.

#include "sources/source.h"

namespace corridor {

/// The columns of an exported table of figures, in their order.
inline constexpr std::string_view export_header =
    "indicator,origin,place,period,sex,age,reporter,dimensions,value,state,status,low,high,unit,"
    "dataset,version,publisher,licence,edition,proof";

/// Which row and column a figure is said to come from.
enum class ExportedCells {
  of_table,      // of the exported table
  of_publisher,  // of the publisher's file, as its proof says; a sum has row 0
};

/// Reads the figures of an exported table, whose editions the caller brings. Returns the rows read.
Result<std::uint64_t> read_exported_figures(const SourceInput& input, Sink& sink,
                                            ExportedCells cells);

}  // namespace corridor
