#pragma once
// Many runs for one answer: numbers of the rules fitted to part of the days, with the error on the
// rest told beside it; and which numbers the error depends on (Sobol indices).
//
// Every run is kept in a file as it ends, by what it depends on, so that an interrupted study goes
// on where it stopped. Points and random numbers depend on the seed alone.
//
// Indices: A. Saltelli et al., "Variance based sensitivity analysis of model output", Computer
// Physics Communications 181 (2010), with Jansen's estimators.

#include "base/result.h"
#include "base/table.h"
#include "scenario/displacement/request.h"

#include <string>
#include <vector>

namespace corridor {

struct StudiedNumber {
  std::string key;
  double low = 0, high = 0;
};

/// "max_move_speed=100:500", within the bounds of the rule.
Result<StudiedNumber> parse_studied_number(const std::string& text);

struct StudyRequest {
  DisplacementRequest base;
  std::vector<StudiedNumber> numbers;
  int until_day = 0;      // the days that are fitted; 0: two thirds
  int evaluations = 60;   // of a fit
  int samples = 64;       // of the base design of Sobol's indices
  std::string file = {};  // where runs are kept; empty: nowhere
};

/// Best numbers with the error on the days fitted and on the rest, beside the numbers as they were.
Result<Table> calibrate_displacement(const StudyRequest& study);

/// First-order and total index of each number, with the range of halves of the design.
Result<Table> displacement_sensitivity(const StudyRequest& study);

}  // namespace corridor
