#include "report/participation.h"

#include "base/text.h"
#include "registers/coherence.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace corridor {
namespace {

constexpr std::string_view law = "citizenship_law";

constexpr std::array<std::string_view, 4> dual_words{
    "no", "citizens who take another citizenship abroad keep theirs",
    "people who naturalise keep their former one", "yes, both ways"};
constexpr std::array<std::string_view, 4> giving_up_words{
    "not asked for", "asked for, with wide exceptions", "asked for, with wide exceptions",
    "asked for"};
constexpr std::array<std::string_view, 7> other_citizenship_words{
    "not lost",
    "lost by itself",
    "lost by itself, with exceptions",
    "lost by itself, of people who naturalised",
    "may be withdrawn",
    "may be withdrawn, with exceptions",
    "may be withdrawn, of people who naturalised"};
constexpr std::array<std::string_view, 3> abroad_words{"not lost", "any citizen may lose it",
                                                       "some citizens may lose it"};

constexpr std::string_view becoming = "naturalisation", losing = "loss";

constexpr std::array measures{
    CitizenshipMeasure{"naturalisation", becoming, "Citizenship after years of residence", law,
                       "form=provision;mode=A06"},
    CitizenshipMeasure{.code = "residence",
                       .topic = becoming,
                       .title = "Years of residence asked for",
                       .indicator = "naturalisation_residence",
                       .dimensions = "",
                       .unit = "years"},
    CitizenshipMeasure{"giving_up", becoming, "Giving up the former citizenship", law,
                       "form=category;mode=A06b", giving_up_words},
    CitizenshipMeasure{"language", becoming, "A test of language or assimilation", law,
                       "form=provision;mode=A06c"},
    CitizenshipMeasure{"knowledge", becoming, "A test of knowledge or integration", law,
                       "form=provision;mode=A06d"},
    CitizenshipMeasure{"income", becoming, "Income or work", law, "form=provision;mode=A06f"},
    CitizenshipMeasure{"born_here", becoming, "Born in the country to people who are no citizens",
                       law, "form=provision;mode=A02"},
    CitizenshipMeasure{"childhood", becoming, "Lived or schooled in the country since childhood",
                       law, "form=provision;mode=A07"},
    CitizenshipMeasure{"spouse", becoming, "Married to a citizen", law, "form=provision;mode=A08"},
    CitizenshipMeasure{"refugee", becoming, "An easier way for refugees", law,
                       "form=provision;mode=A22"},
    CitizenshipMeasure{"stateless", becoming, "An easier way for stateless people", law,
                       "form=provision;mode=A23"},
    CitizenshipMeasure{"stateless_child", becoming, "Born in the country and otherwise stateless",
                       law, "form=provision;mode=A03b"},
    CitizenshipMeasure{"dual", "dual_nationality", "More than one citizenship", "dual_citizenship",
                       "", dual_words},
    CitizenshipMeasure{"renunciation", losing, "A citizen may give it up", law,
                       "form=provision;mode=L01"},
    CitizenshipMeasure{"residence_abroad", losing, "Lost by living abroad", law,
                       "form=category;mode=L02", abroad_words},
    CitizenshipMeasure{"other_citizenship", losing, "Lost by taking another citizenship", law,
                       "form=category;mode=L05", other_citizenship_words},
    CitizenshipMeasure{"disloyalty", losing, "Lost for disloyalty or treason", law,
                       "form=provision;mode=L07"},
    CitizenshipMeasure{"other_crimes", losing, "Lost for other crimes", law,
                       "form=provision;mode=L08"},
    CitizenshipMeasure{"fraud", losing, "Lost where it was acquired by fraud", law,
                       "form=provision;mode=L09"},
};

Saying words_of(const CitizenshipMeasure& measure, const Figure& figure) {
  switch (figure.observation.state) {
    case State::missing:
    case State::suppressed:
      return {"not known"};
    case State::not_applicable:
      return {"does not apply"};
    case State::value:
      break;
  }
  const auto value = figure.value();
  if (!measure.unit.empty()) return {"{count} years", {{"count", format_shortest(value)}}};
  const auto category = static_cast<std::size_t>(std::max(0.0, value));
  if (category < measure.categories.size()) return {std::string(measure.categories[category])};
  if (!measure.categories.empty()) {
    return {"category {number}", {{"number", std::to_string(category)}}};
  }
  return {value != 0 ? "yes" : "no"};
}

std::vector<LawRun> runs_of(const CitizenshipMeasure& measure, std::vector<Figure> figures) {
  std::ranges::sort(figures, {}, &Figure::year);
  std::vector<LawRun> runs;
  for (auto& figure : figures) {
    auto words = words_of(measure, figure);
    const Period year = figure.observation.key.period;
    const bool goes_on = !runs.empty() && runs.back().words.text() == words.text() &&
                         figure.year() <= runs.back().until.start_year() + 1;
    if (goes_on) {
      runs.back().until = year;
    } else {
      runs.push_back(
          {.since = year, .until = year, .first = std::move(figure), .words = std::move(words)});
    }
  }
  if (!runs.empty()) {
    runs.front().is_first = true;
    runs.back().is_latest = true;
  }
  return runs;
}

constexpr std::array<ParticipationTopic, 7> topics{{
    {"naturalisation", "Becoming a citizen", true},
    {"dual_nationality", "More than one citizenship", true},
    {"loss", "Losing citizenship", true},
    {"local_vote", "Local vote", false},
    {"national_vote", "National vote", false},
    {"consultative_bodies", "Consultative bodies", false},
    {"further", "Meeting, speaking, joining", false},
}};

/// By the words of its title and summary.
std::string_view topic_of(const Provision& provision) {
  const std::string text = " " + fold(provision.title + " " + provision.summary) + " ";
  const auto says = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.contains(word); });
  };
  const bool vote = says({" vote", " voting ", " election", " ballot", " suffrage"});
  if (vote && says({" local ", " municipal ", " city "})) return "local_vote";
  if (vote) return "national_vote";
  if (says({" consult", " council", " advisory "})) {
    return "consultative_bodies";
  }
  return "further";
}

}  // namespace

std::span<const CitizenshipMeasure> citizenship_measures() { return measures; }
std::span<const ParticipationTopic> participation_topics() { return topics; }

Result<std::vector<MeasureRuns>> citizenship_runs(const Workspace& workspace, Place place,
                                                  int last_year) {
  std::map<std::pair<std::string_view, std::string>, std::vector<Figure>> figures;
  for (const std::string_view indicator :
       {law, std::string_view("naturalisation_residence"), std::string_view("dual_citizenship")}) {
    SeriesQuery query{.indicator = indicator, .place = place};
    query.to_year = last_year;
    for (auto& figure : TRY(series(workspace, query))) {
      auto& of_measure = figures[{indicator, figure.observation.key.dimensions}];
      of_measure.push_back(std::move(figure));
    }
  }
  std::vector<MeasureRuns> all;
  for (const auto& measure : measures) {
    const auto found = figures.find({measure.indicator, std::string(measure.dimensions)});
    all.push_back({&measure, found == figures.end() ? std::vector<LawRun>()
                                                    : runs_of(measure, std::move(found->second))});
  }
  return all;
}

std::vector<ParticipationClause> participation_clauses(const LawView& view, Place place) {
  std::vector<ParticipationClause> clauses;
  for (const auto& held : held_clauses(view, place)) {
    if (!held.clause.gives("participation")) continue;
    clauses.push_back({topic_of(*held.clause.provision), held.clause, held.status});
  }
  return clauses;
}

}  // namespace corridor
