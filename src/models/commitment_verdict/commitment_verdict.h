#pragma once
// Commitment verdict: whether what was promised is on its way, from dated figures of how it is
// measured, which way they are to go, and how far by when.
//
// The verdict, by the first rule that holds:
//   met           the latest figure has reached the target (and so has the worse end of the
//   interval
//                 that its publisher gives; where only the figure has, it cannot be told)
//   met           without a target: the latest figure is the best there can be, as it is shown
//   off track     the day has passed and it has not
//   moving away   the whole interval of the trend goes the wrong way
//   on track      the whole interval of what the trend leads to on the day reaches the target;
//                 without a target: the whole interval is at least 1.5 percent a year the right way
//   off track     the whole interval falls short
//   cannot tell   the interval has both in it, or there is no trend to be had
//
// The trend is a straight line through the logarithms of the figures, a rate of growth; through the
// figures themselves where one of them, or the target, is zero or below, and then the rate is told
// in percent of the mean size of the figures. It goes through the figures from the base year on;
// where these are fewer than five, through the last five, none of them ten years older than the
// latest. Figures before the last break in the series count for nothing. Its interval (trend.h) is
// never narrower than the rounding of the figures lets it be (1, 1, 1 may be 1.4, 1, 0.6) and has
// 90 percent, so that a verdict which says "at least" or "at most" errs in one of twenty. Levels (1
// to 4) have no rate: they are met, fall back (moving away), or cannot be told. Of counts of the
// least there was, no verdict can be told, because a change may be one of counting.
//
// Beside it, for comparison with reports that use it, the two-point method:
//   actual    = (latest / first) ^ (1 / (years between)) - 1
//   required  = (target / first) ^ (1 / (deadline - year of the first)) - 1
//   actual / required: substantial from 0.95, fair from 0.60, limited from 0, else deterioration;
//   without a target, actual the right way: substantial above 1.5 percent a year, fair above 0.5,
//   limited from -0.5, else deterioration
// The first is the figure nearest to the base year, at most three years from it. It knows no noise:
// two odd figures decide. Not defined for zero, for values below, and across a break.
// Reference: United Nations Statistics Division, SDG Progress Chart, technical note.

#include "models/commitment_verdict/trend.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace corridor::commitment_verdict {

enum class Wanted : std::uint8_t { down, up };

enum class Kind : std::uint8_t {
  amount,  // has a rate of change
  level,   // steps: a higher one is better or worse, not so many times
  least,   // the least there was
};

struct Point {
  double year = 0;  // 2020; the third quarter of it 2020.5
  double value = 0;
  std::optional<double> low = {}, high = {};  // as the publisher gives them
  bool breaks = false;                        // not to be compared with those before
};

struct Inputs {
  std::vector<Point> series;  // in order of time, each time once
  Wanted wanted = Wanted::down;
  std::optional<double> target = {};
  double deadline = 2030;
  double base_year = 2015;
  Kind kind = Kind::amount;
  /// The best value there can be, and how near to it is as good.
  std::optional<double> best = {};
  double as_good_within = 0;
};

struct Parameters {
  double confidence = 0.90;
  double required_percent_per_year = 1.5;  // where there is no target
};

enum class Verdict : std::uint8_t { met, on_track, off_track, moving_away, cannot_tell };
std::string_view code_of(Verdict verdict);   // "on_track"
std::string_view title_of(Verdict verdict);  // "on track"

/// The rule by which the verdict was found.
enum class Rule : std::uint8_t {
  reached,           // met
  at_best,           // met, without a target
  deadline_passed,   // off track
  wrong_way,         // moving away
  reaches_target,    // on track
  fast_enough,       // on track, without a target
  falls_short,       // off track
  too_slow,          // off track, without a target
  fell_back,         // moving away, levels
  nothing_known,     // cannot tell, as all below
  too_few,           // fewer than three figures since the last break
  interval_crosses,  // the interval has several verdicts in it
  reached_unsure,    // the figure reaches the target, its own interval does not
  levels_only,       // levels have no trend
  least_only,        // a count of the least there was
};
std::string_view code_of(Rule rule);

struct Trend {
  bool of_logarithms = false;
  int figures = 0;
  double from_year = 0, to_year = 0;
  bool before_base = false;          // reaches back before the base year, for want of figures since
  Estimate percent_per_year;         // change; of figures with zeros of their mean size
  Estimate at_deadline;              // what it leads to
  double required_percent_per_year;  // from the line's end to the target, or the usual rate
  double correlation = 0;            // of a residual with the next
  double confidence = 0;             // of the intervals
};

struct TwoPoint {
  enum class Answer : std::uint8_t { substantial, fair, limited, deterioration, not_defined };
  enum class Why : std::uint8_t {
    defined,
    too_few,         // fewer than two figures
    no_base,         // none near the base year
    too_near,        // less than two years between the two
    across_a_break,  // the one near the base year stands before a break
    not_positive,    // a value or the target is zero or below
    no_rate,         // levels
  };
  Answer answer = Answer::not_defined;
  Why why = Why::too_few;
  double first_year = 0, first_value = 0, last_year = 0, last_value = 0;
  double actual_percent_per_year = 0;
  std::optional<double> required_percent_per_year, ratio;  // none without a target
};
std::string_view code_of(TwoPoint::Answer answer);
std::string_view code_of(TwoPoint::Why why);

struct Findings {
  Verdict verdict = Verdict::cannot_tell;
  Rule rule = Rule::nothing_known;
  std::optional<Point> latest;
  std::size_t first_used = 0;  // index of the first figure of the trend
  std::optional<Trend> trend;
  TwoPoint two_point;
};

Findings run(const Inputs& inputs, const Parameters& parameters = {});

TwoPoint two_point(const Inputs& inputs);

/// The confidence by which each of so many groups is judged, so that together they are no likelier
/// to have one that is wrongly said to move than a single one is (Bonferroni).
double confidence_of_each(double confidence, std::size_t groups);

/// Whether a group gets worse while the whole, of which it is a part, looks well: the whole is met
/// or on track, or its trend (where it has none, its two points) goes the right way; the group's
/// goes the wrong way.
bool is_hidden(const Findings& whole, const Findings& group, Wanted wanted);

/// Of several measures of one promise: any moving away, else any off track, else any that cannot be
/// told, else any on track, else met. Of none it cannot be told.
Verdict together(const std::vector<Verdict>& verdicts);

}  // namespace corridor::commitment_verdict
