// 10.c.1 from a file of services, one row each, and from the corridors of the workspace.

#include "scenario/indicators/prices.h"

#include "evidence/figure_stream.h"
#include "evidence/proof.h"
#include "scenario/indicators/evidence_inputs.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace prices_parts {
namespace {

using Kind = MeasuredColumn::Kind;
using remittance_prices::Service;

constexpr double smart_amount_usd = 200;

constexpr std::array<MeasuredColumn, 13> columns{{
    {.name = "sending", .kind = Kind::place, .meaning = "where the money leaves", .needed = true},
    {.name = "receiving", .kind = Kind::place, .meaning = "where it arrives", .needed = true},
    {.name = "year", .kind = Kind::period, .meaning = "or quarter"},
    {.name = "provider", .kind = Kind::text, .meaning = "who sends, and by which service"},
    {.name = "amount", .meaning = "in US$; 200 where it is not said", .lowest = 0.01},
    {.name = "fee", .meaning = "in the currency of the amount", .lowest = 0},
    {.name = "mid_rate", .meaning = "between banks: receiving units for one", .lowest = 1e-12},
    {.name = "applied_rate", .meaning = "of the provider: receiving units for one", .lowest = 0},
    {.name = "total_percent", .meaning = "instead of fee and rates, where only it is known"},
    {.name = "transparent", .kind = Kind::truth, .meaning = "the margin is disclosed"},
    {.name = "accessible", .kind = Kind::truth, .meaning = "people can reach it"},
    {.name = "days", .meaning = "until the money is there", .lowest = 0},
    {.name = "weight", .meaning = "share of the market", .lowest = 0},
}};

/// Corridors go the way of the people: from where the money arrives to where it leaves.
std::string corridor_of(const MeasuredTable& table, std::size_t row) {
  return fmt::format("{}-{}", table.place(row, "receiving").code(),
                     table.place(row, "sending").code());
}

/// "Bangladesh to Malaysia" of "BGD-MYS".
std::string name_of(const std::string& way) {
  const auto& gazetteer = Gazetteer::get();
  const auto dash = way.find('-');
  return fmt::format("{} to {}", gazetteer.name(Place(way.substr(0, dash))),
                     gazetteer.name(Place(way.substr(dash + 1))));
}

std::optional<double> cost_of(const MeasuredTable& table, std::size_t row) {
  if (const auto total = table.number(row, "total_percent")) return total;
  const auto fee = table.number(row, "fee");
  const auto mid = table.number(row, "mid_rate"), applied = table.number(row, "applied_rate");
  if (!fee || !mid || !applied) return std::nullopt;
  const double amount = table.number(row, "amount").value_or(smart_amount_usd);
  return remittance_prices::total_percent(
      {.amount = amount, .fee = *fee, .mid_rate = *mid, .applied_rate = *applied});
}

/// Services of one period and amount.
struct Market {
  std::map<std::string, std::vector<Service>> corridors;
  std::map<std::string, int> without_price;
  bool has_smart = false;  // measured at 200 US$
};

class Services {
 public:
  explicit Services(const MeasuredTable& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) take(table, row);
  }

  void add_rows(ComputedRows& rows) const {
    for (const auto& [key, market] : markets_) add_market(rows, key, market);
  }

 private:
  struct Key {
    std::string period;
    double amount;
    auto operator<=>(const Key&) const = default;
  };

  void take(const MeasuredTable& table, std::size_t row) {
    const double amount = table.number(row, "amount").value_or(smart_amount_usd);
    Market& market = markets_[{table.text(row, "year"), amount}];
    market.has_smart = amount == smart_amount_usd;
    const std::string name = corridor_of(table, row);
    auto& services = market.corridors[name];
    const auto cost = cost_of(table, row);
    if (!cost) {
      ++market.without_price[name];
      return;
    }
    services.push_back({.total_percent = *cost,
                        .transparent = table.truth(row, "transparent"),
                        .accessible = table.truth(row, "accessible"),
                        .days = table.number(row, "days"),
                        .weight = table.number(row, "weight")});
  }

  static std::string smart_note(const remittance_prices::Findings& found, bool at_amount) {
    if (!at_amount) return "SmaRT is measured at US$ 200";
    return fmt::format(
        "{} services qualify{}", found.qualifying,
        found.not_known == 0 ? "" : fmt::format("; of {} it is not known", found.not_known));
  }

  static void add_market(ComputedRows& rows, const Key& key, const Market& market) {
    CorridorCosts costs;
    std::vector<Service> all;
    const auto of = [&](const std::string& place) {
      return ComputedOf{.place = place,
                        .name = place == "_W" ? "All corridors of the file" : name_of(place),
                        .period = key.period,
                        .group = fmt::format("amount={}", key.amount)};
    };
    for (const auto& [name, services] : market.corridors) {
      const auto found = remittance_prices::run(services);
      const auto without = market.without_price.find(name);
      ComputedRow row{.of = of(name),
                      .measure = "mean over services",
                      .unit = std::string(cost_unit),
                      .value = found.mean,
                      .absent = "no service with a price",
                      .used = static_cast<int>(found.services),
                      .missing = without == market.without_price.end() ? 0 : without->second};
      rows.add(row);
      if (found.weighted_mean) {
        row.measure = "weighted mean over services";
        row.value = found.weighted_mean;
        rows.add(row);
      }
      row.measure = "SmaRT";
      row.value = market.has_smart ? found.smart : std::nullopt;
      row.absent = "no SmaRT";
      row.note = smart_note(found, market.has_smart);
      rows.add(std::move(row));
      if (!found.mean) continue;
      costs.corridors[name] = {.mean_percent = *found.mean,
                               .smart = market.has_smart ? found.smart : std::nullopt,
                               .weight = {}};
      all.insert(all.end(), services.begin(), services.end());
    }
    add_costs(rows,
              {.of = of("_W"),
               .services_mean = remittance_prices::run(all).mean,
               .services = static_cast<int>(all.size())},
              costs);
  }

