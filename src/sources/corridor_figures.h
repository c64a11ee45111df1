#pragma once
// Corridor's own table of figures, and the citation that stands beside it in data/figures.

#include "sources/source.h"

namespace corridor {

/// Reads the figures of one re-tabulated file; the caller brings the citation. Returns the number
/// of rows read.
Result<std::uint64_t> read_figures(const SourceInput& input, Sink& sink);

/// citation.csv:
/// file,publisher,dataset,version,licence,url,retrieved,sha256,title,supersession,note. Its row for
/// the file "figures.csv" (of law: "events.csv") becomes the reading of what stands beside it;
/// `sha256` is the publisher's file's, `supersession` is "whole" or "by_figure" as its source has
/// it, or "by_part" where `part`, a last column, names the part of a release that it selects from.
Result<Reading> read_figures_citation(const std::string& file, std::string_view text);

}  // namespace corridor
