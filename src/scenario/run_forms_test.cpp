#include "scenario/run_forms.h"

#include "scenario/run_model.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace corridor::run_forms_test {

TEST_CASE("a form gives the arguments of the command, each value in one of them") {
  const auto* form = find_run_form("replacement_migration");
  REQUIRE(form != nullptr);
  const auto arguments = run_arguments(*form, {"place=JPN", "target=working_age", "to=2040"});
  REQUIRE(arguments.has_value());
  CHECK(*arguments == std::vector<std::string>{"run", "replacement_migration", "--place=JPN",
                                               "--target=working_age", "--to=2040", "--keep"});
}

TEST_CASE("a form of displacement gives flags, rules and changes as its command has them") {
  const auto* form = find_run_form("displacement");
  REQUIRE(form != nullptr);
  const auto arguments = run_arguments(
      *form, {"scenario=example", "leak_free=yes", "max_move_speed=200", "replicates=5",
              "changes=close_border:Home,Abroad,30; camp_capacity:Old Town,5\n"});
  REQUIRE_MESSAGE(arguments.has_value(), arguments.error().message);
  CHECK(*arguments == std::vector<std::string>{"run", "displacement", "--scenario=example",
                                               "--leak-free", "--set=max_move_speed=200",
                                               "--replicates=5",
                                               "--change=close_border:Home,Abroad,30",
                                               "--change=camp_capacity:Old Town,5", "--keep"});
  const auto message = [&](const std::string& setting) {
    const auto made = run_arguments(*form, {"scenario=example", setting});
    return made ? std::string("taken") : made.error().message;
  };
  CHECK(message("leak_free=no") == "taken");
  CHECK(message("replicates=201").starts_with("expected replicates as a whole number"));
  CHECK(message("replicates=1.5").starts_with("expected replicates as a whole number"));
  CHECK(message("max_move_speed=0").contains("outside 1 to 5000"));
  CHECK(message("changes=--keep").starts_with("expected at most"));
  CHECK(message("changes=" + std::string(201, 'x')).starts_with("expected at most"));
  CHECK(message("folder=/etc").contains("has no setting"));
  const auto record = find_model("displacement");
  REQUIRE(record.has_value());
  for (const auto& parameter : (*record)->parameters) {
    CAPTURE(parameter.name);
    CHECK(std::ranges::find(form->settings, parameter.name, &RunSetting::name) !=
          form->settings.end());
  }
}

TEST_CASE("what a form has not, no choice of it, or leaves out is refused by name") {
  const auto* form = find_run_form("replacement_migration");
  const auto message = [&](const std::vector<std::string>& settings) {
    const auto arguments = run_arguments(*form, settings);
    return arguments ? std::string("taken") : arguments.error().message;
  };
  CHECK(message({"place=JPN", "target=support_ratio", "inputs=/etc"}) ==
        "replacement_migration has no setting \"inputs\"");
  CHECK(message({"place=JPN", "target=everything"}) == "expected target, saw \"everything\"");
  CHECK(message({"place=JPN", "target=population", "to=3000"}) ==
        "to is 3000 year, outside 2025 to 2100");
  CHECK(message({"place=JPN", "target=population", "to=soon"}) ==
        "expected a number for to, saw \"soon\"");
  CHECK(message({"place=JPN"}) == "replacement_migration needs target");
  CHECK(message({"place=", "target=population"}).starts_with("expected place in at most"));
  CHECK(message({"place=" + std::string(65, 'x'), "target=population"}).contains("saw 65"));
}

TEST_CASE("every form is of a model that needs more than numbers, and no setting names a file") {
  for (const auto* name :
       {"cohort_projection", "displacement", "flow_estimation", "replacement_migration"}) {
    CAPTURE(name);
    const auto* form = find_run_form(name);
    REQUIRE(form != nullptr);
    const auto model = find_model(name);
    REQUIRE(model.has_value());
    CHECK_FALSE(static_cast<bool>((*model)->run));
    for (const auto& setting : form->settings) {
      CHECK(setting.name != "inputs");
      CHECK((parameter_of(*form, setting) != nullptr) != setting.parameter.empty());
      CHECK(setting.name != "train");
      CHECK_FALSE(setting.name.starts_with("stock"));
    }
  }
  CHECK(find_run_form("remittance_kept") == nullptr);
}

}  // namespace corridor::run_forms_test
