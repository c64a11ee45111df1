#include "scenario/chain/latest_figures.h"

#include "base/text.h"
#include "evidence/claims/computed_series.h"
#include "vocabulary/gazetteer.h"

namespace corridor {
Result<LatestFigures> LatestFigures::open(const Workspace& workspace) {
  LatestFigures figures(workspace, TRY(SeriesReader::open(workspace)));
  const auto year = parse_integer(timestamp_now().substr(0, 4));
  figures.this_year_ = static_cast<int>(year.value_or(0));
  return figures;
}

Result<std::optional<Figure>> LatestFigures::of(const std::string& indicator, Place place,
                                                bool total) {
  auto& query = queries_[indicator];
  if (!query) query = TRY(parse_series_query(*workspace_, indicator, place.code()));
  query->place = place;
  query->sex = total ? std::optional(Sex::total) : std::nullopt;
  query->to_year = this_year_;
  const auto is_wanted = [&](const Figure& figure) {
    const bool is_past = figure.year() <= this_year_ && figure.observation.status != 'F';
    return is_past && figure.has_value() && (!total || figure.is_plain());
  };
  // Where the last years have one, the long past need not be read.
  constexpr int recent_years = 10;
  for (const auto from : {std::optional(this_year_ - recent_years), std::optional<int>()}) {
    query->from_year = from;
    auto latest = query->formula ? TRY(latest_computed(reader_, *query, is_wanted))
                                 : TRY(latest_stored(*query, is_wanted));
    if (latest) return latest;
  }
  return std::nullopt;
}

Result<std::optional<Figure>> LatestFigures::latest_stored(
    const SeriesQuery& query, const std::function<bool(const Figure&)>& is_wanted) {
  std::optional<Figure> latest;
  for (auto& figure : TRY(reader_.series(query))) {
    const bool is_later = !latest || latest->observation.key.period < figure.observation.key.period;
    if (is_later && is_wanted(figure)) latest = std::move(figure);
  }
  return latest;
}

}  // namespace corridor
