#include "scenario/flow_estimation/workspace_flow_inputs.h"

#include "base/text.h"
#include "evidence/figure_stream.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace corridor {
namespace {

using flow_estimation::Matrix;

constexpr int first_year_of_new_states = 2010;

/// Not in the published tables of flows, from which ours should not differ by an island.
constexpr Place caribbean_netherlands{"BES"};

/// Places that the tables of the time count as one.
Place unit_of(Place place, int from) {
  if (place == Place("TWN")) return Place("CHN");
  if (from >= first_year_of_new_states) return place;
  if (place == Place("SSD")) return Place("SDN");
  if (place == Place("MNE")) return Place("SRB");
  return place;
}

using ByPair = std::map<std::pair<Place, Place>, double>;  // birthplace, residence
using ByPlaceYear = std::map<std::pair<Place, int>, double>;

/// What the workspace has, before it is brought together.
struct Found {
  std::map<int, ByPair> stock;
  ByPlaceYear population, births, deaths;
};

class Gathering {
 public:
  Gathering(const Workspace& workspace, const FlowQuestion& question, RunRecord& run)
      : workspace_(workspace), question_(question), run_(run) {}

  Result<Found> gather() {
    for (const int year : {question_.from, question_.to}) TRY(take_stock(year));
    const Sex sex = question_.sex;
    found_.population = TRY(by_year("population", sex));
    found_.births = TRY(by_year("births", sex));
    found_.deaths = TRY(by_year("deaths", sex));
    if (sex != Sex::total) TRY(share_out(sex));
    if (found_.population.empty() || found_.births.empty() || found_.deaths.empty()) {
      return fail({ErrorKind::not_found,
                   fmt::format("the workspace has no population, births and deaths of {} to {}",
                               question_.from, question_.to),
                   {},
                   "Load World Population Prospects: `corridor pull un_wpp`, or a file of it."});
    }
    return std::move(found_);
  }
  const std::vector<std::string>& remarks() const { return remarks_; }

 private:
  FigureFilter filter(std::string_view indicator, std::string_view dataset, Sex sex) const {
    FigureFilter wanted;
    wanted.indicators = {find_indicator(indicator)->id};
    wanted.datasets = {std::string(dataset)};
    wanted.sex = sex;
    wanted.as_of = question_.as_of;
    return wanted;
  }

  void remember(const Edition& edition) {
    const auto known = std::ranges::find(run_.inputs, edition.sha256, &RunInput::sha256);
    if (known != run_.inputs.end()) return;
    const auto& citation = edition.citation;
    run_.inputs.push_back({citation.dataset + (edition.part.empty() ? "" : " " + edition.part),
                           fmt::format("{} {}", citation.dataset, citation.version),
                           edition.sha256});
  }

  Result<void> take_stock(int year) {
    auto wanted = filter("migrant_stock", "undesa_migrant_stock", question_.sex);
    wanted.from_year = wanted.to_year = year;
    bool selection = false;
    const auto take = [&](const Observation& observation, const Edition& edition) -> Result<void> {
      const auto& key = observation.key;
      if (observation.state != State::value || key.origin.empty()) return {};
      if (!Gazetteer::get().is_part_of_a_total(key.place)) return {};
      if (!Gazetteer::get().is_part_of_a_total(key.origin)) return {};
      selection |= !edition.complete;
      remember(edition);
      found_.stock[year][{key.origin, key.place}] = observation.value;
      return {};
    };
    const auto none = [&](std::string_view what) {
      return fail(
          {ErrorKind::not_found,
           fmt::format("{} of people by place of birth and residence in {}", what, year),
           {},
           "Load International Migrant Stock: `corridor pull undesa_migrant_stock`, or a file."});
    };
    const auto read = each_figure(workspace_, wanted, take);
    if (!read && read.error().kind != ErrorKind::not_found) return read;
    if (found_.stock[year].empty()) return none("the workspace has no stocks");
    if (selection) return none("the workspace has a selection only, not all stocks,");
    return {};
  }

  /// Of plain figures only: people of all ages, no variant.
  Result<ByPlaceYear> by_year(std::string_view indicator, Sex sex) {
    auto wanted = filter(indicator, "un_wpp", sex);
    wanted.from_year = question_.from;
    wanted.to_year = question_.to;
    ByPlaceYear values;
    const auto read = each_figure(
        workspace_, wanted, [&](const Observation& observation, const Edition& edition) {
          const auto& key = observation.key;
          const bool plain = observation.state == State::value && key.dimensions.empty() &&
                             key.age == Age{} && key.period.kind() == Period::Kind::year;
          if (plain && Gazetteer::get().is_part_of_a_total(key.place)) {
            remember(edition);
            values[{key.place, key.period.start_year()}] = observation.value;
          }
          return Result<void>();
        });
    if (!read && read.error().kind != ErrorKind::not_found) return fail(read.error());
    return values;
  }

