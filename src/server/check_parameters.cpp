#include "server/check_parameters.h"

#include "base/text.h"
#include "server/problem.h"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {
namespace {

std::vector<std::string> names_known(const Route& route) {
  std::vector<std::string> names;
  for (const auto& parameter : route.parameters) {
    if (!route.in_path(parameter.name)) names.emplace_back(parameter.name);
  }
  if (!route.forms.empty()) names.emplace_back("format");
  if (route.languages) names.emplace_back("lang");
  return names;
}

Error unknown(const std::string& name, const std::vector<std::string>& known) {
  const auto hint = did_you_mean(name, known);
  return {ErrorKind::usage,
          fmt::format("no parameter is called \"{}\"", clip(name, 60)),
          {},
          !hint.empty()   ? hint
          : known.empty() ? "There are none here."
                          : fmt::format("Here are: {}.", fmt::join(known, ", "))};
}

std::string names_of(const std::vector<const Form*>& forms) {
  std::vector<std::string_view> names;
  for (const auto* form : forms) names.push_back(form->name);
  return fmt::format("{}", fmt::join(names, ", "));
}

Reply not_acceptable(const std::vector<const Form*>& offered, std::string_view wanted) {
  return problem(406, {ErrorKind::usage,
                       fmt::format("this is not to be had as \"{}\"", clip(wanted, 100)),
                       {},
                       fmt::format("Forms here: {}.", names_of(offered))});
}

}  // namespace

Result<void> check_parameters(const Asked& asked) {
  const auto& route = asked.route;
  if (!route.any_query) {
    const auto known = names_known(route);
    for (const auto& [name, value] : asked.values) {
      if (!route.in_path(name) && !is_one_of(known, name)) {
        return fail(unknown(name, known));
      }
      if (asked.all(name).size() > 1) {
        return fail({ErrorKind::usage,
                     fmt::format("{} is given {} times", name, asked.all(name).size()),
                     {},
                     "Give it once."});
      }
    }
  }
  for (const auto& parameter : route.parameters) {
    if (!parameter.required || route.in_path(parameter.name) || asked.has(parameter.name)) continue;
    return fail({ErrorKind::usage,
                 fmt::format("expected the parameter {}: {}", parameter.name, parameter.meaning),
                 {},
                 fmt::format("Such as {}={}.", parameter.name, percent_encode(parameter.example))});
  }
  return {};
}

Result<std::optional<Reply>> settle_form(Asked& asked) {
  if (asked.route.forms.empty()) return std::nullopt;
  const auto offered = forms_named(asked.route.forms);
  if (!asked.has("format")) {
    const auto accept = asked.request.header("Accept");
    asked.form = choose_form(accept, offered);
    if (asked.form == nullptr) return not_acceptable(offered, accept);
    return std::nullopt;
  }
  const auto name = asked.text("format");
  asked.form = find_form(name);
  if (asked.form == nullptr) {
    std::vector<std::string> names;
    for (const auto* form : offered) names.emplace_back(form->name);
    const auto hint = did_you_mean(name, names);
    return fail({ErrorKind::usage,
                 fmt::format("no form is called \"{}\"", clip(name, 60)),
                 {},
                 hint.empty() ? fmt::format("Forms here: {}.", names_of(offered)) : hint});
  }
  if (!is_one_of(offered, asked.form)) return not_acceptable(offered, name);
  return std::nullopt;
}

Result<void> settle_language(Asked& asked) {
  if (!asked.route.languages) return {};
  if (!asked.has("lang")) {
    asked.language = choose_language(asked.request.header("Accept-Language"));
    return {};
  }
  asked.language = asked.text("lang");
  if (is_one_of(all_languages(), asked.language)) return {};
  return fail({ErrorKind::usage,
               fmt::format("Corridor does not speak \"{}\"", clip(asked.language, 40)),
               {},
               fmt::format("Languages: {}.", fmt::join(all_languages(), ", "))});
}

}  // namespace corridor
