#include "scenario/displacement/settings.h"

#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"
#include "models/displacement/parameters.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

using displacement::find_rule_number;
using displacement::repair_names;
using displacement::RepairName;
using displacement::rule_lists;
using displacement::rule_numbers;
using displacement::rule_switches;
using displacement::RuleNumber;
using displacement::Rules;
using displacement::SpawnMode;

/// Keys of the program that change nothing here, each for a reason in the documentation.
constexpr std::string_view passed_over[] = {"max_crossing_speed",
                                            "use_v1_rules",
                                            "conflict_zone_spawning_only",
                                            "flood_zone_spawning_only",
                                            "average_social_connectivity",
                                            "two_system_decision_making",
                                            "harvest_months",
                                            "avg_religion_fraction",
                                            "max_flood_level",
                                            "starvation_driven_spawning",
                                            "flood_spawn_mode"};

Result<double> number_in(const YamlValue& value, const RuleNumber& rule) {
  const auto number = parse_number(trim(value.text()));
  const bool fits = number && *number >= rule.lowest && *number <= rule.highest &&
                    (!rule.whole || *number == std::floor(*number));
  if (fits) return *number;
  return fail(
      value.error(fmt::format("expected {} as a {} from {} to {}, saw \"{}\"", rule.key,
                              rule.whole ? "whole number" : "number", format_shortest(rule.lowest),
                              format_shortest(rule.highest), value.text()),
                  fmt::format("It is {}.", rule.meaning)));
}

Result<bool> truth_in(const YamlValue& value) {
  const auto text = fold(value.text());
  for (const auto* yes : {"true", "yes", "1", "on"}) {
    if (text == yes) return true;
  }
  for (const auto* no : {"false", "no", "0", "off"}) {
    if (text == no) return false;
  }
  return fail(value.error(fmt::format("expected true or false, saw \"{}\"", value.text()),
                          "Write true or false."));
}

Result<std::vector<double>> list_in(const YamlValue& value) {
  std::vector<double> list;
  if (value.is(YamlValue::Kind::scalar) && value.text() == "none") return list;
  if (!value.is(YamlValue::Kind::list)) {
    return fail(value.error("expected a list of numbers, such as [1.0, 0.5, 0.1]",
                            "Put the numbers in square brackets."));
  }
  for (auto item = value.first(); item; item = item.next()) {
    const auto number = parse_number(trim(item.text()));
    if (!number || *number < 0) {
      return fail(item.error(fmt::format("expected a number, 0 or more, saw \"{}\"", item.text()),
                             "Write digits, with a point before decimals."));
    }
    list.push_back(*number);
  }
  return list;
}

Result<SpawnMode> mode_in(const YamlValue& value) {
  if (value.text() == "constant") return SpawnMode::constant;
  if (value.text() == "poisson" || value.text() == "Poisson") return SpawnMode::poisson;
  if (value.text() == "pop_ratio") return SpawnMode::population_ratio;
  return fail(
      value.error(fmt::format("expected constant, poisson or pop_ratio, saw \"{}\"", value.text()),
                  "constant: so many a day; poisson: so many in the mean; pop_ratio: that "
                  "share of the population."));
}

class Settings {
 public:
  explicit Settings(DisplacementSettings& out) : out_(out) {}

  Result<void> read(const YamlValue& root) {
    for (auto value = root.first(); value; value = value.next()) {
      const auto key = value.key();
      if (key == "log_levels") continue;
      if (key == "repairs") {
        TRY(read_repairs(value));
      } else if (key == "move_rules" || key == "spawn_rules" || key == "optimisations" ||
                 key == "corridor_rules") {
        // The first version of the rules stands for a set of numbers; what is given beside it wins.
        if (TRY(is_on(value["use_v1_rules"]))) use_first_version();
        TRY(read_section(value));
      } else if (key == "number_of_steps") {
        out_.days = static_cast<int>(TRY(value.expect_integer(0, 36600)));
      } else {
        unknown(value);
      }
    }
    return {};
  }

