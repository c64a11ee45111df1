#include "evidence/series.h"

#include "base/text.h"
#include "evidence/stored.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace corridor {
namespace {

bool is_total(Place place) { return place == world || !Gazetteer::get().is_part_of_a_total(place); }

/// Whether `part` belongs to `whole` in the middle of the period.
class Contains {
 public:
  Contains(Place whole) : whole_(whole) {}
  bool operator()(Place part, Period period) {
    const auto& gazetteer = Gazetteer::get();
    if (whole_ == part) return true;
    if (!gazetteer.is_part_of_a_total(part)) return false;
    if (whole_ == world) return true;
    const auto [entry, is_new] = members_.try_emplace(period.start_year());
    if (is_new) {
      for (const auto member :
           gazetteer.members(whole_, fmt::format("{}-07-01", period.start_year()))) {
        entry->second.insert(member);
      }
    }
    return entry->second.contains(part);
  }

 private:
  Place whole_;
  std::map<int, std::set<Place>> members_;
};

/// The dimensions that make a figure an alternative to another. Unnamed places ("other=north") are
/// parts instead.
std::string_view alternative(const ObservationKey& key) {
  const std::string_view dimensions = key.dimensions;
  return dimensions.starts_with("other=") ? std::string_view() : dimensions;
}

auto order_of(const Figure& f) {
  const auto& k = f.observation.key;
  return std::tie(f.edition.citation.dataset, k.place, k.origin, k.period, k.sex, k.age, k.reporter,
                  k.dimensions);
}

/// Adds up what a whole is made of, one running sum a period, sex, age and so on.
class Sums {
 public:
  Sums(const SeriesQuery& query, const Edition& edition) : query_(query), edition_(edition) {}

  void add(const Observation& o) {
    const std::string other(alternative(o.key));
    const auto key = std::tuple(o.key.period, o.key.sex, o.key.age, o.key.reporter, other);
    auto [entry, is_new] = sums_.try_emplace(key);
    Figure& sum = entry->second;
    if (is_new) {
      sum.observation = o;
      sum.observation.value = 0;
      sum.observation.state = State::missing;
      sum.observation.key.origin = query_.origin;
      sum.observation.key.place = query_.place;
      sum.observation.key.dimensions = other;
      sum.observation.cell = {};
      sum.observation.interval.reset();
      sum.observation.status = 'A';
      sum.edition = edition_;
      sum.derived = true;
    }
    ++sum.parents;
    if (o.state != State::value) {
      ++sum.missing_parents;
    } else {
      sum.observation.state = State::value;
      sum.observation.value += o.value;
    }
    Status& status = sum.observation.status;
    if (o.status == 'F') status = 'F';
    if (status != 'F' && (o.status == 'E' || o.state != State::value)) status = 'E';
  }

  void move_to(std::vector<Figure>& figures) {
    for (auto& [key, figure] : sums_) {
      if (figure.observation.state != State::value) figure.observation.status = 'O';
      figures.push_back(std::move(figure));
    }
  }

