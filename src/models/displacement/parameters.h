#pragma once
// Every number, switch and list of the rules by its name in simsetting.yml, with its bounds: what a
// settings file, a calibration and a sensitivity study turn.

#include "models/displacement/rules.h"

#include <string_view>
#include <vector>

namespace corridor::displacement {

struct RuleNumber {
  std::string_view section, key, unit, meaning;
  double lowest, highest;
  bool whole;
  double (*get)(const Rules&);
  void (*set)(Rules&, double);
};

struct RuleSwitch {
  std::string_view section, key, meaning;
  bool& (*of)(Rules&);
};

struct RuleList {
  std::string_view section, key, meaning;
  std::vector<double>& (*of)(Rules&);
};

const std::vector<RuleNumber>& rule_numbers();
const std::vector<RuleSwitch>& rule_switches();
const std::vector<RuleList>& rule_lists();

/// By its key; null where there is none.
const RuleNumber* find_rule_number(std::string_view key);

}  // namespace corridor::displacement