  std::map<Key, Market> markets_;
};

Result<void> compute_table(const ComputeRequest&, const MeasuredTable& table, ComputedRows& rows) {
  Services(table).add_rows(rows);
  return {};
}

/// Corridor means of the workspace: those that people of the place send home through, or all.
class StoredCorridors {
 public:
  explicit StoredCorridors(const StoreJob& job) : job_(job), inputs_(job) {}

  Result<void> read() {
    FigureFilter filter{.indicators = {"remittance_cost"}};
    filter.as_of = job_.request.as_of;
    if (job_.place != world) filter.origins = inputs_.parts();
    TRY(each_figure(job_.workspace, filter, [&](const Observation& o, const Edition& edition) {
      const auto& gazetteer = Gazetteer::get();
      const bool is_corridor =
          gazetteer.is_part_of_a_total(o.key.origin) && gazetteer.is_part_of_a_total(o.key.place);
      if (o.state != State::value || !is_corridor) return Result<void>{};
      const Figure figure{.observation = o, .edition = edition};
      periods_[o.key.period].push_back(figure);
      return Result<void>{};
    }));
    return {};
  }

  Result<void> add_rows(ComputedRows& rows) {
    std::vector<int> known;
    for (const auto& [period, figures] : periods_) known.push_back(period.start_year());
    const auto years = inputs_.years_of(known);
    const auto& request = job_.request;
    const bool latest_only = !request.year && !request.from_year && !request.to_year;
    for (const auto& [period, figures] : periods_) {
      if (std::ranges::find(years, period.start_year()) == years.end()) continue;
      if (latest_only && period != periods_.rbegin()->first) continue;
      TRY(add_period(rows, period, figures));
    }
    return {};
  }

 private:
  Result<void> add_period(ComputedRows& rows, Period period, const std::vector<Figure>& figures) {
    CorridorCosts costs;
    CostsOf of{.of = inputs_.of(period.start_year())};
    of.of.period = period.text();
    for (const auto& figure : figures) {
      const auto& key = figure.observation.key;
      const std::string name = fmt::format("{}-{}", key.origin.code(), key.place.code());
      costs.corridors[name] = {.mean_percent = figure.value(),
                               .smart = {},
                               .weight = TRY(amount_sent(key.origin, key.place))};
      if (job_.place != world) of.proofs.push_back(proof_id(figure));
    }
    if (amounts_year_ != 0) {
      costs.weights = fmt::format("money sent in {} (a model's estimate)", amounts_year_);
    }
    add_costs(rows, of, costs);
    return {};
  }

  /// The latest modelled amount of the corridor; read once.
  Result<std::optional<double>> amount_sent(Place origin, Place place) {
    if (!amounts_read_) TRY(read_amounts());
    const auto found = amounts_.find({origin, place});
    return found == amounts_.end() ? std::nullopt : std::optional(found->second);
  }

  Result<void> read_amounts() {
    amounts_read_ = true;
    FigureFilter filter{.indicators = {"remittances"}};
    filter.as_of = job_.request.as_of;
    if (job_.place != world) filter.origins = inputs_.parts();
    std::map<int, std::map<std::pair<Place, Place>, double>> by_year;
    TRY(each_figure(job_.workspace, filter, [&](const Observation& o, const Edition&) {
      if (o.state == State::value)
        by_year[o.key.period.start_year()][{o.key.origin, o.key.place}] = o.value;
      return Result<void>{};
    }));
    if (by_year.empty()) return {};
    amounts_year_ = by_year.rbegin()->first;
    amounts_ = std::move(by_year.rbegin()->second);
    return {};
  }

  const StoreJob& job_;
  EvidenceInputs inputs_;
  std::map<Period, std::vector<Figure>> periods_;
  std::map<std::pair<Place, Place>, double> amounts_;
  int amounts_year_ = 0;
  bool amounts_read_ = false;
};

Result<void> compute_stored(const StoreJob& job, ComputedRows& rows) {
  StoredCorridors corridors(job);
  TRY(corridors.read());
  TRY(corridors.add_rows(rows));
  rows.note(
      "Corridors of people from the place: the cost of sending money home to it. Services are "
      "not in the workspace, so that there is no SmaRT.");
  return {};
}

}  // namespace
}  // namespace prices_parts

extern const Calculator prices_calculator;
const Calculator prices_calculator{
    .code = "10.c.1",
    .names = "remittance_prices remittance_cost",
    .title = "Cost of sending money home (SDG 10.c.1)",
    .unit = cost_unit,
    .digits = 2,
    .reference = "SDG indicator 10.c.1 metadata (World Bank)",
    .refuses =
        "no SmaRT with fewer than three services that qualify; means of corridors are not "
        "the mean over services, and are labelled",
    .published = "remittance_cost_received",
    .main_measure = "mean over corridors",
    .made_of = "remittance_cost",
    .columns = prices_parts::columns,
    .from_table = prices_parts::compute_table,
    .from_other_layout = compute_corridor_costs,
    .no_areas = "the indicator is a mean over services: a mean of places' means is another number",
    .from_store = prices_parts::compute_stored};

}  // namespace corridor