 private:
  const SeriesQuery& query_;
  const Edition& edition_;
  std::map<std::tuple<Period, Sex, Age, Reporter, std::string>, Figure> sums_;
};

bool wanted(const SeriesQuery& query, const Observation& o) {
  const int year = o.key.period.start_year();
  return (!query.from_year || year >= *query.from_year) &&
         (!query.to_year || year <= *query.to_year) && (!query.sex || o.key.sex == *query.sex);
}

/// The parts that a query for a whole is added up from.
Result<void> each_part(const StoredFigures& stored, const SeriesQuery& query,
                       const Edition& edition, const StoredFigures::Use& use) {
  Contains in_place(query.place), in_origin(query.origin);
  const auto places =
      is_total(query.place) ? TRY(stored.places(edition)) : std::vector<Place>{query.place};
  const auto if_part = [&](const Observation& o) {
    if (!wanted(query, o) || !in_place(o.key.place, o.key.period)) return;
    if (in_origin(o.key.origin, o.key.period)) use(o);
  };
  const bool all_origins = is_total(query.origin) && !query.origin.empty();
  for (const Place place : places) {
    if (place == world) continue;
    if (all_origins) {
      TRY(stored.of_place(edition, place, if_part));
    } else {
      TRY(stored.of_pair(edition, place, query.origin, if_part));
    }
  }
  return {};
}

/// The query's figures in one edition: stored ones, or a sum where there are none.
Result<std::vector<Figure>> in_edition(const StoredFigures& stored, const SeriesQuery& query,
                                       const Edition& edition) {
  std::vector<Figure> figures;
  TRY(stored.of_pair(edition, query.place, query.origin, [&](const Observation& o) {
    if (!wanted(query, o)) return;
    figures.push_back({.observation = o, .edition = edition, .derived = o.cell.row == 0});
  }));
  const bool has_totals = is_total(query.place) || is_total(query.origin);
  const Indicator* indicator = find_indicator(query.indicator);
  const bool adds_up = indicator != nullptr && indicator->adds_up && edition.complete;
  if (!figures.empty() || !has_totals || !adds_up) return figures;
  Sums sums(query, edition);
  TRY(each_part(stored, query, edition, [&](const Observation& o) { sums.add(o); }));
  sums.move_to(figures);
  return figures;
}

/// Editions that count for a query.
Result<std::vector<Edition>> editions_for(const Workspace& workspace, const SeriesQuery& query) {
  if (!query.edition.empty()) return std::vector{TRY(find_edition(workspace, query.edition))};
  return current_editions(TRY(all_editions(workspace)), query.as_of);
}

/// Of figures with one key in one dataset (extracts overlap), the first, which is the newest; but
/// one that the publisher shows before one added up here.
void keep_newest(std::vector<Figure>& figures) {
  std::ranges::stable_sort(figures, {}, &Figure::derived);
  std::ranges::stable_sort(figures,
                           [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  const auto [first, last] = std::ranges::unique(
      figures, [](const auto& a, const auto& b) { return order_of(a) == order_of(b); });
  figures.erase(first, last);
}

/// What every query starts with: names, the indicator's number, and the editions that have it.
struct Ground {
  StoreNames names;
  std::int64_t indicator = 0;
  std::vector<Edition> editions;  // empty where nothing has the indicator
};

Result<Ground> prepare(const Workspace& workspace, const SeriesQuery& query) {
  if (!query.as_of.empty()) TRY(check_as_of(query.as_of));
  Ground ground{.names = TRY(StoreNames::read(workspace))};
  const auto number = TRY(indicator_number(workspace, query.indicator));
  if (!number) return ground;
  ground.indicator = *number;
  ground.editions = TRY(editions_with(workspace, TRY(editions_for(workspace, query)), *number));
  return ground;
}

}  // namespace

bool Figure::is_plain() const {
  return observation.key.age == Age{} && alternative(observation.key).empty();
}

Result<std::vector<Figure>> series(const Workspace& workspace, const SeriesQuery& query) {
  const Ground ground = TRY(prepare(workspace, query));
  const StoredFigures stored(workspace, ground.names, query.indicator, ground.indicator);
  std::vector<Figure> figures;
  for (const auto& edition : ground.editions) {
    auto found = TRY(in_edition(stored, query, edition));
    std::ranges::move(found, std::back_inserter(figures));
  }
  keep_newest(figures);
  return figures;
}

Result<std::vector<Figure>> parts_of(const Workspace& workspace, const Figure& sum) {
  const auto& key = sum.observation.key;
  SeriesQuery query{.indicator = key.indicator, .origin = key.origin, .place = key.place};
  query.from_year = query.to_year = sum.year();
  query.sex = key.sex;
  query.edition = sum.edition.short_id();
  const Ground ground = TRY(prepare(workspace, query));
  const StoredFigures stored(workspace, ground.names, query.indicator, ground.indicator);
  std::vector<Figure> parts;
  for (const auto& edition : ground.editions) {
    TRY(each_part(stored, query, edition, [&](const Observation& o) {
      if (o.key.period != key.period || o.key.age != key.age) return;
      if (alternative(o.key) != key.dimensions) return;
      parts.push_back({.observation = o, .edition = edition});
    }));
  }
  std::ranges::stable_sort(parts, std::greater{}, &Figure::value);
  return parts;
}

Result<std::vector<Figure>> partners(const Workspace& workspace, const SeriesQuery& query,
                                     Side side) {
  const Ground ground = TRY(prepare(workspace, query));
  const StoredFigures stored(workspace, ground.names, query.indicator, ground.indicator);
  std::vector<Figure> figures;
  for (const auto& edition : ground.editions) {
    const auto use = [&](const Observation& o) {
      const Place partner = side == Side::origin ? o.key.origin : o.key.place;
      if (is_total(partner) || !wanted(query, o) || o.state != State::value) return;
      figures.push_back({.observation = o, .edition = edition});
    };
    if (side == Side::origin) {
      TRY(stored.of_place(edition, query.place, use));
      continue;
    }
    for (const Place place : TRY(stored.places(edition))) {
      TRY(stored.of_pair(edition, place, query.origin, use));
    }
  }
  keep_newest(figures);
  std::ranges::stable_sort(figures, std::greater{}, &Figure::value);
  return figures;
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
  const auto hint = did_you_mean(written, names);
  return fail({ErrorKind::not_found,
               fmt::format("no indicator is called \"{}\"", written),
               {},
               hint.empty() ? "`corridor find TEXT` searches for one." : hint});
}

Result<SeriesQuery> parse_series_query(const Workspace& workspace, std::string_view indicator,
                                       std::string_view place_or_corridor) {
  SeriesQuery query;
  query.indicator = TRY(parse_indicator(workspace, indicator));
  const Indicator* known = find_indicator(indicator);
  const Subject subject = TRY(Gazetteer::get().parse_subject(place_or_corridor));
  // Of a publisher's own series only the question says whether it is about corridors.
  const bool of_corridor = known != nullptr ? known->of_corridor : subject.is_corridor();
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
