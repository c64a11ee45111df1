#include "scenario/flow_estimation/write_flow_tables.h"

#include "base/csv.h"
#include "base/text.h"
#include "models/flow_estimation/summaries.h"

namespace corridor {
namespace {

using flow_estimation::Findings;
using flow_estimation::FlowIntervals;
using flow_estimation::Matrix;

constexpr std::size_t most_places_in_full = 60;

std::vector<std::string> quoted(const std::vector<std::string>& places) {
  std::vector<std::string> names;
  for (const auto& place : places) names.push_back(csv_quote(place));
  return names;
}

/// Hands on what has come together every now and then.
class Lines {
 public:
  explicit Lines(const WriteText& write) : write_(write) {}
  Result<void> add(std::string_view line) {
    text_ += line;
    text_ += '\n';
    if (text_.size() < (std::size_t{1} << 20)) return {};
    return flush();
  }
  Result<void> flush() {
    TRY(write_(text_));
    text_.clear();
    return {};
  }

 private:
  const WriteText& write_;
  std::string text_;
};

double cell_of(const Matrix& table, std::size_t row, std::size_t column) {
  return table.rows() > 0 ? table.at(row, column) : 0;
}

/// One birthplace's account: places, then birth and outside; places, then death and outside.
Matrix account_of(const Findings& findings, std::size_t k, std::size_t n, bool as_reference) {
  Matrix account(n + 2, n + 2);
  const auto& all = findings.transitions;
  const Matrix moves = all.of_birthplace(k, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) account.at(i, j) = moves.at(i, j);
    account.at(i, n) = cell_of(all.deaths, k, i);
    const double leaves = cell_of(all.to_outside, k, i), enters = cell_of(all.from_outside, k, i);
    account.at(i, n + 1) = as_reference ? enters : leaves;
    account.at(n + 1, i) = as_reference ? leaves : enters;
    account.at(n, i) = as_reference ? cell_of(all.births, i, k) : cell_of(all.births, k, i);
  }
  return account;
}

std::string range_cells(const flow_estimation::RangeOf& range) {
  std::string cells;
  for (const double number : {range.value, range.within_80.low, range.within_80.high,
                              range.within_95.low, range.within_95.high}) {
    cells += ',' + format_shortest(number);
  }
  return cells;
}

}  // namespace

Result<void> write_flows(const Findings& findings, const std::vector<std::string>& places, bool all,
                         const WriteText& write) {
  const auto names = quoted(places);
  Lines lines(write);
  TRY(lines.add("orig,dest,value,outward,return,transit"));
  for (std::size_t j = 0; j < names.size(); ++j) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const double value = findings.value.at(i, j);
      if (!all && value == 0) continue;
      std::string line = names[i] + ',' + names[j] + ',' + format_shortest(value);
      for (const Matrix* type : {&findings.outward, &findings.returning, &findings.transit}) {
        line += ',';
        if (findings.has_types) line += format_shortest(type->at(i, j));
      }
      TRY(lines.add(line));
    }
  }
  return lines.flush();
}

Result<void> write_intervals(const Matrix& value, const flow_estimation::FlowIntervals& intervals,
                             const std::vector<std::string>& places, const WriteText& write) {
  const auto names = quoted(places);
  const std::size_t n = names.size();
  Lines lines(write);
  TRY(lines.add("orig,dest,value,low_80,high_80,low_95,high_95"));
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      const auto &narrow = intervals.within_80[i * n + j], &wide = intervals.within_95[i * n + j];
      if (i == j || (value.at(i, j) == 0 && wide.high == 0)) continue;
      std::string line = names[i] + ',' + names[j];
      for (const double number : {value.at(i, j), narrow.low, narrow.high, wide.low, wide.high}) {
        line += ',' + format_shortest(number);
      }
      TRY(lines.add(line));
    }
  }
  return lines.flush();
}

Result<void> write_place_intervals(const FlowIntervals& intervals,
                                   const std::vector<std::string>& places, const WriteText& write) {
  const auto names = quoted(places);
  Lines lines(write);
  TRY(lines.add("region,measure,value,low_80,high_80,low_95,high_95"));
  for (std::size_t r = 0; r < names.size(); ++r) {
    const auto& of = intervals.places[r];
    TRY(lines.add(names[r] + ",in" + range_cells(of.in)));
    TRY(lines.add(names[r] + ",out" + range_cells(of.out)));
    TRY(lines.add(names[r] + ",net" + range_cells(of.net)));
  }
  return lines.flush();
}

