#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "cli/command.h"
#include "scenario/population/age_profiles.h"
#include "scenario/population/ensemble.h"
#include "scenario/population/project.h"
#include "store/run_record.h"
#include "vocabulary/gazetteer.h"

#include <fmt/core.h>

namespace corridor {
namespace {

/// A size of doubt as a person gives it, from 0 to 1000.
Result<void> read_doubt(const Call& call, std::string_view name, double& value) {
  if (!call.has(name)) return {};
  const auto number = parse_number(call.text(name));
  if (!number || *number < 0 || *number > 1000) {
    return fail({ErrorKind::usage,
                 fmt::format("expected a number after {}, saw \"{}\"", name, call.text(name)),
                 {},
                 fmt::format("Write digits: {} 0.1.", name)});
  }
  value = *number;
  return {};
}

Result<EnsembleRequest> ensemble_request(const Call& call) {
  EnsembleRequest request;
  const auto count = TRY(call.count("--trajectories")).value_or(1000);
  if (count < 2 || count > 100'000) {
    return fail({ErrorKind::usage,
                 fmt::format("expected 2 to 100,000 trajectories, saw {}", count),
                 {},
                 "A thousand are enough for intervals of 95 percent."});
  }
  request.trajectories = static_cast<std::uint32_t>(count);
  request.seed = static_cast<std::uint64_t>(TRY(call.count("--seed")).value_or(1));
  TRY(read_doubt(call, "--fertility-doubt", request.doubt.fertility));
  TRY(read_doubt(call, "--mortality-doubt", request.doubt.mortality));
  TRY(read_doubt(call, "--migration-doubt", request.doubt.migration_per_1000));
  return request;
}

struct Made {
  std::string csv;
  std::vector<std::string> notes;
  RunRecord record{.model = "cohort_projection"};
};

/// What a profile of moves by age comes to, instead of a projection.
Result<Made> make_age_indices(const Call& call) {
  if (call.has("--inputs") || call.has("--place")) {
    return fail({ErrorKind::usage,
                 "expected --age-profile alone, saw --inputs or --place too",
                 {},
                 "A profile of ages needs no projection: leave out one of them."});
  }
  const auto path = call.text("--age-profile");
  const auto file = TRY(unpack(path, TRY(read_file(path))));
  const auto profiles = TRY(read_age_profiles(file.name, file.text()));
  const bool retirement = call.has("--with-retirement");
  auto table = age_index_table(profiles, retirement);
  Made made{.csv = std::move(table.csv), .notes = std::move(table.notes)};
  made.record.settings.set("with_retirement", retirement ? "yes" : "no");
  made.record.inputs.push_back({"age_profile", path, sha256_hex(file.text())});
  return made;
}

Result<Made> make(const Call& call) {
  if (call.has("--age-profile")) return make_age_indices(call);
  ProjectionRequest request;
  request.from_year = TRY(call.year("--from"));
  request.to_year = TRY(call.year("--to")).value_or(call.has("--inputs") ? 2100 : 2050);
  Place place;
  if (call.has("--place")) place = TRY(Gazetteer::get().parse_place(call.text("--place")));
  if (place.empty() && !call.has("--inputs")) {
    return fail({ErrorKind::usage,
                 "expected --inputs or --place, saw neither",
                 {},
                 "Name a folder of tables, or a country for those of the United Nations."});
  }
  const auto inputs = TRY(inputs_of(call.text("--inputs"), place, request));
  const auto projection = project(inputs);
  Made made{.csv = {}, .notes = projection.notes};
  NamedLines settings;
  settings.set("to", std::to_string(request.to_year)).set("place", place.code());
  if (call.has("--trajectories")) {
    const auto ensemble = TRY(ensemble_request(call));
    std::vector<PlaceEnsemble> places;
    for (const auto& one : inputs.places) places.push_back(ensemble_of(one, ensemble));
    made.csv = ensemble_csv(places);
    made.record = ensemble_record(inputs.files, ensemble, std::move(settings));
  } else {
    made.csv = call.has("--indicators") ? indicators_csv(projection) : projection_csv(projection);
    made.record.settings = settings.set("indicators", call.has("--indicators") ? "yes" : "");
    for (const auto& file : inputs.files) {
      made.record.inputs.push_back({"tables", file.name, file.sha256});
    }
  }
  return made;
}

Result<Answer> run_cohort_projection(const Call& call) {
  auto made = TRY(make(call));
  Answer answer;
  for (const auto& note : made.notes) answer.notes += note + "\n";
  if (call.has("--keep")) {
    auto workspace = TRY(call.open(Workspace::Access::write));
    made.record.findings = made.csv;
    answer.notes += fmt::format("Kept as run {}.\n", TRY(keep_run(workspace, made.record)));
  }
  const std::string target = call.text("-o");
  if (target.empty()) {
    answer.out = std::move(made.csv);
    return answer;
  }
  TRY(write_file(target, made.csv));
  answer.notes += fmt::format("written: {}\n", target);
  return answer;
}

}  // namespace

extern const Command run_cohort_projection_command;
const Command run_cohort_projection_command{
    "run cohort_projection",
    "carry people by sex and age forward, from tables of your own or of the United Nations",
    "corridor run cohort_projection --inputs FOLDER --to 2100 -o projected.csv",
    {{"--inputs", "a folder with people, death rates, fertility and migration by age (CSV)"},
     {"--place", "one place: of the folder, or of World Population Prospects 2019 to 2050"},
     {"--from", "the year to start from (usual: the first from which everything is known)"},
     {"--to", "the last year (usual: 2100, of the Prospects 2050)"},
     {"--indicators", "support ratio, dependency, median age instead of ages",
      Argument::Kind::flag},
     {"--age-profile",
      "moves by age, age,rate or age,migrants,population: peak, breadth, slopes and the nearest "
      "Rogers-Castro schedule instead of a projection"},
     {"--with-retirement", "with --age-profile: a schedule with a peak around retirement",
      Argument::Kind::flag},
     {"--trajectories", "that many futures: mean, median, and what 80 and 95 of 100 lie within"},
     {"--seed", "of the trajectories", Argument::Kind::option, false, "1"},
     {"--fertility-doubt", "standard deviation of the logarithm in five years",
      Argument::Kind::option, false, "0.08"},
     {"--mortality-doubt", "standard deviation of the logarithm in five years",
      Argument::Kind::option, false, "0.05"},
     {"--migration-doubt", "standard deviation for 1,000 people in five years",
      Argument::Kind::option, false, "15"},
     {"--keep", "keep the run, with what went in", Argument::Kind::flag},
     {"-o", "write to this file"}},
    run_cohort_projection};

}  // namespace corridor
