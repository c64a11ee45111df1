#include "scenario/population/forecast_flows.h"

#include "base/csv.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "models/flow_forecast/gravity.h"
#include "models/flow_forecast/scores.h"
#include "sources/pair_facts.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace corridor {
namespace {

using flow_forecast::Flows;

constexpr std::size_t fewest_periods = 3;

Result<FlowHistory> open_table(const std::string& file) {
  const auto unpacked = TRY(unpack(file, TRY(read_file(file))));
  return read_flow_history(unpacked.name, unpacked.text());
}

/// Keeps the periods before the horizon and finds out how long a period is.
Result<void> cut(FlowForecast& made, const std::string& file) {
  auto& past = made.past;
  const auto end = std::lower_bound(past.years.begin(), past.years.end(), made.horizon);
  const auto kept = static_cast<std::size_t>(end - past.years.begin());
  if (kept < past.years.size()) {
    made.notes.push_back(
        fmt::format("{} periods from {} on are not used: the forecast must not "
                    "know them",
                    past.years.size() - kept, past.years[kept]));
  }
  past.years.resize(kept);
  past.periods.resize(kept);
  if (kept < fewest_periods) {
    return fail({ErrorKind::invalid,
                 fmt::format("expected at least {} periods before {}, saw {}", fewest_periods,
                             made.horizon, kept),
                 {file},
                 "Two make a forecast; the third tells how far it is off."});
  }
  made.period_years = past.years[1] - past.years[0];
  for (std::size_t t = 1; t < kept; ++t) {
    if (past.years[t] - past.years[t - 1] == made.period_years) continue;
    return fail({ErrorKind::invalid,
                 fmt::format("expected periods of {} years, saw {} and {}", made.period_years,
                             past.years[t - 1], past.years[t]),
                 {file},
                 "Give every period, or put periods together."});
  }
  if ((made.horizon - past.years.back()) % made.period_years != 0) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a horizon that begins a period after {}, saw {}",
                             past.years.back(), made.horizon),
                 {},
                 fmt::format("The next is {}.", past.years.back() + made.period_years)});
  }
  return {};
}

/// One decimal: people are whole, a forecast is not.
std::string number(double value) { return format_shortest(std::round(value * 10) / 10); }

/// The flows that came, of the places both tables have.
struct Seen {
  std::vector<std::size_t> kept;  // places of the forecast
  Flows flows;                    // between those
  std::string note;               // names the others
};

Result<Seen> seen_by(const FlowForecast& forecast, const std::string& file) {
  const auto table = TRY(open_table(file));
  const auto year = std::find(table.years.begin(), table.years.end(), forecast.horizon);
  if (year == table.years.end()) {
    return fail({ErrorKind::invalid,
                 fmt::format("expected flows of the period from {}, saw none", forecast.horizon),
                 {file},
                 fmt::format("The column is f{}.", forecast.horizon)});
  }
  const auto& flows = table.periods[static_cast<std::size_t>(year - table.years.begin())];
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < table.size(); ++i) index.emplace(table.places[i], i);
  Seen seen;
  std::vector<std::size_t> there;
  for (std::size_t i = 0; i < forecast.past.size(); ++i) {
    const auto found = index.find(forecast.past.places[i]);
    if (found == index.end()) {
      seen.note += (seen.note.empty() ? "" : ", ") + forecast.past.places[i];
      continue;
    }
    seen.kept.push_back(i);
    there.push_back(found->second);
  }
  if (there.size() < 2) {
    return fail({ErrorKind::invalid,
                 "expected the places of the forecast, saw none of them",
                 {file},
                 "Both tables write places with the same codes."});
  }
  for (const std::size_t i : there) {
    for (const std::size_t j : there) {
      seen.flows.push_back(i == j ? 0 : flows[i * table.size() + j]);
    }
  }
  return seen;
}

/// One value for each pair of the places kept.
template <class T>
std::vector<T> between(const std::vector<T>& values, const std::vector<std::size_t>& kept,
                       std::size_t places) {
  std::vector<T> part;
  part.reserve(kept.size() * kept.size());
  for (const std::size_t i : kept) {
    for (const std::size_t j : kept) part.push_back(values[i * places + j]);
  }
  return part;
}

