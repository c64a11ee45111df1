#include "scenario/run_model.h"

#include "scenario/run_forms.h"

#include <set>

#include <doctest/doctest.h>

namespace corridor::run_model_test {
namespace {

const Model& model() { return **find_model("remittance_kept"); }

double finding(const Table& table, std::size_t row) {
  return std::get<double>(table.rows.at(row).at(1).value);
}

Error refused(const std::string& setting) {
  const auto table = run_model(model(), {setting});
  REQUIRE_FALSE(table.has_value());
  return table.error();
}

}  // namespace

TEST_CASE("by hand: 200 US$ a month at 6.5 percent costs 156 a year, 84 more arrive at 3 percent") {
  const auto table = run_model(model(), {"amount_usd_per_month=200", "cost_percent=6.5"});
  REQUIRE(table.has_value());
  CHECK(finding(*table, 0) == doctest::Approx(2400));
  CHECK(finding(*table, 1) == doctest::Approx(156));
  CHECK(finding(*table, 2) == doctest::Approx(2244));
  CHECK(finding(*table, 3) == doctest::Approx(84));
}

TEST_CASE("what is not set has its usual value, and the answer says which and where from") {
  const auto table = run_model(model(), {"cost_percent=10"});
  REQUIRE(table.has_value());
  CHECK(finding(*table, 1) == doctest::Approx(240));
  REQUIRE(table->notes.size() == 4);
  CHECK(table->notes[0].starts_with("amount_usd_per_month = 200 US$ (usual: "));
  CHECK(table->notes[1].ends_with("(yours)"));
  CHECK(table->notes[3].starts_with("Method: "));
}

TEST_CASE("a setting that makes no sense is refused with what would") {
  CHECK(refused("cost_percent").kind == ErrorKind::usage);
  CHECK(refused("cost_percent=").kind == ErrorKind::usage);
  CHECK(refused("cost_percent=many").message == "expected a number for cost_percent, saw \"many\"");
  CHECK(refused("cost_percent=6,5").kind == ErrorKind::usage);
  CHECK(refused("cost_percent=nan").kind == ErrorKind::usage);
  CHECK(refused("cost_percent=-1").kind == ErrorKind::invalid);
  CHECK(refused("cost_percent=100.1").kind == ErrorKind::invalid);
  CHECK(refused("cost_percnt=5").hint == "Did you mean cost_percent?");
  CHECK(find_model("remittance_kep").error().hint == "Did you mean remittance_kept?");
  CHECK(find_model("").error().kind == ErrorKind::not_found);
}

TEST_CASE("every model: names once, bounds in order, the usual value runs and gives its findings") {
  std::set<std::string_view> names;
  for (const Model* one : all_models()) {
    CAPTURE(one->name);
    CHECK(names.insert(one->name).second);
    CHECK_FALSE(one->question.empty());
    CHECK_FALSE(one->reference.empty());
    std::set<std::string_view> parameters;
    for (const auto& parameter : one->parameters) {
      CAPTURE(parameter.name);
      CHECK(parameters.insert(parameter.name).second);
      CHECK(parameter.lowest <= parameter.usual);
      CHECK(parameter.usual <= parameter.highest);
      CHECK_FALSE(parameter.source.empty());
    }
    const auto* form = find_run_form(one->name);
    CHECK(parameters_table(*one).rows.size() ==
          (form == nullptr ? one->parameters.size() : form->settings.size()));
    const auto table = run_model(*one, {});
    if (one->run == nullptr) {
      CHECK(table.error().hint.contains(std::string(one->name) + " --help"));
      continue;
    }
    REQUIRE(table.has_value());
    CHECK_FALSE(table->rows.empty());
  }
  CHECK(models_table().rows.size() == names.size());
}

}  // namespace corridor::run_model_test