  /// Population of a sex over that of both, by place and year, of any edition and summed over ages.
  Result<ByPlaceYear> shares(Sex sex) {
    ByPlaceYear of_sex, of_both;
    for (const Sex one : {Sex::female, Sex::male}) {
      auto wanted = filter("population", "un_wpp", one);
      wanted.all_editions = true;
      wanted.from_year = question_.from - 5;
      wanted.to_year = question_.to;
      const auto read = each_figure(
          workspace_, wanted, [&](const Observation& observation, const Edition& edition) {
            const auto& key = observation.key;
            if (observation.state != State::value || !key.dimensions.empty()) {
              return Result<void>();
            }
            remember(edition);
            const std::pair at{key.place, key.period.start_year()};
            of_both[at] += observation.value;
            if (one == sex) of_sex[at] += observation.value;
            return Result<void>();
          });
      if (!read && read.error().kind != ErrorKind::not_found) return fail(read.error());
    }
    for (auto& [at, value] : of_sex) value /= of_both[at];
    return of_sex;
  }

  /// The share of the year, or of the nearest before; a half where none is known.
  static double share_at(const ByPlaceYear& shares, Place place, int year) {
    for (int back = 0; back <= 5; ++back) {
      const auto found = shares.find({place, year - back});
      if (found != shares.end()) return found->second;
    }
    return 0.5;
  }

  Result<void> share_out(Sex sex) {
    const auto known = TRY(shares(sex));
    const auto fill = [&](std::string_view indicator, ByPlaceYear& values,
                          const auto& share) -> Result<bool> {
      bool shared = false;
      for (const auto& [at, total] : TRY(by_year(indicator, Sex::total))) {
        if (!values.emplace(at, total * share(at)).second) continue;
        shared = true;
      }
      return shared;
    };
    const double at_birth = sex == Sex::female ? 100.0 / 205 : 105.0 / 205;
    const auto of_population = [&](const std::pair<Place, int>& at) {
      return share_at(known, at.first, at.second);
    };
    const bool population = TRY(fill("population", found_.population, of_population));
    if (population && known.empty()) {
      return fail({ErrorKind::not_found,
                   "the workspace does not have the population by sex",
                   {},
                   "Load a table of World Population Prospects by age and sex, of any release."});
    }
    if (population)
      remarks_.push_back("Population by sex is shared out as another release has it.");
    if (TRY(fill("births", found_.births, [&](const auto&) { return at_birth; }))) {
      remarks_.push_back("Births by sex are shared out at 105 boys for 100 girls.");
    }
    if (TRY(fill("deaths", found_.deaths, of_population))) {
      remarks_.push_back(
          "Deaths by sex are shared out as the population is, which gives women too "
          "many and men too few.");
    }
    return {};
  }

