// 10.7.4 from a file, or from UNHCR's refugees by origin and a population in the workspace.

#include "evidence/proof.h"
#include "models/refugees_by_population/refugees_by_population.h"
#include "scenario/indicators/evidence_inputs.h"

#include <fmt/core.h>

#include <array>
#include <set>

namespace corridor {
namespace refugees_parts {
namespace {

using Kind = MeasuredColumn::Kind;
using refugees_by_population::Origin;

constexpr std::string_view unit = "per 100,000";
constexpr std::array<MeasuredColumn, 6> columns{{
    {.name = "place",
     .kind = Kind::place,
     .meaning = "where the refugees come from",
     .needed = true,
     .in_key = true},
    {.name = "year", .kind = Kind::period, .meaning = "end of it", .needed = true, .in_key = true},
    {.name = "sex",
     .kind = Kind::sex,
     .meaning = "female, male or total, of both numbers",
     .in_key = true},
    {.name = "group", .kind = Kind::text, .meaning = "any further group: age", .in_key = true},
    {.name = "refugees", .meaning = "from the place", .lowest = 0},
    {.name = "population", .meaning = "of the place", .lowest = 0},
}};

ComputedRow row_of(const ComputedOf& of, std::string_view measure,
                   const refugees_by_population::Findings& found) {
  return {.of = of,
          .measure = std::string(measure),
          .unit = std::string(unit),
          .value = found.per_100000,
          .absent = "refugees or population missing",
          .used = found.used,
          .missing = found.left_out};
}

void compute_slice(const FileSlice& slice, ComputedRows& rows) {
  std::vector<Origin> origins;
  for (const auto row : slice.rows) {
    origins.push_back({.refugees = slice.table.number(row, "refugees"),
                       .population = slice.table.number(row, "population")});
  }
  ComputedRow row =
      row_of(slice.of, "refugees per population", refugees_by_population::run(origins));
  judge_coverage(row, slice.is_area);
  rows.add(std::move(row));
}

/// What one place has, by year.
struct Inputs {
  EvidenceInputs::ByYear refugees, others, population;
};

/// At the end of the year: halfway between two middles where both are known.
struct YearEnd {
  std::optional<double> value;
  bool is_middle = false;
  std::vector<std::string> proofs;
};
YearEnd population_of(const EvidenceInputs::ByYear& population, int year) {
  const auto now = EvidenceInputs::at(population, year);
  const auto next = EvidenceInputs::at(population, year + 1);
  if (!now) return {};
  const auto dataset = [](const Figure& figure) { return figure.edition.citation.dataset; };
  if (!next || dataset(*next) != dataset(*now)) return {now->value(), true, {proof_id(*now)}};
  return {(now->value() + next->value()) / 2, false, {proof_id(*now), proof_id(*next)}};
}

class StoredRefugees {
 public:
  explicit StoredRefugees(const StoreJob& job) : inputs_(job) {}

  Result<void> read() {
    for (const Place part : inputs_.parts()) {
      Inputs found{.refugees = TRY(inputs_.by_year({"refugees", part, world})),
                   .others = TRY(inputs_.by_year({"others_needing_protection", part, world})),
                   .population = TRY(inputs_.by_year({"population", {}, part}))};
      parts_.push_back(std::move(found));
    }
    return {};
  }

  void add_rows(ComputedRows& rows) const {
    std::vector<int> known;
    for (const auto& part : parts_) {
      for (const auto& [year, figure] : part.refugees) {
        if (part.population.contains(year)) known.push_back(year);
      }
    }
    for (const int year : inputs_.years_of(known)) {
      add_year(rows, year, false);
      add_year(rows, year, true);
    }
  }

 private:
  void add_year(ComputedRows& rows, int year, bool with_others) const {
    std::vector<Origin> origins;
    std::vector<std::string> proofs;
    bool any_others = false, any_middle = false;
    for (const auto& part : parts_) {
      const auto refugees = EvidenceInputs::at(part.refugees, year);
      const auto others = EvidenceInputs::at(part.others, year);
      const YearEnd people = population_of(part.population, year);
      Origin origin{.refugees = {}, .population = people.value};
      if (refugees) origin.refugees = refugees->value();
      if (refugees && others && with_others) {
        any_others = any_others || others->value() > 0;
        *origin.refugees += others->value();
        proofs.push_back(proof_id(*others));
      }
      any_middle = any_middle || (people.value && people.is_middle);
      origins.push_back(origin);
      if (refugees) proofs.push_back(proof_id(*refugees));
      proofs.insert(proofs.end(), people.proofs.begin(), people.proofs.end());
    }
    if (with_others && !any_others) return;
    ComputedRow row = row_of(inputs_.of(year),
                             with_others ? "refugees and others needing protection, per population"
                                         : "refugees per population",
                             refugees_by_population::run(origins));
    row.status = any_middle ? 'E' : 'A';
    if (any_middle) row.note = "population of the middle of the year";
    if (!inputs_.is_area()) row.proofs = std::move(proofs);
    judge_coverage(row, inputs_.is_area());
    if (inputs_.is_area() && row.note.empty()) {
      row.note = fmt::format("{} of {} places", row.used, row.used + row.missing);
    }
    rows.add(std::move(row));
  }

  EvidenceInputs inputs_;
  std::vector<Inputs> parts_;
};

Result<void> compute_stored(const StoreJob& job, ComputedRows& rows) {
  StoredRefugees refugees(job);
  TRY(refugees.read());
  refugees.add_rows(rows);
  return {};
}

}  // namespace
}  // namespace refugees_parts

extern const Calculator refugees_calculator;
const Calculator refugees_calculator{
    .code = "10.7.4",
    .names = "refugees_by_population",
    .title = "Refugees by origin, of 100,000 people of the place (SDG 10.7.4)",
    .unit = refugees_parts::unit,
    .digits = 1,
    .reference = "SDG indicator 10.7.4 metadata (UNHCR)",
    .refuses = "a place without refugees or population known is in no area's sums",
    .published = "refugees_of_origin_per_100000",
    .main_measure = "refugees per population",
    .made_of = "refugees population",
    .columns = refugees_parts::columns,
    .breakdowns = "sex group",
    .from_slice = refugees_parts::compute_slice,
    .from_store = refugees_parts::compute_stored,
    .area_rule = Calculator::AreaRule::rate_of_people,
    .weight = "population"};

}  // namespace corridor
