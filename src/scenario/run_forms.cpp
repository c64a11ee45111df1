#include "scenario/run_forms.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::size_t longest_value = 64;

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

constexpr std::array<RunForm, 3> forms{{{"cohort_projection", projection_settings},
                                        {"flow_estimation", flow_settings},
                                        {"replacement_migration", replacement_settings}}};

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

Result<void> check_value(const RunForm& form, const RunSetting& setting, std::string_view value) {
  if (value.empty() || value.size() > longest_value) {
    return fail(wrong(fmt::format("expected {} in at most {} characters, saw {}", setting.name,
                                  longest_value, value.size()),
                      fmt::format("It is {}.", setting.meaning)));
  }
  if (const auto* parameter = parameter_of(form, setting)) {
    return check_number(*parameter, setting, value);
  }
  if (setting.choices.empty()) return {};
  const auto choices = split(setting.choices, ' ');
  if (std::ranges::find(choices, value) != choices.end()) return {};
  return fail(wrong(fmt::format("expected {}, saw \"{}\"", setting.name, value),
                    fmt::format("One of: {}.", fmt::join(choices, ", "))));
}

}  // namespace

const RunForm* find_run_form(std::string_view model) {
  const auto found = std::ranges::find(forms, model, &RunForm::model);
  return found == forms.end() ? nullptr : &*found;
}

const Parameter* parameter_of(const RunForm& form, const RunSetting& setting) {
  const auto models = all_models();
  const auto model = std::ranges::find(models, form.model, &Model::name);
  if (model == models.end()) return nullptr;
  const auto& parameters = (*model)->parameters;
  const auto found = std::ranges::find(parameters, setting.parameter, &Parameter::name);
  return found == parameters.end() ? nullptr : &*found;
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
    arguments.push_back(fmt::format("--{}={}", name, value));
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
