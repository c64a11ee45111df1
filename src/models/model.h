#pragma once
// Model: numbers in, numbers out. Each model has its own header with Inputs, Parameters, Findings
// and run(), which is what its tests and other code call. The record below is the same model with
// its types erased, from which come the list of models, the checking of parameters, and later the
// form in the page. A model sees no files, clock, store, threads or other model.

#include <span>
#include <string_view>
#include <vector>

namespace corridor {

struct Parameter {
  std::string_view name;  // snake_case, unit last
  std::string_view unit;
  std::string_view meaning;
  double lowest, usual, highest;
  std::string_view source;  // of the usual value
};

/// One result, with the digits it deserves.
struct Finding {
  std::string_view name;
  std::string_view title;
  std::string_view unit;
  int digits;
  double value;
};

struct Model {
  std::string_view name;
  std::string_view title;
  std::string_view question;   // that it answers
  std::string_view reference;  // where the method is published
  std::span<const Parameter> parameters;
  /// One value for each parameter, in order, each within its bounds (scenario/ sees to that).
  /// None where the model needs more than numbers: its binding in scenario/ runs it, and the
  /// command "run NAME" has a form of its own.
  std::vector<Finding> (*run)(std::span<const double> values);
};

std::span<const Model* const> all_models();

}  // namespace corridor