/// Population of the start of each period and of the horizon, and facts of pairs.
Result<flow_forecast::GravityInputs> gravity_inputs(const FlowForecast& forecast,
                                                    const GravityFiles& files) {
  const auto pairs_file = TRY(unpack(files.pairs, TRY(read_file(files.pairs))));
  const auto facts = TRY(read_pair_facts(pairs_file.name, pairs_file.text()));
  const auto people_file = TRY(unpack(files.population, TRY(read_file(files.population))));
  const auto people = TRY(read_population_table(people_file.name, people_file.text()));
  const auto& past = forecast.past;
  flow_forecast::GravityInputs inputs{
      .places = past.size(), .periods = past.periods, .population = {}, .pairs = {}};
  auto years = past.years;
  years.push_back(forecast.horizon);
  for (const int year : years) {
    inputs.population.emplace_back();
    for (const auto& place : past.places) {
      const auto found = people.find({place, year});
      inputs.population.back().push_back(found == people.end() ? 0 : found->second);
    }
  }
  for (const auto& from : past.places) {
    for (const auto& to : past.places) {
      const auto found = facts.find({from, to});
      if (found == facts.end()) {
        inputs.pairs.emplace_back();
        continue;
      }
      const auto& fact = found->second;
      inputs.pairs.emplace_back(flow_forecast::PairFacts{fact.distance_km, fact.contiguous,
                                                         fact.common_language, fact.colonial_link});
    }
  }
  return inputs;
}

void add_rows(Table& table, const std::string& rule, const flow_forecast::Scores& scores) {
  const std::pair<const char*, const flow_forecast::Score*> measures[]{
      {"flow", &scores.flow}, {"in", &scores.in}, {"out", &scores.out}, {"net", &scores.net}};
  const auto percent = [](const std::optional<double>& share) {
    return share ? Cell(100 * *share) : Cell::nothing("not applicable");
  };
  for (const auto& [name, score] : measures) {
    table.rows.push_back({rule, name, score->mean_absolute_error, percent(score->covered_80),
                          percent(score->covered_95),
                          score->crps ? Cell(*score->crps) : Cell::nothing("not applicable")});
  }
}

std::vector<Column> score_columns() {
  const auto number = [](const char* name, const char* title, const char* unit) {
    return Column{.name = name, .title = title, .unit = unit, .digits = 1, .align = Align::end};
  };
  return {{.name = "rule", .title = "Rule"},
          {.name = "measure", .title = "Of"},
          number("mean_absolute_error", "Mean error", "persons"),
          number("covered_80_percent", "Within 80 %", "percent"),
          number("covered_95_percent", "Within 95 %", "percent"),
          number("crps", "CRPS", "persons")};
}

}  // namespace

Result<FlowForecast> forecast_flows(const std::string& train_file, int horizon) {
  const auto file = TRY(unpack(train_file, TRY(read_file(train_file))));
  FlowForecast made{.past = TRY(read_flow_history(file.name, file.text())), .horizon = horizon};
  made.sha256 = sha256_hex(file.text());
  TRY(cut(made, train_file));
  const int ahead = (horizon - made.past.years.back()) / made.period_years;
  made.findings = flow_forecast::run(
      {.places = made.past.size(), .periods = made.past.periods, .periods_ahead = ahead});
  const auto& found = made.findings;
  made.notes.push_back(fmt::format(
      "How good it is: for the {} past periods that could be forecast from those before them, a "
      "flow "
      "was off by {:.0f} people on average, and by {:.0f} had the period before been taken; {:.1f} "
      "percent of flows lay within their 80 percent interval and {:.1f} within that of 95.",
      found.backcasts, found.past_error, found.past_error_of_persistence, 100 * found.covered_80,
      100 * found.covered_95));
  return made;
}

