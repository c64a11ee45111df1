// Measures flow estimation in one process, on one core.
//   flow_estimation_bench GOLDEN STOCK_BY_SEX.csv   the world: closed accounting, all methods
//   flow_estimation_bench growth                    made worlds of 50 to 800 places
// GOLDEN is the folder with world/ims2020_wpp2022_YEAR/{stock_start,stock_end,vitals}.csv. Exit
// code 1 where a bound of bench/README.md is exceeded.

#include "base/csv.h"
#include "base/file.h"
#include "base/random.h"
#include "base/text.h"
#include "scenario/flow_estimation/estimate_flows.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace corridor {
namespace {

using flow_estimation::Inputs;
using flow_estimation::Matrix;
using flow_estimation::Method;
using flow_estimation::Parameters;

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double peak_mb() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

template <class Work> double median_seconds(int repeats, Work work) {
  std::vector<double> seconds;
  for (int k = 0; k < repeats; ++k) {
    const double start = cpu_seconds();
    work();
    seconds.push_back(cpu_seconds() - start);
  }
  std::ranges::sort(seconds);
  return seconds[seconds.size() / 2];
}

template <class T> T value_or_stop(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "{}\n", describe(result.error()));
  std::exit(2);
}

flow_estimation::Findings found(const Inputs& inputs, const Parameters& parameters) {
  return value_or_stop(flow_estimation::run(inputs, parameters));
}

std::string text_of(const std::string& path) {
  const auto file = value_or_stop(unpack(path, value_or_stop(read_file(path))));
  return std::string(file.text());
}

Inputs read_world(const std::string& folder) {
  const std::string start = folder + "/stock_start.csv", end = folder + "/stock_end.csv",
                    vitals = folder + "/vitals.csv";
  const FlowTables tables{value_or_stop(read_pair_table(start, text_of(start), stock_columns)),
                          value_or_stop(read_pair_table(end, text_of(end), stock_columns)),
                          value_or_stop(read_vitals_table(vitals, text_of(vitals))),
                          {}};
  return value_or_stop(flow_inputs(tables, {})).inputs;
}

using StockBySex = std::map<std::pair<std::string, std::string>, std::array<double, 2>>;

/// year,birth,residence,total,male,female
std::map<int, StockBySex> read_by_sex(const std::string& path) {
  std::map<int, StockBySex> years;
  const std::string text = text_of(path);
  CsvReader csv(path, text);
  if (!csv.read_header()) return years;
  while (value_or_stop(csv.next())) {
    const auto number = [&](std::size_t field) {
      return parse_number(csv.field(field)).value_or(0);
    };
    years[static_cast<int>(number(0))][{std::string(csv.field(1)), std::string(csv.field(2))}] = {
        number(4), number(5)};
  }
  return years;
}

/// Stocks of one sex as published; natives, births and deaths halved, on which the cost does not
/// depend.
Inputs of_sex(const Inputs& world, std::map<int, StockBySex>& years, int year, std::size_t sex) {
  Inputs inputs = world;
  inputs.population_start.reset();
  inputs.population_end.reset();
  const std::size_t n = inputs.places.size();
  for (std::size_t i = 0; i < n; ++i) {
    inputs.births[i] /= 2;
    inputs.deaths[i] /= 2;
    for (std::size_t j = 0; j < n; ++j) {
      for (Matrix* stock : {&inputs.start, &inputs.end}) {
        if (i == j || stock->at(i, j) == 0) {
          stock->at(i, j) /= 2;
          continue;
        }
        auto& published = years[stock == &inputs.start ? year : year + 5];
        const auto found = published.find({inputs.places[i], inputs.places[j]});
        if (found != published.end()) stock->at(i, j) = found->second[sex];
      }
    }
  }
  return inputs;
}

