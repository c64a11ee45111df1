#include "scenario/displacement/run.h"

#include "base/text.h"
#include "scenario/displacement/build.h"
#include "scenario/displacement/changes.h"
#include "scenario/displacement/check.h"
#include "scenario/displacement/settings.h"
#include "scenario/displacement/study.h"
#include "sources/made_flee_folder.h"
#include "test_data.h"

#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

namespace corridor::run_test {
namespace {

using displacement::flee_rules;

class MadeScenario {
 public:
  explicit MadeScenario(const FleeFiles& files = made_flee_files()) {
    write_flee_files(folder(), files);
  }
  std::string folder() const { return scratch_.file("scenario"); }
  std::string file(std::string_view name) const { return scratch_.file(name); }
  const ScratchFolder& scratch() const { return scratch_; }

 private:
  ScratchFolder scratch_;
};

DisplacementRequest compat(const std::string& folder) {
  return {.folder = folder, .compat = "flee", .hasten = 1};
}

TEST_CASE("settings of the program are read, its names for rules among them") {
  ScratchFolder scratch;
  scratch.write("s.yml",
                "log_levels:\n  agent: 0\nspawn_rules:\n  conflict_spawn_decay: [1.0, 0.5]\n"
                "  conflict_driven_spawning:\n    spawn_mode: poisson\n"
                "    displaced_per_conflict_day: 12\n"
                "move_rules:\n  max_move_speed: 250.0\n  start_on_foot: True\n"
                "repairs:\n  link_closures: yes\n");
  const auto settings = read_displacement_settings(scratch.file("s.yml"), flee_rules());
  REQUIRE(settings.has_value());
  CHECK(settings->rules.max_move_speed == 250);
  CHECK(settings->rules.start_on_foot);
  CHECK(settings->rules.spawn.decay == std::vector<double>{1, 0.5});
  CHECK(settings->rules.spawn.conflict_driven);
  CHECK(settings->rules.spawn.displaced_per_conflict_day == 12);
  CHECK(settings->rules.repairs.link_closures);
  CHECK(settings->remarks.empty());
}

TEST_CASE("a setting out of bounds is an error with its line, an unknown one a remark") {
  ScratchFolder scratch;
  scratch.write("s.yml", "move_rules:\n  default_movechance: 1.5\n");
  const auto wrong = read_displacement_settings(scratch.file("s.yml"), flee_rules());
  REQUIRE(!wrong.has_value());
  CHECK(wrong.error().where.line == 2);
  scratch.write("s.yml", "move_rules:\n  camp_wieght: 2\n");
  const auto unknown = read_displacement_settings(scratch.file("s.yml"), flee_rules());
  REQUIRE(unknown.has_value());
  REQUIRE(unknown->remarks.size() == 1);
  CHECK(unknown->remarks[0].find("camp_weight") != std::string::npos);
}

TEST_CASE("members are the same whatever the threads, and those kept are taken up again") {
  const MadeScenario made;
  DisplacementRequest request{.folder = made.folder(), .replicates = 5};
  const auto first = run_displacement(request, made.file("members"));
  const auto second = run_displacement(request, made.file("members"));
  REQUIRE(first.has_value());
  REQUIRE(second.has_value());
  CHECK(first->ensemble.resumed == 0);
  CHECK(second->ensemble.resumed == 4);
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t camp = 0; camp < 2; ++camp) {
      CHECK(first->ensemble.members[i].camps[camp].simulated ==
            second->ensemble.members[i].camps[camp].simulated);
    }
  }
  // Member 3 alone is member 3 of five.
  auto alone = prepare_displacement(request);
  REQUIRE(alone.has_value());
  alone->options.replicate = 3;
  const auto third = simulate(alone->world, alone->rules, alone->options);
  CHECK(third.camps[0].simulated == first->ensemble.members[3].camps[0].simulated);
  request.seed = 2;
  const auto other = run_displacement(request, made.file("members"));
  REQUIRE(other.has_value());
  CHECK(other->ensemble.resumed == 0);
}