std::string flow_forecast_csv(const FlowForecast& forecast) {
  std::string text = "orig,dest,median,lower80,upper80,lower95,upper95\n";
  const std::size_t count = forecast.past.size();
  auto pairs = forecast.past.pairs;
  if (pairs.empty()) {
    for (std::uint32_t i = 0; i < count; ++i) {
      for (std::uint32_t j = 0; j < count; ++j) {
        if (i != j) pairs.emplace_back(i, j);
      }
    }
  }
  for (const auto& [i, j] : pairs) {
    const std::size_t cell = i * count + j;
    const auto& bounds = forecast.findings.intervals[cell];
    text += fmt::format("{},{},{},{},{},{},{}\n", csv_quote(forecast.past.places[i]),
                        csv_quote(forecast.past.places[j]),
                        number(forecast.findings.flows[cell][flow_forecast::median]),
                        number(bounds.lower_80), number(bounds.upper_80), number(bounds.lower_95),
                        number(bounds.upper_95));
  }
  return text;
}

std::string margin_forecast_csv(const FlowForecast& forecast) {
  std::string text = "place,measure,median,lower80,upper80,lower95,upper95\n";
  for (std::size_t i = 0; i < forecast.past.size(); ++i) {
    const auto& margins = forecast.findings.margins[i];
    const std::pair<const char*, const flow_forecast::Quantiles*> measures[]{
        {"in", &margins.in}, {"out", &margins.out}, {"net", &margins.net}};
    for (const auto& [name, values] : measures) {
      text += fmt::format("{},{}", csv_quote(forecast.past.places[i]), name);
      for (const auto level :
           {flow_forecast::median, flow_forecast::lower_80, flow_forecast::upper_80,
            flow_forecast::lower_95, flow_forecast::upper_95}) {
        text += "," + number((*values)[level]);
      }
      text += "\n";
    }
  }
  return text;
}

Result<Table> score_forecast(const FlowForecast& forecast, const std::string& seen_file,
                             const GravityFiles& gravity) {
  const auto seen = TRY(seen_by(forecast, seen_file));
  Table table{.title = fmt::format("Forecast of {} to {} against what came", forecast.horizon,
                                   forecast.horizon + forecast.period_years)};
  table.columns = score_columns();
  const std::size_t count = seen.kept.size(), all = forecast.past.size();
  const auto& periods = forecast.past.periods;
  const auto last = flow_forecast::persistence(periods), mean = flow_forecast::mean_of(periods);
  Flows mixed(last.size());
  for (std::size_t x = 0; x < mixed.size(); ++x) mixed[x] = 0.9 * last[x] + 0.1 * mean[x];
  const auto score_rule = [&](const std::string& rule, const Flows& flows) {
    add_rows(table, rule, flow_forecast::score(between(flows, seen.kept, all), seen.flows, count));
  };
  score_rule("as in the last period", last);
  score_rule("mean of the past", mean);
  score_rule("nine tenths last, one tenth mean", mixed);
  score_rule("gravity of totals alone", flow_forecast::gravity_of_totals(periods, all));
  if (!gravity.pairs.empty()) {
    const auto found = flow_forecast::gravity(TRY(gravity_inputs(forecast, gravity)));
    score_rule("gravity of people and distance", found.forecast);
    table.notes.push_back(fmt::format(
        "gravity of people and distance: {} of {} pairs, {}", found.pairs, all * (all - 1),
        found.converged ? "converged" : "not converged, so its row means nothing"));
  }
  flow_forecast::Findings part;
  part.flows = between(forecast.findings.flows, seen.kept, all);
  part.intervals = between(forecast.findings.intervals, seen.kept, all);
  for (const std::size_t i : seen.kept) part.margins.push_back(forecast.findings.margins[i]);
  add_rows(table, "Corridor", flow_forecast::score(part, seen.flows, count));
  table.notes.insert(table.notes.begin(), forecast.notes.begin(), forecast.notes.end());
  if (!seen.note.empty()) {
    table.notes.push_back("not in the table to compare with, and left out: " + seen.note);
  }
  return table;
}

}  // namespace corridor
