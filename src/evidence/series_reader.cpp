#include "evidence/series_reader.h"

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

/// The rows of a place, and of an origin where one is given, in the years of the query.
StoredFigures::Which rows_of(const SeriesQuery& query, Place place, std::optional<Place> origin) {
  return {place, origin, query.from_year.value_or(1000), query.to_year.value_or(2999), query.sex};
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
    const auto origin = all_origins ? std::nullopt : std::optional(query.origin);
    TRY(stored.rows(edition, rows_of(query, place, origin), if_part));
  }
  return {};
}

/// The query's figures in one edition: stored ones, or a sum where there are none.
Result<std::vector<Figure>> in_edition(const StoredFigures& stored, const SeriesQuery& query,
                                       const Edition& edition) {
  std::vector<Figure> figures;
  const auto which = rows_of(query, query.place, query.origin);
  TRY(stored.rows(edition, which, [&](const Observation& o) {
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

/// The totals of all places as one end, in one edition: stored ones, or sums where there are none.
Result<std::vector<Figure>> ends_in_edition(const StoredFigures& stored, const SeriesQuery& query,
                                            const Edition& edition, Side side) {
  const bool of_origin = side == Side::origin;
  std::vector<Figure> figures;
  const auto shown = [&](const Observation& o) {
    const bool total = is_total(of_origin ? o.key.origin : o.key.place);
    if (total || !wanted(query, o)) return;
    figures.push_back({.observation = o, .edition = edition, .derived = o.cell.row == 0});
  };
  const auto places = TRY(stored.places(edition));
  if (of_origin) TRY(stored.rows(edition, rows_of(query, world, std::nullopt), shown));
  for (const Place place : of_origin ? std::vector<Place>() : places) {
    TRY(stored.rows(edition, rows_of(query, place, world), shown));
  }
  const Indicator* indicator = find_indicator(query.indicator);
  const bool adds_up = indicator != nullptr && indicator->adds_up && edition.complete;
  if (!figures.empty() || !adds_up) return figures;
  std::map<Place, SeriesQuery> queries;
  std::map<Place, Sums> sums;
  const auto add = [&](const Observation& o) {
    if (!wanted(query, o) || is_total(o.key.place) || is_total(o.key.origin)) return;
    const Place end = of_origin ? o.key.origin : o.key.place;
    const auto [one, is_new] = queries.try_emplace(end, query);
    if (is_new) {
      one->second.origin = of_origin ? end : world;
      one->second.place = of_origin ? world : end;
    }
    sums.try_emplace(end, one->second, edition).first->second.add(o);
  };
  for (const Place place : places) {
    TRY(stored.rows(edition, rows_of(query, place, std::nullopt), add));
  }
  for (auto& [end, sum] : sums) sum.move_to(figures);
  return figures;
}

/// Of figures with one key in one dataset (extracts overlap), the first, which is the newest; but
/// one that the publisher shows before one added up here.
void keep_newest(std::vector<Figure>& figures) {
  std::vector<const Figure*> kept;
  for (const auto& figure : figures) kept.push_back(&figure);
  // Pointers, because a figure is large; those before others in the list are newer.
  std::ranges::sort(kept, [](const Figure* a, const Figure* b) {
    const auto first = order_of(*a), second = order_of(*b);
    if (first != second) return first < second;
    return std::tuple(a->derived, a) < std::tuple(b->derived, b);
  });
  const auto [first, last] = std::ranges::unique(
      kept, [](const Figure* a, const Figure* b) { return order_of(*a) == order_of(*b); });
  kept.erase(first, last);
  std::vector<Figure> newest;
  newest.reserve(kept.size());
  for (const Figure* figure : kept) {
    newest.push_back(std::move(figures[static_cast<std::size_t>(figure - figures.data())]));
  }
  figures = std::move(newest);
}

}  // namespace

/// What an indicator needs: its number, its rows, and who has it.
struct SeriesReader::OfIndicator {
  std::int64_t number = 0;
  std::vector<Edition> current, superseded;
  std::map<std::string, std::vector<Edition>, std::less<>> pinned;  // by short id
  StoredFigures stored;
};

struct SeriesReader::Ground {
  const Workspace& workspace;
  StoreNames names;
  std::vector<Edition> current, superseded;
  std::map<std::string, std::unique_ptr<OfIndicator>, std::less<>> indicators;
};

SeriesReader::SeriesReader(std::unique_ptr<Ground> ground) : ground_(std::move(ground)) {}
SeriesReader::SeriesReader(SeriesReader&&) noexcept = default;
SeriesReader::~SeriesReader() = default;

Result<SeriesReader> SeriesReader::open(const Workspace& workspace, std::string_view as_of) {
  if (!as_of.empty()) TRY(check_as_of(as_of));
  auto all = TRY(all_editions(workspace));
  auto current = current_editions(all, as_of);
  std::erase_if(all, [&](const Edition& edition) {
    // A selection of a file that is loaded whole says nothing else.
    const bool counts =
        std::ranges::find(current, edition.sha256, &Edition::sha256) != current.end();
    // Alone it would be current on that day, unless it was not loaded yet.
    return counts || current_editions({edition}, as_of).empty();
  });
  return SeriesReader(std::make_unique<Ground>(Ground{.workspace = workspace,
                                                      .names = TRY(StoreNames::read(workspace)),
                                                      .current = std::move(current),
                                                      .superseded = std::move(all),
                                                      .indicators = {}}));
}

const Workspace& SeriesReader::workspace() const { return ground_->workspace; }

/// Null where no edition has the indicator.
Result<SeriesReader::OfIndicator*> SeriesReader::of(std::string_view indicator) {
  const auto known = ground_->indicators.find(indicator);
  if (known != ground_->indicators.end()) return known->second.get();
  const auto number = TRY(indicator_number(ground_->workspace, indicator));
  std::unique_ptr<OfIndicator> found;
  if (number) {
    found = std::make_unique<OfIndicator>(
        OfIndicator{*number,
                    TRY(editions_with(ground_->workspace, ground_->current, *number)),
                    TRY(editions_with(ground_->workspace, ground_->superseded, *number)),
                    {},
                    StoredFigures(ground_->workspace, ground_->names, intern(indicator), *number)});
  }
  OfIndicator* const given = found.get();
  ground_->indicators.emplace(indicator, std::move(found));
  return given;
}

/// The editions that count for a query.
Result<const std::vector<Edition>*> SeriesReader::editions_for(OfIndicator& indicator,
                                                               const SeriesQuery& query) {
  if (query.edition.empty()) return &indicator.current;
  const auto known = indicator.pinned.find(query.edition);
  if (known != indicator.pinned.end()) return &known->second;
  auto editions =
      TRY(editions_with(ground_->workspace, {TRY(find_edition(ground_->workspace, query.edition))},
                        indicator.number));
  return &indicator.pinned.emplace(query.edition, std::move(editions)).first->second;
}

Result<std::vector<Edition>> SeriesReader::current(std::string_view indicator) {
  OfIndicator* const found = TRY(of(indicator));
  return found == nullptr ? std::vector<Edition>() : found->current;
}

Result<std::vector<Edition>> SeriesReader::superseded(std::string_view indicator) {
  OfIndicator* const found = TRY(of(indicator));
  return found == nullptr ? std::vector<Edition>() : found->superseded;
}

Result<std::vector<Figure>> SeriesReader::series(const SeriesQuery& query) {
  std::vector<Figure> figures;
  OfIndicator* const indicator = TRY(of(query.indicator));
  if (indicator == nullptr) {
    if (!query.edition.empty()) TRY(find_edition(ground_->workspace, query.edition));
    return figures;
  }
  for (const auto& edition : *TRY(editions_for(*indicator, query))) {
    auto found = TRY(in_edition(indicator->stored, query, edition));
    std::ranges::move(found, std::back_inserter(figures));
  }
  keep_newest(figures);
  return figures;
}

Result<std::vector<Figure>> SeriesReader::corridors(const SeriesQuery& query) {
  std::vector<Figure> figures;
  OfIndicator* const indicator = TRY(of(query.indicator));
  if (indicator == nullptr) return figures;
  StoredFigures::Which which = rows_of(query, world, std::nullopt);
  which.place.reset();
  for (const auto& edition : *TRY(editions_for(*indicator, query))) {
    TRY(indicator->stored.rows(edition, which, [&](const Observation& o) {
      if (is_total(o.key.origin) || is_total(o.key.place) || !wanted(query, o)) return;
      if (o.state == State::value) figures.push_back({.observation = o, .edition = edition});
    }));
  }
  keep_newest(figures);
  return figures;
}

Result<std::vector<Figure>> SeriesReader::ends(const SeriesQuery& query, Side side) {
  std::vector<Figure> figures;
  OfIndicator* const indicator = TRY(of(query.indicator));
  if (indicator == nullptr) return figures;
  for (const auto& edition : *TRY(editions_for(*indicator, query))) {
    auto found = TRY(ends_in_edition(indicator->stored, query, edition, side));
    std::ranges::move(found, std::back_inserter(figures));
  }
  keep_newest(figures);
  return figures;
}

Result<std::vector<Figure>> SeriesReader::parts_of(const Figure& sum) {
  const auto& key = sum.observation.key;
  SeriesQuery query{.indicator = key.indicator, .origin = key.origin, .place = key.place};
  query.from_year = query.to_year = sum.year();
  query.sex = key.sex;
  query.edition = sum.edition.short_id();
  std::vector<Figure> parts;
  OfIndicator* const indicator = TRY(of(query.indicator));
  if (indicator == nullptr) return parts;
  for (const auto& edition : *TRY(editions_for(*indicator, query))) {
    TRY(each_part(indicator->stored, query, edition, [&](const Observation& o) {
      if (o.key.period != key.period || o.key.age != key.age) return;
      if (alternative(o.key) != key.dimensions) return;
      parts.push_back({.observation = o, .edition = edition});
    }));
  }
  std::ranges::stable_sort(parts, std::greater{}, &Figure::value);
  return parts;
}

Result<std::vector<Figure>> SeriesReader::partners(const SeriesQuery& query, Side side) {
  std::vector<Figure> figures;
  OfIndicator* const indicator = TRY(of(query.indicator));
  if (indicator == nullptr) return figures;
  for (const auto& edition : *TRY(editions_for(*indicator, query))) {
    const auto use = [&](const Observation& o) {
      const Place partner = side == Side::origin ? o.key.origin : o.key.place;
      if (is_total(partner) || !wanted(query, o) || o.state != State::value) return;
      figures.push_back({.observation = o, .edition = edition});
    };
    if (side == Side::origin) {
      TRY(indicator->stored.rows(edition, rows_of(query, query.place, std::nullopt), use));
      continue;
    }
    for (const Place place : TRY(indicator->stored.places(edition))) {
      TRY(indicator->stored.rows(edition, rows_of(query, place, query.origin), use));
    }
  }
  keep_newest(figures);
  std::ranges::stable_sort(figures, std::greater{}, &Figure::value);
  return figures;
}

bool Figure::is_plain() const {
  return observation.key.age == Age{} && alternative(observation.key).empty();
}

}  // namespace corridor
