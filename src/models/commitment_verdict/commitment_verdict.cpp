#include "models/commitment_verdict/commitment_verdict.h"

#include "models/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace corridor {
namespace commitment_verdict {
namespace {

constexpr std::size_t fewest_figures = 3, enough_figures = 5;
constexpr double longest_reach_years = 10;
/// A rate that is nothing but the rounding of a computer.
constexpr double no_percent = 1e-9;

/// The decimal step in which all figures are given, down to a millionth; below that 0.
double step_of(std::span<const Point> points) {
  constexpr int most_decimals = 6;
  double scale = 1;
  for (int decimals = 0; decimals <= most_decimals; ++decimals, scale *= 10) {
    const bool all = std::ranges::all_of(points, [&](const Point& point) {
      const double scaled = point.value * scale;
      return std::abs(scaled - std::round(scaled)) <= 1e-6;
    });
    if (all) return 1 / scale;
  }
  return 0;
}

/// The variance that rounding to such a step gives figures, or their logarithms: step^2 / 12.
double rounding_variance(std::span<const Point> points, bool of_logarithms) {
  const double step = step_of(points);
  double sum = 0;
  for (const auto& point : points) {
    const double error = of_logarithms ? step / point.value : step;
    sum += error * error / 12;
  }
  return sum / static_cast<double>(points.size());
}

class Judge {
 public:
  Judge(const Inputs& inputs, const Parameters& parameters)
      : inputs_(inputs), parameters_(parameters) {}

  Findings judge() {
    found_.two_point = two_point(inputs_);
    if (inputs_.series.empty()) return found_;
    found_.latest = inputs_.series.back();
    found_.first_used = first_used();
    if (inputs_.kind == Kind::least) return conclude(Verdict::cannot_tell, Rule::least_only);
    if (inputs_.kind == Kind::amount) find_trend();
    if (inputs_.target && reaches(found_.latest->value)) return reached();
    if (!inputs_.target && is_best(found_.latest->value)) {
      return conclude(Verdict::met, Rule::at_best);
    }
    if (inputs_.target && found_.latest->year >= inputs_.deadline) {
      return conclude(Verdict::off_track, Rule::deadline_passed);
    }
    if (inputs_.kind == Kind::level) return by_levels();
    if (!found_.trend) return conclude(Verdict::cannot_tell, Rule::too_few);
    return by_trend();
  }

 private:
  const Findings& conclude(Verdict verdict, Rule rule) {
    found_.verdict = verdict;
    found_.rule = rule;
    return found_;
  }

  bool down() const { return inputs_.wanted == Wanted::down; }
  bool reaches(double value) const {
    return down() ? value <= *inputs_.target : value >= *inputs_.target;
  }

  bool is_best(double value) const {
    if (!inputs_.best) return false;
    const double away = down() ? value - *inputs_.best : *inputs_.best - value;
    return away <= inputs_.as_good_within;
  }

  const Findings& reached() {
    const auto& worse = down() ? found_.latest->high : found_.latest->low;
    if (worse && !reaches(*worse)) return conclude(Verdict::cannot_tell, Rule::reached_unsure);
    return conclude(Verdict::met, Rule::reached);
  }

  /// Since the last break, and since the base year or for want of figures before it.
  std::size_t first_used() const {
    const auto& series = inputs_.series;
    std::size_t first = 0;
    for (std::size_t i = 1; i < series.size(); ++i) {
      if (series[i].breaks) first = i;
    }
    const std::size_t last_enough =
        series.size() - std::min(series.size(), enough_figures);  // leaves five
    while (first < last_enough && series[first].year < inputs_.base_year) ++first;
    while (series[first].year < series.back().year - longest_reach_years &&
           series[first].year < inputs_.base_year) {
      ++first;
    }
    return first;
  }

