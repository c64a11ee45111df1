#include "scenario/run_model.h"

#include "base/text.h"
#include "scenario/run_forms.h"

#include <fmt/core.h>

#include <algorithm>

namespace corridor {
namespace {

template <class Records> std::vector<std::string> names_of(const Records& records) {
  std::vector<std::string> names;
  for (const auto& record : records) names.emplace_back(record.name);
  return names;
}

Result<std::size_t> find_parameter(const Model& model, std::string_view name) {
  const auto found = std::ranges::find(model.parameters, name, &Parameter::name);
  if (found != model.parameters.end()) {
    return static_cast<std::size_t>(found - model.parameters.begin());
  }
  const auto hint = did_you_mean(name, names_of(model.parameters));
  return fail({ErrorKind::usage,
               fmt::format("{} has no parameter \"{}\"", model.name, name),
               {},
               hint.empty() ? fmt::format("`corridor models {}` lists them.", model.name) : hint});
}

Result<double> read_value(const Parameter& parameter, std::string_view text) {
  const auto value = parse_number(text);
  if (!value) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a number for {}, saw \"{}\"", parameter.name, text),
                 {},
                 fmt::format("Write {}={}.", parameter.name, parameter.usual)});
  }
  if (*value >= parameter.lowest && *value <= parameter.highest) return *value;
  return fail({ErrorKind::invalid,
               fmt::format("{} is {} {}, outside {} to {}", parameter.name, *value, parameter.unit,
                           parameter.lowest, parameter.highest),
               {},
               "Choose a value within the bounds."});
}

/// A setting has the bounds, unit and source of the parameter it stands for.
std::vector<Cell> setting_row(const RunForm& form, const RunSetting& setting) {
  const auto* p = parameter_of(form, setting);
  const auto bound = [&](auto member) {
    return p == nullptr ? Cell(std::string()) : Cell(p->*member);
  };
  const bool counts = setting.lowest < setting.highest;
  return {std::string(setting.name),
          counts ? Cell(setting.lowest) : bound(&Parameter::lowest),
          std::string(setting.usual),
          counts ? Cell(setting.highest) : bound(&Parameter::highest),
          std::string(p == nullptr ? "" : p->unit),
          std::string(setting.choices),
          std::string(setting.meaning),
          std::string(p == nullptr ? "" : p->source)};
}

}  // namespace

Result<const Model*> find_model(const std::string& name) {
  std::vector<std::string> names;
  for (const Model* model : all_models()) {
    if (model->name == name) return model;
    names.emplace_back(model->name);
  }
  const auto hint = did_you_mean(name, names);
  return fail({ErrorKind::not_found,
               fmt::format("no model is called \"{}\"", name),
               {},
               hint.empty() ? "`corridor models` lists them." : hint});
}

Result<Table> run_model(const Model& model, const std::vector<std::string>& settings) {
  if (model.run == nullptr) {
    return fail({ErrorKind::usage,
                 fmt::format("{} needs files or a place, not only numbers", model.name),
                 {},
                 fmt::format("`corridor run {} --help` shows its form.", model.name)});
  }
  std::vector<double> values;
  for (const auto& parameter : model.parameters) values.push_back(parameter.usual);
  for (const auto& setting : settings) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos) {
      return fail({ErrorKind::usage,
                   fmt::format("expected name=value, saw \"{}\"", setting),
                   {},
                   fmt::format("Such as {}=1.", model.parameters.front().name)});
    }
    const auto index = TRY(find_parameter(model, std::string_view(setting).substr(0, equals)));
    values[index] = TRY(read_value(model.parameters[index], setting.substr(equals + 1)));
  }
  Table table;
  table.title = std::string(model.title);
  table.columns = {{"finding", "Finding"},
                   {.name = "value", .title = "Value", .digits = 2, .align = Align::end},
                   {"unit", "Unit"}};
  for (const auto& finding : model.run(values)) {
    table.rows.push_back({std::string(finding.title), finding.value, std::string(finding.unit)});
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& p = model.parameters[i];
    table.notes.push_back(
        fmt::format("{} = {} {}{}", p.name, format_shortest(values[i]), p.unit,
                    values[i] == p.usual ? fmt::format(" (usual: {})", p.source) : " (yours)"));
  }
  table.notes.push_back(fmt::format("Method: {}", model.reference));
  return table;
}

Table models_table() {
  Table table;
  table.title = "Models";
  table.columns = {{"name", "Name"}, {"title", "Title"}, {"question", "Question it answers"}};
  for (const Model* model : all_models()) {
    table.rows.push_back(
        {std::string(model->name), std::string(model->title), std::string(model->question)});
  }
  return table;
}

Table parameters_table(const Model& model) {
  Table table;
  table.title = fmt::format("{}: {}", model.title, model.question);
  table.columns = {{"name", "Parameter"},
                   {.name = "lowest", .title = "Lowest", .digits = 1, .align = Align::end},
                   {.name = "usual", .title = "Usual", .digits = 1, .align = Align::end},
                   {.name = "highest", .title = "Highest", .digits = 1, .align = Align::end},
                   {"unit", "Unit"},
                   {"choices", "Choices"},
                   {"meaning", "Meaning"},
                   {"source", "Source of the usual value"}};
  const auto* form = find_run_form(model.name);
  if (form == nullptr) {
    for (const auto& p : model.parameters) {
      table.rows.push_back({std::string(p.name), p.lowest, p.usual, p.highest, std::string(p.unit),
                            std::string(), std::string(p.meaning), std::string(p.source)});
    }
  } else {
    for (const auto& setting : form->settings) table.rows.push_back(setting_row(*form, setting));
  }
  table.notes = {fmt::format("Method: {}", model.reference)};
  return table;
}

}  // namespace corridor
