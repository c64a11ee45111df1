#pragma once
// Series of computed indicators: a figure for each period and sex for which every figure that the
// formula needs is there. Where one of them is missing, the computed one is missing too.

#include "evidence/claims/formula.h"
#include "evidence/series_reader.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace corridor {

/// `query.formula` is there. In the order period, sex.
Result<std::vector<Figure>> computed_series(SeriesReader& reader, const SeriesQuery& query);

/// Of the series the last figure that is wanted; the others are not computed.
Result<std::optional<Figure>> latest_computed(SeriesReader& reader, const SeriesQuery& query,
                                              const std::function<bool(const Figure&)>& is_wanted);

/// Why a computed series is empty: which of its parts have no figure, and for when they have.
Result<std::string> why_not_computed(const Workspace& workspace, const SeriesQuery& query);

/// The figure of a proof id that begins with `calc:`; nothing where it cannot be had again.
Result<std::optional<Figure>> computed_figure(const Workspace& workspace, std::string_view id);

}  // namespace corridor