  void find_trend() {
    const std::span used = std::span(inputs_.series).subspan(found_.first_used);
    if (used.size() < fewest_figures) return;
    const bool positive = std::ranges::all_of(used, [](const Point& p) { return p.value > 0; }) &&
                          inputs_.target.value_or(1) > 0;
    std::vector<TimedValue> values;
    double size = 0;
    for (const auto& point : used) {
      values.push_back({point.year, positive ? std::log(point.value) : point.value});
      size += std::abs(point.value) / static_cast<double>(used.size());
    }
    line_ = Line::through(values, parameters_.confidence, rounding_variance(used, positive));
    size_ = size;
    const auto rate = [&](double slope) { return percent_of(slope, positive); };
    const auto level = [&](double value) { return positive ? std::exp(value) : value; };
    const Estimate slope = line_->slope(), end = line_->at(inputs_.deadline);
    found_.trend = Trend{.of_logarithms = positive,
                         .figures = static_cast<int>(used.size()),
                         .from_year = used.front().year,
                         .to_year = used.back().year,
                         .before_base = used.front().year < inputs_.base_year,
                         .percent_per_year = {rate(slope.value), rate(slope.low), rate(slope.high)},
                         .at_deadline = {level(end.value), level(end.low), level(end.high)},
                         .required_percent_per_year = required(positive),
                         .correlation = line_->correlation(),
                         .confidence = parameters_.confidence};
  }

  double percent_of(double slope, bool of_logarithms) const {
    if (of_logarithms) return 100 * std::expm1(slope);
    return size_ > 0 ? 100 * slope / size_ : 0;
  }

  /// The rate from the line's end to the target; the usual one where there is none.
  double required(bool of_logarithms) const {
    const double usual = parameters_.required_percent_per_year;
    if (!inputs_.target) return down() ? -usual : usual;
    const double years = inputs_.deadline - inputs_.series.back().year;
    if (years <= 0) return 0;
    const double now = line_->at(inputs_.series.back().year).value;
    const double target = of_logarithms ? std::log(*inputs_.target) : *inputs_.target;
    return percent_of((target - now) / years, of_logarithms);
  }

  const Findings& by_levels() {
    const auto used = std::span(inputs_.series).subspan(found_.first_used);
    const double change = used.back().value - used.front().value;
    const bool worse = down() ? change > 0 : change < 0;
    if (worse) return conclude(Verdict::moving_away, Rule::fell_back);
    return conclude(Verdict::cannot_tell, Rule::levels_only);
  }

  const Findings& by_trend() {
    // Turned so that more is better.
    const double sign = down() ? -1 : 1;
    const auto turned = [&](const Estimate& e) {
      return down() ? Estimate{-e.value, -e.high, -e.low} : e;
    };
    const Estimate rate = turned(found_.trend->percent_per_year);
    if (rate.high < -no_percent) return conclude(Verdict::moving_away, Rule::wrong_way);
    if (inputs_.target) {
      const Estimate end = turned(found_.trend->at_deadline);
      const double target = sign * *inputs_.target;
      if (end.low >= target) return conclude(Verdict::on_track, Rule::reaches_target);
      if (end.high < target) return conclude(Verdict::off_track, Rule::falls_short);
    } else {
      const double usual = parameters_.required_percent_per_year;
      if (rate.low >= usual) return conclude(Verdict::on_track, Rule::fast_enough);
      if (rate.high < usual) return conclude(Verdict::off_track, Rule::too_slow);
    }
    return conclude(Verdict::cannot_tell, Rule::interval_crosses);
  }