TEST_CASE("what if: a border that stays closed keeps everyone on this side") {
  const MadeScenario made;
  const DisplacementRequest base{.folder = made.folder(), .replicates = 4};
  auto closed = base;
  closed.changes = {"close_border:Home,Abroad,0"};
  const auto comparison = compare_displacement(base, closed);
  REQUIRE(comparison.has_value());
  CHECK(comparison->other.first().totals.back().in_camps == 0);
  CHECK(comparison->camps[0].difference.high < 0);
  CHECK(comparison->on_the_way.low > 0);
}

TEST_CASE("changes that name what is not there are refused with what is near") {
  const MadeScenario made;
  auto prepared = prepare_displacement({.folder = made.folder()});
  REQUIRE(prepared.has_value());
  for (const auto* change :
       {"close_link:Alpha,Markte,3", "close_link:Alpha,CampOne,3", "close",
        "open_camp:CampOne,10,3", "shift_conflict:Market,3", "close_border:Home,Nowhere,3",
        "camp_capacity:Alpha,4", "close_place:Alpha,9,3"}) {
    CAPTURE(std::string(change));
    const auto done = change_displacement(prepared->world, change);
    REQUIRE(!done.has_value());
    CHECK(done.error().kind == ErrorKind::usage);
  }
  CHECK(change_displacement(prepared->world, "open_camp:Market,100,4").has_value());
  CHECK(change_displacement(prepared->world, "shift_conflict:Beta,3").has_value());
  CHECK(prepared->world.conflicts[1].changes[0].day == 8);
}

TEST_CASE("a check finds nothing wrong with a sound folder, and all doubts of another") {
  const MadeScenario sound;
  const auto fine = check_displacement({.folder = sound.folder()});
  REQUIRE(fine.has_value());
  CHECK(fine->problems.empty());
  auto files = made_flee_files();
  files["source_data/one.csv"] = "2020-01-10,0\n2020-01-01,100\n2020-01-20,300\n2020-01-02,3\n";
  const MadeScenario doubtful(files);
  const auto check = check_displacement({.folder = doubtful.folder()});
  REQUIRE(check.has_value());
  CHECK(check->problems.size() == 2);
}

TEST_CASE("leak-free: capacities and what comes later change nothing") {
  auto files = made_flee_files();
  const MadeScenario made(files);
  files["source_data/one.csv"] = "2020-01-01,0\n2020-01-10,100\n2020-01-20,9000\n";
  auto& places = files["input_csv/locations.csv"];
  places.replace(places.find(",,300"), 5, ",,7");
  const MadeScenario other(files);
  const auto simulated = [](const MadeScenario& scenario) {
    const auto run = run_displacement({.folder = scenario.folder(), .leak_free = true}, {});
    auto counts = run ? run->first().camps[0].simulated : std::vector<std::int64_t>();
    counts.resize(19);  // up to the day before the last report
    return counts;
  };
  CHECK(simulated(made) == simulated(other));
}

TEST_CASE("a fit tells its error on days that had no part in it, and goes on where it stopped") {
  const MadeScenario made;
  StudyRequest study{.base = {.folder = made.folder()}, .evaluations = 12, .samples = 8};
  study.numbers = {*parse_studied_number("settle_distance_power=0:3")};
  study.file = made.file("evaluations.csv");
  const auto first = calibrate_displacement(study);
  REQUIRE(first.has_value());
  const auto lines = made.scratch().read("evaluations.csv");
  const auto second = calibrate_displacement(study);
  REQUIRE(second.has_value());
  CHECK(made.scratch().read("evaluations.csv") == lines);
  CHECK(std::get<double>(first->rows[1][2].value) == std::get<double>(second->rows[1][2].value));
  CHECK(std::get<double>(first->rows[1][2].value) <= std::get<double>(first->rows[1][1].value));
  CHECK(displacement_sensitivity(study).has_value());
  CHECK(!parse_studied_number("settle_distance_power=3:0").has_value());
  CHECK(!parse_studied_number("no_such_rule=0:1").has_value());
}

