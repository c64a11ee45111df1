#include "evidence/figure_stream.h"

#include "base/text.h"
#include "evidence/stored.h"

#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <span>
#include <tuple>

namespace corridor {
namespace {

auto order_of(const Edition& e) {
  return std::tie(e.citation.dataset, e.citation.version, e.part, e.complete, e.sha256);
}

bool wanted(const FigureFilter& filter, const Observation& o) {
  const int year = o.key.period.start_year();
  return (!filter.from_year || year >= *filter.from_year) &&
         (!filter.to_year || year <= *filter.to_year) && (!filter.sex || o.key.sex == *filter.sex);
}

bool wanted(const FigureFilter& filter, Place place, Place origin) {
  const auto& subjects = filter.subjects;
  const auto& origins = filter.origins;
  const bool by_subject =
      subjects.empty() || std::ranges::any_of(subjects, [&](const Subject& subject) {
        return subject.place == place && (!subject.is_corridor() || subject.origin == origin);
      });
  return by_subject && (origins.empty() || std::ranges::find(origins, origin) != origins.end());
}

void sort_by_code(std::vector<Place>& places) {
  std::ranges::sort(places, {}, &Place::code);
  const auto [first, last] = std::ranges::unique(places);
  places.erase(first, last);
}

/// The rows of one edition, indicator, place and origin, one after another.
class PairRows {
 public:
  PairRows(const Workspace& workspace, const StoreNames& names, const Edition& of)
      : edition(of), workspace_(workspace), names_(names), dimensions_(workspace) {}

  Result<void> open(std::int64_t indicator, Place place, Place origin) {
    if (!rows_) {
      rows_ = TRY(workspace_.database().prepare(
          fmt::format("SELECT {} FROM observation WHERE edition = ? AND indicator = ? AND place = ?"
                      " AND origin = ? ORDER BY period, sex, age, reporter, dimensions",
                      observation_columns)));
    }
    at_end = true;
    const auto place_number = names_.number_of(place), origin_number = names_.number_of(origin);
    if (!place_number || !origin_number) return {};
    rows_->reset();
    rows_->bind(1, edition.id).bind(2, indicator).bind(3, *place_number).bind(4, *origin_number);
    return next();
  }

  Result<void> next() {
    at_end = !TRY(rows_->step());
    if (!at_end) now = TRY(read_observation(*rows_, names_, dimensions_));
    return {};
  }

  const Edition& edition;
  Observation now;
  bool at_end = true;

 private:
  const Workspace& workspace_;
  const StoreNames& names_;
  DimensionTexts dimensions_;
  std::optional<Statement> rows_;
};

/// What comes before the dimensions in the order of a stream.
auto before_dimensions(const Observation& o) {
  return std::tuple(o.key.period, o.key.sex, o.key.age.from * 1000 + o.key.age.to, o.key.reporter);
}

/// Editions of one dataset, the newest first, as one stream in which each figure stands once.
class Stream {
 public:
  Stream(const Workspace& workspace, const StoreNames& names, const FigureFilter& filter)
      : workspace_(workspace), names_(names), filter_(filter) {}

  Result<void> run(std::span<const Edition> editions, const UseFigure& use) {
    for (const auto& [name, number] : TRY(indicators_of(editions))) {
      const auto& wanted_names = filter_.indicators;
      if (!wanted_names.empty() && std::ranges::find(wanted_names, name) == wanted_names.end()) {
        continue;
      }
      TRY(run_indicator(editions, intern(name), number, use));
    }
    return {};
  }

 private:
  using NamedIndicator = std::pair<std::string, std::int64_t>;

  Result<std::vector<NamedIndicator>> indicators_of(std::span<const Edition> editions) {
    auto rows = TRY(workspace_.database().prepare(
        "SELECT name, id FROM edition_indicator JOIN indicator ON indicator = id"
        " WHERE edition = ?"));
    std::vector<NamedIndicator> indicators;
    for (const auto& edition : editions) {
      rows.bind(1, edition.id);
      while (TRY(rows.step())) indicators.emplace_back(rows.text(0), rows.integer(1));
      rows.reset();
    }
    std::ranges::sort(indicators);
    const auto [first, last] = std::ranges::unique(indicators);
    indicators.erase(first, last);
    return indicators;
  }

  Result<void> run_indicator(std::span<const Edition> editions, std::string_view indicator,
                             std::int64_t number, const UseFigure& use) {
    const StoredFigures stored(workspace_, names_, indicator, number);
    const auto holding = TRY(
        editions_with(workspace_, std::vector<Edition>(editions.begin(), editions.end()), number));
    std::vector<PairRows> sources;
    for (const auto& edition : holding) sources.emplace_back(workspace_, names_, edition);
    std::vector<Place> places;
    if (filter_.subjects.empty()) {
      for (const auto& edition : holding) {
        std::ranges::copy(TRY(stored.places(edition)), std::back_inserter(places));
      }
    } else {
      for (const auto& subject : filter_.subjects) places.push_back(subject.place);
    }
    sort_by_code(places);
    for (const Place place : places) {
      // Those asked for, if any: one look for each costs less than to go through all there are.
      std::vector<Place> origins = filter_.origins;
      for (const auto& edition : holding) {
        if (!filter_.origins.empty()) break;
        std::ranges::copy(TRY(stored.origins(edition, place)), std::back_inserter(origins));
      }
      sort_by_code(origins);
      for (const Place origin : origins) {
        if (!wanted(filter_, place, origin)) continue;
        for (auto& source : sources) TRY(source.open(number, place, origin));
        TRY(merge(sources, indicator, use));
      }
    }
    return {};
  }