  const Inputs& inputs_;
  const Parameters& parameters_;
  Findings found_;
  std::optional<Line> line_;
  double size_ = 0;
};

/// 1: all of its interval goes the right way; -1: all of it the wrong way; 0: neither. Where there
/// is no trend, by the two points.
int way_of(const Findings& found, Wanted wanted) {
  if (found.trend) {
    const auto& rate = found.trend->percent_per_year;
    if (rate.low > no_percent) return wanted == Wanted::up ? 1 : -1;
    if (rate.high < -no_percent) return wanted == Wanted::down ? 1 : -1;
    return 0;
  }
  using Answer = TwoPoint::Answer;
  const Answer answer = found.two_point.answer;
  if (answer == Answer::deterioration || found.rule == Rule::fell_back) return -1;
  return answer == Answer::substantial || answer == Answer::fair ? 1 : 0;
}

}  // namespace

Findings run(const Inputs& inputs, const Parameters& parameters) {
  return Judge(inputs, parameters).judge();
}

double confidence_of_each(double confidence, std::size_t groups) {
  return groups <= 1 ? confidence : 1 - (1 - confidence) / static_cast<double>(groups);
}

bool is_hidden(const Findings& whole, const Findings& group, Wanted wanted) {
  const bool looks_well = whole.verdict == Verdict::met || whole.verdict == Verdict::on_track ||
                          way_of(whole, wanted) > 0;
  return looks_well && way_of(group, wanted) < 0;
}

Verdict together(const std::vector<Verdict>& verdicts) {
  const auto any = [&](Verdict verdict) {
    return std::ranges::find(verdicts, verdict) != verdicts.end();
  };
  for (const Verdict verdict : {Verdict::moving_away, Verdict::off_track, Verdict::cannot_tell,
                                Verdict::on_track, Verdict::met}) {
    if (any(verdict)) return verdict;
  }
  return Verdict::cannot_tell;
}

std::string_view code_of(Verdict verdict) {
  constexpr std::string_view codes[] = {"met", "on_track", "off_track", "moving_away",
                                        "cannot_tell"};
  return codes[static_cast<std::size_t>(verdict)];
}

std::string_view title_of(Verdict verdict) {
  constexpr std::string_view titles[] = {"met", "on track", "off track", "moving away",
                                         "cannot tell"};
  return titles[static_cast<std::size_t>(verdict)];
}

std::string_view code_of(Rule rule) {
  constexpr std::string_view codes[] = {
      "reached",     "at_best",          "deadline_passed", "wrong_way",   "reaches_target",
      "fast_enough", "falls_short",      "too_slow",        "fell_back",   "nothing_known",
      "too_few",     "interval_crosses", "reached_unsure",  "levels_only", "least_only"};
  return codes[static_cast<std::size_t>(rule)];
}

namespace {

constexpr std::array<Parameter, 5> parameters_of_model{{
    {"first_value", "as measured", "figure of the base year", 1e-12, 7.5, 1e12,
     "cost of remittances, world 2015: SDG indicator 10.c.1"},
    {"latest_value", "as measured", "latest figure", 1e-12, 6.9, 1e12,
     "cost of remittances, world 2018: SDG indicator 10.c.1"},
    {"years_between", "years", "from the one to the other", 2, 3, 100, "2015 to 2018"},
    {"target_value", "as measured", "what was promised", 1e-12, 3, 1e12, "SDG target 10.c"},
    {"years_to_deadline", "years", "from the first to the day of the promise", 0.25, 15, 100,
     "2015 to 2030"},
}};

std::vector<Finding> run_erased(std::span<const double> values) {
  const Inputs inputs{.series = {{.year = 2015, .value = values[0]},
                                 {.year = 2015 + values[2], .value = values[1]}},
                      .wanted = values[3] < values[0] ? Wanted::down : Wanted::up,
                      .target = values[3],
                      .deadline = 2015 + values[4]};
  const TwoPoint found = two_point(inputs);
  return {{"actual_percent_per_year", "Change", "percent a year", 2, found.actual_percent_per_year},
          {"required_percent_per_year", "Change required", "percent a year", 2,
           found.required_percent_per_year.value_or(0)},
          {"ratio", "Actual over required: on track from 0.95", "", 2, found.ratio.value_or(0)}};
}

}  // namespace
}  // namespace commitment_verdict

extern const Model commitment_verdict_model;
const Model commitment_verdict_model{
    "commitment_verdict",
    "Promise against progress, two-point method",
    "Is what was promised on its way?",
    "United Nations Statistics Division, SDG Progress Chart, technical note",
    commitment_verdict::parameters_of_model,
    commitment_verdict::run_erased};

}  // namespace corridor
