#include "evidence/plausibility.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace corridor {
namespace {

auto series_of(const PackedObservation& o) {
  return std::tie(o.sex, o.age, o.reporter, o.dimensions);
}

bool has_value(const PackedObservation& o) {
  return o.state == static_cast<std::uint8_t>(State::value);
}

/// The name behind each number of the store, for the names of one collector.
template <class Name> class NamesByNumber {
 public:
  NamesByNumber(const std::vector<Name>& names, const std::vector<std::int32_t>& numbers) {
    for (std::size_t i = 0; i < names.size(); ++i) by_number_.emplace(numbers[i], names[i]);
  }
  Name operator[](std::int32_t number) const { return by_number_.at(number); }

 private:
  std::unordered_map<std::int32_t, Name> by_number_;
};

/// The figures of one period, and for each how many periods in a row have said the same.
struct PeriodFigures {
  std::span<const PackedObservation> figures;
  std::vector<std::uint16_t> alike;
};

/// Years follow years and months follow months, also where both stand in one series.
int kind_of(std::int64_t period_key) { return static_cast<int>(period_key % 1000); }

class Flagger {
 public:
  Flagger(Collector& collector, const PlausibilityGround& ground)
      : collector_(collector),
        ground_(ground),
        indicators_(collector.indicators.names(), ground.numbers.indicators),
        places_(collector.places.names(), ground.numbers.places) {
    if (const auto day = Period::parse(ground.loaded.substr(0, 10))) today_ = day->key() / 1000;
  }

  void flag_all() {
    const std::span<const PackedObservation> all = collector_.observations;
    for_each_run(all, &same_subject, [this](auto subject) { look_at_subject(subject); });
  }

 private:
  static bool same_subject(const PackedObservation& a, const PackedObservation& b) {
    return a.indicator == b.indicator && a.place == b.place && a.origin == b.origin;
  }
  static bool same_period(const PackedObservation& a, const PackedObservation& b) {
    return a.period == b.period;
  }

  template <class Same, class Use>
  static void for_each_run(std::span<const PackedObservation> figures, Same same, Use use) {
    for (std::size_t first = 0; first < figures.size();) {
      std::size_t last = first + 1;
      while (last < figures.size() && same(figures[first], figures[last])) ++last;
      use(figures.subspan(first, last - first));
      first = last;
    }
  }

  void look_at_subject(std::span<const PackedObservation> figures) {
    const PackedObservation& one = figures.front();
    if (one.indicator != indicator_number_) {
      indicator_number_ = one.indicator;
      indicator_ = find_indicator(indicators_[one.indicator]);
    }
    subject_ = {
        .indicator = indicator_, .place = places_[one.place], .origin = places_[one.origin]};
    if (indicator_ != nullptr && indicator_->stock) {
      subject_.people_at_place = ground_.sizes.of(subject_.place);
      subject_.people_of_origin = ground_.sizes.of(subject_.origin);
    }
    concerned_.clear();
    for (const auto& check : plausibility_checks()) {
      if (check.concerns(subject_)) concerned_.push_back(&check);
    }
    if (concerned_.empty()) return;
    before_.clear();
    for_each_run(figures, &same_period, [this](auto period) { look_at_period(period); });
  }

  void look_at_period(std::span<const PackedObservation> figures) {
    const int kind = kind_of(figures.front().period);
    auto before = std::ranges::find(before_, kind, [](const PeriodFigures& one) {
      return kind_of(one.figures.front().period);
    });
    if (before == before_.end()) before = before_.insert(before, PeriodFigures{});
    alike_.assign(figures.size(), 1);
    std::size_t there = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const PackedObservation& figure = figures[i];
      while (there < before->figures.size() &&
             series_of(before->figures[there]) < series_of(figure)) {
        ++there;
      }
      const PackedObservation* earlier = nullptr;
      if (there < before->figures.size() &&
          series_of(before->figures[there]) == series_of(figure) &&
          has_value(before->figures[there])) {
        earlier = &before->figures[there];
      }
      if (!has_value(figure)) continue;
      if (earlier != nullptr && earlier->value == figure.value && before->alike[there] < 10'000) {
        alike_[i] = static_cast<std::uint16_t>(before->alike[there] + 1);
      }
      look_at({subject_, figure, figures, earlier, alike_[i], interval_of(figure), today_});
    }
    before->figures = figures;
    std::swap(before->alike, alike_);
  }

  const Interval* interval_of(const PackedObservation& figure) const {
    return figure.interval < 0 ? nullptr
                               : &collector_.intervals[static_cast<std::size_t>(figure.interval)];
  }

  void look_at(const FigureInContext& context) {
    for (const auto* check : concerned_) {
      std::string reason = check->look(context);
      if (reason.empty()) continue;
      collector_.flag(
          {{context.figure.row, context.figure.column}, check->name, std::move(reason)});
    }
  }

  Collector& collector_;
  const PlausibilityGround& ground_;
  NamesByNumber<std::string_view> indicators_;
  NamesByNumber<Place> places_;
  std::int64_t today_ = 0;

  std::int32_t indicator_number_ = -1;
  const Indicator* indicator_ = nullptr;
  FigureSubject subject_;
  std::vector<const PlausibilityCheck*> concerned_;
  std::vector<PeriodFigures> before_;  // the latest of each kind of period
  std::vector<std::uint16_t> alike_;
};

bool is_stock(std::string_view indicator) {
  const Indicator* found = find_indicator(indicator);
  return found != nullptr && found->stock;
}

bool is_population(const PackedObservation& o, std::int32_t population,
                   const Collector& collector) {
  return o.indicator == population && has_value(o) && o.sex == 0 && o.age == Age::open &&
         collector.places.names()[static_cast<std::size_t>(o.origin)].empty();
}

}  // namespace

void flag_implausible(Collector& collector, const PlausibilityGround& ground) {
  Flagger(collector, ground).flag_all();
}

Result<PopulationSizes> population_for(const Collector& collector, const Workspace& workspace) {
  PopulationSizes sizes;
  const auto& names = collector.indicators.names();
  if (std::ranges::none_of(names, is_stock)) return sizes;
  const auto population =
      static_cast<std::int32_t>(std::ranges::find(names, "population") - names.begin());
  std::vector<bool> counts_people;
  for (const auto name : names) counts_people.push_back(is_stock(name));
  int from_year = 9999, to_year = 0;
  for (const auto& o : collector.observations) {
    const int year = Period::from_key(o.period).start_year();
    if (is_population(o, population, collector)) {
      sizes.add(collector.places.names()[static_cast<std::size_t>(o.place)], {year, o.value});
    }
    if (!counts_people[static_cast<std::size_t>(o.indicator)]) continue;
    from_year = std::min(from_year, year);
    to_year = std::max(to_year, year);
  }
  if (from_year > to_year) return PopulationSizes{};
  TRY(sizes.read(workspace, {collector.places.names(), from_year, to_year}));
  sizes.arrange();
  return sizes;
}

}  // namespace corridor
