#include "scenario/run_forms.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t longest_value = 64, longest_change = 200, most_changes = 50;

constexpr std::array flow_settings{
    RunSetting{"period", "the years of two stocks, such as 2015-2020", "2015-2020", "", true},
    RunSetting{"method", "how flows are told from stocks", "da_pb_closed",
               "da_pb_closed da_min_closed da_min_open da_min_open_dr da_ind_closed da_ind_open "
               "sd_drop_neg sd_rev_neg mig_rate mig_rate_rogers"},
    RunSetting{"sex", "whose moves", "total", "total female male"},
    RunSetting{"weight", "of minimum migration in da_pb_closed", "0.87", "", false,
               "weight_of_minimum"},
    RunSetting{"migrants", "of mig_rate: how many moved (usual: the sum of net migration)", "", "",
               false, "migrants"}};

constexpr std::array projection_settings{
    RunSetting{"place", "the place, by code or name", "", "", true},
    RunSetting{"from", "the year to start from (usual: the first with everything known)", "", "",
               false, "from_year"},
    RunSetting{"to", "the last year", "2050", "", false, "to_year"},
    RunSetting{"trajectories", "that many futures instead of one: mean, median and ranges", ""},
    RunSetting{"seed", "of the trajectories", "1"}};

constexpr std::array replacement_settings{
    RunSetting{"place", "the place, by code or name", "", "", true},
    RunSetting{"target", "what is kept", "support_ratio", "support_ratio working_age population",
               true},
    RunSetting{"to", "the last year", "2050", "", false, "to_year"},
    RunSetting{"level", "of the target (usual: as at the start)", ""},
    RunSetting{"participation", "percent of people in the labour force (usual: as is known)", "",
               "", false, "participation_percent"}};

constexpr std::string_view yes_or_no = "no yes";
constexpr std::array displacement_settings{
    RunSetting{.name = "scenario",
               .meaning = "what the crisis is: places, ways, conflicts, what was counted",
               .usual = "example",
               .required = true,
               .choices_from = RunSetting::From::scenarios},
    RunSetting{
        .name = "changes",
        .meaning = "what if: close_border:Home,Abroad,30 and others; with a semicolon between",
        .usual = "",
        .as = RunSetting::As::changes},
    RunSetting{.name = "replicates",
               .meaning = "members of the ensemble, from which the ranges come",
               .usual = "20",
               .lowest = 1,
               .highest = 200},
    RunSetting{.name = "seed",
               .meaning = "of the random numbers; two runs with the same one compare pair by pair",
               .usual = "1",
               .lowest = 0,
               .highest = 9e15},
    RunSetting{.name = "days",
               .meaning = "how many days (usual: as the scenario says)",
               .usual = "",
               .lowest = 1,
               .highest = 36'600},
    RunSetting{.name = "leak_free",
               .meaning = "without capacities, with what was reported by the day only",
               .usual = "no",
               .choices = yes_or_no,
               .as = RunSetting::As::flag},
    RunSetting{.name = "compat",
               .meaning = "what the Flee program does, its defects among it",
               .usual = "",
               .choices = "flee"},
    RunSetting{.name = "engine",
               .meaning = "people in the same state together, or one by one (usual: as it suits)",
               .usual = "",
               .choices = "cohort person"},
    RunSetting{.name = "order",
               .meaning = "all decide, then all travel, or one after another (usual: as it suits)",
               .usual = "",
               .choices = "phase serial"},
    RunSetting{.name = "hasten",
               .meaning = "count people in groups of this many (usual: as the scenario says)",
               .usual = "",
               .lowest = 1,
               .highest = 1e6}};

std::span<const Parameter> parameters_of(std::string_view name) {
  const auto models = all_models();
  const auto model = std::ranges::find(models, name, &Model::name);
  if (model == models.end()) return {};
  return (*model)->parameters;
}

/// The settings of the scenario, then each number of the model's record: what is left empty stays
/// as the scenario's own settings have it.
std::vector<RunSetting> settings_of_displacement() {
  std::vector<RunSetting> settings(displacement_settings.begin(), displacement_settings.end());
  for (const auto& parameter : parameters_of("displacement")) {
    settings.push_back({.name = parameter.name,
                        .meaning = parameter.meaning,
                        .usual = "",
                        .parameter = parameter.name,
                        .as = RunSetting::As::rule});
  }
  return settings;
}

std::span<const RunForm> all_forms_of_runs() {
  static const auto of_displacement = settings_of_displacement();
  static const std::array<RunForm, 4> forms{{{"cohort_projection", projection_settings},
                                             {"displacement", of_displacement, "/displacement"},
                                             {"flow_estimation", flow_settings},
                                             {"replacement_migration", replacement_settings}}};
  return forms;
}

Error wrong(std::string message, std::string hint) {
  return {ErrorKind::usage, std::move(message), {}, std::move(hint)};
}

Error unknown_setting(const RunForm& form, std::string_view name) {
  std::vector<std::string> names;
  for (const auto& setting : form.settings) names.emplace_back(setting.name);
  const auto hint = did_you_mean(name, names);
  return wrong(fmt::format("{} has no setting \"{}\"", form.model, clip(name, 40)),
               hint.empty() ? fmt::format("It has: {}.", fmt::join(names, ", ")) : hint);
}

Result<void> check_number(const Parameter& parameter, const RunSetting& setting,
                          std::string_view text) {
  const auto value = parse_number(text);
  if (!value) {
    return fail(wrong(fmt::format("expected a number for {}, saw \"{}\"", setting.name, text),
                      fmt::format("It is {}.", setting.meaning)));
  }
  if (*value >= parameter.lowest && *value <= parameter.highest) return {};
  return fail({ErrorKind::invalid,
               fmt::format("{} is {} {}, outside {} to {}", setting.name, *value, parameter.unit,
                           parameter.lowest, parameter.highest),
               {},
               "Choose a value within the bounds."});
}

/// Changes of a list, with semicolons or line ends between them.
std::vector<std::string_view> changes_in(std::string_view list) {
  std::vector<std::string_view> changes;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] != '\n' && list[i] != ';') continue;
    const auto change = trim(list.substr(begin, i - begin));
    if (!change.empty()) changes.push_back(change);
    begin = i + 1;
  }
  return changes;
}