 private:
  static Result<bool> is_on(const YamlValue& value) {
    if (!value) return false;
    return truth_in(value);
  }
  void use_first_version() {
    auto& rules = out_.rules;
    rules.max_move_speed = 200;
    rules.camp_weight = 2;
    rules.conflict_weight = 0.25;
    rules.start_on_foot = rules.avoid_short_stints = false;
  }
  Result<void> read_repairs(const YamlValue& section) {
    for (auto value = section.first(); value; value = value.next()) {
      const auto& names = repair_names();
      const auto found = std::ranges::find(names, value.key(), &RepairName::name);
      if (found == names.end()) {
        unknown(value);
        continue;
      }
      out_.rules.repairs.*found->flag = TRY(truth_in(value));
    }
    return {};
  }
  Result<void> read_section(const YamlValue& section) {
    for (auto value = section.first(); value; value = value.next()) TRY(read_one(value));
    return {};
  }
  Result<void> read_one(const YamlValue& value) {
    auto& rules = out_.rules;
    const auto key = value.key();
    if (const auto* number = find_rule_number(key)) {
      number->set(rules, TRY(number_in(value, *number)));
      return {};
    }
    for (const auto& rule : rule_switches()) {
      if (rule.key == key) {
        rule.of(rules) = TRY(truth_in(value));
        return {};
      }
    }
    for (const auto& rule : rule_lists()) {
      if (rule.key == key) {
        rule.of(rules) = TRY(list_in(value));
        return {};
      }
    }
    if (key == "conflict_driven_spawning") return read_conflict_driven(value);
    if (key == "flood_driven_spawn_mode") return read_flood_driven(value);
    if (key == "flood_rules") return read_flood_rules(value);
    if (key == "two_system_decision_making" || key == "harvest_months") {
      out_.remarks.push_back(fmt::format("{} is not simulated (docs/models/displacement.md)", key));
      return {};
    }
    if (std::ranges::find(passed_over, key) == std::end(passed_over)) unknown(value);
    return {};
  }
  Result<void> read_conflict_driven(const YamlValue& value) {
    auto& spawn = out_.rules.spawn;
    spawn.conflict_driven = true;
    if (value.is(YamlValue::Kind::scalar)) {
      spawn.conflict_driven = TRY(truth_in(value));
      return {};
    }
    if (value["spawn_mode"]) spawn.conflict_mode = TRY(mode_in(value["spawn_mode"]));
    if (spawn.conflict_mode == SpawnMode::population_ratio) spawn.displaced_per_conflict_day = 0.01;
    if (const auto rate = value["displaced_per_conflict_day"]) {
      const auto number = parse_number(rate.text());
      if (!number || *number < 0) {
        return fail(rate.error(fmt::format("expected a number, 0 or more, saw \"{}\"", rate.text()),
                               "People a day, or the share of the population with pop_ratio."));
      }
      spawn.displaced_per_conflict_day = *number;
    }
    return {};
  }
  Result<void> read_flood_driven(const YamlValue& value) {
    auto& spawn = out_.rules.spawn;
    for (const auto* key : {"flood_spawn_mode", "spawn_mode"}) {
      if (value[key]) spawn.flood_mode = TRY(mode_in(value[key]));
    }
    if (const auto rates = value["displaced_per_flood_day"]) {
      spawn.displaced_per_flood_day = TRY(list_in(rates));
    }
    return {};
  }
  Result<void> read_flood_rules(const YamlValue& section) {
    auto& flood = out_.rules.flood;
    for (auto value = section.first(); value; value = value.next()) {
      const auto key = value.key();
      if (key == "flood_movechances") {
        flood.move_chances = TRY(list_in(value));
      } else if (key == "flood_loc_weights") {
        flood.place_weights = TRY(list_in(value));
      } else if (key == "flood_forecaster") {
        flood.forecast = TRY(truth_in(value));
      } else if (key == "flood_forecaster_weights") {
        flood.forecast_day_weights = TRY(list_in(value));
      } else if (key == "flood_awareness_weights") {
        flood.awareness_weights = TRY(list_in(value));
      } else if (key != "max_flood_level") {
        unknown(value);
      }
    }
    return {};
  }
  void unknown(const YamlValue& value) {
    std::vector<std::string> names;
    for (const auto& rule : rule_numbers()) names.emplace_back(rule.key);
    for (const auto& rule : rule_switches()) names.emplace_back(rule.key);
    for (const auto& repair : repair_names()) names.emplace_back(repair.name);
    out_.remarks.push_back(fmt::format("{}:{}: nobody reads the setting {}. {}", value.where().file,
                                       value.where().line, value.key(),
                                       did_you_mean(std::string(value.key()), names)));
  }

  DisplacementSettings& out_;
};

}  // namespace

Result<DisplacementSettings> read_displacement_settings(const std::string& path,
                                                        const Rules& base) {
  DisplacementSettings settings;
  settings.rules = base;
  const auto bytes = TRY(read_file(path, YamlDocument::largest_bytes));
  const auto document = TRY(YamlDocument::parse(path, bytes.view()));
  TRY(Settings(settings).read(document.root()));
  return settings;
}

Result<void> set_displacement_rule(Rules& rules, const std::string& assignment) {
  const auto equals = assignment.find('=');
  std::string key = assignment.substr(0, equals);
  const std::string value = equals == std::string::npos ? "" : assignment.substr(equals + 1);
  std::string yaml = "corridor_rules:\n  " + key + ": " + value + "\n";
  if (key.starts_with("repairs.")) yaml = "repairs:\n  " + key.substr(8) + ": " + value + "\n";
  DisplacementSettings settings;
  settings.rules = rules;
  const auto document = TRY(YamlDocument::parse(assignment, yaml));
  TRY(Settings(settings).read(document.root()));
  if (!settings.remarks.empty() || value.empty()) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a setting such as camp_weight=2, saw \"{}\"", assignment),
                 {},
                 "Names are those of simsetting.yml (docs/models/displacement.md); repairs are "
                 "written repairs.link_closures=false."});
  }
  rules = settings.rules;
  return {};
}

}  // namespace corridor
