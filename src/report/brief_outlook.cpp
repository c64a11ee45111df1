// Outlook: how many people there will be, how old, and how many of them of working age, with words
// and bands for how sure that is. Of a corridor: people of working age at both ends.
//
// The figures are a run of models/cohort_projection over World Population Prospects 2019, with a
// seed and pinned tables; `corridor run cohort_projection --place PLACE --trajectories 300 --keep`
// computes and keeps the same.

#include "report/brief_sections.h"
#include "scenario/population/embedded_projection.h"
#include "scenario/population/ensemble.h"

#include <fmt/core.h>

namespace corridor {
namespace {

constexpr std::uint32_t futures = 300;
constexpr std::uint32_t futures_at_each_end = 100;  // of a corridor, which says less
constexpr std::size_t people_measure = 0, working_measure = 2, ratio_measure = 4, age_measure = 6;

const Citation& prospects() {
  static const Citation citation{.publisher = "UN DESA, Population Division",
                                 .dataset = "undesa_wpp",
                                 .title = "World Population Prospects",
                                 .version = "2019",
                                 .licence = "CC-BY-3.0-IGO",
                                 .url = "https://population.un.org/wpp/",
                                 .retrieved = "2019-06-17"};
  return citation;
}

/// What a place's section is written from.
struct Outlook {
  PlaceProjection projection;
  cohort_projection::Findings findings;
  PlaceEnsemble ensemble;
  std::string proof;

