#include "evidence/claims/lookup.h"

#include "base/text.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace corridor {
namespace {

/// A publisher's total of which cells are empty is taken to be at most a tenth too low.
constexpr double most_missing_of_sum = 0.1;

std::string key_of(const ClaimLookup& lookup) {
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}", lookup.indicator, lookup.origin.code(),
                     lookup.place.code(), lookup.period.key(), static_cast<int>(lookup.sex),
                     lookup.age.text(), lookup.dimensions, lookup.dataset, lookup.edition);
}

/// The query whose figures are narrowed to the lookup's by `is_asked`.
SeriesQuery query_of(const ClaimLookup& lookup) {
  SeriesQuery query{.indicator = lookup.indicator, .origin = lookup.origin, .place = lookup.place};
  query.sex = lookup.sex;
  query.edition = lookup.edition;
  query.from_year = lookup.from_year;
  query.to_year = lookup.to_year;
  if (!lookup.period.empty()) query.from_year = query.to_year = lookup.period.start_year();
  return query;
}

/// Of the period, dataset and dimensions asked for, whatever the age.
bool is_asked_at_any_age(const ClaimLookup& lookup, const Figure& figure) {
  const auto& key = figure.observation.key;
  if (!lookup.period.empty() && key.period != lookup.period) return false;
  if (!lookup.dataset.empty() && figure.edition.citation.dataset != lookup.dataset) return false;
  if (!lookup.dimensions.empty()) return key.dimensions == lookup.dimensions;
  return key.dimensions.empty() || key.dimensions.starts_with("other=");
}

bool is_asked(const ClaimLookup& lookup, const Figure& figure) {
  return figure.observation.key.age == lookup.age && is_asked_at_any_age(lookup, figure);
}

/// A sum of estimates is an estimate too, and no lower bound where none of them is missing. A
/// re-tabulated one says so by its column (corridor_figures.cpp).
bool is_whole_sum(const Figure& figure) {
  const bool added_up_here = figure.parents > 0 && figure.missing_parents == 0;
  return added_up_here || figure.observation.cell.column != 0;
}

/// Of several datasets, only the one that has most figures: two are never mixed in a sum or rank.
void keep_one_dataset(std::vector<Figure>& figures) {
  std::map<std::string, std::size_t> sizes;
  for (const auto& figure : figures) ++sizes[figure.edition.citation.dataset];
  if (sizes.size() < 2) return;
  const auto largest = std::ranges::max_element(sizes, {}, [](const auto& s) { return s.second; });
  std::erase_if(figures, [&](const Figure& figure) {
    return figure.edition.citation.dataset != largest->first;
  });
}

}  // namespace

bool is_estimate(const Figure& figure) {
  if (std::string_view("EIF").contains(figure.observation.status)) return true;
  const Indicator* indicator = find_indicator(figure.observation.key.indicator);
  return indicator != nullptr &&
         (indicator->meaning.contains("estimate") || indicator->title.contains("modelled"));
}

Result<std::vector<Figure>> ClaimEvidence::at_any_age(const ClaimLookup& lookup) {
  SeriesQuery query = query_of(lookup);
  std::vector<Figure> figures;
  for (const auto edition : split(lookup.edition, '+')) {
    query.edition = edition;
    std::ranges::move(TRY(reader_.series(query)), std::back_inserter(figures));
  }
  std::erase_if(figures,
                [&](const Figure& figure) { return !is_asked_at_any_age(lookup, figure); });
  return figures;
}

Result<std::vector<Figure>> ClaimEvidence::stored(const ClaimLookup& lookup) {
  auto figures = TRY(at_any_age(lookup));
  std::erase_if(figures,
                [&](const Figure& figure) { return figure.observation.key.age != lookup.age; });
  return figures;
}

