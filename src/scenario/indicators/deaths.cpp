// 10.7.3 from a list of incidents, or from what the workspace holds of IOM's Missing Migrants.

#include "evidence/figure_stream.h"
#include "evidence/proof.h"
#include "models/migration_deaths/migration_deaths.h"
#include "scenario/indicators/evidence_inputs.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

namespace corridor {
namespace deaths_parts {
namespace {

using Kind = MeasuredColumn::Kind;

constexpr std::string_view unit = "persons";
constexpr std::array<MeasuredColumn, 8> columns{{
    {.name = "place", .kind = Kind::place, .meaning = "where it happened"},
    {.name = "year", .kind = Kind::period, .meaning = "or the month or day", .needed = true},
    {.name = "sex", .kind = Kind::sex, .meaning = "female or male, where all are of one"},
    {.name = "group", .kind = Kind::text, .meaning = "any further group: route, cause, age"},
    {.name = "circumstance",
     .kind = Kind::word,
     .meaning = "way and border count, the others do not",
     .words = "way border camp detention residence after_return exploitation"},
    {.name = "presumed_dead", .kind = Kind::truth, .meaning = "those missing"},
    {.name = "dead", .meaning = "found dead"},
    {.name = "missing", .meaning = "not found"},
}};

bool is_on_the_way(std::string_view circumstance) {
  return circumstance.empty() || circumstance == "way" || circumstance == "border";
}

std::string note_of(const migration_deaths::Findings& found) {
  std::string note = "at least";
  if (found.incomplete > 0)
    note += fmt::format("; {} give the dead or the missing only", found.incomplete);
  if (found.left_out > 0) note += fmt::format("; {} not on the way left out", found.left_out);
  return note;
}

ComputedRow row_of(const ComputedOf& of, const migration_deaths::Findings& found) {
  ComputedRow row{.of = of,
                  .measure = "dead and missing",
                  .unit = std::string(unit),
                  .status = found.incomplete + found.without > 0 ? 'E' : 'A',
                  .used = found.incidents,
                  .missing = found.without,
                  .note = note_of(found)};
  if (found.incidents > 0) row.value = found.total();
  row.absent = "no incident on the way with a number";
  return row;
}

void compute_slice(const FileSlice& slice, ComputedRows& rows) {
  std::vector<migration_deaths::Incident> incidents;
  for (const auto row : slice.rows) {
    incidents.push_back({.dead = slice.table.number(row, "dead"),
                         .missing = slice.table.number(row, "missing"),
                         .on_the_way = is_on_the_way(slice.table.text(row, "circumstance")),
                         .presumed_dead = slice.table.truth(row, "presumed_dead").value_or(true)});
  }
  rows.add(row_of(slice.of, migration_deaths::run(incidents)));
}

/// Incidents of one dataset and year: those that give dead and missing apart, with the names of
/// the incidents; and what is known of sex.
struct Year {
  std::map<std::string, migration_deaths::Incident> incidents;
  std::map<std::string, double> by_sex;
  std::map<std::string, int> figures_by_sex;
  std::string edition;  // as proofs begin
};

class StoredIncidents {
 public:
  explicit StoredIncidents(const StoreJob& job) : job_(job) {}

  Result<void> read() {
    FigureFilter filter{
        .indicators = {"missing_migrants", "missing_migrants_dead", "missing_migrants_missing"}};
    filter.as_of = job_.request.as_of;
    if (job_.place != world) {
      for (const Place part : EvidenceInputs(job_).parts()) {
        filter.subjects.push_back({.origin = {}, .place = part});
      }
    }
    return each_figure(job_.workspace, filter, [&](const Observation& o, const Edition& edition) {
      take(o, edition);
      return Result<void>{};
    });
  }

  void add_rows(ComputedRows& rows) const {
    const EvidenceInputs inputs(job_);
    for (const auto& [dataset, years] : datasets_) {
      std::vector<int> known;
      for (const auto& [year, ignored] : years) known.push_back(year);
      for (const int year : inputs.years_of(known)) {
        add_year(rows, dataset, inputs.of(year), years.at(year));
      }
    }
  }

 private:
  void take(const Observation& o, const Edition& edition) {
    if (o.state != State::value) return;
    Year& year = datasets_[edition.citation.dataset][o.key.period.start_year()];
    year.edition = edition.short_id();
    const bool everybody = o.key.sex == Sex::total && o.key.age == Age{};
    auto& incident = year.incidents[o.key.dimensions + std::string(o.key.place.code()) +
                                    std::string(o.key.origin.code()) + o.key.period.text()];
    if (o.key.indicator == "missing_migrants_dead") {
      add(incident.dead, o.value);
    } else if (o.key.indicator == "missing_migrants_missing") {
      add(incident.missing, o.value);
    } else if (!everybody) {
      const std::string who(o.key.sex == Sex::total ? std::string_view("age=")
                                                    : name_of(o.key.sex));
      const std::string name = who == "age=" ? who + o.key.age.text() : who;
      year.by_sex[name] += o.value;
      ++year.figures_by_sex[name];
    }
  }

  static void add(std::optional<double>& sum, double value) { sum = sum.value_or(0) + value; }

  static void add_year(ComputedRows& rows, const std::string& dataset, ComputedOf of,
                       const Year& year) {
    std::vector<migration_deaths::Incident> incidents;
    for (const auto& [name, incident] : year.incidents) {
      if (incident.dead || incident.missing) incidents.push_back(incident);
    }
    of.group = fmt::format("source={}", dataset);
    auto found = migration_deaths::run(incidents);
    // A layout with one row for the dead and one for the missing: no incident has both.
    if (found.incomplete == found.incidents) found.incomplete = 0;
    ComputedRow row = row_of(of, found);
    row.proofs = {year.edition};
    rows.add(row);
    for (const auto& [who, count] : year.by_sex) {
      ComputedRow part{.of = of,
                       .measure = "dead and missing",
                       .unit = std::string(unit),
                       .value = count,
                       .status = 'E',
                       .used = year.figures_by_sex.at(who),
                       .note = "at least; where the sex or age was noted",
                       .proofs = {year.edition}};
      if (who.starts_with("age=")) {
        part.of.group += ";" + who;
      } else {
        part.of.sex = who;
      }
      rows.add(std::move(part));
    }
  }

  const StoreJob& job_;
  std::map<std::string, std::map<int, Year>> datasets_;
};

Result<void> compute_stored(const StoreJob& job, ComputedRows& rows) {
  StoredIncidents incidents(job);
  TRY(incidents.read());
  incidents.add_rows(rows);
  rows.note(
      "Proofs name the edition: `corridor series missing_migrants_dead PLACE --edition ...` "
      "lists the incidents.");
  return {};
}

}  // namespace
}  // namespace deaths_parts

extern const Calculator deaths_calculator;
const Calculator deaths_calculator{
    .code = "10.7.3",
    .names = "migration_deaths",
    .title = "People who died or disappeared on the way (SDG 10.7.3)",
    .unit = deaths_parts::unit,
    .digits = 0,
    .reference = "SDG indicator 10.7.3 metadata (IOM)",
    .refuses = "what is counted is the least there was; a change may be one of recording",
    .published = "deaths_in_migration",
    .main_measure = "dead and missing",
    .made_of = "missing_migrants|missing_migrants_dead|missing_migrants_missing",
    .columns = deaths_parts::columns,
    .breakdowns = "sex group",
    .rows_are_cases = true,
    .from_slice = deaths_parts::compute_slice,
    .from_store = deaths_parts::compute_stored,
    .area_rule = Calculator::AreaRule::sum};

}  // namespace corridor
