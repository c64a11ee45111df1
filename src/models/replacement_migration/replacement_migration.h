#pragma once
// How many net migrants would keep a population, its people of working age, or the number of those
// for each older person where it was; and what else would do the same.
//
// People at the end of a period are a linear function of those at its start N and of net migrants
// m:
//
//   N(m) = (A + f B) N + m v       A who lives on, B who is born, f a multiple of fertility (1),
//                                  v what one migrant and the children born to migrants come to
//
// For each period in turn, with q the ages that are to be kept and T the level:
//   population, working age   m = max(0, (T - q N(0)) / (q v))
//   support ratio R           m = max(0, (R E - W) / (w - R e)),  W, E people of working age and
//                             older in N(0), w, e in v; where w - R e <= 0 nobody can do it
// T and R are the highest values that are reached without migration; until then nobody is needed.
// A floor for R may be given instead (the study's scenario V: 3.0).
//
// Beside it, for the same level and without migration: the age up to which people would have to
// count as of working age, the share of people in the labour force, and the number of children per
// woman, as a multiple of what is expected, from the first period on.
//
// Reference: United Nations, Replacement Migration: Is It a Solution to Declining and Ageing
// Populations?, ESA/P/WP.160 (2000).

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace corridor::replacement_migration {

enum class Target { population, working_age, support_ratio };

/// Row by row, as wide as the population vector.
struct Step {
  std::vector<double> living, births;  // A, B
  std::vector<double> per_migrant;     // v
  std::vector<double> expected;        // what the migration that is expected adds; may be empty
};

/// Which ages each place in the population vector stands for. Numbers from 0 to 1.
struct Ages {
  std::vector<double> working, older;
  /// Ages in years where each place of the vector begins, and how wide it is; for moving the limit
  /// between working age and older. The last is open and taken as 20 years wide.
  std::vector<double> first_age, width;
  double working_from = 15, older_from = 65;
};

struct Inputs {
  std::vector<double> start;  // both sexes, one after the other, or any other order
  std::vector<Step> steps;
  Ages ages;
  double years = 5;  // in a step
};

struct Question {
  Target target = Target::support_ratio;
  std::optional<double> level;        // instead of the highest value without migration
  double participation_percent = 75;  // of people of working age, in the labour force
};

/// What a population comes to.
struct Measures {
  double population = 0, working_age = 0, older = 0;
  double support_ratio() const { return older > 0 ? working_age / older : 0; }
  double of(Target target) const;
};

struct Period {
  double migrants = 0;  // net, in the period
  Measures with, without, expected;
  /// Age up to which people count as of working age; nothing where no limit would do, or where the
  /// target is the population.
  std::optional<double> working_until;
  /// Percent of people of working age in the labour force; may be above 100.
  std::optional<double> participation_percent;
};

struct Findings {
  double level = 0;      // what is kept
  std::size_t peak = 0;  // periods until it is reached without migration
  bool feasible = true;  // false: with these migrants nobody can keep it
  std::vector<Period> periods;
  double migrants = 0;         // in all
  double newcomers_share = 0;  // of the last population: migrants and their children since
  /// Multiple of expected fertility that reaches the level at the end; nothing where none up to
  /// `most_fertility` does.
  std::optional<double> fertility;
};
inline constexpr double most_fertility = 6;

Findings run(const Inputs& inputs, const Question& question);

/// The next population, N(m).
std::vector<double> advance(std::span<const double> population, const Step& step, double fertility,
                            double migrants);
Measures measure(std::span<const double> population, const Ages& ages);

}  // namespace corridor::replacement_migration
