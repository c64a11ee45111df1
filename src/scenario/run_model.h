#pragma once
// Running a model from words: parameters checked against the model's record, results as a table.

#include "base/result.h"
#include "base/table.h"
#include "models/model.h"

#include <string>
#include <vector>

namespace corridor {

/// ErrorKind::not_found with a "did you mean".
Result<const Model*> find_model(const std::string& name);

/// `settings` are "name=value"; a parameter not named has its usual value. A value outside the
/// parameter's bounds is ErrorKind::invalid.
Result<Table> run_model(const Model& model, const std::vector<std::string>& settings);

Table models_table();
Table parameters_table(const Model& model);

}  // namespace corridor
