#include "base/file.h"
#include "base/text.h"
#include "cli/command.h"
#include "report/displacement_files.h"
#include "report/displacement_outputs.h"
#include "report/render_table.h"
#include "scenario/displacement/build.h"
#include "scenario/displacement/check.h"
#include "scenario/displacement/scenarios.h"
#include "scenario/displacement/study.h"

#include <fmt/core.h>

#include <optional>

namespace corridor {
namespace {

struct Bounds {
  double usual, lowest, highest;
};

Result<double> number(const Call& call, std::string_view name, const Bounds& bounds) {
  const auto [usual, lowest, highest] = bounds;
  if (!call.has(name)) return usual;
  const auto value = parse_number(call.text(name));
  if (value && *value >= lowest && *value <= highest) return *value;
  return fail(
      {ErrorKind::usage,
       fmt::format("expected a number from {} to {} after {}, saw \"{}\"", format_shortest(lowest),
                   format_shortest(highest), name, call.text(name)),
       {},
       fmt::format("Write digits: {} {}.", name, format_shortest(std::max(usual, 1.0)))});
}

Result<DisplacementRequest> displacement_request(const Call& call) {
  DisplacementRequest request{.folder = call.text("DIR"),
                              .settings = call.text("--settings"),
                              .compat = call.text("--compat"),
                              .engine = call.text("--engine"),
                              .order = call.text("--order")};
  request.days = static_cast<int>(TRY(number(call, "--days", {0, 0, 36600})));
  request.seed = static_cast<std::uint64_t>(TRY(number(call, "--seed", {1, 0, 9e15})));
  request.replicates = static_cast<int>(TRY(number(call, "--replicates", {1, 1, 100000})));
  request.hasten = TRY(number(call, "--hasten", {0, 1, 1e9}));
  request.leak_free = call.has("--leak-free");
  request.set = call.all("--set");
  return request;
}

std::string notes_of(const PreparedDisplacement& prepared) {
  std::string notes;
  for (const auto& doubt : prepared.doubts) notes += describe(doubt);
  for (const auto& remark : prepared.remarks) notes += "note: " + remark + "\n";
  return notes;
}

Result<Answer> build(const Call& call) {
  BuildRequest request{.events = call.text("--events"),
                       .places = call.text("--places"),
                       .distances = call.text("--distances"),
                       .start = call.text("--start")};
  if (request.places.empty()) {
    return fail({ErrorKind::usage,
                 "expected --places with --events, saw none",
                 {},
                 "Give a file with name, latitude, longitude, kind and population."});
  }
  request.days = static_cast<int>(TRY(number(call, "--days", {0, 0, 36600})));
  request.road_factor = TRY(number(call, "--road-factor", {1.3, 1, 10}));
  request.neighbours = static_cast<int>(TRY(number(call, "--neighbours", {3, 1, 100})));
  request.reach_km = TRY(number(call, "--reach-km", {100, 0, 20000}));
  request.least_intensity = TRY(number(call, "--least-intensity", {0, 0, 1e9}));
  request.quiet_days = static_cast<int>(TRY(number(call, "--quiet-days", {0, 0, 36600})));
  return Answer{TRY(build_displacement(request, call.text("DIR")))};
}

Result<Answer> run_study(const Call& call, const DisplacementRequest& base) {
  StudyRequest study{.base = base};
  const bool fits = call.has("--calibrate");
  for (const auto& text : call.all(fits ? "--calibrate" : "--sobol")) {
    study.numbers.push_back(TRY(parse_studied_number(text)));
  }
  study.until_day = static_cast<int>(TRY(number(call, "--until", {0, 0, 36600})));
  study.evaluations = static_cast<int>(TRY(number(call, "--evaluations", {60, 1, 1e6})));
  study.samples = static_cast<int>(TRY(number(call, "--samples", {64, 2, 1e6})));
  if (call.has("-o")) {
    TRY(make_displacement_folder(call.text("-o")));
    study.file = call.text("-o") + "/evaluations.csv";
  }
  const auto table = TRY(fits ? calibrate_displacement(study) : displacement_sensitivity(study));
  if (call.has("-o")) {
    TRY(write_file(call.text("-o") + (fits ? "/calibration.csv" : "/sensitivity.csv"),
                   render(table, Format::csv, 100)));
  }
  return Answer{render(table, Format::text, call.width)};
}

/// What is told beside the run: its doubts, and where it is kept.
Result<std::string> keep_runs(const Call& call, const std::vector<const DisplacementRun*>& runs) {
  std::string notes = notes_of(runs.back()->prepared);
  if (!call.has("--keep")) return notes;
  auto workspace = TRY(call.open(Workspace::Access::write));
  for (const auto* one : runs) {
    auto record = displacement_record(*one, displacement_arrivals_csv(*one));
    if (call.has("--scenario")) name_scenario(record, call.text("--scenario"));
    const auto id = TRY(keep_run(workspace, record));
    TRY(keep_run_files(workspace, id, displacement_outputs(*one)));
    notes += fmt::format("Kept as run {}.\n", id);
  }
  return notes;
}

Result<Answer> run_request(const Call& call, DisplacementRequest request) {
  if (call.has("--calibrate") || call.has("--sobol")) return run_study(call, request);
  if (call.has("--check")) {
    const auto check = TRY(check_displacement(request));
    if (!check.problems.empty()) return fail(check.as_error());
    return Answer{check.account};
  }
  const std::string folder = call.text("-o");
  if (call.has("--change")) {
    auto changed = request;
    changed.changes = call.all("--change");
    if (call.has("--compare")) {
      const auto comparison = TRY(compare_displacement(request, changed));
      if (!folder.empty()) TRY(write_displacement_files(comparison.other, folder));
      return Answer{displacement_comparison_account(comparison),
                    TRY(keep_runs(call, {&comparison.base, &comparison.other}))};
    }
    request = changed;
  }
  const std::string members = folder.empty() ? "" : folder + "/members";
  const auto run = TRY(run_displacement(request, members));
  if (!folder.empty()) TRY(write_displacement_files(run, folder));
  return Answer{displacement_account(run), TRY(keep_runs(call, {&run}))};
}

Error no_folder(bool both) {
  return {ErrorKind::usage,
          both ? "expected DIR or --scenario, saw both" : "expected DIR or --scenario, saw neither",
          {},
          "Give a scenario folder, or --scenario ID; `corridor scenarios` lists those kept."};
}

Result<Answer> run_displacement(const Call& call) {
  if (call.has("DIR") == call.has("--scenario")) return fail(no_folder(call.has("DIR")));
  if (call.has("--events")) return call.has("DIR") ? build(call) : fail(no_folder(false));
  auto request = TRY(displacement_request(call));
  if (!call.has("--scenario")) return run_request(call, std::move(request));
  std::optional<ScenarioFolder> folder;
  Call named = call;
  {
    const auto workspace = TRY(call.open(Workspace::Access::read));
    const auto scenario = TRY(displacement_scenario(workspace, call.text("--scenario")));
    folder = TRY(ScenarioFolder::open(workspace, scenario.id));
    named.values["--scenario"] = {scenario.id};
  }
  request.folder = folder->path();
  auto answer = run_request(named, std::move(request));
  if (!answer) return fail(folder->without_folder(answer.error()));
  return answer;
}

}  // namespace

extern const Command run_displacement_command;
const Command run_displacement_command{
    "run displacement",
    "who flees a crisis, which way, and where they arrive, from a scenario folder",
    "corridor run displacement mali2012 --settings simsetting.yml --replicates 20 -o OUT",
    {{"DIR", "a scenario folder: input_csv/, source_data/, simsetting.yml",
      Argument::Kind::positional},
     {"--scenario", "instead of DIR: a scenario of the workspace, by its id; example is one"},
     {"--settings", "a file of settings (usual: the folder's simsetting.yml, if any)"},
     {"--compat", "flee: what that program does, its defects among it"},
     {"--engine", "cohort (people in the same state move together) or person"},
     {"--order", "phase (all decide, then all travel) or serial (one after another)"},
     {"--days", "how many days (usual: as sim_period.csv says)"},
     {"--seed", "of the random numbers", Argument::Kind::option, false, "1"},
     {"--replicates", "members of the ensemble, for intervals", Argument::Kind::option, false, "1"},
     {"--hasten", "count people in groups of this many"},
     {"--leak-free", "without capacities, with what was reported by the day only",
      Argument::Kind::flag},
     {"--set", "one setting, such as max_move_speed=200 (may be repeated)",
      Argument::Kind::many_options},
     {"--change", "what if: close_border:Mali,Niger,30 and others (may be repeated)",
      Argument::Kind::many_options},
     {"--compare", "the changes beside the scenario as it is, with the same random numbers",
      Argument::Kind::flag},
     {"--check", "say what is wrong with the folder, run nothing", Argument::Kind::flag},
     {"--calibrate", "fit a number within a range: softening=5:200 (may be repeated)",
      Argument::Kind::many_options},
     {"--until", "fit to the days before this one, hold the rest out (usual: two thirds)"},
     {"--evaluations", "runs of a fit", Argument::Kind::option, false, "60"},
     {"--sobol", "how the error depends on a number within a range (may be repeated)",
      Argument::Kind::many_options},
     {"--samples", "points of the design of --sobol", Argument::Kind::option, false, "64"},
     {"--events", "make DIR from events: a file with date, latitude, longitude, intensity"},
     {"--places", "the places: name, latitude, longitude, kind, population, country"},
     {"--distances", "roads that are known: name1, name2, km"},
     {"--start", "first day (usual: of the first event)"},
     {"--road-factor", "roads are longer than the great circle", Argument::Kind::option, false,
      "1.3"},
     {"--neighbours", "roads from each place to its nearest", Argument::Kind::option, false, "3"},
     {"--reach-km", "how far an event may be from a place", Argument::Kind::option, false, "100"},
     {"--least-intensity", "events below it are passed over", Argument::Kind::option, false, "0"},
     {"--quiet-days", "a conflict ends so long after its last event (usual: never)"},
     {"--keep", "keep the run (with --compare both) in the workspace, with what went in",
      Argument::Kind::flag},
     {"-o", "write out.csv, summary.json, report.html and more into this folder"}},
    run_displacement};

}  // namespace corridor