Result<void> write_rows_of_places(const FlowIntervals& intervals,
                                  const std::vector<std::string>& places, const WriteText& write) {
  const auto names = quoted(places);
  const std::string all(every_place), net(net_of_place);
  Lines lines(write);
  for (std::size_t r = 0; r < names.size(); ++r) {
    const auto& of = intervals.places[r];
    TRY(lines.add(all + ',' + names[r] + range_cells(of.in)));
    TRY(lines.add(names[r] + ',' + all + range_cells(of.out)));
    TRY(lines.add(net + ',' + names[r] + range_cells(of.net)));
  }
  return lines.flush();
}

Result<void> write_flow_indices(const Findings& findings, const WriteText& write) {
  const Matrix& flows = findings.value;
  std::vector<double> people;
  for (const auto& place : findings.places) people.push_back(place.start);
  const bool counted = flow_estimation::total_of(people) > 0;
  if (!counted) people.assign(flows.rows(), 1);
  const auto indices = TRY(flow_estimation::system_indices(flows, people));
  const auto gini = flow_estimation::gini(flows);
  Lines lines(write);
  TRY(lines.add("index,value"));
  const auto add = [&](std::string_view index, double value) {
    return lines.add(std::string(index) + ',' + format_shortest(round_significant(value, 12)));
  };
  TRY(add("moves", flows.total()));
  if (counted) {
    TRY(add("intensity_percent", indices.intensity_percent));
    TRY(add("courgeau_k", indices.courgeau_k));
    TRY(add("net_rate_percent", indices.net_rate_percent));
  }
  TRY(add("effectiveness_percent", indices.effectiveness_percent));
  TRY(add("gini", gini.total));
  TRY(add("gini_within_origins", gini.rows));
  TRY(add("gini_within_destinations", gini.columns));
  return lines.flush();
}

Result<void> write_components(const Matrix& value, const std::vector<std::string>& places,
                              const WriteText& write) {
  const auto parts = TRY(flow_estimation::components(value));
  const auto names = quoted(places);
  Lines lines(write);
  TRY(lines.add("orig,dest,value,total,origin_share,destination_share,interaction"));
  for (std::size_t j = 0; j < names.size(); ++j) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i == j || value.at(i, j) == 0) continue;
      std::string line = names[i] + ',' + names[j];
      for (const double number : {value.at(i, j), parts.total, parts.origin[i],
                                  parts.destination[j], parts.interaction.at(i, j)}) {
        line += ',' + format_shortest(number);
      }
      TRY(lines.add(line));
    }
  }
  return lines.flush();
}

Result<void> write_flows_by_birthplace(const Findings& findings,
                                       const std::vector<std::string>& places,
                                       const WriteText& write) {
  const auto names = quoted(places);
  const bool all = names.size() <= most_places_in_full;
  Lines lines(write);
  TRY(lines.add("orig,dest,birth,value"));
  for (std::size_t k = 0; k < names.size(); ++k) {
    const Matrix moves = findings.transitions.of_birthplace(k, names.size());
    for (std::size_t j = 0; j < names.size(); ++j) {
      for (std::size_t i = 0; i < names.size(); ++i) {
        const double value = moves.at(i, j);
        if (!all && value == 0) continue;
        TRY(lines.add(names[i] + ',' + names[j] + ',' + names[k] + ',' + format_shortest(value)));
      }
    }
  }
  return lines.flush();
}

Result<void> write_accounts(const Findings& findings, const std::vector<std::string>& places,
                            bool as_reference, const WriteText& write) {
  const auto names = quoted(places);
  const std::size_t n = names.size();
  auto origins = names, destinations = names;
  origins.insert(origins.end(), {"birth", "outside"});
  destinations.insert(destinations.end(), {"death", "outside"});
  const bool all = n <= most_places_in_full;
  Lines lines(write);
  TRY(lines.add("orig,dest,birth,value"));
  for (std::size_t k = 0; k < n; ++k) {
    const Matrix account = account_of(findings, k, n, as_reference);
    for (std::size_t j = 0; j < n + 2; ++j) {
      for (std::size_t i = 0; i < n + 2; ++i) {
        const double value = account.at(i, j);
        if (!all && value == 0) continue;
        TRY(lines.add(origins[i] + ',' + destinations[j] + ',' + names[k] + ',' +
                      format_shortest(value)));
      }
    }
  }
  return lines.flush();
}

Result<void> write_place_totals(const Findings& findings, const std::vector<std::string>& places,
                                const WriteText& write) {
  Lines lines(write);
  TRY(lines.add("region,start,births,deaths,arrived,left,from_outside,to_outside,end,net"));
  for (std::size_t r = 0; r < findings.places.size(); ++r) {
    const auto& of = findings.places[r];
    std::string line = csv_quote(places[r]);
    for (const double value : {of.start, of.births, of.deaths, of.arrived, of.left, of.from_outside,
                               of.to_outside, of.end, of.arrived - of.left}) {
      line += ',' + format_shortest(value);
    }
    TRY(lines.add(line));
  }
  return lines.flush();
}

}  // namespace corridor