  const cohort_projection::BySex& start() const { return projection.inputs.inputs.population; }
  const cohort_projection::BySex& end() const { return findings.outcomes.back().population; }
  const cohort_projection::Spread& last(std::size_t measure) const {
    return ensemble.points.back()[measure];
  }
  std::string first_year() const { return std::to_string(projection.inputs.first_year); }
  std::string last_year() const {
    return std::to_string(ensemble.year(ensemble.points.size() - 1));
  }
};

std::optional<PlaceProjection> projection_at(Account& account, Place place) {
  auto projection = projection_of(place, "", {.from_year = {}, .to_year = embedded_projection_end});
  if (projection) return *std::move(projection);
  account.miss(account.say("How many people will live in {place}, by age.",
                           {{"place", account.in_sentence(place)}}));
  return std::nullopt;
}

Outlook compute(Account& account, Place place, PlaceProjection projection) {
  const bool whole = !account.subject().is_corridor();
  const EnsembleRequest request{.trajectories = whole ? futures : futures_at_each_end};
  Outlook outlook{.projection = std::move(projection), .findings = {}, .ensemble = {}, .proof = {}};
  outlook.findings = cohort_projection::run(outlook.projection.inputs.inputs);
  outlook.ensemble = ensemble_of(outlook.projection.inputs, request);
  NamedLines settings;
  settings.set("to", std::to_string(embedded_projection_end)).set("place", place.code());
  const auto record = ensemble_record(outlook.projection.files, request, std::move(settings));
  outlook.proof = "run:" + record.id();
  account.note({outlook.proof,
                fmt::format("computed from World Population Prospects 2019 (people, births, deaths "
                            "and migration by age): corridor run cohort_projection --place {} "
                            "--trajectories {} --seed {} --keep",
                            place.code(), request.trajectories, request.seed)},
               prospects());
  return outlook;
}

std::string number(const Account& account, double value) {
  return account.words().number(value, 1);
}

Paragraph tell_people(Account& account, const Outlook& outlook) {
  const auto& people = outlook.last(people_measure);
  const auto amount = [&](double thousands) { return account.amount(1000 * thousands); };
  std::string text = account.say(
      "If births, deaths and migration go on as the United Nations expected in 2019, about "
      "{people} "
      "people will live in {place} in {year}, against {before} in {first_year}.[^]",
      {{"people", amount(cohort_projection::total(outlook.end()))},
       {"place", account.in_sentence(account.subject().place)},
       {"year", outlook.last_year()},
       {"before", amount(cohort_projection::total(outlook.start()))},
       {"first_year", outlook.first_year()}});
  text +=
      " " + account.say(
                "Between {low} and {high} is likely: 80 of 100 futures that were computed. Fewer "
                "than {lowest} or more than {highest} is very unlikely: 5 of 100.",
                {{"low", amount(people.lower_80)},
                 {"high", amount(people.upper_80)},
                 {"lowest", amount(people.lower_95)},
                 {"highest", amount(people.upper_95)}});
  return {.text = text, .proofs = {outlook.proof}, .tone = Paragraph::Tone::lead};
}

Chart pyramid(const Account& account, const Outlook& outlook) {
  Chart chart{.kind = Chart::Kind::pyramid};
  chart.title = account.say("People by age and sex, {first_year} and {year}",
                            {{"first_year", outlook.first_year()}, {"year", outlook.last_year()}});
  const auto age = [&](std::size_t point) {
    return number(account, outlook.ensemble.points[point][age_measure].median);
  };
  chart.description = account.say(
      "In {first_year} half of the people were younger than {age}; in {year} half will be younger "
      "than {later_age}.",
      {{"first_year", outlook.first_year()},
       {"age", age(0)},
       {"year", outlook.last_year()},
       {"later_age", age(outlook.ensemble.points.size() - 1)}});
  chart.unit = account.say("persons");
  chart.label_title = account.say("Age");
  chart.numbers = account.number_words();
  const std::string_view names[]{"Men, {year}", "Women, {year}"};
  constexpr std::size_t open_group = 20;  // 100 and over
  for (const bool later : {true, false}) {
    const auto& population = later ? outlook.end() : outlook.start();
    for (std::size_t sex = 0; sex < 2; ++sex) {
      ChartSeries series{
          account.say(names[sex], {{"year", later ? outlook.last_year() : outlook.first_year()}}),
          {}};
      std::vector<double> people(open_group + 1, 0.0);
      for (std::size_t i = 0; i < population[sex].size(); ++i) {
        people[std::min(i, open_group)] += 1000 * population[sex][i];
      }
      for (std::size_t i = 0; i < people.size(); ++i) {
        series.points.push_back({.label = age_label(i, people.size(), 5),
                                 .value = Cell(people[i], "F", outlook.proof),
                                 .shown = account.amount(people[i])});
      }
      chart.series.push_back(std::move(series));
    }
  }
  return chart;
}

/// One measure over time with its bands.
struct Fan {
  std::string title, name, unit;
  std::size_t measure = 0;
  double scale = 1;
  int digits = 0;
};

Chart fan(const Account& account, const Outlook& outlook, const Fan& fan) {
  Chart chart = account.time_chart(fan.title, fan.unit);
  chart.digits = fan.digits;
  ChartSeries middle{fan.name, {}};
  ChartBand likely{account.say("80 of 100 futures"), {}};
  ChartBand almost_sure{account.say("95 of 100 futures"), {}};
  const auto shown = [&](double value) {
    return fan.digits > 0 ? number(account, value) : account.amount(value);
  };
  for (std::size_t t = 0; t < outlook.ensemble.points.size(); ++t) {
    const auto& spread = outlook.ensemble.points[t][fan.measure];
    const double year = outlook.ensemble.year(t);
    const std::string label = std::to_string(outlook.ensemble.year(t));
    middle.points.push_back({.label = label,
                             .x = year,
                             .value = Cell(fan.scale * spread.median, "F", outlook.proof),
                             .shown = shown(fan.scale * spread.median)});
    likely.ranges.push_back(
        {label, year, fan.scale * spread.lower_80, fan.scale * spread.upper_80});
    almost_sure.ranges.push_back(
        {label, year, fan.scale * spread.lower_95, fan.scale * spread.upper_95});
  }
  const auto& last = outlook.last(fan.measure);
  chart.description = account.say(
      "From {first} in {first_year} to about {last} in {year}; between {low} and {high} is likely.",
      {{"first", middle.points.front().shown},
       {"first_year", outlook.first_year()},
       {"last", middle.points.back().shown},
       {"year", outlook.last_year()},
       {"low", shown(fan.scale * last.lower_80)},
       {"high", shown(fan.scale * last.upper_80)}});
  chart.series.push_back(std::move(middle));
  chart.bands = {std::move(almost_sure), std::move(likely)};
  return chart;
}

Result<std::optional<Paragraph>> tell_work_force(Account& account, const Outlook& outlook) {
  const auto share =
      TRY(account.latest({"labour_force_participation", {}, account.subject().place}));
  if (!share) return std::nullopt;
  const auto workers = [&](const cohort_projection::BySex& population) {
    return cohort_projection::measure(population, {}).of_15_and_over * 1000 * share->value() / 100;
  };
  const double before = workers(outlook.start()), after = workers(outlook.end());
  std::string text = account.say(
      "If {share} of those of 15 and over are in the labour force, as in {year},[^] the work force "
      "goes from {before} in {first_year} to {after} in {last_year}.[^]",
      {{"share", account.percent(share->value())},
       {"year", account.year(*share)},
       {"before", account.amount(before)},
       {"first_year", outlook.first_year()},
       {"after", account.amount(after)},
       {"last_year", outlook.last_year()}});
  text += " ";
  if (after < before) {
    text += account.say(
        "For as many workers as in {first_year}, {gap} would be missing: {needed} instead of "
        "{share} in the labour force would do, or as many workers who come.",
        {{"first_year", outlook.first_year()},
         {"gap", account.amount(before - after)},
         {"needed", account.percent(share->value() * before / after)},
         {"share", account.percent(share->value())}});
  } else {
    text += account.say(
        "{more} more people than in {first_year} will look for work.",
        {{"more", account.amount(after - before)}, {"first_year", outlook.first_year()}});
  }
  Paragraph paragraph = account.paragraph(std::move(text), {*share});
  paragraph.proofs.push_back(outlook.proof);
  return paragraph;
}

Result<Blocks> write_place(Account& account, PlaceProjection projection) {
  const auto outlook = compute(account, account.subject().place, std::move(projection));
  Blocks blocks;
  blocks.emplace_back(tell_people(account, outlook));
  blocks.emplace_back(
      fan(account, outlook,
          {.title = account.say("People until {year}", {{"year", outlook.last_year()}}),
           .name = account.say("People"),
           .unit = account.say("persons"),
           .measure = people_measure,
           .scale = 1000}));
  blocks.emplace_back(pyramid(account, outlook));
  if (auto work = TRY(tell_work_force(account, outlook))) blocks.emplace_back(*std::move(work));
  blocks.emplace_back(
      fan(account, outlook,
          {.title = account.say("People of 15 to 64 for each person of 65 or older"),
           .name = account.say("For each older person"),
           .unit = {},
           .measure = ratio_measure,
           .digits = 1}));
  blocks.emplace_back(account.paragraph(
      account.say(
          "This is arithmetic over what was known in 2019, not a promise. In {count} futures, "
          "births, deaths and migration were drawn at random around what was expected. War, "
          "illness and law can change more than that; migration is the least certain part.",
          {{"count", account.words().number(futures, 0)}}),
      {}, Paragraph::Tone::caution));
  return blocks;
}

Blocks nothing_known(Account& account) {
  Blocks blocks;
  blocks.emplace_back(
      account.paragraph(account.say("An outlook by age is not in the workspace."), {}));
  return blocks;
}

/// One sentence for each end: who will be of working age there.
Result<Blocks> write_corridor(Account& account) {
  Bullets bullets;
  for (const Place place : {account.subject().origin, account.subject().place}) {
    auto projection = projection_at(account, place);
    if (!projection) continue;
    const auto outlook = compute(account, place, *std::move(projection));
    const auto& last = outlook.last(working_measure);
    const auto amount = [&](double thousands) { return account.amount(1000 * thousands); };
    bullets.items.push_back(
        {.text = account.say(
             "{place}: {before} people of 15 to 64 in {first_year}, about {after} in {year}; "
             "between "
             "{low} and {high} is likely (80 of 100 futures that were computed).[^]",
             {{"place", account.name(place)},
              {"before", amount(outlook.ensemble.points.front()[working_measure].median)},
              {"first_year", outlook.first_year()},
              {"after", amount(last.median)},
              {"year", outlook.last_year()},
              {"low", amount(last.lower_80)},
              {"high", amount(last.upper_80)}}),
         .proofs = {outlook.proof}});
  }
  if (bullets.items.empty()) return nothing_known(account);
  Blocks blocks;
  blocks.emplace_back(std::move(bullets));
  return blocks;
}

}  // namespace

Result<Blocks> write_outlook(Account& account) {
  if (account.subject().is_corridor()) return write_corridor(account);
  auto projection = projection_at(account, account.subject().place);
  if (!projection) return nothing_known(account);
  return write_place(account, *std::move(projection));
}

}  // namespace corridor