bool world(const std::string& golden, const std::string& by_sex) {
  const auto folder = [&](int year) {
    return fmt::format("{}/world/ims2020_wpp2022_{}", golden, year);
  };
  const Inputs inputs = read_world(folder(2015));
  fmt::print("world 2015-2020, {} places; CPU seconds on one core, medians of 5\n",
             inputs.places.size());
  double closed = 0;
  for (const auto& record : flow_estimation::all_methods()) {
    if (record.method == Method::da_ind_open) continue;  // refuses the world: a negative stock
    double worst = 0;
    const double seconds = median_seconds(5, [&] {
      for (const auto& fit : found(inputs, {.method = record.method}).fits) {
        worst = std::max(worst, fit.report.largest_relative_error);
      }
    });
    if (record.method == Method::da_min_closed) closed = seconds;
    fmt::print("  {:<18} {:8.3f} s   margins met to {:.0e}\n", record.name, seconds, worst);
  }
  const double compat =
      median_seconds(3, [&] { found(inputs, {.method = Method::da_min_closed, .compat = true}); });
  fmt::print("  {:<18} {:8.3f} s   as the reference stops\n", "da_min_closed", compat);
  auto years = read_by_sex(by_sex);
  std::vector<Inputs> worlds;
  for (int year = 1990; year <= 2015; year += 5) {
    const Inputs total = read_world(folder(year));
    for (const std::size_t sex : {0, 1}) worlds.push_back(of_sex(total, years, year, sex));
  }
  int runs = 0;
  const double start = cpu_seconds();
  for (const auto& one : worlds) {
    for (const auto& record : flow_estimation::all_methods()) {
      if (record.method == Method::da_ind_open) continue;
      found(one, {.method = record.method});
      ++runs;
    }
  }
  const double all = cpu_seconds() - start;
  fmt::print("all methods, six periods, both sexes ({} runs): {:.2f} s, peak {:.0f} MB\n", runs,
             all, peak_mb());
  return closed < 0.5 && all < 10 && peak_mb() < 500;
}

/// As the world is: many natives, a fifth of the pairs with migrants, few of them large.
Inputs made_world(std::size_t n) {
  RandomStream random(6, {1, static_cast<std::uint32_t>(n), 0});
  Inputs inputs{{}, Matrix(n, n), Matrix(n, n), {}, {}, {}, {}, {}};
  for (std::size_t k = 0; k < n; ++k) {
    inputs.places.push_back(fmt::format("P{:04}", k));
    for (std::size_t r = 0; r < n; ++r) {
      const double people = k == r                   ? 1e6 * std::exp(6 * random.uniform())
                            : random.uniform() < 0.8 ? 0
                                                     : std::exp(12 * random.uniform());
      inputs.start.at(k, r) = std::floor(people);
      inputs.end.at(k, r) = std::floor(people * (0.95 + 0.15 * random.uniform()));
    }
  }
  const auto start = inputs.start.column_sums(), end = inputs.end.column_sums();
  for (std::size_t r = 0; r < n; ++r) {
    inputs.deaths.push_back(0.04 * start[r]);
    inputs.births.push_back(std::max(0.0, 0.04 * start[r] + end[r] - start[r]));
  }
  return inputs;
}

bool growth() {
  fmt::print(
      "growth with places, made worlds, CPU seconds on one core\n"
      "  places   da_min_closed   da_ind_closed   da_min_open_dr   sd_rev_neg   peak\n");
  for (const std::size_t n : {50, 100, 200, 400, 800}) {
    const Inputs inputs = made_world(n);
    const auto seconds = [&](Method method) {
      return median_seconds(3, [&] { found(inputs, {.method = method}); });
    };
    fmt::print("  {:6}   {:11.3f} s   {:11.3f} s   {:12.3f} s   {:8.4f} s   {:4.0f} MB\n", n,
               seconds(Method::da_min_closed), seconds(Method::da_ind_closed),
               seconds(Method::da_min_open_dr), seconds(Method::sd_rev_neg), peak_mb());
  }
  return true;
}

}  // namespace
}  // namespace corridor

int main(int count, char** words) {
  if (count == 2 && std::string_view(words[1]) == "growth") return corridor::growth() ? 0 : 1;
  if (count == 3) return corridor::world(words[1], words[2]) ? 0 : 1;
  fmt::print(stderr, "usage: flow_estimation_bench GOLDEN STOCK_BY_SEX.csv | growth\n");
  return 2;
}
