#pragma once
// simsetting.yml: the settings of the Flee program, and Corridor's own beside them
// (`corridor_rules:`, `repairs:`). A key that nobody knows is a remark that names near ones; a
// value of the wrong kind or out of its bounds is an error with line and column.

#include "base/result.h"
#include "models/displacement/rules.h"

#include <string>
#include <vector>

namespace corridor {

struct DisplacementSettings {
  displacement::Rules rules;
  int days = 0;  // number_of_steps
  std::vector<std::string> remarks;
};

/// Settings of a file over `base`.
Result<DisplacementSettings> read_displacement_settings(const std::string& path,
                                                        const displacement::Rules& base);

/// One setting as on the command line: "max_move_speed=200", "repairs.link_closures=false".
Result<void> set_displacement_rule(displacement::Rules& rules, const std::string& assignment);

}  // namespace corridor
