#include "scenario/chain/latest_figures.h"

#include "base/text.h"
#include "evidence/claims/definitions.h"
#include "vocabulary/gazetteer.h"

#include <algorithm>

namespace corridor {
namespace {

bool is_of_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.';
}

/// Words of an expression that could name indicators.
std::vector<std::string_view> names_in(std::string_view expression) {
  std::vector<std::string_view> names;
  while (!expression.empty()) {
    const auto end = std::ranges::find_if_not(expression, is_of_a_name) - expression.begin();
    if (end > 0) names.push_back(expression.substr(0, static_cast<std::size_t>(end)));
    expression.remove_prefix(static_cast<std::size_t>(std::max<std::ptrdiff_t>(end, 1)));
  }
  return names;
}

}  // namespace

Result<LatestFigures> LatestFigures::open(const Workspace& workspace) {
  LatestFigures figures(workspace, TRY(SeriesReader::open(workspace)));
  for (auto& id : TRY(indicators_at_hand(workspace))) figures.loaded_.insert(std::move(id));
  const auto year = parse_integer(timestamp_now().substr(0, 4));
  figures.this_year_ = static_cast<int>(year.value_or(0));
  return figures;
}

AtHand LatestFigures::at_hand(std::string_view indicator) const {
  if (loaded_.contains(canonical_indicator(indicator))) return AtHand::figures;
  const auto* derived = find_derived(indicator);
  if (derived == nullptr) {
    return find_indicator(indicator) == nullptr ? AtHand::nothing : AtHand::name_only;
  }
  for (const auto name : names_in(derived->expression)) {
    const bool is_indicator = find_indicator(name) != nullptr || find_derived(name) != nullptr;
    if (is_indicator && at_hand(name) != AtHand::figures) return AtHand::name_only;
  }
  return AtHand::figures;
}

Result<std::optional<Figure>> LatestFigures::of(const std::string& indicator, Place place,
                                                bool total) {
  if (at_hand(indicator) != AtHand::figures) return std::nullopt;
  auto& query = queries_[indicator];
  if (!query) query = TRY(parse_series_query(*workspace_, indicator, place.code()));
  query->place = place;
  query->sex = total ? std::optional(Sex::total) : std::nullopt;
  std::optional<Figure> latest;
  for (auto& figure : TRY(reader_.series(*query))) {
    const bool is_past = figure.year() <= this_year_ && figure.observation.status != 'F';
    if (!is_past || !figure.has_value() || (total && !figure.is_plain())) continue;
    if (!latest || latest->observation.key.period < figure.observation.key.period) {
      latest = std::move(figure);
    }
  }
  return latest;
}

}  // namespace corridor
