#pragma once
// SDG indicator 8.8.2: how far freedom of association and collective bargaining are violated, in
// law and in practice.
//
//   sum   = sum over criteria of (law weight * in law + practice weight * in practice)
//   score = 10 * min(sum, cap) / cap        cap 95; 0 is best, 10 worst
//
// A general prohibition found in law counts in practice too. A violation that takes the right away
// altogether makes the score 10, whatever else was found. A criterion that nobody coded is not one
// that holds: with any uncoded the score is a lower bound.
//
//   area  = sum labour force * score / sum labour force
//
// An area's score is told where states that ratified the two conventions have at least a quarter of
// its labour force, or where they and the others differ by at most 1.5.
//
// Reference: metadata of SDG indicator 8.8.2 (ILO).

#include <optional>
#include <span>

namespace corridor::labour_rights {

struct Criterion {
  double law_weight = 0, practice_weight = 0;
  std::optional<bool> in_law, in_practice;  // a violation was found
  bool general_prohibition = false;         // what stands in law forces the practice
  bool takes_all_away = false;
};

struct Parameters {
  double cap = 95;
  double least_ratified_share = 0.25;
  double most_difference = 1.5;
};

struct Findings {
  double score = 0;
  double weighted_sum = 0;
  int criteria = 0, coded = 0;
  bool all_taken_away = false;
  bool is_lower_bound() const { return coded < criteria && !all_taken_away; }
};
Findings run(std::span<const Criterion> criteria, const Parameters& parameters = {});

struct Country {
  std::optional<double> score, labour_force;
  std::optional<bool> ratified;
};
struct AreaFindings {
  std::optional<double> score;
  double labour_force = 0;
  int used = 0, left_out = 0;
  // Only where it is known of all countries whether they ratified.
  std::optional<double> ratified_share, difference;
  std::optional<bool> may_be_told;
};
AreaFindings area(std::span<const Country> countries, const Parameters& parameters = {});

}  // namespace corridor::labour_rights