Result<std::string> ClaimEvidence::told_apart_by(const ClaimLookup& lookup) {
  std::set<std::string> names;
  for (const auto& figure : TRY(reader_.series(query_of(lookup)))) {
    const std::string& dimensions = figure.observation.key.dimensions;
    if (dimensions.empty() || dimensions.starts_with("other=")) continue;
    for (const auto part : split(dimensions, ';')) names.emplace(part.substr(0, part.find('=')));
  }
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

/// Datasets in the order of how far they reach; of one, what the destination reports first.
Result<void> ClaimEvidence::order(const ClaimLookup& lookup, std::vector<Figure>& figures) {
  if (figures.size() < 2) return {};
  ClaimLookup any = lookup;
  any.period = {};
  std::map<std::string, std::pair<Period, std::size_t>> reach;
  for (const auto& figure : TRY(stored(any))) {
    auto& [last, count] = reach[figure.edition.citation.dataset];
    if (figure.has_value()) last = std::max(last, figure.observation.key.period);
    ++count;
  }
  std::ranges::stable_sort(figures, std::greater{}, [&](const Figure& figure) {
    return std::tuple(figure.has_value(), reach[figure.edition.citation.dataset],
                      figure.observation.key.reporter);
  });
  return {};
}

Result<ClaimFound> ClaimEvidence::answer(const ClaimLookup& lookup, Figure figure) {
  ClaimFound found{.has_value = figure.has_value(), .state = figure.observation.state};
  const double scale = scale_of(unit_of(find_indicator(lookup.indicator)));
  const double value = figure.value() * scale;
  found.range = {value, value, value};
  if (const auto& interval = figure.observation.interval) {
    found.range.low = std::min(value, interval->low * scale);
    found.range.high = std::max(value, interval->high * scale);
  }
  const bool lower_bound =
      figure.derived && figure.observation.status == 'E' && !is_whole_sum(figure);
  if (found.has_value && lower_bound) {
    found.range.high = value * (1 + most_missing_of_sum);
    found.note = "A sum of which parts are missing: at least so many.";
    const bool by_sex = lookup.sex == Sex::female || lookup.sex == Sex::male;
    ClaimLookup total = lookup, other = lookup;
    total.sex = Sex::total;
    other.sex = lookup.sex == Sex::female ? Sex::male : Sex::female;
    // What the other sex has for certain cannot be of this one.
    const auto all = by_sex ? TRY(stored(total)) : std::vector<Figure>();
    const auto rest = by_sex ? TRY(stored(other)) : std::vector<Figure>();
    if (all.size() == 1 && rest.size() == 1 && all[0].has_value() && rest[0].has_value() &&
        all[0].observation.status != 'E') {
      found.range.high = std::max(value, (all[0].value() - rest[0].value()) * scale);
    }
  }
  found.figures.push_back(std::move(figure));
  return found;
}

Result<const std::vector<ClaimFound>*> ClaimEvidence::find(const ClaimLookup& lookup) {
  const auto key = key_of(lookup);
  const auto known = found_.find(key);
  if (known != found_.end()) return &known->second;
  auto figures = TRY(stored(lookup));
  TRY(order(lookup, figures));
  std::vector<ClaimFound> answers;
  for (auto& figure : figures) answers.push_back(TRY(answer(lookup, std::move(figure))));
  if (answers.empty()) {
    auto sum = TRY(add_up(lookup));
    if (!sum && lookup.age != Age{}) sum = TRY(add_up_ages(lookup));
    if (sum) answers.push_back(std::move(*sum));
  }
  return &found_.emplace(key, std::move(answers)).first->second;
}

Result<std::vector<Period>> ClaimEvidence::periods(const ClaimLookup& lookup) {
  ClaimLookup any = lookup;
  any.period = {};
  std::set<Period> found;
  for (const auto& figure : TRY(stored(any))) {
    if (figure.has_value()) found.insert(figure.observation.key.period);
  }
  const Indicator* indicator = find_indicator(lookup.indicator);
  // A group that is added up here has the periods of its members; three of them tell.
  const auto& gazetteer = Gazetteer::get();
  const bool group = !gazetteer.is_part_of_a_total(any.place);
  const Place whole = group ? any.place : any.origin;
  const bool adds_up = indicator != nullptr && indicator->adds_up;
  const bool shown = !found.empty() && (indicator == nullptr || indicator->of_corridor);
  if (shown || !adds_up || whole.empty() || gazetteer.is_part_of_a_total(whole)) {
    return std::vector<Period>(found.begin(), found.end());
  }
  std::size_t asked = 0;
  for (const Place member : members(whole, 2020)) {
    if (member == whole || asked == 3) continue;
    (group ? any.place : any.origin) = member;
    const auto figures = TRY(stored(any));
    if (!figures.empty()) ++asked;
    for (const auto& figure : figures) {
      if (figure.has_value()) found.insert(figure.observation.key.period);
    }
  }
  return std::vector<Period>(found.begin(), found.end());
}

Result<bool> ClaimEvidence::only_selected(std::string_view indicator) {
  const auto editions = TRY(reader_.current(indicator));
  return !editions.empty() && std::ranges::none_of(editions, &Edition::complete);
}

const std::vector<Place>& ClaimEvidence::members(Place group, int year) {
  const auto [entry, is_new] = members_.try_emplace({group, year});
  if (!is_new) return entry->second;
  const auto& gazetteer = Gazetteer::get();
  auto& list = entry->second;
  if (group == world) {
    for (const auto& record : gazetteer.all()) {
      if (gazetteer.is_part_of_a_total(record.place)) list.push_back(record.place);
    }
    std::ranges::sort(list);
  } else if (gazetteer.is_part_of_a_total(group) || !gazetteer.country_of(group).empty()) {
    list.push_back(group);
  } else {
    list = gazetteer.members(group, fmt::format("{}-07-01", year));
  }
  return list;
}

Result<const std::vector<Figure>*> ClaimEvidence::countries(const ClaimLookup& lookup, Side side) {
  const auto key = fmt::format("{}|{}", key_of(lookup), static_cast<int>(side));
  const auto known = countries_.find(key);
  if (known != countries_.end()) return &known->second;
  std::vector<Figure> figures;
  const Place other = side == Side::origin ? lookup.place : lookup.origin;
  if (other == world && lookup.edition.empty()) {
    figures = TRY(reader_.ends(query_of(lookup), side));
    std::erase_if(figures, [&](const Figure& figure) {
      return !figure.has_value() || !is_asked(lookup, figure);
    });
  } else {
    ClaimLookup one = lookup;
    for (const Place country : members(world, lookup.period.start_year())) {
      (side == Side::origin ? one.origin : one.place) = country;
      for (auto& figure : TRY(stored(one))) {
        if (figure.has_value()) figures.push_back(std::move(figure));
      }
    }
  }
  keep_one_dataset(figures);
  return &countries_.emplace(key, std::move(figures)).first->second;
}

Result<std::vector<Figure>> ClaimEvidence::partners(const ClaimLookup& lookup, Side side) {
  const Place other = side == Side::origin ? lookup.place : lookup.origin;
  if (other == world) {
    auto figures = *TRY(countries(lookup, side));
    std::ranges::stable_sort(figures, std::greater{}, &Figure::value);
    return figures;
  }
  auto figures = TRY(reader_.partners(query_of(lookup), side));
  std::erase_if(figures, [&](const Figure& figure) { return !is_asked(lookup, figure); });
  keep_one_dataset(figures);
  return figures;
}

Result<std::vector<Figure>> ClaimEvidence::corridors(const ClaimLookup& lookup) {
  if (lookup.origin == world && lookup.place == world) {
    auto all = TRY(reader_.corridors(query_of(lookup)));
    std::erase_if(all, [&](const Figure& figure) { return !is_asked(lookup, figure); });
    keep_one_dataset(all);
    return all;
  }
  const int year = lookup.period.start_year();
  const auto& origins = members(lookup.origin, year);
  const auto& places = members(lookup.place, year);
  const bool by_origin = origins.size() < places.size();
  const std::set<Place> other_end(by_origin ? places.begin() : origins.begin(),
                                  by_origin ? places.end() : origins.end());
  std::vector<Figure> figures;
  ClaimLookup one = lookup;
  for (const Place end : by_origin ? origins : places) {
    (by_origin ? one.origin : one.place) = end;
    (by_origin ? one.place : one.origin) = end;  // ignored, but not the world
    const Side side = by_origin ? Side::destination : Side::origin;
    for (auto& figure : TRY(partners(one, side))) {
      const auto& key = figure.observation.key;
      if (other_end.contains(by_origin ? key.place : key.origin)) {
        figures.push_back(std::move(figure));
      }
    }
  }
  keep_one_dataset(figures);
  return figures;
}

}  // namespace corridor