  /// Rows that differ in their dimensions only are put in order and given once.
  Result<void> merge(std::vector<PairRows>& sources, std::string_view indicator,
                     const UseFigure& use) {
    struct Row {
      Observation observation;
      const Edition* edition;
    };
    std::vector<Row> rows;
    for (;;) {
      const PairRows* first = nullptr;
      for (const auto& source : sources) {
        if (source.at_end) continue;
        if (first == nullptr || before_dimensions(source.now) < before_dimensions(first->now)) {
          first = &source;
        }
      }
      if (first == nullptr) return {};
      const auto key = before_dimensions(first->now);
      rows.clear();
      for (auto& source : sources) {
        while (!source.at_end && before_dimensions(source.now) == key) {
          rows.push_back({std::move(source.now), &source.edition});
          TRY(source.next());
        }
      }
      const auto dimensions = [](const Row& row) -> const std::string& {
        return row.observation.key.dimensions;
      };
      std::ranges::stable_sort(rows, {}, dimensions);
      const Row* before = nullptr;
      for (auto& row : rows) {
        const bool repeated = before != nullptr && dimensions(*before) == dimensions(row);
        before = &row;
        if (repeated || !wanted(filter_, row.observation)) continue;
        row.observation.key.indicator = indicator;
        TRY(use(row.observation, *row.edition));
      }
    }
  }

  const Workspace& workspace_;
  const StoreNames& names_;
  const FigureFilter& filter_;
};

Result<void> keep_datasets(std::vector<Edition>& editions, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return {};
  std::vector<std::string> known;
  for (const auto& edition : editions) known.push_back(edition.citation.dataset);
  for (const auto& dataset : wanted) {
    if (std::ranges::find(known, dataset) != known.end()) continue;
    const auto hint = did_you_mean(dataset, known);
    return fail({ErrorKind::not_found,
                 fmt::format("no dataset is called \"{}\"", dataset),
                 {},
                 hint.empty() ? "`corridor sources` lists what is loaded." : hint});
  }
  std::erase_if(editions, [&](const Edition& edition) {
    return std::ranges::find(wanted, edition.citation.dataset) == wanted.end();
  });
  return {};
}

/// The newest first within a dataset, as current_editions() has them.
Result<std::vector<Edition>> chosen_editions(const Workspace& workspace,
                                             const FigureFilter& filter) {
  if (!filter.as_of.empty()) TRY(check_as_of(filter.as_of));
  if (!filter.edition.empty()) return std::vector{TRY(find_edition(workspace, filter.edition))};
  auto editions = TRY(all_editions(workspace));
  if (!filter.all_editions) editions = current_editions(std::move(editions), filter.as_of);
  TRY(keep_datasets(editions, filter.datasets));
  if (filter.all_editions) std::ranges::sort(editions, {}, order_of);
  return editions;
}

}  // namespace

Result<void> check_filter(const FigureFilter& filter) {
  if (filter.all_editions && (!filter.as_of.empty() || !filter.edition.empty())) {
    return fail({ErrorKind::usage,
                 "--all means every edition, --as-of and --edition some",
                 {},
                 "Leave one of them out."});
  }
  const bool says_what = filter.all_editions || !filter.edition.empty() ||
                         !filter.indicators.empty() || !filter.subjects.empty() ||
                         !filter.origins.empty() || !filter.datasets.empty();
  if (says_what) return {};
  return fail({ErrorKind::usage,
               "expected what to export",
               {},
               "Name an --indicator, --place, --origin, --dataset or --edition, or say --all."});
}

Result<std::vector<Edition>> filtered_editions(const Workspace& workspace,
                                               const FigureFilter& filter) {
  auto editions = TRY(chosen_editions(workspace, filter));
  std::ranges::sort(editions, {}, order_of);
  return editions;
}

Result<void> each_figure(const Workspace& workspace, const FigureFilter& filter,
                         const UseFigure& use) {
  const auto editions = TRY(chosen_editions(workspace, filter));
  const StoreNames names = TRY(StoreNames::read(workspace));
  Stream stream(workspace, names, filter);
  const std::span<const Edition> all = editions;
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first + 1;
    while (!filter.all_editions && last < all.size() &&
           all[last].citation.dataset == all[first].citation.dataset) {
      ++last;
    }
    TRY(stream.run(all.subspan(first, last - first), use));
    first = last;
  }
  return {};
}

Result<void> each_figure_of(const Workspace& workspace, const Edition& edition,
                            const FigureFilter& filter, const UseFigure& use) {
  const StoreNames names = TRY(StoreNames::read(workspace));
  return Stream(workspace, names, filter).run(std::span(&edition, 1), use);
}

}  // namespace corridor