TEST_CASE("a scenario is made from events and places, and runs") {
  ScratchFolder scratch;
  scratch.write("events.csv",
                "id,date_start,latitude,longitude,best\n1,2022-03-01,10.01,1.02,5\n"
                "2,2022-03-04,10.5,1.5,1\n3,2022-03-09,60,60,9\n");
  scratch.write("places.csv",
                "name,latitude,longitude,kind,population,country\nOld Town,10,1,town,5000,Home\n"
                "Hill,10.5,1.5,town,900,Home\nRefuge,11,2,camp,0,Abroad\n");
  const BuildRequest request{.events = scratch.file("events.csv"),
                             .places = scratch.file("places.csv")};
  const auto built = build_displacement(request, scratch.file("crisis"));
  REQUIRE(built.has_value());
  CHECK(scratch.read("crisis/input_csv/conflicts.csv").starts_with("#Day,Old Town,Hill\n0,1,0\n"));
  const auto run = run_displacement({.folder = scratch.file("crisis")}, {});
  REQUIRE(run.has_value());
  CHECK(run->prepared.world.days == 9);
  CHECK(run->first().totals.back().people > 300);
  const auto again = build_displacement(request, scratch.file("crisis"));
  REQUIRE(!again.has_value());
  CHECK(again.error().kind == ErrorKind::conflict);
}

struct Reference {
  std::string conflict, settings;
  double hasten, error, tolerance;
};

TEST_CASE("persons in serial order, compat: the reference's published scores") {
  if (golden("displacement/reference.csv").empty()) return;
  const auto base = golden("displacement/reference.csv")
                        .substr(0, golden("displacement/reference.csv").size() -
                                       std::string("reference.csv").size());
  const std::vector<Reference> rows{
      {"mali2012", "simsetting", 10, 0.3598, 0.015},
      {"mali2012", "fastflow", 50, 0.2885, 0.015},
      {"burundi2015", "simsetting", 50, 0.5509, 0.015},
      {"burundi2015", "modern125aw2dm75", 50, 0.4358, 0.015},
      {"tigray2020", "simsetting", 50, 0.4111, 0.015},
      {"nigeria2016", "simsetting", 50, 0.2131, 0.015},
      {"ssudan2013", "simsetting", 50, 0.5395, 0.015},
      {"ukraine2022", "simsetting", 1000, 0.7461, 0.015},
  };
  for (const auto& row : rows) {
    auto request = compat(base + row.conflict);
    request.settings = base + "settings_presets/" + row.settings + ".yml";
    request.hasten = row.hasten;
    request.replicates = 20;
    const auto run = run_displacement(request, {});
    REQUIRE(run.has_value());
    CAPTURE(row.conflict);
    CHECK(std::abs(run->ensemble.rescaled.mean - row.error) < row.tolerance);
  }
}

TEST_CASE("the usual rules beat the reference and the capacity split on the public conflicts") {
  if (golden("displacement/reference.csv").empty()) return;
  const auto base = golden("displacement/reference.csv")
                        .substr(0, golden("displacement/reference.csv").size() -
                                       std::string("reference.csv").size());
  double usual = 0, leak_free = 0, equal = 0, last = 0;
  for (const auto* name :
       {"mali2012", "burundi2015", "tigray2020", "ssudan2013", "car2013", "nigeria2016"}) {
    DisplacementRequest request{.folder = base + name};
    const auto run = run_displacement(request, {});
    request.leak_free = true;
    const auto forecast = run_displacement(request, {});
    REQUIRE(run.has_value());
    REQUIRE(forecast.has_value());
    usual += run->ensemble.rescaled.mean / 6;
    leak_free += forecast->ensemble.rescaled.mean / 6;
    equal += forecast->naive.equal_split / 6;
    last += forecast->naive.last_shares / 6;
  }
  CHECK(usual < 0.25);       // reference's best preset 0.382, capacity split 0.349
  CHECK(leak_free < 0.20);   // reference without capacities 0.657
  CHECK(leak_free < last);   // 0.179, 0.194
  CHECK(leak_free < equal);  // 0.774
}

}  // namespace
}  // namespace corridor::run_test