  const Workspace& workspace_;
  const FlowQuestion& question_;
  RunRecord& run_;
  Found found_;
  std::vector<std::string> remarks_;
};

/// Adds up by unit and year; places that are no unit are their own.
ByPlaceYear united(const ByPlaceYear& values, int from) {
  ByPlaceYear sums;
  for (const auto& [at, value] : values) sums[{unit_of(at.first, from), at.second}] += value;
  return sums;
}

std::optional<double> at(const ByPlaceYear& values, Place place, int year) {
  const auto found = values.find({place, year});
  if (found == values.end()) return std::nullopt;
  return found->second;
}

/// From mid-year to mid-year.
std::optional<double> over_period(const ByPlaceYear& values, Place place,
                                  const FlowQuestion& question) {
  double sum = 0;
  for (int year = question.from; year <= question.to; ++year) {
    const auto value = at(values, place, year);
    if (!value) return std::nullopt;
    sum += *value * (year == question.from || year == question.to ? 0.5 : 1);
  }
  return sum;
}

/// Everything of one place but the stocks.
struct PlaceFigures {
  double before = 0, after = 0, births = 0, deaths = 0;
};

std::map<Place, PlaceFigures> known_places(const Found& found, const FlowQuestion& question) {
  std::map<int, std::set<Place>> residences;
  for (const auto& [year, pairs] : found.stock) {
    for (const auto& [pair, people] : pairs) {
      residences[year].insert(unit_of(pair.second, question.from));
    }
  }
  const auto population = united(found.population, question.from);
  const auto births = united(found.births, question.from);
  const auto deaths = united(found.deaths, question.from);
  std::map<Place, PlaceFigures> places;
  for (const Place place : residences[question.from]) {
    if (!residences[question.to].contains(place) || place == caribbean_netherlands) continue;
    const auto before = at(population, place, question.from);
    const auto after = at(population, place, question.to);
    const auto born = over_period(births, place, question);
    const auto died = over_period(deaths, place, question);
    if (before && after && born && died) places[place] = {*before, *after, *born, *died};
  }
  return places;
}

/// Birthplace by residence; natives are what is left of the population.
Matrix stock_table(const ByPair& pairs, const std::map<Place, std::size_t>& index,
                   std::span<const double> population, int from) {
  Matrix stock(index.size(), index.size());
  for (const auto& [pair, people] : pairs) {
    const auto birth = index.find(unit_of(pair.first, from));
    const auto residence = index.find(unit_of(pair.second, from));
    if (birth == index.end() || residence == index.end() || birth == residence) continue;
    stock.at(birth->second, residence->second) += people;
  }
  const auto born_elsewhere = stock.column_sums();
  for (std::size_t r = 0; r < population.size(); ++r) {
    stock.at(r, r) = population[r] - born_elsewhere[r];
  }
  return stock;
}

std::string left_out(const Found& found, const std::map<Place, std::size_t>& index, int from) {
  std::set<Place> absent;
  for (const auto& [year, pairs] : found.stock) {
    for (const auto& [pair, people] : pairs) {
      for (const Place place : {pair.first, pair.second}) {
        if (!index.contains(unit_of(place, from))) absent.insert(place);
      }
    }
  }
  std::string list;
  for (const Place place : absent) {
    list += (list.empty() ? "" : ", ") + std::string(place.code());
  }
  return list;
}

}  // namespace

Result<FlowQuestion> parse_flow_period(std::string_view written) {
  const auto parts = split(written, '-');
  if (parts.size() == 2) {
    const auto from = parse_integer(parts[0]), to = parse_integer(parts[1]);
    if (from && to && *from >= 1000 && *to <= 2999 && *from < *to && *to - *from <= 20) {
      return FlowQuestion{static_cast<int>(*from), static_cast<int>(*to)};
    }
  }
  return fail({ErrorKind::usage,
               fmt::format("expected two years after --period, saw \"{}\"", clip(written, 40)),
               {},
               "Write the years of the two stocks: --period 2015-2020."});
}

Result<FlowInputs> flow_inputs(const Workspace& workspace, const FlowQuestion& question,
                               RunRecord& run) {
  Gathering gathering(workspace, question, run);
  const Found found = TRY(gathering.gather());
  const auto places = known_places(found, question);
  if (places.size() < 2) {
    return fail({ErrorKind::not_found,
                 fmt::format("fewer than two places have stocks, population, births and deaths of "
                             "{} to {}",
                             question.from, question.to),
                 {},
                 "Load International Migrant Stock and World Population Prospects."});
  }
  FlowInputs read;
  read.remarks = gathering.remarks();
  std::map<Place, std::size_t> index;
  std::vector<double> before, after;
  for (const auto& [place, of] : places) {
    index.emplace(place, index.size());
    read.inputs.places.emplace_back(place.code());
    before.push_back(of.before);
    after.push_back(of.after);
    read.inputs.births.push_back(of.births);
    read.inputs.deaths.push_back(of.deaths);
  }
  read.inputs.start = stock_table(found.stock.at(question.from), index, before, question.from);
  read.inputs.end = stock_table(found.stock.at(question.to), index, after, question.from);
  read.inputs.population_start = before;
  read.inputs.population_end = after;
  const std::string absent = left_out(found, index, question.from);
  if (!absent.empty()) {
    read.remarks.push_back(fmt::format(
        "Left out, for they are not told from others, or have no population or stock at "
        "one of the dates: {}.",
        absent));
  }
  if (question.from < first_year_of_new_states) {
    read.remarks.push_back(
        "Counted as one, as they were for some of the time: Sudan with South "
        "Sudan (SDN), Serbia with Montenegro (SRB).");
  }
  run.settings.set("period", fmt::format("{}-{}", question.from, question.to))
      .set("sex", name_of(question.sex));
  return read;
}

}  // namespace corridor
