// The integration score from a file of answers, or of scores of areas.

#include "models/integration_score/integration_score.h"
#include "scenario/indicators/calculator.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/policy_questions.h"

#include <fmt/core.h>

#include <array>
#include <map>

namespace corridor {
namespace integration_parts {
namespace {

using Kind = MeasuredColumn::Kind;
using integration_score::Edition;

constexpr std::string_view unit = "0 to 100";
constexpr std::array<MeasuredColumn, 7> columns{{
    {.name = "place",
     .kind = Kind::place,
     .meaning = "whose policies",
     .needed = true,
     .in_key = true},
    {.name = "year", .kind = Kind::period, .meaning = "of the policies", .in_key = true},
    {.name = "area",
     .kind = Kind::word,
     .meaning = "one of eight",
     .needed = true,
     .in_key = true,
     .words = "labour family education health participation residence nationality discrimination"},
    {.name = "dimension",
     .kind = Kind::text,
     .meaning = "of the area; for the 2015 edition",
     .in_key = true},
    {.name = "indicator", .kind = Kind::text, .meaning = "its name or number", .in_key = true},
    {.name = "option", .meaning = "1, 2 or 3", .lowest = 1, .highest = 3},
    {.name = "score", .meaning = "of the area, instead of options", .lowest = 0, .highest = 100},
}};

Result<Edition> edition_of(const ComputeRequest& request) {
  if (request.edition.empty() || request.edition == "2020") return Edition::y2020;
  if (request.edition == "2015") return Edition::y2015;
  return fail({ErrorKind::usage,
               fmt::format("expected the edition 2015 or 2020, saw \"{}\"", request.edition),
               {},
               "2015 averages dimensions first, 2020 averages indicators."});
}

/// One place and year.
struct Profile {
  std::vector<integration_score::Answer> answers;
  std::array<std::optional<double>, integration_score::area_count> scores;
  bool has_scores = false;
};
using Profiles = std::map<std::pair<std::string, std::string>, Profile>;

Result<Profiles> read_profiles(const ComputeRequest& request, const MeasuredTable& table) {
  Profiles profiles;
  std::map<std::string, std::size_t> dimensions;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto* area = find_integration_area(table.text(row, "area"));
    const auto index = static_cast<std::size_t>(area - integration_areas().data());
    Profile& profile = profiles[{std::string(table.place(row).code()), table.text(row, "year")}];
    if (const auto score = table.number(row, "score")) {
      profile.scores[index] = score;
      profile.has_scores = true;
      continue;
    }
    const auto option = table.number(row, "option");
    if (option && *option != 1 && *option != 2 && *option != 3) {
      return fail({ErrorKind::invalid,
                   fmt::format("expected 1, 2 or 3 as the option, saw {}", *option),
                   {request.figures, 0, 0},
                   "Halves are not options."});
    }
    const std::string dimension = table.text(row, "area") + '/' + table.text(row, "dimension");
    const auto number = dimensions.try_emplace(dimension, dimensions.size()).first->second;
    profile.answers.push_back(
        {index, number, option ? std::optional(static_cast<int>(*option)) : std::nullopt});
  }
  return profiles;
}

ComputedRow row_of(const ComputedOf& of, std::string_view measure, std::optional<double> score) {
  return {.of = of, .measure = std::string(measure), .unit = std::string(unit), .value = score};
}

void add_profile(const ComputedOf& of, const Profile& profile, Edition edition,
                 ComputedRows& rows) {
  const auto found = integration_score::run(profile.answers, edition);
  std::array<std::optional<double>, integration_score::area_count> scores = profile.scores;
  int with_score = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto& area = found.areas[i];
    if (!profile.has_scores) scores[i] = area.score;
    with_score += scores[i].has_value();
    ComputedRow row = row_of(of, integration_areas()[i].title, scores[i]);
    row.of.group = fmt::format("area={}", integration_areas()[i].code);
    row.absent = "no answer";
    row.used = profile.has_scores ? scores[i].has_value() : area.answered;
    row.missing = profile.has_scores ? !scores[i].has_value() : area.asked - area.answered;
    if (row.missing > 0 && row.value) row.status = 'E';
    rows.add(std::move(row));
  }
  const auto overall = integration_score::overall_of(scores);
  ComputedRow row = row_of(of, "overall", overall);
  row.used = with_score;
  row.missing = static_cast<int>(integration_score::area_count) - with_score;
  row.absent = "an area has no score";
  row.note =
      fmt::format("mean of the areas, {} edition", edition == Edition::y2015 ? "2015" : "2020");
  rows.add(row);
  if (!overall) return;
  row.measure = "overall, rounded";
  row.value = integration_score::rounded(*overall);
  row.note = "halves up, once, at the end";
  rows.add(std::move(row));
}

Result<void> compute_table(const ComputeRequest& request, const MeasuredTable& table,
                           ComputedRows& rows) {
  const Edition edition = TRY(edition_of(request));
  for (const auto& [key, profile] : TRY(read_profiles(request, table))) {
    const ComputedOf of{
        .place = key.first, .name = Gazetteer::get().name(Place(key.first)), .period = key.second};
    add_profile(of, profile, edition, rows);
  }
  return {};
}

}  // namespace
}  // namespace integration_parts

extern const Calculator integration_calculator;
const Calculator integration_calculator{
    .code = "integration",
    .names = "integration_score mipex",
    .title = "Policies on integration, score of eight areas",
    .unit = integration_parts::unit,
    .digits = 1,
    .reference = "Migrant Integration Policy Index, methodology (2015 and 2020 editions)",
    .refuses =
        "what is not answered is left out of a mean and counted; without an answer in every "
        "area there is no overall score",
    .columns = integration_parts::columns,
    .from_table = integration_parts::compute_table,
    .no_areas = "the score is a country's; means over countries are the publisher's own"};

}  // namespace corridor
