#include "scenario/flow_estimation/sex_shares.h"

#include "evidence/figure_stream.h"
#include "vocabulary/indicator.h"

namespace corridor {
namespace {

using ByAge = std::map<int, double>;  // by the first year of the age group

/// People of one sex by age, of the place and year.
using People = std::map<std::pair<Place, int>, ByAge>;

Result<void> each_of_wpp(const Workspace& workspace, const ShareQuestion& question,
                         std::string_view indicator, const UseFigure& use) {
  FigureFilter wanted;
  wanted.indicators = {find_indicator(indicator)->id};
  wanted.from_year = question.from - 5;
  wanted.to_year = question.to;
  wanted.as_of = question.as_of;
  wanted.all_editions = true;
  const auto read =
      each_figure(workspace, wanted, [&](const Observation& observation, const Edition& edition) {
        const bool usable = observation.state == State::value &&
                            observation.key.dimensions.empty() &&
                            edition.citation.dataset.starts_with("un_wpp");
        return usable ? use(observation, edition) : Result<void>();
      });
  if (!read && read.error().kind != ErrorKind::not_found) return read;
  return {};
}

double total_of(const ByAge& people) {
  double sum = 0;
  for (const auto& [age, count] : people) sum += count;
  return sum;
}

/// People of an age group of death rates: infants and small children share the first five years.
double people_aged(const ByAge& people, int age) {
  const auto found = people.find(age);
  if (age == 0) return found == people.end() ? 0 : found->second / 5;
  if (age == 1 && !people.empty()) return people.begin()->second * 4 / 5;
  return found == people.end() ? 0 : found->second;
}

double share(double one, double other) { return one + other > 0 ? one / (one + other) : 0.5; }

}  // namespace

Result<SexShares> SexShares::gather(const Workspace& workspace, const ShareQuestion& question,
                                    const std::function<void(const Edition&)>& remember) {
  SexShares shares;
  shares.sex_ = question.sex;
  std::map<Sex, People> people;
  TRY(each_of_wpp(
      workspace, question, "population",
      [&](const Observation& observation, const Edition& edition) -> Result<void> {
        const auto& key = observation.key;
        if (key.sex != Sex::female && key.sex != Sex::male) return {};
        remember(edition);
        people[key.sex][{key.place, key.period.start_year()}][key.age.from] = observation.value;
        return {};
      }));
  const Sex other = question.sex == Sex::female ? Sex::male : Sex::female;
  for (const auto& [at, ages] : people[question.sex]) {
    shares.population_[at] = share(total_of(ages), total_of(people[other][at]));
  }
  std::map<Sex, std::map<Place, double>> deaths;
  TRY(each_of_wpp(workspace, question, "death_rate",
                  [&](const Observation& observation, const Edition& edition) -> Result<void> {
                    const auto& key = observation.key;
                    const bool in_time = key.period.start_year() >= question.from &&
                                         key.period.start_year() < question.to;
                    const auto ages = people[key.sex].find({key.place, question.from});
                    if (!in_time || ages == people[key.sex].end()) return {};
                    remember(edition);
                    deaths[key.sex][key.place] +=
                        observation.value * people_aged(ages->second, key.age.from);
                    return {};
                  }));
  for (const auto& [place, died] : deaths[question.sex]) {
    shares.deaths_[place] = share(died, deaths[other][place]);
  }
  TRY(each_of_wpp(workspace, question, "sex_ratio_at_birth",
                  [&](const Observation& observation, const Edition& edition) -> Result<void> {
                    const auto& key = observation.key;
                    if (key.period.start_year() < question.from) return {};
                    if (key.period.start_year() >= question.to) return {};
                    remember(edition);
                    const double boys = share(observation.value, 100);
                    shares.births_[key.place] = question.sex == Sex::male ? boys : 1 - boys;
                    return {};
                  }));
  return shares;
}

double SexShares::of_population(Place place, int year) const {
  for (int back = 0; back <= 5; ++back) {
    const auto found = population_.find({place, year - back});
    if (found != population_.end()) return found->second;
  }
  return 0.5;
}

double SexShares::of_births(Place place) const {
  const auto found = births_.find(place);
  if (found != births_.end()) return found->second;
  return sex_ == Sex::male ? 105.0 / 205 : 100.0 / 205;
}

double SexShares::of_deaths(Place place, int year) const {
  const auto found = deaths_.find(place);
  return found != deaths_.end() ? found->second : of_population(place, year);
}

}  // namespace corridor
