// The answer to a question of replacement migration, as rows and in words: migrants never alone,
// always beside what else would do the same.

#include "base/text.h"
#include "scenario/population/replacement.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

#include <cmath>

namespace corridor {
namespace {

Cell optional_cell(const std::optional<double>& value, const char* why) {
  return value ? Cell(*value) : Cell::nothing(why);
}

/// "52.1 million", "834,000": three digits are what such arithmetic deserves. From thousands.
std::string people(double thousands) {
  const double rounded = round_significant(thousands * 1000, 3);
  if (rounded >= 1e6) return format_shortest(rounded / 1e6) + " million";
  return format_grouped(rounded, 0);
}

Column number_column(std::string name, std::string title, std::string unit, int digits) {
  return {.name = std::move(name),
          .title = std::move(title),
          .unit = std::move(unit),
          .digits = digits,
          .align = Align::end};
}

std::string what_is_kept(const Replacement& found) {
  const auto& target = found.request.target;
  if (target == "support_ratio") {
    return fmt::format("{:.2f} people of 15 to 64 for each person of 65 or older",
                       found.findings.level);
  }
  return people(found.findings.level) +
         (target == "population" ? " people" : " people of 15 to 64");
}

std::string tell_migrants(const Replacement& found) {
  const std::string place = Gazetteer::get().name(found.request.place);
  const int from = found.projection.inputs.first_year, to = found.request.to_year;
  const auto& findings = found.findings;
  if (!findings.feasible) {
    return fmt::format("{}: no number of migrants keeps {} until {}: those who come grow old, too.",
                       place, what_is_kept(found), to);
  }
  if (findings.migrants <= 0) {
    return fmt::format("{}: nobody would have to come to keep {} until {}.", place,
                       what_is_kept(found), to);
  }
  return fmt::format(
      "{}: to keep {} until {}, {} more people would have to come than leave from {} on, {} a "
      "year. In {}, {:.0f} of 100 people would be people who came since {} or their children.",
      place, what_is_kept(found), to, people(findings.migrants), from,
      people(findings.migrants / (to - from)), to, 100 * findings.newcomers_share, from);
}

std::string tell_alternatives(const Replacement& found) {
  const auto& last = found.findings.periods.back();
  const int to = found.request.to_year;
  std::string text = "What would do the same without anybody coming: ";
  if (last.working_until) {
    text += fmt::format("people counting as of working age until {:.1f} instead of 65 in {}; ",
                        *last.working_until, to);
  } else if (found.request.target != "population") {
    text += "no limit of working age; ";
  }
  if (last.participation_percent) {
    text += fmt::format("{:.0f} of 100 in the labour force instead of {:.0f}{}; ",
                        *last.participation_percent, found.request.participation_percent,
                        *last.participation_percent > 100 ? ", which is more than there are" : "");
  } else {
    text += "no other participation in work or retirement, which do not add people; ";
  }
  if (found.findings.fertility) {
    text += fmt::format("{:.2f} children per woman from {} on instead of {:.2f}.",
                        *found.findings.fertility * found.children_expected,
                        found.projection.inputs.first_year, found.children_expected);
  } else {
    text += fmt::format("not even {:.0f} times the {:.2f} children per woman that are expected.",
                        replacement_migration::most_fertility, found.children_expected);
  }
  return text;
}

std::vector<Column> columns() {
  const auto number = [](std::string name, std::string title, std::string unit, int digits) {
    return Column{.name = std::move(name),
                  .title = std::move(title),
                  .unit = std::move(unit),
                  .digits = digits,
                  .align = Align::end};
  };
  return {number("from", "From", "", 0),
          number("to", "To", "", 0),
          number("net_migrants_k_per_year", "Would have to come", "thousand a year", 0),
          number("population_k", "People then", "thousand", 0),
          number("working_age_k", "of 15-64", "thousand", 0),
          number("support_ratio", "for each older", "", 2),
          number("population_without_k", "People without", "thousand", 0),
          number("working_age_without_k", "of 15-64 without", "thousand", 0),
          number("support_ratio_without", "for each older without", "", 2),
          number("support_ratio_expected", "for each older as expected", "", 2),
          number("working_until_age", "or: working until", "years", 1),
          number("participation_percent", "or: in the labour force", "percent", 0)};
}

}  // namespace

Table replacement_table(const Replacement& found) {
  Table table{
      .title = fmt::format("Replacement migration, {}", Gazetteer::get().name(found.request.place)),
      .columns = columns()};
  const double years = found.projection.inputs.inputs.width_years;
  const char* none = found.request.target == "population" ? "not applicable" : "none would do";
  for (std::size_t t = 0; t < found.findings.periods.size(); ++t) {
    const auto& period = found.findings.periods[t];
    const double from = found.projection.inputs.first_year + static_cast<double>(t) * years;
    table.rows.push_back({from, from + years, period.migrants / years, period.with.population,
                          period.with.working_age, period.with.support_ratio(),
                          period.without.population, period.without.working_age,
                          period.without.support_ratio(), period.expected.support_ratio(),
                          optional_cell(period.working_until, none),
                          optional_cell(period.participation_percent, none)});
  }
  table.notes.push_back(tell_migrants(found));
  table.notes.push_back(tell_alternatives(found));
  table.notes.push_back(fmt::format(
      "Arithmetic, not a proposal: births, deaths and the ages of people are those of {}; those "
      "who "
      "come have the ages of a usual migration (Rogers and Castro), half of them women, and live "
      "and bear children as people there do. In the labour force: {:.0f} of 100, {}.",
      found.projection.source, found.request.participation_percent,
      found.request.participation_source));
  return table;
}

Table readable_replacement(const Replacement& found) {
  const auto full = replacement_table(found);
  const bool ratio = found.request.target == "support_ratio";
  const bool everybody = found.request.target == "population";
  Table table{.title = full.title, .columns = {}, .rows = {}, .notes = full.notes};
  const std::string kept = ratio ? "For each older" : everybody ? "People" : "Of 15-64";
  const std::string unit = ratio ? "" : "thousand";
  const int digits = ratio ? 2 : 0;
  table.columns = {{.name = "period", .title = "Period"},
                   number_column("come", "To come", "thousand a year", 0),
                   number_column("with", kept, unit, digits),
                   number_column("without", "If nobody comes", unit, digits)};
  if (!everybody) {
    table.columns.push_back(number_column("until", "Or: working until", "years", 1));
    table.columns.push_back(number_column("force", "Or: in work force", "percent", 0));
  }
  const std::size_t with = ratio ? 5 : everybody ? 3 : 4, without = ratio ? 8 : everybody ? 6 : 7;
  for (const auto& row : full.rows) {
    const auto year = [&](std::size_t i) { return std::get<double>(row[i].value); };
    std::vector<Cell> cells{fmt::format("{:.0f}-{:.0f}", year(0), year(1)), row[2], row[with],
                            row[without]};
    if (!everybody) cells.insert(cells.end(), {row[10], row[11]});
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace corridor
