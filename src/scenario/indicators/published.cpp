#include "scenario/indicators/published.h"

#include "base/file.h"
#include "models/labour_rights/labour_rights.h"
#include "scenario/indicators/evidence_inputs.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

namespace corridor {
namespace {

using Kind = MeasuredColumn::Kind;
using Rule = Calculator::AreaRule;

constexpr std::array<MeasuredColumn, 3> columns{{
    {.name = "place", .kind = Kind::place, .meaning = "or m49", .needed = true, .in_key = true},
    {.name = "year",
     .kind = Kind::period,
     .meaning = "of the value",
     .needed = true,
     .in_key = true},
    {.name = "value", .meaning = "as published"},
}};

/// Values by place, then year.
using Values = std::map<Place, std::map<int, std::optional<double>>>;

Result<Values> read_values(const std::string& path) {
  const auto file = TRY(unpack(path, TRY(read_file(path, MeasuredTable::largest_bytes))));
  const auto table = TRY(MeasuredTable::read(path, file.text(), columns));
  Values values;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const int year = TRY(Period::parse(table.text(row, "year"))).start_year();
    values[table.place(row)][year] = table.number(row, "value");
  }
  return values;
}

/// A weight and the year it is of.
struct Weight {
  double value;
  int year;
};

class Recomputing {
 public:
  Recomputing(const Calculator& calculator, const ComputeRequest& request)
      : calculator_(calculator), request_(request) {}

  Result<void> read(const OpenWorkspace& open) {
    values_ = TRY(read_values(request_.values));
    if (calculator_.area_rule == Rule::sum) return {};
    if (!request_.weights.empty()) {
      weights_ = TRY(read_values(request_.weights));
      return {};
    }
    const auto workspace = TRY(open());
    for (const auto& [place, years] : values_) {
      if (!is_part(place)) continue;
      const StoreJob job{workspace, request_, place};
      for (const auto& [year, figure] :
           TRY(EvidenceInputs(job).by_year({calculator_.weight, {}, place}))) {
        weights_[place][year] = figure.value();
      }
    }
    if (!weights_.empty()) return {};
    return fail({ErrorKind::not_found,
                 fmt::format("{} is weighted by {}, which the workspace does not have",
                             calculator_.code, calculator_.weight),
                 {},
                 "Load it, or give it in a file: --weights F.csv (m49,name,year,value)."});
  }

  Result<void> add_rows(ComputedRows& rows) const {
    for (const auto& area : TRY(areas())) {
      for (const int year : years_of(area)) add_area(rows, area, year);
    }
    return {};
  }

 private:
  static bool is_part(Place place) {
    return place != world && Gazetteer::get().is_part_of_a_total(place);
  }

  /// Those asked for; else all that the file gives a value for.
  Result<std::vector<Area>> areas() const {
    if (!request_.group_by.empty()) return areas_by(request_.group_by, request_.year);
    std::vector<Area> areas;
    for (auto& area : TRY(areas_by("region", request_.year))) {
      if (values_.contains(area.place)) areas.push_back(std::move(area));
    }
    return areas;
  }

  std::set<int> years_of(const Area& area) const {
    std::set<int> years;
    for (const auto& [place, by_year] : values_) {
      if (!is_part(place) || !area.has(place)) continue;
      for (const auto& [year, value] : by_year) {
        if (!request_.year || *request_.year == year) years.insert(year);
      }
    }
    return years;
  }

  std::optional<double> published(Place place, int year) const {
    const auto found = values_.find(place);
    if (found == values_.end()) return std::nullopt;
    const auto value = found->second.find(year);
    return value == found->second.end() ? std::nullopt : value->second;
  }

  /// Of the year, else of the nearest one.
  std::optional<Weight> weight(Place place, int year) const {
    const auto found = weights_.find(place);
    std::optional<Weight> nearest;
    if (found == weights_.end()) return nearest;
    for (const auto& [of, value] : found->second) {
      if (value && (!nearest || std::abs(of - year) < std::abs(nearest->year - year))) {
        nearest = Weight{*value, of};
      }
    }
    return nearest;
  }

  struct Sum {
    double value = 0, weight = 0;
    int used = 0, missing = 0;
    std::set<int> weight_years;
  };

  void add(Sum& sum, double value, const Weight& weight) const {
    ++sum.used;
    if (calculator_.area_rule != Rule::sum) sum.weight_years.insert(weight.year);
    // A rate r of those from a place, abroad or at home, over P at home: P / (1 - r) people in all.
    const bool of_people = calculator_.area_rule == Rule::rate_of_people;
    const double by = of_people ? weight.value / (1 - value / 100'000) : weight.value;
    sum.value += value * by;
    sum.weight += by;
  }

  Sum sum_of(const Area& area, int year) const {
    Sum sum;
    for (const auto& [place, by_year] : values_) {
      const auto value = by_year.find(year);
      if (!is_part(place) || !area.has(place) || value == by_year.end()) continue;
      const auto by = calculator_.area_rule == Rule::sum ? Weight{1, year} : weight(place, year);
      if (value->second && by) {
        add(sum, *value->second, *by);
      } else {
        ++sum.missing;
      }
    }
    return sum;
  }

  std::string note_of(const Sum& sum) const {
    std::string note = fmt::format("{} places of the file", sum.used + sum.missing);
    if (sum.weight_years.empty()) return note;
    return note + fmt::format("; {} of {}{}", calculator_.weight, *sum.weight_years.begin(),
                              sum.weight_years.size() == 1
                                  ? ""
                                  : fmt::format(" to {}", *sum.weight_years.rbegin()));
  }

  void add_area(ComputedRows& rows, const Area& area, int year) const {
    const Sum sum = sum_of(area, year);
    if (sum.used + sum.missing == 0) return;
    ComputedRow row{.of = {.place = area.code,
                           .name = Gazetteer::get().name(area.place),
                           .period = std::to_string(year)},
                    .measure = calculator_.area_rule == Rule::sum
                                   ? "sum of its places"
                                   : fmt::format("its places, weighted by {}", calculator_.weight),
                    .unit = std::string(calculator_.unit),
                    .used = sum.used,
                    .missing = sum.missing,
                    .note = note_of(sum)};
    if (calculator_.area_rule == Rule::sum && sum.used > 0) row.value = sum.value;
    if (calculator_.area_rule != Rule::sum && sum.weight > 0) row.value = sum.value / sum.weight;
    judge_coverage(row, true);
    const auto computed = row.value;
    rows.add(row);
    const auto given = published(area.place, year);
    if (!given) return;
    row.measure = "as published";
    row.value = given;
    row.status = 'A';
    row.used = 1;
    row.missing = 0;
    row.note = computed ? fmt::format("differs by {:.2f}", *computed - *given) : "";
    rows.add(std::move(row));
  }

  const Calculator& calculator_;
  const ComputeRequest& request_;
  Values values_, weights_;
};

}  // namespace

Result<void> recompute_areas(const Calculator& calculator, const ComputeRequest& request,
                             const OpenWorkspace& open, ComputedRows& rows) {
  if (calculator.area_rule == Rule::none) {
    return fail(
        {ErrorKind::usage,
         fmt::format("published values of {} do not make those of an area{}{}", calculator.code,
                     calculator.no_areas.empty() ? "" : ": ", calculator.no_areas),
         {},
         "Give what it is computed from: --figures, --answers or --codes."});
  }
  Recomputing recomputing(calculator, request);
  TRY(recomputing.read(open));
  return recomputing.add_rows(rows);
}

}  // namespace corridor
