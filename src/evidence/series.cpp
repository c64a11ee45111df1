#include "evidence/series.h"

#include "base/text.h"
#include "evidence/claims/computed_series.h"
#include "evidence/claims/definitions.h"
#include "evidence/series_reader.h"
#include "evidence/stored.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {

Result<std::vector<Figure>> series(SeriesReader& reader, const SeriesQuery& query) {
  return query.formula ? computed_series(reader, query) : reader.series(query);
}

Result<std::vector<Figure>> series(const Workspace& workspace, const SeriesQuery& query) {
  SeriesReader reader = TRY(SeriesReader::open(workspace, query.as_of));
  return series(reader, query);
}

Result<std::vector<Figure>> parts_of(const Workspace& workspace, const Figure& sum) {
  return TRY(SeriesReader::open(workspace)).parts_of(sum);
}

Result<std::vector<Figure>> partners(const Workspace& workspace, const SeriesQuery& query,
                                     Side side) {
  return TRY(SeriesReader::open(workspace, query.as_of)).partners(query, side);
}

Result<std::vector<std::string>> indicators_at_hand(const Workspace& workspace) {
  auto rows = TRY(workspace.database().prepare(
      "SELECT DISTINCT name FROM indicator JOIN edition_indicator ON indicator = indicator.id"
      " ORDER BY name"));
  std::vector<std::string> names;
  while (TRY(rows.step())) names.push_back(rows.text(0));
  return names;
}

Result<std::string_view> parse_indicator(const Workspace& workspace, std::string_view written) {
  const std::string_view id = intern(canonical_indicator(written));
  if (find_indicator(written) != nullptr || TRY(indicator_number(workspace, id))) return id;
  auto names = TRY(indicators_at_hand(workspace));
  for (const auto& one : all_indicators()) names.emplace_back(one.id);
  for (const auto& one : derived_indicators()) names.push_back(one.id);
  const auto hint = did_you_mean(written, names);
  return fail({ErrorKind::not_found,
               fmt::format("no indicator is called \"{}\"", written),
               {},
               hint.empty() ? "`corridor find TEXT` searches for one." : hint});
}

Result<SeriesQuery> parse_series_query(const Workspace& workspace, std::string_view indicator,
                                       std::string_view place_or_corridor) {
  SeriesQuery query;
  if (looks_like_formula(indicator) || find_derived(indicator) != nullptr) {
    query.formula = TRY(parse_formula(indicator, TRY(claim_vocabulary(workspace))));
    query.indicator = query.formula->shown.id;
  } else {
    query.indicator = TRY(parse_indicator(workspace, indicator));
  }
  const Indicator* known = find_indicator(indicator);
  const Subject subject = TRY(Gazetteer::get().parse_subject(place_or_corridor));
  // Of a publisher's own series only the question says whether it is about corridors.
  const bool of_corridor = query.formula      ? query.formula->of_corridor
                           : known != nullptr ? known->of_corridor
                                              : subject.is_corridor();
  if (subject.is_corridor() && !of_corridor) {
    return fail(
        {ErrorKind::usage,
         fmt::format("{} is about one place, not about a corridor", indicator),
         {},
         fmt::format("Ask for {} or {} alone.", subject.origin.code(), subject.place.code())});
  }
  query.place = subject.place;
  query.origin = of_corridor && !subject.is_corridor() ? world : subject.origin;
  return query;
}

}  // namespace corridor
