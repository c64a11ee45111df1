#include "scenario/displacement/request.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "models/displacement/parameters.h"
#include "scenario/displacement/changes.h"
#include "scenario/displacement/settings.h"
#include "sources/flee_folder.h"

#include <fmt/core.h>

namespace corridor {
namespace {

using displacement::EngineKind;
using displacement::flee_rules;
using displacement::leak_free_rules;
using displacement::needs_persons;
using displacement::Order;
using displacement::repair_names;
using displacement::rule_lists;
using displacement::rule_numbers;
using displacement::rule_switches;
using displacement::Rules;
using displacement::usual_rules;

Error wrong_choice(std::string_view option, const std::string& seen, std::string_view choices) {
  return {ErrorKind::usage,
          fmt::format("expected {} after {}, saw \"{}\"", choices, option, seen),
          {},
          fmt::format("Write {} {}.", option, choices)};
}

Result<void> choose_engine(const DisplacementRequest& request, PreparedDisplacement& out) {
  const bool compat = request.compat == "flee";
  auto& options = out.options;
  if (!request.engine.empty() && request.engine != "cohort" && request.engine != "person") {
    return fail(wrong_choice("--engine", request.engine, "cohort or person"));
  }
  if (!request.order.empty() && request.order != "serial" && request.order != "phase") {
    return fail(wrong_choice("--order", request.order, "serial or phase"));
  }
  const bool persons = needs_persons(out.rules);
  bool person = request.engine == "person" || request.order == "serial" || persons;
  if (request.engine.empty() && request.order.empty() && compat) person = true;
  if (request.engine == "cohort" && (request.order == "serial" || persons)) {
    return fail({ErrorKind::usage,
                 persons ? "expected --engine person: a rule looks at single persons, saw cohort"
                         : "expected --order phase with --engine cohort, saw serial",
                 {},
                 "Cohorts decide all at once: leave out --order serial, or use --engine person."});
  }
  options.engine = person ? EngineKind::person : EngineKind::cohort;
  // The program that is followed moves one after another, as long as nothing else is said.
  const bool serial = request.order.empty() ? person && compat : request.order == "serial";
  options.order = serial ? Order::serial : Order::phase;
  return {};
}

Result<void> digest_inputs(PreparedDisplacement& out, const DisplacementRequest& request) {
  std::string text = rules_text(out.rules);
  text += fmt::format("seed {} days {} engine {} order {}\n", request.seed, out.options.days,
                      out.options.engine == EngineKind::person ? "person" : "cohort",
                      out.options.order == Order::serial ? "serial" : "phase");
  for (const auto& change : request.changes) text += change + "\n";
  for (const auto& file : out.files) {
    const auto bytes = TRY(read_file(file));
    out.hashes.push_back(sha256_hex(bytes.view()));
    text += out.hashes.back() + "\n";
  }
  out.digest = sha256_hex(text);
  return {};
}

}  // namespace

std::string rules_text(const Rules& rules) {
  const auto& spawn = rules.spawn;
  std::string text = fmt::format(
      "conflict_driven_spawning={}\nconflict_spawn_mode={}\ndisplaced_per_conflict_day={}\n"
      "flood_spawn_mode={}\n",
      spawn.conflict_driven, int(spawn.conflict_mode),
      format_shortest(spawn.displaced_per_conflict_day), int(spawn.flood_mode));
  const auto add_list = [&](std::string_view key, const std::vector<double>& list) {
    text += fmt::format("{}=", key);
    for (const double value : list) text += format_shortest(value) + " ";
    text += "\n";
  };
  add_list("displaced_per_flood_day", spawn.displaced_per_flood_day);
  add_list("flood_movechances", rules.flood.move_chances);
  add_list("flood_loc_weights", rules.flood.place_weights);
  for (const auto& rule : rule_numbers()) {
    text += fmt::format("{}={}\n", rule.key, format_shortest(rule.get(rules)));
  }
  Rules copy = rules;
  for (const auto& rule : rule_switches()) text += fmt::format("{}={}\n", rule.key, rule.of(copy));
  for (const auto& rule : rule_lists()) add_list(rule.key, rule.of(copy));
  for (const auto& repair : repair_names()) {
    text += fmt::format("repairs.{}={}\n", repair.name, rules.repairs.*repair.flag);
  }
  return text;
}

Result<PreparedDisplacement> prepare_displacement(const DisplacementRequest& request) {
  PreparedDisplacement out;
  if (!request.compat.empty() && request.compat != "flee") {
    return fail(wrong_choice("--compat", request.compat, "flee"));
  }
  const bool compat = request.compat == "flee";
  out.rules = compat ? flee_rules() : request.leak_free ? leak_free_rules() : usual_rules();
  out.settings_file =
      request.settings.empty() ? flee_settings_file(request.folder) : request.settings;
  int days = request.days;
  if (!out.settings_file.empty()) {
    auto settings = TRY(read_displacement_settings(out.settings_file, out.rules));
    out.rules = settings.rules;
    out.remarks = settings.remarks;
    if (days == 0) days = settings.days;
  }
  for (const auto& one : request.set) TRY(set_displacement_rule(out.rules, one));
  if (request.hasten > 0) out.rules.hasten = request.hasten;
  if (request.leak_free) {
    out.rules.use_capacity = false;
    out.rules.spawn.known_data_only = true;
    out.rules.own.camp_capacity_power = 0;
  }
  const auto& spawn = out.rules.spawn;
  FleeReading reading{.days = days, .repaired = !compat, .flood_driven = spawn.flood_driven};
  reading.needs_data = !spawn.flood_driven && !spawn.conflict_driven;
  reading.read_settlers = spawn.read_settlers;
  if (reading.needs_data && !flee_folder_has_data(request.folder)) {
    out.rules.spawn.conflict_driven = true;
    reading.needs_data = false;
    out.remarks.push_back("there is no source_data/: people flee by conflict, " +
                          format_shortest(spawn.displaced_per_conflict_day) +
                          " a day from each place in conflict, and there is no error to tell");
  }
  auto folder = TRY(read_flee_folder(request.folder, reading));
  out.world = std::move(folder.world);
  out.files = std::move(folder.files);
  out.doubts = std::move(folder.doubts);
  out.remarks.insert(out.remarks.end(), folder.remarks.begin(), folder.remarks.end());
  for (const auto& change : request.changes) TRY(change_displacement(out.world, change));
  out.options.days = out.world.days;
  out.options.seed = request.seed;
  TRY(choose_engine(request, out));
  TRY(digest_inputs(out, request));
  return out;
}

}  // namespace corridor
