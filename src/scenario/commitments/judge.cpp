#include "scenario/commitments/judge.h"

#include "scenario/assessment/assess.h"
#include "vocabulary/indicator.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

namespace verdicts = commitment_verdict;

verdicts::Kind kind_of(const CommitmentMeasure& measure) {
  return measure.kind == "level"   ? verdicts::Kind::level
         : measure.kind == "least" ? verdicts::Kind::least
                                   : verdicts::Kind::amount;
}

constexpr Status break_in_series = 'B';
/// Between the latest figure of a group and that of the whole, for the two to be compared.
constexpr double farthest_years = 3;

verdicts::Inputs inputs_of(const CommitmentMeasure& measure,
                           const std::vector<DatedFigure>& figures) {
  verdicts::Inputs inputs{
      .series = {},
      .wanted = measure.wanted_down ? verdicts::Wanted::down : verdicts::Wanted::up,
      .target = measure.target,
      .deadline = static_cast<double>(measure.by),
      .base_year = static_cast<double>(measure.base),
      .kind = kind_of(measure)};
  if (const Indicator* indicator = find_indicator(measure.indicator)) {
    const double best = measure.wanted_down ? lowest_of(*indicator) : highest_of(*indicator);
    if (std::isfinite(best)) inputs.best = best;
    inputs.as_good_within = 0.5 * std::pow(10.0, -indicator->digits);
  }
  for (const auto& figure : figures) {
    verdicts::Point point{.year = figure.year(), .value = figure.value};
    if (figure.interval) {
      point.low = figure.interval->low;
      point.high = figure.interval->high;
    }
    point.breaks = figure.status == break_in_series;
    inputs.series.push_back(point);
  }
  return inputs;
}

/// What tells one measure from another: two that are alike are judged once for a place.
std::string key_of(const CommitmentMeasure& m) {
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", m.indicator, m.take, m.part, m.wanted_down, m.kind,
                     m.target.value_or(-1e300), m.by, m.base);
}

}  // namespace

std::vector<DatedFigure> JudgedMeasure::used() const {
  const auto& all = measured.whole.figures;
  if (all.empty()) return {};
  const auto first = found.trend ? found.first_used : all.size() - 1;
  return {all.begin() + static_cast<std::ptrdiff_t>(first), all.end()};
}

bool JudgedCommitment::has_figures() const {
  return std::ranges::any_of(measures, &JudgedMeasure::has_figures);
}

std::optional<int> JudgedCommitment::latest_year() const {
  std::optional<int> latest;
  for (const auto& measure : measures) {
    if (!measure.has_figures()) continue;
    latest =
        std::max(latest.value_or(0), measure.measured.whole.figures.back().period.start_year());
  }
  return latest;
}

Result<CommitmentJudge> CommitmentJudge::open(const Workspace& workspace, std::string as_of) {
  return CommitmentJudge(TRY(MeasureReader::open(workspace, std::move(as_of))));
}

Result<void> CommitmentJudge::add_assessment(const Workspace& workspace, const std::string& path,
                                             Place place) {
  const auto assessment = TRY(open_assessment(path, place));
  const auto found = TRY(assess(assessment, workspace)).policies;
  OwnLevels levels{
      .place = place,
      .date = TRY(Period::parse(std::string_view(assessment.date).substr(0, 4))),
      .source = assessment.by.empty() ? path : fmt::format("{}, {}", assessment.by, path),
      .overall = found.overall.level};
  for (std::size_t i = 0; i < levels.by_domain.size(); ++i) {
    levels.by_domain[i] = found.by_domain[i].level;
  }
  reader_.add(std::move(levels));
  return {};
}

Result<JudgedMeasure> CommitmentJudge::judge(const CommitmentMeasure& measure, Place place) {
  JudgedMeasure judged{
      .asked = measure, .measured = TRY(reader_.read(measure, place)), .found = {}, .hidden = {}};
  judged.found = verdicts::run(inputs_of(measure, judged.measured.whole.figures));
  if (!judged.has_figures()) return judged;
  judged.age_years = reader_.this_year() - judged.measured.whole.figures.back().period.start_year();
  judged.groups = judged.measured.groups.size();
  const double latest = judged.measured.whole.figures.back().year();
  verdicts::Parameters each;
  each.confidence = verdicts::confidence_of_each(each.confidence, judged.groups);
  for (auto& group : judged.measured.groups) {
    if (std::abs(group.figures.back().year() - latest) > farthest_years) continue;
    const auto inputs = inputs_of(measure, group.figures);
    auto found = verdicts::run(inputs, each);
    if (!verdicts::is_hidden(judged.found, found, inputs.wanted)) continue;
    judged.hidden.push_back({group.name, group.figures, std::move(found)});
  }
  return judged;
}

Result<std::vector<JudgedCommitment>> CommitmentJudge::judge(
    const std::vector<Commitment>& commitments, Place place) {
  std::map<std::string, JudgedMeasure> known;
  std::vector<JudgedCommitment> judged;
  for (const auto& commitment : commitments) {
    JudgedCommitment one{
        .commitment = commitment, .promised = commitment.is_of(place), .measures = {}};
    std::vector<verdicts::Verdict> each;
    for (const auto& measure : commitment.measures) {
      const auto key = key_of(measure);
      auto found = known.find(key);
      if (found == known.end()) {
        found = known.emplace(key, TRY(judge(measure, place))).first;
      }
      one.measures.push_back(found->second);
      one.measures.back().asked = measure;
      each.push_back(found->second.found.verdict);
    }
    one.verdict = verdicts::together(each);
    judged.push_back(std::move(one));
  }
  return judged;
}

}  // namespace corridor
