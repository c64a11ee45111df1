#include "evidence/stored.h"

#include "base/text.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
Result<StoreNames> StoreNames::read(const Workspace& workspace) {
  StoreNames names;
  auto rows = TRY(workspace.database().prepare("SELECT id, code FROM place"));
  while (TRY(rows.step())) {
    const Place place(rows.text(1));
    names.places_.emplace(rows.integer(0), place);
    names.numbers_.emplace(place, rows.integer(0));
  }
  return names;
}

std::optional<std::int64_t> StoreNames::number_of(Place place) const {
  const auto found = numbers_.find(place);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

Place StoreNames::place(std::int64_t number) const {
  const auto found = places_.find(number);
  return found == places_.end() ? Place{} : found->second;
}

Result<std::string_view> DimensionTexts::operator()(std::int64_t number) {
  if (number == 0) return std::string_view();
  const auto [entry, is_new] = texts_.try_emplace(number);
  if (!is_new) return entry->second;
  if (!select_) {
    select_ = TRY(workspace_.database().prepare("SELECT text FROM dimensions WHERE id = ?"));
  }
  select_->bind(1, number);
  if (TRY(select_->step())) entry->second = select_->text(0);
  select_->reset();
  return entry->second;
}

Result<Observation> read_observation(const Statement& row, const StoreNames& names,
                                     DimensionTexts& dimensions) {
  Observation o;
  o.key.place = names.place(row.integer(0));
  o.key.origin = names.place(row.integer(1));
  o.key.period = Period::from_key(row.integer(2));
  o.key.sex = static_cast<Sex>(row.integer(3));
  const auto age = static_cast<int>(row.integer(4));
  o.key.age = {age / 1000, age % 1000};
  o.key.reporter = static_cast<Reporter>(row.integer(5));
  o.key.dimensions = TRY(dimensions(row.integer(6)));
  o.value = row.real(7);
  o.state = static_cast<State>(row.integer(8));
  o.status = static_cast<Status>(row.integer(9));
  if (!row.is_null(10)) o.interval = Interval{row.real(10), row.real(11)};
  o.cell = {static_cast<std::uint32_t>(row.integer(12)),
            static_cast<std::uint16_t>(row.integer(13))};
  return o;
}

Result<void> StoredFigures::rows(const Edition& edition, const Which& which, const Use& use) const {
  const auto number_of = [&](const std::optional<Place>& place) {
    return place ? names_.number_of(*place) : std::optional<std::int64_t>(0);
  };
  const auto place_number = number_of(which.place), origin_number = number_of(which.origin);
  if (!place_number || !origin_number) return {};
  auto& prepared = which.origin ? of_pair_ : which.place ? of_place_ : of_all_;
  if (!prepared) {
    prepared = TRY(workspace_.database().prepare(
        fmt::format("SELECT {} FROM observation WHERE edition = ? AND indicator = ?"
                    " AND period >= ? AND period < ? AND sex BETWEEN ? AND ?{}{}",
                    observation_columns, which.place ? " AND place = ?" : "",
                    which.origin ? " AND origin = ?" : "")));
  }
  // The keys of all periods that begin in a year lie between those of its first day and the next's.
  const auto first_key = [](int year) { return (std::int64_t{year} * 10000 + 101) * 1000; };
  const auto first_sex = static_cast<std::int64_t>(which.sex.value_or(Sex::total));
  const auto last_sex = static_cast<std::int64_t>(which.sex.value_or(Sex::unknown));
  Statement& found = *prepared;
  found.reset();
  found.bind(1, edition.id).bind(2, number_);
  found.bind(3, first_key(which.from_year)).bind(4, first_key(which.to_year + 1));
  found.bind(5, first_sex).bind(6, last_sex);
  if (which.place) found.bind(7, *place_number);
  if (which.origin) found.bind(8, *origin_number);
  while (TRY(found.step())) {
    Observation observation = TRY(read_observation(found, names_, dimensions_));
    observation.key.indicator = indicator_;
    use(observation);
  }
  return {};
}

Result<void> StoredFigures::of_pair(const Edition& edition, Place place, Place origin,
                                    const Use& use) const {
  return rows(edition, {.place = place, .origin = origin}, use);
}

Result<void> StoredFigures::of_place(const Edition& edition, Place place, const Use& use) const {
  return rows(edition, {.place = place}, use);
}

Result<std::vector<Place>> StoredFigures::places(const Edition& edition) const {
  auto next = TRY(workspace_.database().prepare(
      "SELECT place FROM observation WHERE edition = ? AND indicator = ? AND place > ?"
      " ORDER BY place LIMIT 1"));
  std::vector<Place> places;
  next.bind(1, edition.id).bind(2, number_).bind(3, std::int64_t{-1});
  while (TRY(next.step())) {
    const auto number = next.integer(0);
    places.push_back(names_.place(number));
    next.reset();
    next.bind(3, number);
  }
  return places;
}

Result<std::vector<Place>> StoredFigures::origins(const Edition& edition, Place place) const {
  std::vector<Place> origins;
  const auto place_number = names_.number_of(place);
  if (!place_number) return origins;
  if (!next_origin_) {
    next_origin_ = TRY(workspace_.database().prepare(
        "SELECT origin FROM observation WHERE edition = ? AND indicator = ? AND place = ?"
        " AND origin > ? ORDER BY origin LIMIT 1"));
  }
  Statement& next = *next_origin_;
  next.reset();
  next.bind(1, edition.id).bind(2, number_).bind(3, *place_number).bind(4, std::int64_t{-1});
  while (TRY(next.step())) {
    const auto number = next.integer(0);
    origins.push_back(names_.place(number));
    next.reset();
    next.bind(4, number);
  }
  return origins;
}

Result<std::optional<std::int64_t>> indicator_number(const Workspace& workspace,
                                                     std::string_view indicator) {
  auto row = TRY(workspace.database().prepare("SELECT id FROM indicator WHERE name = ?"));
  row.bind(1, indicator);
  if (!TRY(row.step())) return std::nullopt;
  return row.integer(0);
}

Result<std::vector<Edition>> editions_with(const Workspace& workspace,
                                           const std::vector<Edition>& editions,
                                           std::int64_t indicator_number) {
  auto rows = TRY(
      workspace.database().prepare("SELECT edition FROM edition_indicator WHERE indicator = ?"));
  rows.bind(1, indicator_number);
  std::vector<std::int64_t> ids;
  while (TRY(rows.step())) ids.push_back(rows.integer(0));
  std::vector<Edition> found;
  std::ranges::copy_if(editions, std::back_inserter(found), [&](const Edition& edition) {
    return std::ranges::find(ids, edition.id) != ids.end();
  });
  return found;
}

Result<std::optional<Observation>> figure_at(const Workspace& workspace, const Edition& edition,
                                             FileCell cell) {
  const StoreNames names = TRY(StoreNames::read(workspace));
  auto row = TRY(workspace.database().prepare(
      fmt::format("SELECT {}, (SELECT name FROM indicator WHERE id = indicator)"
                  " FROM observation WHERE edition = ? AND file_row = ? AND file_column = ?",
                  observation_columns)));
  row.bind(1, edition.id).bind(2, std::int64_t{cell.row}).bind(3, cell.column);
  if (!TRY(row.step())) return std::nullopt;
  DimensionTexts dimensions(workspace);
  Observation observation = TRY(read_observation(row, names, dimensions));
  observation.key.indicator = intern(row.text(14));
  return observation;
}

}  // namespace corridor
