#pragma once
// Run forms: what may be asked of a model that needs more than numbers and can be run from the
// workspace alone, by name and words. The command "run NAME" does the work (its options have the
// same names); a form says which of them are open to who asks over the network, none of which
// names a file.

#include "base/result.h"
#include "models/model.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct RunSetting {
  std::string_view name;
  std::string_view meaning;
  std::string_view usual;         // empty: as the meaning says
  std::string_view choices = {};  // with spaces between; empty: any word
  bool required = false;
  std::string_view parameter = {};  // the model's, whose bounds hold; empty: none
  /// How the command hears of it: --name=value; --name where it is "yes"; --set=name=value, for a
  /// number of the model that what it runs from may have set; --change=one for each of a list.
  enum class As : std::uint8_t { option, flag, rule, changes } as = As::option;
  /// Choices that the workspace has, beside which any word of theirs is taken.
  enum class From : std::uint8_t { nowhere, scenarios } choices_from = From::nowhere;
  double lowest = 0, highest = 0;  // of a whole number that is no parameter; alike: none
};

struct RunForm {
  std::string_view model;
  std::span<const RunSetting> settings;
  /// The page that shows a kept run (?run=) or two (&other=); empty: the one for all models.
  std::string_view run_page = {};
};

/// Null where the model has none.
const RunForm* find_run_form(std::string_view model);

/// The parameter that the setting stands for; null where it stands for none.
const Parameter* parameter_of(const RunForm& form, const RunSetting& setting);

/// Whether it takes a number.
bool is_number(const RunForm& form, const RunSetting& setting);

/// The arguments of the command that runs the model and keeps the run: "run", the model,
/// "--name=value" ... `settings` are "name=value". ErrorKind::usage for a setting the form has not,
/// a value that is none of its choices or no number, or a missing one; ErrorKind::invalid for a
/// number out of bounds.
Result<std::vector<std::string>> run_arguments(const RunForm& form,
                                               const std::vector<std::string>& settings);

}  // namespace corridor