Result<void> check_changes(const RunSetting& setting, std::string_view list) {
  const auto changes = changes_in(list);
  const bool fits = changes.size() <= most_changes && std::ranges::all_of(changes, [](auto change) {
                      return change.size() <= longest_change && !change.starts_with('-');
                    });
  if (fits) return {};
  return fail(wrong(fmt::format("expected at most {} {} of {} characters", most_changes,
                                setting.name, longest_change),
                    fmt::format("It is {}.", setting.meaning)));
}

Result<void> check_whole_number(const RunSetting& setting, std::string_view text) {
  const auto value = parse_integer(text);
  if (value && static_cast<double>(*value) >= setting.lowest &&
      static_cast<double>(*value) <= setting.highest) {
    return {};
  }
  return fail(
      wrong(fmt::format("expected {} as a whole number from {} to {}, saw \"{}\"", setting.name,
                        format_shortest(setting.lowest), format_shortest(setting.highest), text),
            fmt::format("It is {}.", setting.meaning)));
}

void add_argument(const RunSetting& setting, std::string_view value,
                  std::vector<std::string>& arguments) {
  switch (setting.as) {
    case RunSetting::As::option:
      arguments.push_back(fmt::format("--{}={}", setting.name, value));
      break;
    case RunSetting::As::flag: {
      std::string flag(setting.name);
      std::ranges::replace(flag, '_', '-');
      if (value == "yes") arguments.push_back("--" + flag);
      break;
    }
    case RunSetting::As::rule:
      arguments.push_back(fmt::format("--set={}={}", setting.name, value));
      break;
    case RunSetting::As::changes:
      for (const auto change : changes_in(value)) {
        arguments.push_back(fmt::format("--change={}", change));
      }
  }
}

Result<void> check_value(const RunForm& form, const RunSetting& setting, std::string_view value) {
  if (setting.as == RunSetting::As::changes) return check_changes(setting, value);
  if (value.empty() || value.size() > longest_value) {
    return fail(wrong(fmt::format("expected {} in at most {} characters, saw {}", setting.name,
                                  longest_value, value.size()),
                      fmt::format("It is {}.", setting.meaning)));
  }
  if (const auto* parameter = parameter_of(form, setting)) {
    return check_number(*parameter, setting, value);
  }
  if (setting.lowest < setting.highest) return check_whole_number(setting, value);
  if (setting.choices.empty()) return {};
  const auto choices = split(setting.choices, ' ');
  if (std::ranges::find(choices, value) != choices.end()) return {};
  return fail(wrong(fmt::format("expected {}, saw \"{}\"", setting.name, value),
                    fmt::format("One of: {}.", fmt::join(choices, ", "))));
}

}  // namespace

const RunForm* find_run_form(std::string_view model) {
  const auto forms = all_forms_of_runs();
  const auto found = std::ranges::find(forms, model, &RunForm::model);
  return found == forms.end() ? nullptr : &*found;
}

const Parameter* parameter_of(const RunForm& form, const RunSetting& setting) {
  const auto parameters = parameters_of(form.model);
  const auto found = std::ranges::find(parameters, setting.parameter, &Parameter::name);
  return found == parameters.end() ? nullptr : &*found;
}

bool is_number(const RunForm& form, const RunSetting& setting) {
  return setting.lowest < setting.highest || parameter_of(form, setting) != nullptr;
}

Result<std::vector<std::string>> run_arguments(const RunForm& form,
                                               const std::vector<std::string>& settings) {
  std::vector<std::string> arguments{"run", std::string(form.model)};
  std::vector<std::string_view> said;
  for (const auto& text : settings) {
    const auto name = std::string_view(text).substr(0, text.find('='));
    const auto setting = std::ranges::find(form.settings, name, &RunSetting::name);
    if (setting == form.settings.end()) return fail(unknown_setting(form, name));
    const auto value = std::string_view(text).substr(std::min(text.size(), name.size() + 1));
    TRY(check_value(form, *setting, value));
    add_argument(*setting, value, arguments);
    said.push_back(setting->name);
  }
  for (const auto& setting : form.settings) {
    if (!setting.required || std::ranges::find(said, setting.name) != said.end()) continue;
    return fail(wrong(fmt::format("{} needs {}", form.model, setting.name),
                      fmt::format("It is {}.", setting.meaning)));
  }
  arguments.emplace_back("--keep");
  return arguments;
}

}  // namespace corridor
