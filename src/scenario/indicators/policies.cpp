// 10.7.2 from a file of answers, from levels as published, or from levels in the workspace.

#include "scenario/indicators/policies.h"

#include "evidence/figure_stream.h"
#include "scenario/indicators/calculator.h"
#include "vocabulary/gazetteer.h"
#include "vocabulary/policy_questions.h"

#include <fmt/core.h>

#include <array>
#include <map>
#include <vector>

namespace corridor {
namespace policies_parts {
namespace {

using migration_policies::Levels;
using migration_policies::Score;

struct PlaceLevels {
  Place place;
  Levels levels;
};

std::vector<Cell> score_cells(const PolicyAnswers& answers, std::string domain, std::string title,
                              const Score& score) {
  return {std::string(answers.place.code()),
          Gazetteer::get().name(answers.place),
          std::move(domain),
          "",
          std::move(title),
          "",
          static_cast<double>(score.half_points),
          static_cast<double>(score.of),
          score.percent(),
          static_cast<double>(score.level),
          std::string(policy_level_title(score.level)),
          static_cast<double>(score.answered),
          static_cast<double>(score.questions),
          static_cast<double>(score.level_at_most)};
}

std::vector<Cell> question_cells(const PolicyAnswers& answers, std::size_t index) {
  const auto& question = policy_questions()[index];
  const auto& answer = answers.half_points[index];
  const Cell no_level;  // a question has none
  return {std::string(answers.place.code()),
          Gazetteer::get().name(answers.place),
          std::to_string(question.domain() + 1),
          std::string(1, question.letter()),
          std::string(question.title),
          answer ? std::string(policy_answer_word(question, *answer)) : std::string("no answer"),
          answer ? Cell(static_cast<double>(*answer)) : Cell::nothing("no answer"),
          2.0,
          answer ? Cell(50.0 * *answer) : Cell::nothing("no answer"),
          no_level,
          "",
          answer ? 1.0 : 0.0,
          1.0,
          no_level};
}

Column number_column(std::string name, std::string title, int digits = 0) {
  return {
      .name = std::move(name), .title = std::move(title), .digits = digits, .align = Align::end};
}

Table empty_answers_table() {
  Table table;
  table.title = "Migration policies (SDG 10.7.2)";
  table.columns = {{"place", "Place"},
                   {"name", "Name"},
                   {"domain", "Domain"},
                   {"subcategory", "Question"},
                   {"title", "About"},
                   {"answer", "Answer"},
                   number_column("half_points", "Half points"),
                   number_column("of_half_points", "Of"),
                   number_column("percent", "Percent", 1),
                   number_column("level", "Level"),
                   {"level_title", "Meaning"},
                   number_column("answered", "Answered"),
                   number_column("questions", "Questions"),
                   number_column("level_at_most", "At most")};
  return table;
}

/// Country, overall and domains.
Table levels_table(const std::vector<PlaceLevels>& places) {
  Table table;
  table.title = "Migration policies, levels (SDG 10.7.2)";
  table.columns = {{"place", "Place"}, {"name", "Name"}, number_column("alldomains", "All")};
  for (std::size_t i = 1; i <= policy_domain_count; ++i) {
    table.columns.push_back(number_column(fmt::format("domain{}", i), fmt::format("Domain {}", i)));
  }
  const auto cell = [](int level) {
    return level == 0 ? Cell::nothing("no answer") : Cell(static_cast<double>(level));
  };
  for (const auto& [place, levels] : places) {
    std::vector<Cell> row{std::string(place.code()), Gazetteer::get().name(place),
                          cell(levels.overall)};
    for (const int level : levels.by_domain) row.push_back(cell(level));
    table.rows.push_back(std::move(row));
  }
  table.notes = {"1 needs further progress, 2 partly meets, 3 meets, 4 fully meets the criteria."};
  return table;
}

Table empty_areas_table() {
  Table table;
  table.title =
      "Of the countries that answered, those whose policies meet or fully meet the "
      "criteria (SDG 10.7.2)";
  table.columns = {{"m49", "Code"}, {"name", "Area"}, number_column("alldomains", "All", 1)};
  for (std::size_t i = 1; i <= policy_domain_count; ++i) {
    table.columns.push_back(
        number_column(fmt::format("domain{}", i), fmt::format("Domain {}", i), 1));
  }
  table.columns.push_back(number_column("answered", "Answered"));
  table.columns.push_back(number_column("listed", "Listed"));
  for (int level = 1; level <= 4; ++level) {
    table.columns.push_back(
        number_column(fmt::format("level_{}", level), fmt::format("Level {}", level)));
  }
  table.notes = {
      "Percent of the countries that answered, each counting once; nothing is imputed. "
      "Levels 1 to 4 count countries, all domains together."};
  return table;
}

Cell percent_cell(const migration_policies::Share& share) {
  const auto percent = share.percent();
  return percent ? Cell(*percent) : Cell::nothing("no answer");
}

Result<Table> areas_table(const std::vector<PlaceLevels>& places, const ComputeRequest& request) {
  Table table = empty_areas_table();
  for (const auto& area : TRY(areas_by(request.group_by, request.year))) {
    std::vector<Levels> inside;
    for (const auto& one : places) {
      if (area.has(one.place)) inside.push_back(one.levels);
    }
    if (inside.empty()) continue;
    const auto shares = migration_policies::shares_of(inside);
    std::vector<Cell> row{area.code, Gazetteer::get().name(area.place),
                          percent_cell(shares.overall)};
    for (const auto& domain : shares.by_domain) row.push_back(percent_cell(domain));
    row.emplace_back(static_cast<double>(shares.overall.answered));
    row.emplace_back(static_cast<double>(inside.size()));
    for (const int count : shares.overall.at_level) row.emplace_back(static_cast<double>(count));
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty()) return table;
  return fail({ErrorKind::not_found,
               fmt::format("none of the countries is in {}", request.group_by),
               {},
               "Choose another area, or region for all of them."});
}

Result<Table> levels_or_areas(const std::vector<PlaceLevels>& places,
                              const ComputeRequest& request) {
  if (!request.group_by.empty()) return areas_table(places, request);
  return levels_table(places);
}

Result<Table> compute_answers(const ComputeRequest& request, std::string_view text) {
  const auto file = TRY(read_policy_answers(request.answers, text));
  if (request.group_by.empty()) return policy_answers_table(file);
  std::vector<PlaceLevels> places;
  for (const auto& answers : file.places) {
    const auto found = migration_policies::run({answers.half_points});
    PlaceLevels levels{.place = answers.place, .levels = {.overall = found.overall.level}};
    for (std::size_t i = 0; i < policy_domain_count; ++i) {
      levels.levels.by_domain[i] = found.by_domain[i].level;
    }
    places.push_back(levels);
  }
  auto table = TRY(areas_table(places, request));
  table.notes.insert(table.notes.end(), file.remarks.begin(), file.remarks.end());
  return table;
}

Result<Table> compute_codes(const ComputeRequest& request, std::string_view text) {
  std::vector<PlaceLevels> places;
  for (const auto& one : TRY(read_policy_levels(request.codes, text))) {
    const Levels levels{one.overall, one.by_domain};
    if (!migration_policies::can_be(levels)) {
      return fail({ErrorKind::invalid,
                   fmt::format("the overall level {} of {} cannot come from the domains' levels",
                               one.overall, one.place.code()),
                   {request.codes, one.line, 0},
                   "Levels stand for ranges of points; check the row."});
    }
    places.push_back({one.place, levels});
  }
  return levels_or_areas(places, request);
}

/// Levels of countries in the workspace, of the year asked for or the latest.
Result<std::vector<PlaceLevels>> stored_levels(const ComputeRequest& request,
                                               const Workspace& workspace) {
  FigureFilter filter{.indicators = {"migration_policy_level"}};
  filter.as_of = request.as_of;
  std::map<int, std::map<Place, Levels>> years;
  TRY(each_figure(workspace, filter, [&](const Observation& o, const Edition&) {
    if (!Gazetteer::get().is_part_of_a_total(o.key.place)) return Result<void>{};
    Levels& levels = years[o.key.period.start_year()][o.key.place];
    const int level = o.state == State::value ? static_cast<int>(o.value) : 0;
    const std::string_view dimensions = o.key.dimensions;
    constexpr std::string_view domain = "policy_domains=domain";
    if (dimensions.empty()) levels.overall = level;
    if (!dimensions.starts_with(domain) || dimensions.size() != domain.size() + 1) {
      return Result<void>{};
    }
    const auto index = static_cast<std::size_t>(dimensions.back() - '1');
    if (index < policy_domain_count) levels.by_domain[index] = level;
    return Result<void>{};
  }));
  const auto year = request.year && years.contains(*request.year) ? years.find(*request.year)
                    : request.year || years.empty()               ? years.end()
                                                                  : std::prev(years.end());
  if (year == years.end()) {
    return fail({ErrorKind::not_found,
                 "the workspace has no levels of migration policies as asked",
                 {},
                 "Load a file of the SDG database, or give --answers or --codes."});
  }
  std::vector<PlaceLevels> places;
  for (const auto& [place, levels] : year->second) places.push_back({place, levels});
  return places;
}

Result<Table> areas_from_store(const ComputeRequest& request, const Workspace& workspace) {
  return areas_table(TRY(stored_levels(request, workspace)), request);
}

Result<void> place_from_store(const StoreJob&, ComputedRows& rows) {
  rows.note("Levels as published: the workspace has no answers. --answers computes them.");
  return {};
}

}  // namespace
}  // namespace policies_parts

std::string_view policy_level_title(int level) {
  constexpr std::array<std::string_view, 4> titles{"needs further progress", "partly meets",
                                                   "meets", "fully meets"};
  return level >= 1 && level <= 4 ? titles[static_cast<std::size_t>(level - 1)] : "";
}

std::string unanswered_note(const PolicyAnswers& answers) {
  std::string list;
  int count = 0;
  for (std::size_t i = 0; i < policy_question_count; ++i) {
    if (answers.half_points[i]) continue;
    ++count;
    list += (list.empty() ? "" : " ") + std::string(policy_questions()[i].id);
  }
  if (count == 0) return {};
  const auto score = migration_policies::run({answers.half_points}).overall;
  return fmt::format(
      "{}: {} of {} questions are not answered and count as no, as the method has it: {}. {}",
      answers.place.code(), count, policy_question_count, list,
      score.level == score.level_at_most
          ? "The level would be the same with any answers."
          : fmt::format("With the best answers the level would be {}.", score.level_at_most));
}

Table policy_answers_table(const PolicyAnswersFile& file) {
  Table table = policies_parts::empty_answers_table();
  for (const auto& answers : file.places) {
    const auto found = migration_policies::run({answers.half_points});
    table.rows.push_back(policies_parts::score_cells(answers, "all", "All domains", found.overall));
    for (std::size_t domain = 0; domain < policy_domain_count; ++domain) {
      table.rows.push_back(policies_parts::score_cells(answers, std::to_string(domain + 1),
                                                       std::string(policy_domains()[domain]),
                                                       found.by_domain[domain]));
      for (std::size_t i = 0; i < questions_per_domain; ++i) {
        table.rows.push_back(
            policies_parts::question_cells(answers, domain * questions_per_domain + i));
      }
    }
    if (auto note = unanswered_note(answers); !note.empty()) table.notes.push_back(std::move(note));
  }
  table.notes.insert(table.notes.end(), file.remarks.begin(), file.remarks.end());
  return table;
}

extern const Calculator policies_calculator;
const Calculator policies_calculator{
    .code = "10.7.2",
    .names = "migration_policies",
    .title = "Migration policies, level reached (SDG 10.7.2)",
    .unit = "level, 1 to 4",
    .digits = 0,
    .reference = "SDG indicator 10.7.2 metadata (UN DESA and IOM)",
    .refuses =
        "no answer counts as no for a country, and it is said; an area is made of the "
        "countries that answered",
    .published = "migration_policy_level",
    .from_answers = policies_parts::compute_answers,
    .from_codes = policies_parts::compute_codes,
    .areas_from_store = policies_parts::areas_from_store,
    .from_store = policies_parts::place_from_store};

}  // namespace corridor
